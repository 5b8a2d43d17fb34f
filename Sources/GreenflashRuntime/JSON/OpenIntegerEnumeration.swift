/// A whole number with known values that may grow; what ``OpenEnumeration`` is to strings.
///
/// ```swift
/// public struct Weekday: OpenIntegerEnumeration {
///     public static var monday: Self { Self(rawValue: 1) }
///
///     public static var knownCases: [Self] { [1] }
///     public let rawValue: Int
///     public init(rawValue: Int) { self.rawValue = rawValue }
/// }
/// ```
public protocol OpenIntegerEnumeration: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible,
    ExpressibleByIntegerLiteral
where RawValue == Int {
    /// Any number is a value.
    init(rawValue: Int)

    /// The values that this version knows, in the order of the API's description.
    static var knownCases: [Self] { get }
}

extension OpenIntegerEnumeration {
    /// Whether this version knows the value.
    public var isKnown: Bool { Self.knownCases.contains(self) }

    public var description: String { String(rawValue) }

    public init(integerLiteral value: Int) {
        self.init(rawValue: value)
    }

    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
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
