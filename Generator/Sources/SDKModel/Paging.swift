/// How the pages of a list follow one another, where no `Link` header says so.
public struct Paging: Sendable, Hashable {
    public enum Advance: Sendable, Hashable {
        /// The field of the answer with the next cursor.
        case cursor(next: [String])
        /// The field of the last element that is the next cursor.
        case last([String])
        /// Page by page from the number of the first; `pages` is the field that counts them.
        case page(first: Int, pages: [String]?)
        /// By the number of elements to skip; `total` is the field that counts them all.
        case offset(total: [String]?)
    }

    /// A query parameter with its value.
    public struct Fixed: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    public var advance: Advance
    /// The query parameter that asks for a page, or the field of the body.
    public var parameter: [String]
    public var isInBody: Bool
    /// The field of the answer that has the elements. `nil`: the answer is the array itself.
    public var items: [String]?
    /// The field of the answer that says whether there is more.
    public var more: [String]?
    /// Query parameters that are sent unless the caller sets them.
    public var sending: [Fixed]
    /// What the answer is as a whole.
    public var page: TypeReference
}
