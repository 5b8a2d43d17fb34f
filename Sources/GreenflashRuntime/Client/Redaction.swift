import Foundation
import HTTPTypes

/// Replaces secrets in what others wrote, such as an error message that repeats the key.
struct Redaction: Sendable {
    private let secrets: [String]

    init(secrets: [String]) {
        // Anything shorter would tear words apart, and is no secret. The longest first: one may be a part of another.
        self.secrets = secrets.filter { $0.count >= 4 }.sorted { $0.count > $1.count }
    }

    func callAsFunction(_ text: String) -> String {
        secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "***") }
    }

    func callAsFunction(_ data: Data) -> Data {
        guard secrets.contains(where: { data.range(of: Data($0.utf8)) != nil }) else { return data }
        return Data(self(String(decoding: data, as: UTF8.self)).utf8)
    }
}

extension Redaction {
    func callAsFunction(_ fields: HTTPFields) -> HTTPFields {
        guard fields.contains(where: { field in secrets.contains { field.value.contains($0) } }) else { return fields }
        var redacted = fields
        for index in redacted.indices { redacted[index].value = self(redacted[index].value) }
        return redacted
    }
}

extension Redaction: CustomStringConvertible, CustomReflectable {
    var description: String { "Redaction" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
