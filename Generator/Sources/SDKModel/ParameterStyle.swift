/// How a parameter, or a field of a form, is written where it is not in the plainest way.
public struct ParameterStyle: Sendable, Hashable {
    public enum Name: String, Sendable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie
        /// JSON text.
        case json
    }

    public var name: Name
    public var isExploded: Bool
    /// Reserved characters are not percent-encoded.
    public var allowsReserved: Bool

    public init(_ name: Name, isExploded: Bool = false, allowsReserved: Bool = false) {
        self.name = name
        self.isExploded = isExploded
        self.allowsReserved = allowsReserved
    }
}
