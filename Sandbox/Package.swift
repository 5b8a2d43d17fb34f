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
        .package(url: "https://github.com/apple/swift-nio", from: "2.86.0"),
        // Only for the tests, which run the SDK against the sandbox.
        .package(name: "greenflash-swift", path: ".."),
    ],
    targets: [
        .target(
            name: "SandboxServer",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
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
            dependencies: [
                "SandboxServer",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SDKTests",
            dependencies: ["SandboxServer", .product(name: "Greenflash", package: "greenflash-swift")],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
