import GreenflashRuntime

/// A key that can be sent. What is wrong with one that cannot is said without showing it.
struct APIKey {
    let value: String

    /// - Throws: ``GreenflashError`` with the code `configuration`.
    init(_ given: String?, _ environment: Environment) throws {
        let source = given == nil ? Environment.apiKeyName : "apiKey"
        guard let key = given ?? environment.apiKey else {
            throw Self.invalid("There is no API key. Pass apiKey, or set \(Environment.apiKeyName).")
        }
        guard !key.allSatisfy(\.isWhitespace) else {
            throw Self.invalid("The API key in \(source) is empty.")
        }
        // White space is an error at the ends too: silently trimmed, it would fail somewhere else, where it is not.
        guard !key.contains(where: \.isWhitespace) else {
            throw Self.invalid("The API key in \(source) has white space or a line break in it or at its ends.")
        }
        guard key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Self.invalid("The API key in \(source) has characters that no key has.")
        }
        value = key
    }

    private static func invalid(_ problem: String) -> APIError {
        APIError(
            .configuration,
            "\(problem) Copy the key from Greenflash, Settings → Developers → API Keys, exactly as it is shown there."
        )
    }
}
