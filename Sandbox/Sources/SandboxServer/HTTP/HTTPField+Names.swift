import HTTPTypes
import NIOHTTP1

extension HTTPField.Name {
    static let requestID = name("x-request-id")
    /// `hit` or `miss` on analytics in insights mode.
    static let cacheStatus = name("x-greenflash-cache")
    static let forwardedProtocol = name("x-forwarded-proto")
    static let forwardedHost = name("x-forwarded-host")
    static let link = name("link")
    static let sandboxFault = name("X-Sandbox-Fault")
    static let rateLimit = name("RateLimit")
    static let rateLimitPolicy = name("RateLimit-Policy")
    static let xRateLimitLimit = name("X-RateLimit-Limit")
    static let xRateLimitRemaining = name("X-RateLimit-Remaining")
    static let xRateLimitReset = name("X-RateLimit-Reset")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("'\(text)' is a valid field name") }
        return name
    }
}

extension HTTPResponse.Status {
    /// A status with its usual words.
    init(known code: Int) {
        // RFC 8297; SwiftNIO does not know it.
        self.init(
            code: code,
            reasonPhrase: code == 103 ? "Early Hints" : HTTPResponseStatus(statusCode: code).reasonPhrase
        )
    }
}
