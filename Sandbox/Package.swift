// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "greenflash-sandbox",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "greenflash-sandbox", targets: ["greenflash-sandbox"]),
        .library(name: "SandboxServer", targets: ["SandboxServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .target(
            name: "SandboxServer",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "greenflash-sandbox",
            dependencies: [
                "SandboxServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SandboxServerTests",
            dependencies: ["SandboxServer"],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
