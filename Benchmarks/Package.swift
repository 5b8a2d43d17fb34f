// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "greenflash-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "greenflash-swift", path: "..")],
    targets: [
        .target(name: "Measuring", swiftSettings: settings),
        .executableTarget(
            name: "coding",
            dependencies: [
                "Measuring",
                .product(name: "Greenflash", package: "greenflash-swift"),
                .product(name: "GreenflashRuntime", package: "greenflash-swift"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "streaming",
            dependencies: [
                "Measuring",
                .product(name: "Greenflash", package: "greenflash-swift"),
                .product(name: "GreenflashRuntime", package: "greenflash-swift"),
                .product(name: "GreenflashTesting", package: "greenflash-swift"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .executableTarget(name: "yaml-parse", dependencies: ["CYAML"]),
    ],
    swiftLanguageModes: [.v6]
)
