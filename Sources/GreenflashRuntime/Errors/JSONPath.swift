/// A place in JSON, as `topics[2].name`.
enum JSONPath {
    static func text(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else if text.isEmpty {
                text = key.stringValue
            } else {
                text += ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "the top level" : text
    }
}

extension JSONValue {
    /// The value at a place, if there is one.
    func value(at path: [any CodingKey]) -> JSONValue? {
        var value = self
        for key in path {
            if let index = key.intValue {
                guard let elements = value.arrayValue, elements.indices.contains(index) else { return nil }
                value = elements[index]
            } else {
                guard let member = value.objectValue?[key.stringValue] else { return nil }
                value = member
            }
        }
        return value
    }

    /// What it is, for messages: `a string`, `nothing`.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
