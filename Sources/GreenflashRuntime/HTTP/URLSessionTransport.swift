public import Foundation
public import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The default transport: URLSession, on every platform.
///
/// It keeps no cookies, no cache and no stored credentials, refuses every redirect, and streams response bodies chunk by
/// chunk. Share one among as many clients as you like: connections are reused, and nothing of one client is visible to
/// another.
///
/// On Linux, URLSession
/// - cannot slow a sender down: what a slow reader has not taken yet is kept in memory up to
///   ``TransportOptions/maximumBufferedBytes``; past that the body fails with ``TransportError/Kind/bufferOverflow``;
/// - counts timeouts in whole seconds; fractions are rounded up;
/// - loses some header fields of one name that are spelt in different case;
/// - does not free about 180 bytes of each request, up to Swift 6.3: a million of them leave 180 MB behind;
/// - repeats a read on its own where a connection that was used before is closed without an answer; attempts do not count it;
/// - **ends the process** when a server closes the connection inside the head of a response, unless the length of the body
///   has come, or sends trailers after a chunked body, up to Swift 6.3 (a `fatalError` in FoundationNetworking, "Transfer completed, but there's no
///   response"). Where a server that misbehaves must not be able to do that, use `AsyncHTTPClientTransport`, which the
///   package trait of that name adds.
///
/// With a server that keeps to HTTP it has stood 150,000 requests and 3,000 streams, many of them cancelled at any moment
/// (`Scripts/bench stress`).
public final class URLSessionTransport: HTTPTransport {
    /// One for the whole process, with the default limits. Clients that are given no transport use it.
    public static let shared = URLSessionTransport()

    private let session: URLSession
    private let exchanges = URLSessionExchanges()

    /// - Parameter maximumConnectionsPerHost: How many exchanges with one host run at once; more wait for their turn, and
    ///   the time that they wait counts against their timeout. A stream holds its connection until it ends.
    public init(maximumConnectionsPerHost: Int = 64) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCredentialStorage = nil
        // Besides keeping answers to ourselves: with a cache, cancel() right after resume() traps on Linux.
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = maximumConnectionsPerHost
        #if canImport(FoundationNetworking)
            let delegateQueue = InlineOperationQueue()
        #else
            let delegateQueue: OperationQueue? = nil
        #endif
        session = URLSession(
            configuration: configuration,
            delegate: URLSessionTransportDelegate(exchanges),
            delegateQueue: delegateQueue
        )
    }

    deinit {
        // Running exchanges end as usual; the session keeps the delegate alive until then.
        session.finishTasksAndInvalidate()
    }

    /// Sends a request and returns when the head of its response is there.
    ///
    /// - Throws: ``TransportError``, or `CancellationError`.
    public func send(
        _ request: HTTPRequest,
        body: Data?,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        #if canImport(FoundationNetworking)
            // libcurl repeats a request on its own when a connection that was used before is closed without an answer.
            // With a body it has to ask (see the delegate); without one, only a connection of its own keeps it from it.
            if !request.method.isRead, body?.isEmpty ?? true {
                return try await URLSessionTransport().exchange(request, body: nil, options: options)
            }
        #endif
        return try await exchange(request, body: body, options: options)
    }

    /// Sends a request with a body that is not in memory.
    ///
    /// A file is read while it is sent. Everything else that is not in memory is written to a temporary file first, as
    /// URLSession has no way on every platform to wait for chunks; the memory that it takes is that of one chunk.
    ///
    /// - Throws: ``TransportError``, `CancellationError`, or what the source of the body throws.
    public func upload(
        _ request: HTTPRequest,
        body: HTTPRequestBody,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        if let data = body.data { return try await send(request, body: data, options: options) }
        if let file = body.file {
            try body.checkFiles()
            return try await exchange(request, body: nil, file: file, options: options)
        }
        let file = try await TemporaryFile(body)
        // The head of the response is only there once the file was opened; what is open can still be read.
        defer { file.remove() }
        return try await exchange(request, body: nil, file: file.url, options: options)
    }

    private func exchange(
        _ request: HTTPRequest,
        body: Data?,
        file: URL? = nil,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        try Task.checkCancellation()
        let urlRequest = try URLRequest(request, body: body, timeout: options.timeout)
        let exchange = URLSessionExchange(maximumBufferedBytes: options.maximumBufferedBytes)
        let head = try await exchange.start { [session, exchanges] in
            let task =
                file.map { session.uploadTask(with: urlRequest, fromFile: $0) } ?? session.dataTask(with: urlRequest)
            exchanges.add(exchange, for: task)
            return task
        }
        return HTTPTransportResponse(head: head, body: HTTPBody(exchange))
    }
}
