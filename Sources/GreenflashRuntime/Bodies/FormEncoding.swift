import Foundation

/// Writes the members of an object as `application/x-www-form-urlencoded`.
enum FormEncoding {
    /// - Parameter styles: How members are written that are not written in the default way, by name. The default: plain
    ///   values as text, lists with the name repeated, objects as JSON (OpenAPI 3.2, section 4.15.1.1).
    /// - Throws: `InvalidRequest` where the value is no object, and `EncodingError`.
    static func encode(_ value: any Encodable, styles: [String: ParameterStyle]) throws -> Data {
        guard case .object(let members) = try SpelledJSON(encoding: value) else {
            throw InvalidRequest(message: "a form must be an object")
        }
        var query = QueryItems()
        for (name, member) in members.sorted(by: { $0.name < $1.name }) where !member.isNull {
            let isObject = if case .object = member { true } else { false }
            let style = styles[name] ?? (isObject ? .json : .explodedForm)
            for item in style.items(name, member, encode: style.queryEncoding) { query.append(item) }
        }
        return Data((query.percentEncoded ?? "").utf8)
    }
}
