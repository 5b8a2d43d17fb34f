/// What the SDK says about itself: `greenflash-swift/0.1.0 (Linux x86_64; Swift 6.3)`.
enum UserAgent {
    static let version = "0.1.0"

    static let text = "greenflash-swift/\(version) (\(system) \(architecture); Swift \(compiler))"

    private static var system: String {
        #if os(macOS)
            "macOS"
        #elseif os(iOS)
            "iOS"
        #elseif os(tvOS)
            "tvOS"
        #elseif os(watchOS)
            "watchOS"
        #elseif os(visionOS)
            "visionOS"
        #elseif os(Linux)
            "Linux"
        #elseif os(Android)
            "Android"
        #elseif os(Windows)
            "Windows"
        #else
            "unknown"
        #endif
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "unknown"
        #endif
    }

    private static var compiler: String {
        #if compiler(>=6.4)
            "6.4 or later"
        #elseif compiler(>=6.3)
            "6.3"
        #elseif compiler(>=6.2)
            "6.2"
        #else
            "6.1"
        #endif
    }
}
