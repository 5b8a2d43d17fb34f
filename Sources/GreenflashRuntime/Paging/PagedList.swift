/// A list that the service gives out in pages, as one sequence of elements.
///
/// ```swift
/// for try await user in client.users.list() { … }              // every page, fetched when it is needed
/// for try await page in client.users.list(limit: 50).pages { … }
/// let newest = try await client.users.list().collect(upTo: 20)
/// ```
///
/// The next page is where the `Link` header's `rel="next"` says (RFC 8288), or what the list's ``PageStyle`` makes of the
/// answer: a cursor, a number, a count. A link to another origin ends the iteration
/// with an error, after the elements of the page that has it, and is never requested, because it would be sent the
/// credential; so does a link or a cursor that repeats. Timeouts are for each page.
/// Every iteration starts at the first page again.
public struct PagedList<Element: Decodable & Sendable>: AsyncSequence, Sendable {
    /// The list page by page.
    public let pages: Pages<Element>

    init(client: APIClient, request: APIRequest, options: CallOptions, style: PageStyle) {
        pages = Pages(client: client, request: request, options: options, style: style)
    }

    /// All elements, or the first so many.
    ///
    /// - Parameter maximumCount: Pages behind it are not fetched. `nil`: no limit.
    /// - Throws: ``APIError``, or `CancellationError`.
    public func collect(upTo maximumCount: Int? = nil) async throws -> [Element] {
        var elements: [Element] = []
        let maximumCount = maximumCount ?? .max
        guard maximumCount > 0 else { return [] }
        for try await page in pages {
            elements += page.items.prefix(maximumCount - elements.count)
            if elements.count == maximumCount { break }
        }
        return elements
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pages: pages.makeAsyncIterator())
    }

    /// Gives out the elements, and fetches pages as they are needed.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var pages: Pages<Element>.AsyncIterator
        private var items: [Element] = []
        private var index = 0

        fileprivate init(pages: Pages<Element>.AsyncIterator) {
            self.pages = pages
        }

        /// The next element, from the page at hand or the one after it.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Element? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
            // A page in the middle may be empty.
            while index == items.count {
                guard let page = try await pages.next(isolation: actor) else { return nil }
                items = page.items
                index = 0
            }
            defer { index += 1 }
            return items[index]
        }
    }
}
