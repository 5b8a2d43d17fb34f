import Foundation

/// How far a walk over the pages of a list has come, by any style but that of links.
struct PageProgress: Sendable {
    private let style: PageStyle
    private var request: APIRequest
    /// Cursors that were sent, to notice a circle.
    private var sent: Set<String> = []
    /// The number of the page, or of the elements before it.
    private var position = 0
    /// The number of the last page, or of the last element, where the answers tell how many there are.
    private(set) var last: Int?
    /// The answer before, where pages are counted: the same one again says that the service does not look at the count.
    private var previousBody = Data()

    init(_ style: PageStyle, _ first: APIRequest) {
        self.style = style
        var request = first
        for (name, value) in style.sending.sorted(by: { $0.key < $1.key }) where request.queryItems[name] == nil {
            request.queryItems.set(name, to: value)
        }
        self.request = request
        let given = request.pageParameter(style)
        switch style.advance {
        case .link: break
        case .cursor, .last: given.map { _ = sent.insert($0) }
        case .page(let number, _): position = given.flatMap { Int($0) } ?? number
        case .offset: position = given.flatMap { Int($0) } ?? 0
        }
    }

    /// The request for the page at hand.
    var current: APIRequest { request }

    /// Goes on to the next page.
    ///
    /// - Returns: `false` after the last.
    /// - Throws: ``APIError`` with the code ``APIError/Code/pagination``.
    mutating func advance<Item>(past page: PageContent<Item>, _ response: RawResponse) throws -> Bool {
        guard page.more != false else { return false }
        let mark: JSONValue
        switch style.advance {
        case .link:
            return false
        case .cursor, .last:
            guard let next = page.mark, let cursor = next.cursor else {
                // An element that was left out may lack the cursor as well.
                guard page.more == true || goesByLastElement && !page.failures.isEmpty else { return false }
                throw APIError(
                    pagination: "The answer says that there are more pages, but not where. The list is incomplete",
                    response
                )
            }
            guard sent.insert(cursor).inserted else { throw APIError(pagination: Self.circle, response) }
            mark = next
        case .page(let first, _):
            if let pages = page.mark?.intValue {
                last = first + pages - 1
                guard position - first + 1 < pages else { return false }
            } else if page.count == 0, page.more == nil {
                return false
            }
            try checkProgress(response)
            position += 1
            mark = .integer(position)
        case .offset:
            guard page.count > 0 else {
                guard page.more == true else { return false }
                throw APIError(
                    pagination: "The answer says that there are more elements, but has none. The list is incomplete",
                    response
                )
            }
            position += page.count
            if let total = page.mark?.intValue {
                last = total - 1
                guard position < total else { return false }
            }
            try checkProgress(response)
            mark = .integer(position)
        }
        try request.setPageParameter(style, to: mark, response)
        return true
    }

    private var goesByLastElement: Bool {
        if case .last = style.advance { true } else { false }
    }

    private mutating func checkProgress(_ response: RawResponse) throws {
        guard response.body != previousBody else {
            let problem = "The page is the same as the one before: the service does not look at '\(style.parameter)'"
            throw APIError(pagination: "\(problem). The list is incomplete", response)
        }
        previousBody = response.body
    }

    private static let circle =
        "The cursor of the next page leads back to a page that was read already. The list is incomplete"
}

extension APIRequest {
    /// What the caller asks to begin with.
    fileprivate func pageParameter(_ style: PageStyle) -> String? {
        guard style.location == .body else {
            return queryItems[style.parameter.description].flatMap { $0.isEmpty ? nil : $0 }
        }
        switch try? bodyJSON()[style.parameter.names[...]] {
        case .string(let text) where !text.isEmpty: return text
        case .number(let text): return text
        default: return nil
        }
    }

    fileprivate mutating func setPageParameter(
        _ style: PageStyle,
        to value: JSONValue,
        _ response: RawResponse
    ) throws {
        guard style.location == .body else {
            return queryItems.set(style.parameter.description, to: value.cursor ?? "")
        }
        // As it is spelt, so that the body is otherwise the caller's to the last digit.
        guard var body = try? bodyJSON(), let mark = try? SpelledJSON(encoding: value),
            body.set(style.parameter.names[...], to: mark)
        else {
            throw APIError(pagination: "The request has no JSON object to send '\(style.parameter)' in", response)
        }
        guard case .json(_, let mediaType)? = content else { return json(body) }
        json(body, mediaType)
    }

    private func bodyJSON() throws -> SpelledJSON {
        switch content {
        case nil: return .null
        case .json(let value, _): return try SpelledJSON(encoding: value)
        default: throw InvalidRequest(message: "the body is no JSON")
        }
    }
}
