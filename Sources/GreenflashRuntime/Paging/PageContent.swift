import Foundation

/// What an answer has of a page: the elements, and what it says of the pages after it. Read in one pass, past everything
/// else in the answer.
struct PageContent<Item: Decodable>: DecodableWithConfiguration {
    struct DecodingConfiguration: Sendable {
        let style: PageStyle
        /// Whether elements that don't fit are left out.
        let isElementwise: Bool
    }

    private(set) var items: [Item]
    /// The places of elements that don't fit, and why.
    private(set) var failures: [(index: Int, error: any Error)] = []
    /// The cursor of the next page, the number of pages, or that of elements: what the style asks for.
    private(set) var mark: JSONValue?
    private(set) var more: Bool?

    /// How many elements the page has, those included that are left out.
    var count: Int { items.count + failures.count }

    init(from decoder: any Decoder, configuration: DecodingConfiguration) throws {
        let style = configuration.style
        if configuration.isElementwise {
            let list = try Self.elements(at: style.items, in: decoder)
            items = list.elements
            failures = list.failures
        } else {
            items = try Self.items(at: style.items, in: decoder)
        }
        switch style.advance {
        case .link: break
        case .cursor(let path): mark = try Self.value(at: path, in: decoder)
        case .last(let field):
            mark = items.isEmpty && failures.isEmpty ? nil : try Self.last(field, of: style.items, in: decoder)
        case .page(_, let path), .offset(let path): mark = try path.flatMap { try Self.value(at: $0, in: decoder) }
        }
        more = try style.more.flatMap { try Self.value(at: $0, in: decoder) as JSONValue? }?.boolValue
    }

    private static func items(at path: FieldPath?, in decoder: any Decoder) throws -> [Item] {
        do {
            guard let path else { return try [Item](from: decoder) }
            // What has no elements may be left out, or null.
            return try value(at: path, in: decoder) ?? []
        } catch {
            let depth = path?.names.count ?? 0
            guard Respelling.mayHelp([Item].self, after: error, depth: depth) else { throw error }
            guard let path else { return try Respelt<[Item]>(from: decoder).value }
            return try (value(at: path, in: decoder) as Respelt<[Item]>?)?.value ?? []
        }
    }

    private static func elements(at path: FieldPath?, in decoder: any Decoder) throws -> ElementwiseList<Item> {
        guard let path else { return try ElementwiseList(from: decoder) }
        return try value(at: path, in: decoder) ?? ElementwiseList()
    }

    private static func value<T: Decodable>(at path: FieldPath, in decoder: any Decoder) throws -> T? {
        guard let (container, key) = try field(at: path, in: decoder) else { return nil }
        return try container.decodeIfPresent(T.self, forKey: key)
    }

    /// The object that has the last name of a path. `nil` where one before it is absent or `null`.
    private static func field(
        at path: FieldPath,
        in decoder: any Decoder
    ) throws -> (KeyedDecodingContainer<StringKey>, StringKey)? {
        guard let last = path.names.last else { return nil }
        var container = try decoder.container(keyedBy: StringKey.self)
        for name in path.names.dropLast() {
            let key = StringKey(name)
            guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
            container = try container.nestedContainer(keyedBy: StringKey.self, forKey: key)
        }
        return (container, StringKey(last))
    }

    private static func last(_ field: FieldPath, of items: FieldPath?, in decoder: any Decoder) throws -> JSONValue? {
        var elements: any UnkeyedDecodingContainer
        if let items {
            guard let (container, key) = try Self.field(at: items, in: decoder) else { return nil }
            elements = try container.nestedUnkeyedContainer(forKey: key)
        } else {
            elements = try decoder.unkeyedContainer()
        }
        var last: JSONValue?
        while !elements.isAtEnd {
            last = try elements.decode(Field.self, configuration: field).value
        }
        return last
    }

    /// One field of an element; `nil` also where an element has none because it is no object.
    private struct Field: DecodableWithConfiguration {
        var value: JSONValue?

        init(from decoder: any Decoder, configuration path: FieldPath) throws {
            value = try? PageContent.value(at: path, in: decoder)
        }
    }
}

extension JSONValue {
    /// A cursor as a request sends it. `nil` for what says that there is no further page: `null`, and the empty string.
    var cursor: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .integer(let number): String(number)
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .null, .bool, .array, .object: nil
        }
    }
}
