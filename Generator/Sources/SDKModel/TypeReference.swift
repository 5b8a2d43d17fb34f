/// A use of a type, as it stands after a colon.
public indirect enum TypeReference: Sendable, Hashable {
    case string
    case bool
    case int
    case int64
    case uint64
    case double
    /// A number that keeps every digit.
    case decimal
    case date
    /// Bytes, written as base64.
    case data
    /// Any JSON value.
    case json
    case array(TypeReference)
    /// A JSON object with values of one type.
    case dictionary(TypeReference)
    /// A value that may be `null` inside an array or an object.
    case optional(TypeReference)
    /// A declared type by its full name, such as `InteractionDetail.Message`.
    case named(String)
    /// A type of Foundation or of the runtime that codes itself.
    case external(ExternalType)
}

/// A type that a `format` can be mapped to, beside those that generated code knows by itself.
public enum ExternalType: String, Sendable, CaseIterable {
    case uuid = "UUID"
    case url = "URL"
    case calendarDate = "CalendarDate"

    public var name: String { rawValue }
}

extension TypeReference {
    /// The type without lists, maps and optionals around it.
    public var innermost: TypeReference {
        switch self {
        case .array(let inner), .dictionary(let inner), .optional(let inner): inner.innermost
        default: self
        }
    }

    /// The declared type that a value of this type holds in place, and not in a list or map.
    public var inlineName: String? {
        switch self {
        case .named(let name): name
        case .optional(let wrapped): wrapped.inlineName
        default: nil
        }
    }

    var isExternal: Bool {
        if case .external = self { true } else { false }
    }

    /// Whether the type, or one in it, comes from Foundation.
    public var usesFoundation: Bool {
        switch innermost {
        case .date, .data, .decimal, .external(.uuid), .external(.url): true
        default: false
        }
    }

    /// Whether the type, or one in it, is the runtime's own.
    public var usesRuntime: Bool { innermost == .json || innermost == .external(.calendarDate) }
}
