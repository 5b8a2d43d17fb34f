import Foundation

/// Reads the members of a JSON object out of a request's body, and names the field in every complaint.
struct InputObject {
    let object: JSONObject
    /// Where the object sits in the body: empty for the body itself, `messages[2].` for a part of it.
    let path: String

    init(body: JSON) throws {
        guard case .object(let object) = body else {
            throw APIFailure.invalid("body", "has to be a JSON object, not \(body.typeName)")
        }
        self.init(object: object, path: "")
    }

    private init(object: JSONObject, path: String) {
        self.object = object
        self.path = path
    }

    func has(_ name: String) -> Bool { object[name] != nil }

    func failure(_ name: String, _ problem: String) -> APIFailure {
        .invalid(path + name, problem)
    }

    // MARK: Values

    func string(_ name: String) throws -> String {
        try required(name, stringIfPresent(name))
    }

    /// A required string that is not empty: ids and names.
    func identifier(_ name: String) throws -> String {
        let value = try string(name)
        guard !value.isEmpty else { throw failure(name, "must not be empty") }
        return value
    }

    func stringIfPresent(_ name: String) throws -> String? {
        try value(name, "a string", \.stringValue)
    }

    /// A string that has to be one of the documented values.
    func choice(_ name: String, of values: [String]) throws -> String {
        try required(name, choiceIfPresent(name, of: values))
    }

    func choiceIfPresent(_ name: String, of values: [String]) throws -> String? {
        guard let value = try stringIfPresent(name) else { return nil }
        guard values.contains(value) else {
            throw failure(name, "'\(value)' is not one of \(values.joined(separator: ", "))")
        }
        return value
    }

    func boolIfPresent(_ name: String) throws -> Bool? {
        try value(name, "a boolean", \.boolValue)
    }

    func number(_ name: String) throws -> Double {
        try required(name, numberIfPresent(name))
    }

    func numberIfPresent(_ name: String, in range: ClosedRange<Double>? = nil) throws -> Double? {
        guard let number = try value(name, "a number", \.doubleValue) else { return nil }
        if let range, !range.contains(number) {
            throw failure(name, "has to lie between \(range.lowerBound) and \(range.upperBound)")
        }
        return number
    }

    func integerIfPresent(_ name: String) throws -> Int? {
        try value(name, "a whole number", \.integerValue)
    }

    func dateIfPresent(_ name: String) throws -> Date? {
        guard let text = try stringIfPresent(name) else { return nil }
        guard let date = Timestamp.date(text) else {
            throw failure(name, "'\(text)' is not an ISO 8601 date-time such as 2026-01-15T09:30:00.000Z")
        }
        return date
    }

    func objectIfPresent(_ name: String) throws -> JSONObject? {
        try value(name, "an object", \.objectValue)
    }

    /// An object whose values are all strings.
    func stringMapIfPresent(_ name: String) throws -> [String: String]? {
        guard let object = try objectIfPresent(name) else { return nil }
        var map: [String: String] = [:]
        for member in object.members {
            guard let text = member.value.stringValue else {
                throw failure("\(name).\(member.name)", "has to be a string, not \(member.value.typeName)")
            }
            map[member.name] = text
        }
        return map
    }

    func stringsIfPresent(_ name: String) throws -> [String]? {
        guard let elements = try value(name, "an array", \.arrayValue) else { return nil }
        return try elements.enumerated().map { index, element in
            guard let text = element.stringValue else {
                throw failure("\(name)[\(index)]", "has to be a string, not \(element.typeName)")
            }
            return text
        }
    }

    // MARK: Parts

    func partIfPresent(_ name: String) throws -> InputObject? {
        guard let part = try objectIfPresent(name) else { return nil }
        return InputObject(object: part, path: "\(path)\(name).")
    }

    func part(_ name: String) throws -> InputObject {
        try required(name, partIfPresent(name))
    }

    func parts(_ name: String) throws -> [InputObject] {
        try required(name, partsIfPresent(name))
    }

    func partsIfPresent(_ name: String) throws -> [InputObject]? {
        guard let elements = try value(name, "an array", \.arrayValue) else { return nil }
        return try elements.enumerated().map { index, element in
            guard case .object(let part) = element else {
                throw failure("\(name)[\(index)]", "has to be an object, not \(element.typeName)")
            }
            return InputObject(object: part, path: "\(path)\(name)[\(index)].")
        }
    }

    /// This object without a member that is null, for the few fields that may be null.
    func admittingNull(_ names: String...) -> InputObject {
        var object = object
        for name in names where object[name] == .null { object[name] = nil }
        return InputObject(object: object, path: path)
    }

    private func required<Value>(_ name: String, _ value: Value?) throws -> Value {
        guard let value else { throw failure(name, "is required") }
        return value
    }

    private func value<Value>(_ name: String, _ type: String, _ read: (JSON) -> Value?) throws -> Value? {
        guard let json = object[name] else { return nil }
        guard let value = read(json) else { throw failure(name, "has to be \(type), not \(json.typeName)") }
        return value
    }
}
