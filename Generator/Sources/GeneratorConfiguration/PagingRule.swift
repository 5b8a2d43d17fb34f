public import YAML

/// How the pages of some lists follow one another.
public struct PagingRule: Sendable {
    public enum Style: String, Sendable, CaseIterable {
        /// The `Link` header of the answer names the next page.
        case link
        /// The answer names a cursor that the next request sends.
        case cursor
        /// The next request asks for the page after this one.
        case page
        /// The next request skips what was read.
        case offset
        /// The answer is the whole list, or is not to be read as one.
        case none
    }

    public enum ParameterLocation: String, Sendable, CaseIterable {
        case query, body
    }

    public var style: Style
    /// Patterns of operation ids. One that is exact must fit, others pass over what does not.
    public var operations: [Located<Glob>]
    /// What the request says of the page that it wants: the name of a query parameter, or a field of the body.
    public var parameter: FieldPath?
    public var location: ParameterLocation = .query
    /// The field of the answer that has the elements. `nil`: the answer is the array itself.
    public var items: FieldPath?
    /// The field of the answer with the next cursor.
    public var next: FieldPath?
    /// The field of the last element that is the next cursor.
    public var last: FieldPath?
    /// The field of the answer that says whether there is more.
    public var more: FieldPath?
    /// The field of the answer that counts the elements of all pages.
    public var total: FieldPath?
    /// The field of the answer that counts the pages.
    public var pages: FieldPath?
    /// The number of the first page.
    public var first = 1
    /// Query parameters that switch this kind of paging on, sent unless the caller sets them.
    public var send: [(name: String, value: String)] = []
    public var position: SourcePosition
}

/// The way to a field inside the fields of an object: `next_page.offset`.
public struct FieldPath: Sendable, Hashable {
    public var names: [String]
    public var position: SourcePosition

    public init(_ names: [String], at position: SourcePosition) {
        self.names = names
        self.position = position
    }

    /// With dots, as a person writes it.
    public var text: String { names.joined(separator: ".") }
}
