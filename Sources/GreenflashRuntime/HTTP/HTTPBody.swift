public import Foundation

/// The body of a response: chunks of bytes, as they arrive.
///
/// Iterate it once. The connection is closed when the last copy of the body and its iterators is dropped before the
/// end, when ``cancel()`` is called, and when the task that waits for a chunk is cancelled.
public struct HTTPBody: AsyncSequence, Sendable {
    public typealias Element = Data

    fileprivate enum Content {
        case buffered(Data)
        case arriving(Owner)
    }

    private let content: Content

    /// A body whose chunks come from a transport.
    public init(_ source: some HTTPBodySource) {
        content = .arriving(Owner(source))
    }

    /// A body that is there already.
    public init(_ data: Data = Data()) {
        content = .buffered(data)
    }

    /// All bytes, where they are there already.
    var data: Data? {
        if case .buffered(let data) = content { data } else { nil }
    }

    /// Stops the exchange: the connection is closed, and whoever waits for a chunk gets a `CancellationError`.
    public func cancel() {
        if case .arriving(let owner) = content { owner.source.cancel() }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(content: content)
    }

    /// Gives out the chunks.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var content: Content

        public mutating func next() async throws -> Data? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Data? {
            switch content {
            case .arriving(let owner):
                return try await owner.source.next()
            case .buffered(let data):
                content = .buffered(Data())
                return data.isEmpty ? nil : data
            }
        }
    }

    /// Lives as long as someone could still read, and stops the exchange after that.
    fileprivate final class Owner: Sendable {
        let source: any HTTPBodySource

        init(_ source: some HTTPBodySource) {
            self.source = source
        }

        deinit {
            source.cancel()
        }
    }
}

/// What a transport implements to stream a body.
public protocol HTTPBodySource: Sendable {
    /// The next chunk, or `nil` after the last one. Never called twice at the same time.
    ///
    /// - Throws: ``TransportError`` when the body broke off, `CancellationError` when the task or the exchange was
    ///   cancelled.
    func next() async throws -> Data?

    /// Closes the connection. Called at least once for every body, also after its end; it must not block.
    func cancel()
}
