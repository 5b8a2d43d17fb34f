/// The way to a field inside the fields of a JSON object, with dots: `next_page.offset`.
///
/// A name that has a dot itself is written as a list: `["next.page", "offset"]`.
public struct FieldPath: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// From the outside in.
    public let names: [String]

    public init(stringLiteral path: String) {
        names = path.split(separator: ".").map(String.init)
    }

    public init(arrayLiteral names: String...) {
        self.names = names
    }
}

extension FieldPath: CustomStringConvertible {
    public var description: String { names.joined(separator: ".") }
}
