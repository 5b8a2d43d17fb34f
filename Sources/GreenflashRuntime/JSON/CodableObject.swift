/// A type that is a JSON object, and says once what it consists of.
///
/// What it gives to ``write(to:)`` is what it is encoded as. It is also what makes two values equal and gives their hash,
/// where the type conforms to `Equatable` or `Hashable`: nothing is left for the compiler to derive, which for a type of
/// many fields takes it longer than everything else together.
///
/// ```swift
/// public struct Score: CodableObject, Hashable {
///     public var name: String
///     public var value: Double?
///
///     public init(from reader: ObjectReader) throws {
///         name = try reader.string("name")
///         value = try reader.doubleIfPresent("value")
///     }
///
///     public func write(to writer: inout ObjectWriter) throws {
///         try writer.string("name", name)
///         try writer.doubleIfPresent("value", value)
///     }
/// }
/// ```
public protocol CodableObject: Codable, Sendable {
    /// Reads every field.
    init(from reader: ObjectReader) throws

    /// Writes every field, always in the same order.
    func write(to writer: inout ObjectWriter) throws
}

extension CodableObject {
    public init(from decoder: any Decoder) throws {
        try self.init(from: ObjectReader(decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        var writer = ObjectWriter(encoder)
        try write(to: &writer)
    }
}

extension CodableObject where Self: Equatable {
    /// Whether all fields are equal.
    public static func == (left: Self, right: Self) -> Bool {
        FieldComparison.areEqual(left, right)
    }
}

extension CodableObject where Self: Hashable {
    public func hash(into hasher: inout Hasher) {
        FieldHash.combine(self, into: &hasher)
    }

    // Spelt out, as the compiler would otherwise derive it for each type.
    public var hashValue: Int {
        var hasher = Hasher()
        hash(into: &hasher)
        return hasher.finalize()
    }
}
