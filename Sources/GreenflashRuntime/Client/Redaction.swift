import Foundation
import HTTPTypes

/// Replaces a secret in what others wrote, such as an error message that repeats the key.
struct Redaction: Sendable {
    private let secret: String

    init(secret: String?) {
        // Anything shorter would tear words apart, and is no secret.
        self.secret = secret.flatMap { $0.count >= 4 ? $0 : nil } ?? ""
    }

    func callAsFunction(_ text: String) -> String {
        secret.isEmpty ? text : text.replacingOccurrences(of: secret, with: "***")
    }

    func callAsFunction(_ data: Data) -> Data {
        guard !secret.isEmpty, data.range(of: Data(secret.utf8)) != nil else { return data }
        return Data(self(String(decoding: data, as: UTF8.self)).utf8)
    }
}

extension Redaction {
    func callAsFunction(_ fields: HTTPFields) -> HTTPFields {
        guard !secret.isEmpty, fields.contains(where: { $0.value.contains(secret) }) else { return fields }
        var redacted = fields
        for index in redacted.indices { redacted[index].value = self(redacted[index].value) }
        return redacted
    }
}

extension Redaction: CustomStringConvertible, CustomReflectable {
    var description: String { "Redaction" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
