/// The query of a request: names and values in the order in which they were added.
///
/// The order is kept on the wire because the service answers repeated requests from its cache.
public struct QueryItems: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var items: [Item] = []

    public init() {}

    public var isEmpty: Bool { items.isEmpty }

    /// The value that was added first under a name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    public mutating func append(_ name: String, _ value: String) {
        items.append(Item(name: name, value: value))
    }

    /// The query without its question mark, all but unreserved characters encoded (RFC 3986); `nil` for no items.
    public var percentEncoded: String? {
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
