import Foundation

/// The pages of a ``PagedList``.
public struct Pages<Item: Decodable & Sendable>: AsyncSequence, Sendable {
    let client: APIClient
    let request: APIRequest
    let options: CallOptions
    let style: PageStyle

    public func makeAsyncIterator() -> AsyncIterator {
        let step = style == .link ? AsyncIterator.Step.first(request) : .counted(PageProgress(style, request))
        return AsyncIterator(client: client, options: options, style: style, step: step)
    }

    /// Gives out the pages, one request each.
    public struct AsyncIterator: AsyncIteratorProtocol {
        enum Step {
            case first(APIRequest)
            case following(PreparedRequest)
            /// What every style but that of links asks for next.
            case counted(PageProgress)
            case failed(any Error)
            case end
        }

        fileprivate let client: APIClient
        fileprivate let options: CallOptions
        fileprivate let style: PageStyle
        fileprivate var step: Step
        /// Paths and queries of the pages so far, to notice a circle.
        private var visited: Set<String> = []

        fileprivate init(client: APIClient, options: CallOptions, style: PageStyle, step: Step) {
            self.client = client
            self.options = options
            self.style = style
            self.step = step
        }

        /// The next page, or `nil` after the last.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Page<Item>? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page<Item>? {
            let step = step
            self.step = .end
            switch step {
            case .end: return nil
            case .first(let first):
                return try await linked(
                    try client.prepare(first, options, accept: "application/json"),
                    isolation: actor
                )
            case .following(let following): return try await linked(following, isolation: actor)
            case .counted(let progress): return try await counted(progress, isolation: actor)
            case .failed(let error): throw error
            }
        }

        private mutating func linked(
            _ request: PreparedRequest,
            isolation actor: isolated (any Actor)?
        ) async throws -> Page<Item> {
            visited.insert(request.target)
            let response = try await client.send(request, options)
            let items: [Item] = try response.decode()
            do {
                if let link = try NextLink(in: response, base: request.base) {
                    guard !visited.contains(link.target) else { throw link.repeated(response) }
                    step = .following(request.following(link.target))
                }
            } catch {
                // This page is all right: the error is for whoever asks for the next.
                step = .failed(error)
            }
            let next = LinkHeader.next(in: response.info.headers, relativeTo: request.url ?? client.baseURL)
            return Page(items: items, response: response, next: next)
        }

        private mutating func counted(
            _ progress: PageProgress,
            isolation actor: isolated (any Actor)?
        ) async throws -> Page<Item> {
            var progress = progress
            let request = try client.prepare(progress.current, options, accept: "application/json")
            let response = try await client.send(request, options)
            let page = try response.decode(PageContent<Item>.self, configuration: style)
            do {
                if try progress.advance(past: page, response) { step = .counted(progress) }
            } catch {
                step = .failed(error)
            }
            return Page(items: page.items, response: response, next: nil)
        }
    }
}
