import HTTPTypes

extension HTTPField.Name {
    static let requestID = name("x-request-id")
    /// `hit` or `miss` on analytics in insights mode.
    static let cacheStatus = name("x-greenflash-cache")
    static let forwardedProtocol = name("x-forwarded-proto")
    static let forwardedHost = name("x-forwarded-host")
    static let link = name("link")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("'\(text)' is a valid field name") }
        return name
    }
}
