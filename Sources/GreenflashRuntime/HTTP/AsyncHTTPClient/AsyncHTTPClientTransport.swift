#if AsyncHTTPClient
    public import AsyncHTTPClient
    public import Foundation
    public import HTTPTypes
    import NIOCore

    /// The transport for servers: async-http-client, on SwiftNIO. It is there when the package trait `AsyncHTTPClient` is on.
    ///
    /// ```swift
    /// .package(url: "…/greenflash-swift", branch: "main", traits: ["AsyncHTTPClient"])
    ///
    /// let greenflash = try GreenflashClient(apiKey: key, transport: AsyncHTTPClientTransport.shared)
    /// ```
    ///
    /// It speaks HTTP/2 where a server offers it over TLS and HTTP/1.1 otherwise, reuses connections, and makes the sender
    /// wait for a slow reader: no more than 64 KiB of a body and what one read of the socket brought are in memory
    /// (``TransportOptions/maximumBufferedBytes`` plays no part), except over HTTP/2, whose window lets 8 MiB of each
    /// response come ahead. Request bodies are read as fast as the server takes them.
    ///
    /// Like every transport it follows no redirect and keeps no cookies, and it sends no request a second time on its own.
    /// Bodies in gzip and deflate are decompressed up to 200 times their size; past that they fail with
    /// ``TransportError/Kind/bufferOverflow``.
    ///
    /// All its connections live on one event loop, which carries tens of thousands of requests a second. Share one transport
    /// among as many clients as you like: nothing of one client is visible to another.
    public final class AsyncHTTPClientTransport: HTTPTransport {
        /// One for the whole process, with the default limits. It can't be shut down.
        public static let shared = AsyncHTTPClientTransport(isShared: true)

        private let connections: AsyncHTTPClientConnections
        private let isShared: Bool

        /// - Parameters:
        ///   - maximumConnectionsPerHost: How many connections there are to one host at most, where it speaks HTTP/1.1. A
        ///     request that finds all of them busy waits for at most `timeout.connect`, which is 10 seconds by default,
        ///     and then fails with ``TransportError/Kind/timeout``. A stream holds its connection until it ends. Over HTTP/2
        ///     there is one connection, and the server says how many requests it carries at once.
        ///   - configure: Changes what async-http-client does by default: trusted certificates, a proxy, HTTP/1.1 only,
        ///     how long idle connections are kept. Redirects, decompression, retries, and timeouts other than the one for
        ///     connecting are the transport's own and can't be changed.
        public convenience init(
            maximumConnectionsPerHost: Int = 64,
            configure: (inout HTTPClient.Configuration) -> Void = { _ in }
        ) {
            self.init(isShared: false, maximumConnectionsPerHost: maximumConnectionsPerHost, configure: configure)
        }

        private init(
            isShared: Bool,
            maximumConnectionsPerHost: Int = 64,
            configure: (inout HTTPClient.Configuration) -> Void = { _ in }
        ) {
            var configuration = HTTPClient.Configuration()
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(maximumConnectionsPerHost, 1)
            // Spans are the business of a client's middleware, which knows what must not be in them.
            configuration.tracing.tracer = nil
            configure(&configuration)
            self.isShared = isShared
            connections = AsyncHTTPClientConnections(configuration)
        }

        /// Sends a request and returns when the head of its response is there.
        ///
        /// - Throws: ``TransportError``, or `CancellationError`.
        public func send(
            _ request: HTTPRequest,
            body: Data?,
            options: TransportOptions
        ) async throws -> HTTPTransportResponse {
            try await exchange(request, body: body.map { .data($0) }, options: options)
        }

        /// Sends a request with a body that is not in memory. It is read while it is sent, no faster than the server takes
        /// it, and needs the memory of one chunk.
        ///
        /// - Throws: ``TransportError``, `CancellationError`, or what the source of the body throws.
        public func upload(
            _ request: HTTPRequest,
            body: HTTPRequestBody,
            options: TransportOptions
        ) async throws -> HTTPTransportResponse {
            try await exchange(request, body: body, options: options)
        }

        /// Closes the connections, once what is running has ended. From the first call on, new requests fail with
        /// ``TransportError/Kind/closed``.
        ///
        /// When the task that waits for it is cancelled, what is running is cancelled, too. Further calls wait for the same
        /// end. Without it, a transport closes its connections when it and all bodies of its responses are dropped.
        /// ``shared`` stays as it is.
        public func shutdown() async {
            guard !isShared else { return }
            await connections.shutdown()
        }

        private func exchange(
            _ request: HTTPRequest,
            body: HTTPRequestBody?,
            options: TransportOptions
        ) async throws -> HTTPTransportResponse {
            try Task.checkCancellation()
            let exchange = AsyncHTTPClientExchange(on: connections, timeout: options.timeout)
            let clientRequest: HTTPClient.Request
            do {
                clientRequest = try HTTPClient.Request(request, body: body.flatMap { try exchange.body($0) })
            } catch {
                // The body may be waiting already to be sent.
                exchange.finish(.failure(error))
                throw error
            }
            let head = try await exchange.start(clientRequest)
            return HTTPTransportResponse(head: head, body: HTTPBody(exchange))
        }
    }
#endif
