import Foundation

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

    private struct Slot {
        var name: String
        /// `nil` where nothing is sent.
        var value: String?
        /// What goes onto the wire, where it is not just name and value percent-encoded.
        var encoded: String?
    }

    /// Every name in its place; those without a value are not sent.
    private var slots: [Slot] = []

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
        slots.append(Slot(name: name, value: value))
    }

    /// Adds what a style has encoded already.
    mutating func append(_ item: EncodedItem) {
        slots.append(
            Slot(
                name: item.name.removingPercentEncoding ?? item.name,
                value: item.value.removingPercentEncoding ?? item.value,
                encoded: "\(item.name)=\(item.value)"
            )
        )
    }

    /// Adds a piece of a query as it stands, without a name of its own.
    mutating func append(encoded: String) {
        slots.append(Slot(name: "", value: encoded, encoded: encoded))
    }

    /// Gives a name one value, in the place where it was added first, or else at the end.
    public mutating func set(_ name: String, to value: String) {
        guard let place = slots.firstIndex(where: { $0.name == name }) else { return append(name, value) }
        slots[place].value = value
        slots[place].encoded = nil
        slots = slots.enumerated().filter { $0.offset <= place || $0.element.name != name }.map(\.element)
    }

    /// The query without its question mark, all but unreserved characters encoded (RFC 3986); `nil` for no items.
    public var percentEncoded: String? {
        var query = ""
        for slot in slots {
            guard let value = slot.value else { continue }
            if !query.isEmpty { query += "&" }
            if let encoded = slot.encoded {
                query += encoded
            } else {
                PercentEncoding.append(slot.name, to: &query)
                query += "="
                PercentEncoding.append(value, to: &query)
            }
        }
        return query.isEmpty ? nil : query
    }
}

extension QueryItems {
    public static func == (left: QueryItems, right: QueryItems) -> Bool { left.items == right.items }

    public func hash(into hasher: inout Hasher) { hasher.combine(items) }
}
