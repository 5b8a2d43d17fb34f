import Foundation
import GreenflashRuntime

/// The variables that a client looks into. Empty ones count as not set, except that of the key.
struct Environment {
    static let apiKeyName = "GREENFLASH_API_KEY"
    /// The second is an older name.
    static let baseURLNames = ["GREENFLASH_BASE_URL", "GREENFLASH_API_URL"]

    private let variables: [String: String]

    init(_ variables: [String: String]) {
        self.variables = variables
    }

    var apiKey: String? { variables[Self.apiKeyName] }

    /// - Throws: ``GreenflashError`` with the code `configuration`, where the variable has no URL.
    func baseURL() throws -> URL {
        for name in Self.baseURLNames {
            guard let text = variables[name], !text.isEmpty else { continue }
            guard let url = URL(string: text, encodingInvalidCharacters: false) else {
                throw APIError(
                    .configuration,
                    "\(name) is not a URL. It looks like \(GreenflashClient.defaultBaseURL)."
                )
            }
            return url
        }
        guard let url = URL(string: GreenflashClient.defaultBaseURL) else {
            preconditionFailure("The default base URL is valid.")
        }
        return url
    }
}
