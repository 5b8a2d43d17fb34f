/// A name with a value as they go onto the wire.
struct EncodedItem {
    var name: String
    var value: String
}

extension ParameterStyle {
    /// The value as one text: for a path segment or a header field.
    ///
    /// - Returns: `nil` for a value that is `null` or empty.
    func text(_ name: String, _ value: any Encodable, encode: (String) -> String) throws -> String? {
        if self.name == .json { return encode(try SpelledJSON(encoding: value).description) }
        guard let value = try ParameterValue(value) else { return nil }
        switch self.name {
        case .label:
            return "." + joined(value, separator: isExploded ? "." : ",", encode)
        case .matrix:
            return matrix(encode(name), value, encode)
        default:
            return joined(value, separator: ",", encode)
        }
    }

    /// The value as items of a query, a form or a cookie.
    func items(_ name: String, _ value: any Encodable, encode: (String) -> String) throws -> [EncodedItem] {
        if self.name == .json { return items(name, try SpelledJSON(encoding: value), encode: encode) }
        return items(name, try ParameterValue(value), encode)
    }

    /// The same for JSON.
    func items(_ name: String, _ value: SpelledJSON, encode: (String) -> String) -> [EncodedItem] {
        if self.name == .json { return [EncodedItem(name: encode(name), value: encode(value.description))] }
        return items(name, ParameterValue(value), encode)
    }

    private func items(_ name: String, _ value: ParameterValue?, _ encode: (String) -> String) -> [EncodedItem] {
        guard let value else { return [] }
        let key = encode(name)
        switch (value, isExploded) {
        case (.list(let texts), true):
            let key = self.name == .deepObject ? encode(name + "[]") : key
            return texts.map { EncodedItem(name: key, value: encode($0)) }
        case (.object(let members), true):
            guard self.name == .deepObject else { return members.flatMap { explodedMember($0.name, $0.value, encode) } }
            return members.flatMap { deepMember("\(name)[\($0.name)]", $0.value, encode) }
        default:
            return [EncodedItem(name: key, value: joined(value, separator: delimiter, encode))]
        }
    }

    /// How names and values are encoded in a query.
    var queryEncoding: (String) -> String {
        allowsReserved
            ? { PercentEncoding.encode($0, keeping: PercentEncoding.reservedInQuery) } : { PercentEncoding.encode($0) }
    }

    /// How names and values are encoded in a path.
    var pathEncoding: (String) -> String {
        allowsReserved
            ? { PercentEncoding.encode($0, keeping: PercentEncoding.reservedInPath) } : { PercentEncoding.encode($0) }
    }

    private var delimiter: String {
        switch name {
        case .spaceDelimited: "%20"
        case .pipeDelimited: "%7C"
        default: ","
        }
    }

    private func joined(_ value: ParameterValue, separator: String, _ encode: (String) -> String) -> String {
        switch value {
        case .text(let text):
            return encode(text)
        case .list(let texts):
            return texts.map(encode).joined(separator: separator)
        case .object(let members):
            return members.map { member in
                encode(member.name) + (isExploded ? "=" : separator) + encode(ParameterValue.text(member.value) ?? "")
            }
            .joined(separator: separator)
        }
    }

    private func matrix(_ key: String, _ value: ParameterValue, _ encode: (String) -> String) -> String {
        func pair(_ key: String, _ value: String) -> String { ";" + key + (value.isEmpty ? "" : "=" + value) }
        switch value {
        case .list(let texts) where isExploded:
            return texts.map { pair(key, encode($0)) }.joined()
        case .object(let members) where isExploded:
            return members.map { pair(encode($0.name), encode(ParameterValue.text($0.value) ?? "")) }.joined()
        default:
            return pair(key, joined(value, separator: ",", encode))
        }
    }

    /// A member that is an array repeats its name, as an array of its own would.
    private func explodedMember(_ name: String, _ value: SpelledJSON, _ encode: (String) -> String) -> [EncodedItem] {
        guard case .array(let elements) = value else {
            return ParameterValue.text(value).map { [EncodedItem(name: encode(name), value: encode($0))] } ?? []
        }
        return elements.compactMap(ParameterValue.text).map { EncodedItem(name: encode(name), value: encode($0)) }
    }

    private func deepMember(_ path: String, _ value: SpelledJSON, _ encode: (String) -> String) -> [EncodedItem] {
        switch value {
        case .object(let members):
            members.sorted { $0.name < $1.name }.flatMap { deepMember("\(path)[\($0.name)]", $0.value, encode) }
        case .array(let elements):
            elements.flatMap { deepMember(path + "[]", $0, encode) }
        default:
            ParameterValue.text(value).map { [EncodedItem(name: encode(path), value: encode($0))] } ?? []
        }
    }
}
