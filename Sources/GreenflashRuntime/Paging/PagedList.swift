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

    private init(pages: Pages<Element>) {
        self.pages = pages
    }

    /// The same list, whose next pages are requested while the ones before are used.
    ///
    /// ```swift
    /// for try await user in client.users.list(limit: 100).prefetching(pages: 4) { … }
    /// for try await page in client.users.list().prefetching(pages: 2).pages { … }
    /// ```
    ///
    /// Nothing is sent before the first element is asked for. From then on, up to `count` pages are on their way, or there
    /// and not used yet, and never more. Leaving the loop cancels them. Errors come in their place, after the elements
    /// before them.
    ///
    /// Where the addresses of pages follow one another by a number, several are requested at once, from the third page on:
    /// each is used only if the page before it leads there. Up to `count - 1` requests past the end of the list, or beside
    /// one that goes on otherwise, are in vain then, once for each iteration; they are of operations that change nothing
    /// and have no rate limit. Of all other lists one page is on its way, and the next one is requested when that is used.
    ///
    /// - Parameter count: How many pages; 2 to 8 are of use. 0: each page is requested when it is asked for.
    public func prefetching(pages count: Int) -> PagedList {
        var pages = pages
        pages.pagesAhead = Swift.max(0, count)
        return PagedList(pages: pages)
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
