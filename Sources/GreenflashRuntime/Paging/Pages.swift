import Foundation

/// The pages of a ``PagedList``.
public struct Pages<Item: Decodable & Sendable>: AsyncSequence, Sendable {
    let client: APIClient
    let request: APIRequest
    let options: CallOptions
    let style: PageStyle

    /// How many pages are requested before they are asked for.
    var pagesAhead = 0

    public func makeAsyncIterator() -> AsyncIterator {
        let step = style == .link ? AsyncIterator.Step.first(request) : .counted(PageProgress(style, request))
        return AsyncIterator(self, step: step)
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

        private let client: APIClient
        private let options: CallOptions
        private let style: PageStyle
        private var step: Step
        private var ahead: PagesAhead
        /// How many elements the pages so far had.
        private var position = 0
        /// Paths and queries of the pages so far, to notice a circle.
        private var visited: Set<String> = []

        fileprivate init(_ pages: Pages, step: Step) {
            client = pages.client
            options = pages.options
            style = pages.style
            self.step = step
            ahead = PagesAhead(pages.client, pages.options, limit: pages.pagesAhead)
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
            do {
                switch step {
                case .end: return nil
                case .first(let first): return try await linked(prepare(first), isolation: actor)
                case .following(let following): return try await linked(following, isolation: actor)
                case .counted(let progress): return try await counted(progress, isolation: actor)
                case .failed(let error): throw error
                }
            } catch {
                ahead.drop()
                throw error
            }
        }

        private func prepare(_ request: APIRequest) throws -> PreparedRequest {
            try client.prepare(request, options, accept: "application/json")
        }

        private mutating func linked(
            _ request: PreparedRequest,
            isolation actor: isolated (any Actor)?
        ) async throws -> Page<Item> {
            visited.insert(request.target)
            let response = try await ahead.response(to: request, isolation: actor)
            let (items, leftOut): ([Item], _) = try response.elements(from: position)
            position += items.count + leftOut.count
            do {
                if let link = try NextLink(in: response, base: request.base) {
                    guard !visited.contains(link.target) else { throw link.repeated(response) }
                    let next = request.following(link.target)
                    step = .following(next)
                    if ahead.isOn {
                        let last = NextLink.last(in: response, base: request.base)
                        ahead.fill(after: request, next: next, last: .init(last))
                    }
                } else {
                    ahead.drop()
                }
            } catch {
                // This page is all right: the error is for whoever asks for the next.
                step = .failed(error)
                ahead.drop()
            }
            let next = LinkHeader.next(in: response.info.headers, relativeTo: request.url ?? client.baseURL)
            return Page(items: items, leftOut: leftOut, response: response, next: next)
        }

        private mutating func counted(
            _ progress: PageProgress,
            isolation actor: isolated (any Actor)?
        ) async throws -> Page<Item> {
            var progress = progress
            let request = try prepare(progress.current)
            let response = try await ahead.response(to: request, isolation: actor)
            let (page, leftOut): (PageContent<Item>, _) = try response.content(style, from: position)
            position += page.count
            do {
                let goesOn = try progress.advance(past: page, response)
                if goesOn { step = .counted(progress) }
                if ahead.isOn {
                    let next = goesOn ? try prepare(progress.current) : nil
                    ahead.fill(after: request, next: next, last: progress.last.map { .number($0) } ?? .unknown)
                }
            } catch {
                step = .failed(error)
                ahead.drop()
            }
            return Page(items: page.items, leftOut: leftOut, response: response, next: nil)
        }
    }
}
