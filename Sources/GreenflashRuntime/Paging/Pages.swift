import Foundation

/// The pages of a ``PagedList``.
public struct Pages<Item: Decodable & Sendable>: AsyncSequence, Sendable {
    let client: APIClient
    let request: APIRequest
    let options: CallOptions

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(client: client, options: options, step: .first(request))
    }

    /// Gives out the pages, one request each.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum Step {
            case first(APIRequest)
            case following(PreparedRequest)
            case failed(any Error)
            case end
        }

        fileprivate let client: APIClient
        fileprivate let options: CallOptions
        fileprivate var step: Step
        /// Paths and queries of the pages so far, to notice a circle.
        private var visited: Set<String> = []

        fileprivate init(client: APIClient, options: CallOptions, step: Step) {
            self.client = client
            self.options = options
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
            let request: PreparedRequest
            switch step {
            case .end: return nil
            case .first(let first): request = try client.prepare(first, options, accept: "application/json")
            case .following(let following): request = following
            case .failed(let error): throw error
            }
            visited.insert(request.target)
            let response = try await client.send(request, options)
            let items: [Item] = try response.decode()
            do {
                if let link = try NextLink(in: response, base: request.base) {
                    guard !visited.contains(link.target) else { throw link.repeated(response) }
                    self.step = .following(request.following(link.target))
                }
            } catch {
                // This page is all right: the error is for whoever asks for the next.
                self.step = .failed(error)
            }
            let next = LinkHeader.next(in: response.info.headers, relativeTo: request.url ?? client.baseURL)
            return Page(items: items, info: response.info, next: next)
        }
    }
}
