extension Node {
    /// The value of a key of a mapping. Looks at one entry after the other: index the entries of a large mapping.
    public subscript(key: String) -> Node? {
        entries?.first { $0.key == key }?.value
    }

    public var isNull: Bool {
        if case .null = value { true } else { false }
    }

    public var bool: Bool? {
        if case .bool(let bool) = value { bool } else { nil }
    }

    public var int: Int? {
        if case .integer(let integer) = value { integer } else { nil }
    }

    /// An integer or any other number.
    public var double: Double? {
        switch value {
        case .integer(let integer): Double(integer)
        case .number(let number, _): number
        default: nil
        }
    }

    public var string: String? {
        if case .string(let string) = value { string } else { nil }
    }

    public var sequence: [Node]? {
        if case .sequence(let items) = value { items } else { nil }
    }

    /// The entries of a mapping.
    public var entries: [Entry]? {
        if case .mapping(let entries) = value { entries } else { nil }
    }

    /// What the node is, for messages: `a list`.
    public var kind: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .number: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
