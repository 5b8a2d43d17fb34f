/// A JSON value as it came over the wire or will go over it.
///
/// The sandbox reads and writes JSON without the SDK, so that a mistake in the SDK's coding cannot hide behind the same
/// mistake here.
enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object(JSONObject)

    var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The value as a floating-point number, whole numbers included.
    var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The value as a whole number; JSON does not tell `3` from `3.0`.
    var integerValue: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    var arrayValue: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// What a person would call the value's type, for error messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A JSON object that keeps its members in the order they were written, so that answers read well (`id` first).
struct JSONObject: Sendable, Equatable {
    private(set) var members: [(name: String, value: JSON)] = []

    /// The member of that name; the last one where the text repeats a name, and `nil` where it is absent.
    subscript(name: String) -> JSON? {
        get { members.last { $0.name == name }?.value }
        set {
            let index = members.lastIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a member without looking for an earlier one of the same name.
    mutating func append(_ name: String, _ value: JSON) {
        members.append((name, value))
    }

    /// Adds the member where there is a value and leaves it out where there is none.
    mutating func put(_ name: String, _ value: (some JSONRepresentable)?) {
        if let value { members.append((name, value.json)) }
    }

    /// This object with the other's members set over its own.
    func merging(_ other: JSONObject) -> JSONObject {
        var merged = self
        for member in other.members { merged[member.name] = member.value }
        return merged
    }

    var isEmpty: Bool { members.isEmpty }

    static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.name] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, any JSONRepresentable)...) {
        members = elements.map { (name: $0.0, value: $0.1.json) }
    }
}
