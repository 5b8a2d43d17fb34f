// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let greenflash: Target.Dependency = .product(name: "Greenflash", package: "greenflash-swift")
let runtime: Target.Dependency = .product(name: "GreenflashRuntime", package: "greenflash-swift")
let testing: Target.Dependency = .product(name: "GreenflashTesting", package: "greenflash-swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

/// What is compared with the transport on async-http-client.
let asyncHTTPClient: [Target.Dependency] = [
    ("AsyncHTTPClient", "async-http-client"),
    ("NIOCore", "swift-nio"),
    ("NIOFoundationCompat", "swift-nio"),
].map { .product(name: $0, package: $1, condition: .when(traits: ["AsyncHTTPClient"])) }

let package = Package(
    name: "greenflash-benchmarks",
    platforms: [.macOS(.v15)],
    traits: [
        .trait(name: "AsyncHTTPClient", description: "Measures the transport on async-http-client too.")
    ],
    dependencies: [
        .package(
            name: "greenflash-swift",
            path: "..",
            traits: [.trait(name: "AsyncHTTPClient", condition: .when(traits: ["AsyncHTTPClient"]))]
        ),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
    ],
    targets: [
        .target(name: "Measuring", swiftSettings: settings),
        .executableTarget(name: "coding", dependencies: ["Measuring", greenflash, runtime], swiftSettings: settings),
        .executableTarget(
            name: "streaming",
            dependencies: ["Measuring", greenflash, runtime, testing],
            swiftSettings: settings
        ),

        // What calls are measured with and against.
        .target(name: "Samples", swiftSettings: settings),
        .target(name: "CAllocations"),
        .executableTarget(name: "fixed-server", dependencies: ["Samples"], swiftSettings: settings),
        .target(name: "Transports", dependencies: ["Samples", runtime, httpTypes], swiftSettings: settings),

        .executableTarget(
            name: "calls",
            dependencies: ["CAllocations", "Measuring", "Samples", "Transports", "fixed-server", greenflash, runtime]
                + asyncHTTPClient,
            swiftSettings: settings
        ),
        .executableTarget(
            name: "client-load",
            dependencies: ["Measuring", "Samples", "Transports", "fixed-server", greenflash],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "listing",
            dependencies: ["Measuring", "Transports", "fixed-server", greenflash, runtime, httpTypes],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "memory",
            dependencies: ["CAllocations", "Measuring", "Samples", "Transports", "fixed-server", greenflash],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "slow-reader",
            dependencies: ["Measuring", "Transports", "fixed-server", runtime, httpTypes],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "stress",
            dependencies: ["Measuring", "Samples", "Transports", "fixed-server", greenflash, runtime],
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
