/// A value of one of several types, which may grow: a value that fits none of those that this version knows decodes,
/// is kept as it came, and encodes back. ``UnionReader`` says which member a value is read as where several fit.
public protocol OpenUnion: Codable, Sendable {
    /// Whether the value is of a type that this version knows.
    var isKnown: Bool { get }
}
