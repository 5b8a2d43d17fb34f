/// How a list is paged: which parameters choose the page, and what the links to the other pages say.
struct Paging: Sendable {
    /// The parameters that a list takes.
    enum Style: Sendable {
        /// page and limit, or offset and limit.
        case pageLimitOffset
        /// page and limit.
        case pageLimit
        /// page and pageSize.
        case pageSize
        /// page and pageSize, or limit and the cursor of the link to the next page.
        case cursor
    }

    private enum Position: Sendable {
        case page(Int)
        case offset
        case cursor
    }

    static let defaultSize = 50
    static let maximumSize = 100
    /// It comes in links, and is sent as it came.
    static let cursorParameter = "cursor"

    private let query: RequestQuery
    private let address: String
    private let position: Position
    private let size: Int
    private let start: Int

    init(_ call: APICall, _ style: Style) throws {
        let query = call.query
        let sizes = 1...Self.maximumSize
        let page = try query.integer("page", in: 1...1_000_000)
        let offset = style == .pageLimitOffset ? try query.integer("offset", in: 0...1_000_000_000) : nil
        let limit = style == .pageSize ? nil : try query.integer("limit", in: sizes)
        let pageSize = style == .pageSize || style == .cursor ? try query.integer("pageSize", in: sizes) : nil
        let cursor = style == .cursor ? try query[Self.cursorParameter].map(Self.start(ofCursor:)) : nil

        self.query = query
        address = call.address
        size = pageSize ?? limit ?? Self.defaultSize
        if let offset {
            position = .offset
            start = offset
        } else if let cursor {
            position = .cursor
            start = cursor
        } else if style == .cursor, limit != nil, page == nil, pageSize == nil {
            position = .cursor
            start = 0
        } else {
            position = .page(page ?? 1)
            start = ((page ?? 1) - 1) * size
        }
    }

    /// The page's part of all items, with links to the other pages (RFC 8288).
    func answer<Items: RandomAccessCollection>(_ items: Items, _ body: (Items.Element) -> JSONObject) -> APIAnswer {
        let page = items.dropFirst(start).prefix(size)
        var answer = APIAnswer.ok(JSON.array(page.map { .object(body($0)) }))
        let links = links(count: items.count)
        if !links.isEmpty {
            answer.headers[.link] = links.map { "<\($0.target)>; rel=\"\($0.relation)\"" }.joined(separator: ", ")
        }
        return answer
    }

    private func links(count: Int) -> [(relation: String, target: String)] {
        let hasNext = start + size < count
        let lastStart = count > 0 ? (count - 1) / size * size : 0
        switch position {
        case .cursor:
            return hasNext ? [("next", target([(Self.cursorParameter, Self.cursor(start: start + size))]))] : []
        case .offset:
            var links = [("first", target([("offset", "0")]))]
            if start > 0 { links.append(("prev", target([("offset", String(max(0, start - size)))]))) }
            if hasNext { links.append(("next", target([("offset", String(start + size))]))) }
            return links + [("last", target([("offset", String(lastStart))]))]
        case .page(let number):
            let last = lastStart / size + 1
            var links = [("first", target([("page", "1")]))]
            if number > 1 { links.append(("prev", target([("page", String(min(number - 1, last)))]))) }
            if hasNext { links.append(("next", target([("page", String(number + 1))]))) }
            return links + [("last", target([("page", String(last))]))]
        }
    }

    private func target(_ changes: [(name: String, value: String)]) -> String {
        "\(address)?\(query.replacing(changes))"
    }

    // A cursor is opaque to clients; this form only has to be unlike a page number.
    private static func cursor(start: Int) -> String {
        "c" + String(start, radix: 36)
    }

    private static func start(ofCursor cursor: String) throws -> Int {
        guard cursor.first == "c", let start = Int(cursor.dropFirst(), radix: 36), start >= 0 else {
            throw APIFailure.invalid("cursor", "'\(cursor)' did not come out of a Link header")
        }
        return start
    }
}
