// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "greenflash-generator",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sdkgen", targets: ["sdkgen"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // Only for the tests, which compile and run what is generated.
        .package(name: "greenflash-swift", path: ".."),
    ],
    targets: [
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: settings),
        .target(name: "OpenAPI", dependencies: ["YAML"], swiftSettings: settings),
        .target(name: "GeneratorConfiguration", dependencies: ["OpenAPI", "YAML"], swiftSettings: settings),
        .target(
            name: "SDKModel",
            dependencies: ["GeneratorConfiguration", "OpenAPI", "YAML"],
            swiftSettings: settings
        ),
        .target(name: "SwiftEmitter", dependencies: ["GeneratorConfiguration", "SDKModel"], swiftSettings: settings),
        .target(
            name: "SDKDiff",
            dependencies: ["OpenAPI", "SDKModel", "SwiftEmitter", "YAML"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "sdkgen",
            dependencies: [
                "GeneratorConfiguration", "OpenAPI", "SDKDiff", "SDKModel", "SwiftEmitter", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: settings),
        .testTarget(name: "OpenAPITests", dependencies: ["OpenAPI", "YAML"], swiftSettings: settings),
        .testTarget(
            name: "GeneratorConfigurationTests",
            dependencies: ["GeneratorConfiguration", "YAML"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SDKModelTests",
            dependencies: ["SDKModel", "GeneratorConfiguration", "OpenAPI", "YAML"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SwiftEmitterTests",
            dependencies: ["SwiftEmitter", "SDKModel", "GeneratorConfiguration", "OpenAPI", "YAML"],
            swiftSettings: settings
        ),
        .target(
            name: "DiffAPI",
            dependencies: [.product(name: "GreenflashRuntime", package: "greenflash-swift")],
            path: "Tests/DiffAPI",
            exclude: ["base.yaml", "sdkgen.yaml"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SDKDiffTests",
            dependencies: [
                "DiffAPI", "GeneratorConfiguration", "SDKDiff", "SDKModel", "SwiftEmitter", "OpenAPI", "YAML",
                .product(name: "GreenflashRuntime", package: "greenflash-swift"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "FixtureAPI",
            dependencies: [.product(name: "GreenflashRuntime", package: "greenflash-swift")],
            path: "Tests/FixtureAPI",
            exclude: ["fixture.yaml", "sdkgen.yaml"],
            swiftSettings: settings
        ),
        .target(
            name: "OperationsAPI",
            dependencies: [.product(name: "GreenflashRuntime", package: "greenflash-swift")],
            path: "Tests/OperationsAPI",
            exclude: ["operations.yaml", "sdkgen.yaml"],
            swiftSettings: settings
        ),
        // The runtime under the name that a configuration gives it.
        .target(
            name: "ConfiguredRuntime",
            dependencies: [.product(name: "GreenflashRuntime", package: "greenflash-swift")],
            path: "Tests/ConfiguredRuntime",
            swiftSettings: settings
        ),
        .target(
            name: "ConfiguredAPI",
            // The runtime itself too: builds do not see through what is exported again when they look for what changed.
            dependencies: ["ConfiguredRuntime", .product(name: "GreenflashRuntime", package: "greenflash-swift")],
            path: "Tests/ConfiguredAPI",
            exclude: ["configured.yaml", "older.yaml", "sdkgen.yaml"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConfiguredCodeTests",
            dependencies: [
                "ConfiguredAPI", "ConfiguredRuntime",
                .product(name: "GreenflashTesting", package: "greenflash-swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OperationsCodeTests",
            dependencies: [
                "OperationsAPI",
                .product(name: "GreenflashRuntime", package: "greenflash-swift"),
                .product(name: "GreenflashTesting", package: "greenflash-swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GeneratedCodeTests",
            dependencies: ["FixtureAPI", .product(name: "GreenflashRuntime", package: "greenflash-swift")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SdkgenTests",
            dependencies: [
                "sdkgen", "SDKDiff", "SwiftEmitter", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
