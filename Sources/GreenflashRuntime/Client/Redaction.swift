import Foundation
import HTTPTypes

/// Replaces secrets in what others wrote, such as an error message that repeats the key.
struct Redaction: Sendable {
    private let secrets: [String]

    init(secrets: [String]) {
        // Anything shorter would tear words apart, and is no secret.
        self.secrets = secrets.filter { $0.utf8.count >= 4 }
    }

    /// Everything to be replaced. The longest first: one may be a part of another.
    private var spellings: [String] {
        Set(secrets + secrets.flatMap(Self.spellings)).sorted { $0.utf8.count > $1.utf8.count }
    }

    /// How JSON may have a secret that is not of letters and digits alone: some encoders escape slashes, others whatever
    /// HTML would read.
    private static func spellings(of secret: String) -> [String] {
        guard !secret.utf8.allSatisfy(PercentEncoding.isUnreserved) else { return [] }
        func escaped(_ escape: (Unicode.Scalar) -> String) -> String {
            secret.unicodeScalars.map { scalar in
                let isPlain = scalar.isASCII && PercentEncoding.isUnreserved(UInt8(scalar.value))
                return isPlain ? String(scalar) : escape(scalar)
            }
            .joined()
        }
        func hexadecimal(_ scalar: Unicode.Scalar, uppercase: Bool) -> String {
            let digits = String(scalar.value, radix: 16, uppercase: uppercase)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return [
            escaped { "/\"\\".unicodeScalars.contains($0) ? "\\\($0)" : String($0) },
            escaped { hexadecimal($0, uppercase: false) }, escaped { hexadecimal($0, uppercase: true) },
            PercentEncoding.encode(secret),
        ]
    }

    func callAsFunction(_ text: String) -> String {
        spellings.reduce(text) { $0.replacingOccurrences(of: $1, with: "***") }
    }

    func callAsFunction(_ data: Data) -> Data {
        guard spellings.contains(where: { data.range(of: Data($0.utf8)) != nil }) else { return data }
        return Data(self(String(decoding: data, as: UTF8.self)).utf8)
    }
}

extension Redaction {
    func callAsFunction(_ fields: HTTPFields) -> HTTPFields {
        let texts = spellings
        guard fields.contains(where: { field in texts.contains { field.value.contains($0) } }) else { return fields }
        var redacted = fields
        for index in redacted.indices { redacted[index].value = self(redacted[index].value) }
        return redacted
    }
}

// MARK: - Errors

extension Redaction {
    /// The same error, of the same type where it is one of the SDK or of decoding, with nothing secret in it. Of others
    /// that have a secret only their text is left.
    func callAsFunction(_ error: any Error) -> any Error {
        guard !secrets.isEmpty, isMentioned(in: error) else { return error }
        switch error {
        case let error as APIError: return error.redacted(self)
        case let error as TransportError: return redacted(error)
        case let error as DecodingError: return redacted(error)
        default: return RedactedError(description: self("\(error)"))
        }
    }

    private func isMentioned(in error: any Error) -> Bool {
        var text = "\(error) \(String(reflecting: error)) \(error.localizedDescription) "
        dump(error, to: &text, maxDepth: 10, maxItems: 500)
        return spellings.contains { text.contains($0) }
    }

    private func redacted(_ error: TransportError) -> TransportError {
        var error = error
        error.message = self(error.message)
        error.cause = error.cause.map { self($0) }
        return error
    }

    private func redacted(_ error: DecodingError) -> DecodingError {
        switch error {
        case .typeMismatch(let type, let context): .typeMismatch(type, redacted(context))
        case .valueNotFound(let type, let context): .valueNotFound(type, redacted(context))
        case .keyNotFound(let key, let context): .keyNotFound(redacted(key), redacted(context))
        case .dataCorrupted(let context): .dataCorrupted(redacted(context))
        @unknown default: .dataCorrupted(.init(codingPath: [], debugDescription: self("\(error)")))
        }
    }

    private func redacted(_ context: DecodingError.Context) -> DecodingError.Context {
        DecodingError.Context(
            codingPath: context.codingPath.map { redacted($0) },
            debugDescription: self(context.debugDescription),
            underlyingError: context.underlyingError.map { self($0) }
        )
    }

    /// Names of members are the service's words, too.
    private func redacted(_ key: any CodingKey) -> any CodingKey {
        let name = self(key.stringValue)
        return name == key.stringValue ? key : StringKey(name)
    }
}

/// What is left of an error that had a secret in it.
struct RedactedError: Error, CustomStringConvertible {
    let description: String
}

extension Redaction: CustomStringConvertible, CustomReflectable {
    var description: String { "Redaction" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
