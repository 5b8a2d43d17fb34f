// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What the transport on async-http-client is made of.
let asyncHTTPClient: [Target.Dependency] = [
    ("AsyncHTTPClient", "async-http-client"),
    ("NIOCore", "swift-nio"),
    ("NIOHTTP1", "swift-nio"),
    ("NIOHTTP2", "swift-nio-http2"),
    ("NIOHTTPCompression", "swift-nio-extras"),
    ("NIOSSL", "swift-nio-ssl"),
].map { .product(name: $0, package: $1, condition: .when(traits: ["AsyncHTTPClient"])) }

let metrics = Target.Dependency.product(
    name: "CoreMetrics",
    package: "swift-metrics",
    condition: .when(traits: ["Metrics"])
)
let tracing = Target.Dependency.product(
    name: "Tracing",
    package: "swift-distributed-tracing",
    condition: .when(traits: ["Tracing"])
)

let package = Package(
    name: "greenflash-swift",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "Greenflash", targets: ["Greenflash"]),
        .library(name: "GreenflashTesting", targets: ["GreenflashTesting"]),
        .library(name: "GreenflashRuntime", targets: ["GreenflashRuntime"]),
    ],
    traits: [
        .trait(
            name: "AsyncHTTPClient",
            description: "AsyncHTTPClientTransport: HTTP/2 and back-pressure, for servers."
        ),
        .trait(name: "Metrics", description: "MetricsMiddleware: durations of requests, for swift-metrics."),
        .trait(name: "Tracing", description: "TracingMiddleware: spans of requests, for swift-distributed-tracing."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        // Only with the trait AsyncHTTPClient.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.36.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        // Only with the traits Metrics and Tracing.
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    ],
    targets: [
        .target(
            name: "GreenflashRuntime",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                metrics,
                tracing,
            ] + asyncHTTPClient,
            swiftSettings: settings
        ),
        .target(name: "GreenflashAPI", dependencies: ["GreenflashRuntime"], swiftSettings: settings),
        .target(
            name: "Greenflash",
            dependencies: [
                "GreenflashAPI",
                "GreenflashRuntime",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "GreenflashTesting",
            dependencies: [
                "GreenflashRuntime",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GreenflashRuntimeTests",
            dependencies: [
                "GreenflashRuntime",
                "GreenflashTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                .product(
                    name: "InMemoryTracing",
                    package: "swift-distributed-tracing",
                    condition: .when(traits: ["Tracing"])
                ),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GreenflashTests",
            dependencies: ["Greenflash", "GreenflashTesting"],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReadmeTests",
            dependencies: [
                "Greenflash",
                "GreenflashTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
