// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "greenflash-examples",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "quickstart", targets: ["Quickstart"]),
        .executable(name: "chat", targets: ["Chat"]),
    ],
    dependencies: [
        .package(name: "greenflash-swift", path: "..")
    ],
    targets: [
        .executableTarget(
            name: "Quickstart",
            dependencies: [.product(name: "Greenflash", package: "greenflash-swift")]
        ),
        .executableTarget(name: "Chat", dependencies: [.product(name: "Greenflash", package: "greenflash-swift")]),
    ],
    swiftLanguageModes: [.v6]
)
