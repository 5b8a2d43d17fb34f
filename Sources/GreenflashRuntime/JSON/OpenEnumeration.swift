/// A string with known values that may grow: a value that this version doesn't know decodes, keeps its spelling and
/// encodes back.
///
/// ```swift
/// public struct AnalysisMode: OpenEnumeration {
///     public static var simple: Self { Self(rawValue: "simple") }
///     public static var insights: Self { Self(rawValue: "insights") }
///
///     public static var knownCases: [Self] { cases("simple insights") }
///     public let rawValue: String
///     public init(rawValue: String) { self.rawValue = rawValue }
/// }
/// ```
public protocol OpenEnumeration: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    /// Any spelling is a value.
    init(rawValue: String)

    /// The values that this version knows, in the order of the API's description.
    static var knownCases: [Self] { get }
}

extension OpenEnumeration {
    /// Whether this version knows the value.
    public var isKnown: Bool { Self.knownCases.contains(self) }

    /// The values in texts that have white space between them: `cases("simple insights")`.
    public static func cases(_ lists: String...) -> [Self] {
        lists.flatMap { list in list.split(whereSeparator: \.isWhitespace).map { Self(rawValue: String($0)) } }
    }

    public var description: String { rawValue }

    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
        if let tally = ReadingTally.current { tally.note(isKnown: isKnown) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    // Spelt out so that the compiler synthesizes nothing for the many generated enumerations.
    public static func == (left: Self, right: Self) -> Bool {
        left.rawValue == right.rawValue
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(rawValue)
    }
}
