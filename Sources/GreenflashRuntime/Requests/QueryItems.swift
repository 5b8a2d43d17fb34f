/// The query of a request: names and values in the order in which they were added.
///
/// The order is kept on the wire because the service answers repeated requests from its cache.
public struct QueryItems: Sendable, Hashable {
    /// A name with a value.
    public struct Item: Sendable, Hashable {
        /// The name, not encoded.
        public var name: String
        /// The value, not encoded.
        public var value: String

        /// An item of these, neither of them encoded.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Every name in its place; those without a value are not sent.
    private var slots: [(name: String, value: String?)] = []

    /// An empty query.
    public init() {}

    /// What is sent, in order.
    public var items: [Item] {
        slots.compactMap { slot in slot.value.map { Item(name: slot.name, value: $0) } }
    }

    /// The value that was added first under a name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// - Parameter value: `nil` keeps the place for ``set(_:to:)``, and sends nothing.
    public mutating func append(_ name: String, _ value: String?) {
        slots.append((name, value))
    }

    /// Gives a name one value, in the place where it was added first, or else at the end.
    public mutating func set(_ name: String, to value: String) {
        guard let place = slots.firstIndex(where: { $0.name == name }) else { return append(name, value) }
        slots[place].value = value
        slots = slots.enumerated().filter { $0.offset <= place || $0.element.name != name }.map(\.element)
    }

    /// The query without its question mark, all but unreserved characters encoded (RFC 3986); `nil` for no items.
    public var percentEncoded: String? {
        let items = items
        guard !items.isEmpty else { return nil }
        var query = ""
        for item in items {
            if !query.isEmpty { query += "&" }
            PercentEncoding.append(item.name, to: &query)
            query += "="
            PercentEncoding.append(item.value, to: &query)
        }
        return query
    }
}

extension QueryItems {
    public static func == (left: QueryItems, right: QueryItems) -> Bool { left.items == right.items }

    public func hash(into hasher: inout Hasher) { hasher.combine(items) }
}
