public import Foundation

/// Sends requests to one service with one credential: the calls that generated code is made of.
///
/// Copies share everything. Clients with different credentials may share a transport.
public struct APIClient: Sendable {
    /// What every copy of a client shares.
    final class Core: Sendable {
        let configuration: ClientConfiguration
        let base: BaseURL
        let servers: Servers
        let fields: StandardFields
        let time: Timekeeper
        let deadlines: Deadlines
        /// The steps of the middleware, joined once for all calls.
        let chain: ClientMiddleware.Next

        init(_ configuration: ClientConfiguration) throws {
            try configuration.checkTimeouts()
            self.configuration = configuration
            base = try BaseURL(configuration.baseURL, allowsInsecureHTTP: configuration.allowsInsecureHTTP)
            servers = try Servers(configuration, base: base)
            fields = StandardFields(configuration)
            time = Timekeeper(configuration.clock, now: configuration.now)
            deadlines = Deadlines(time)
            chain = configuration.middleware.joined { try await $0.call.send($0) }
        }
    }

    let core: Core

    /// What holds for every call where its own options say nothing.
    public var defaultOptions = CallOptions()

    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``, where the base URL is none to call, or a timeout
    ///   leaves no time.
    public init(_ configuration: ClientConfiguration) throws {
        core = try Core(configuration)
    }

    /// The service's address.
    public var baseURL: URL { core.base.url }
}

// MARK: Calls

extension APIClient {
    /// Sends a request whose answer is JSON.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func value<T: Decodable & Sendable>(_ request: APIRequest, _ options: CallOptions) async throws -> T {
        try await send(request, options).decode()
    }

    /// Sends a request whose answer has nothing of interest.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func empty(_ request: APIRequest, _ options: CallOptions) async throws {
        _ = try await send(request, options)
    }

    /// Sends a request whose answer is JSON, or empty.
    ///
    /// - Returns: `nil` for an answer without a body.
    /// - Throws: ``APIError``, or `CancellationError`.
    public func optionalValue<T: Decodable & Sendable>(_ request: APIRequest, _ options: CallOptions) async throws -> T?
    {
        let response = try await send(request, options)
        return response.body.isEmpty ? nil : try response.decode(T.self)
    }

    /// Sends a request whose answer depends on the status.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func answer<T: StatusResponse>(_ request: APIRequest, _ options: CallOptions) async throws -> T {
        try T(try await send(request, options))
    }

    /// Sends a request whose answer is a text.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func text(_ request: APIRequest, _ options: CallOptions) async throws -> String {
        try await send(request, options).text()
    }

    /// The bytes of an answer. Nothing is sent before they are asked for.
    public func bytes(_ request: APIRequest, _ options: CallOptions) -> ByteStream {
        ByteStream(client: self, request: request, options: options.merged(over: defaultOptions))
    }

    /// Sends a request, and returns its answer as it came.
    ///
    /// - Throws: ``APIError``, also for an answer whose status is no success; or `CancellationError`.
    public func send(_ request: APIRequest, _ options: CallOptions) async throws -> RawResponse {
        let options = options.merged(over: defaultOptions)
        return try await send(try prepare(request, options, accept: "application/json"), options)
    }

    /// The elements of a list, page by page as they are needed. Nothing is sent before the first is asked for.
    ///
    /// - Parameter style: How the pages follow one another; without it, by a `Link` header.
    public func list<Element: Decodable & Sendable>(
        _ request: APIRequest,
        _ options: CallOptions,
        _ style: PageStyle = .link
    ) -> PagedList<Element> {
        PagedList(client: self, request: request, options: options.merged(over: defaultOptions), style: style)
    }

    /// The events of a stream. Nothing is sent before the first is asked for.
    public func events<Event: StreamEvent>(_ request: APIRequest, _ options: CallOptions) -> EventStream<Event> {
        EventStream(client: self, request: request, options: options.merged(over: defaultOptions))
    }

    /// The JSON values of a stream. Nothing is sent before the first is asked for.
    public func items<Item: Decodable & Sendable>(
        _ request: APIRequest,
        _ options: CallOptions,
        _ format: ItemFormat
    ) -> ItemStream<Item> {
        ItemStream(client: self, request: request, options: options.merged(over: defaultOptions), format: format)
    }
}

// MARK: What calls are made of

extension APIClient {
    func prepare(_ request: APIRequest, _ options: CallOptions, accept: String) throws -> PreparedRequest {
        try options.checkTimeouts(of: request.endpoint)
        return try PreparedRequest(
            request,
            options: options,
            fields: core.fields,
            destination: core.servers.destination(of: request.endpoint),
            accept: accept
        )
    }

    /// - Parameter options: Merged with those of the client.
    func send(_ request: PreparedRequest, _ options: CallOptions) async throws -> RawResponse {
        let settings = CallSettings(options, core)
        let call = Call(core, request, settings, collectsBody: true)
        var response = try await within(call) {
            let answer = try await call.run()
            let body = try await answer.body.collect(maximumBytes: settings.maximumResponseBytes)
            return RawResponse(info: answer.info, body: body, call: call)
        }
        response.elementReport = ElementReport(
            settings.undecodableElements,
            response.info,
            response.redaction,
            core.configuration.logger
        )
        settings.onResponse?(response.info)
        return response
    }

    /// Opens a stream: the head is there, nothing of the body is read.
    ///
    /// - Parameter options: Merged with those of the client.
    func open(_ request: PreparedRequest, _ options: CallOptions) async throws -> Call.Answer {
        let settings = CallSettings(options, core)
        let call = Call(core, request, settings, collectsBody: false)
        let answer = try await within(call) { try await call.run() }
        settings.onResponse?(answer.info)
        return answer
    }

    private func within<Output: Sendable>(
        _ call: Call,
        _ operation: @escaping @Sendable () async throws -> Output
    ) async throws -> Output {
        do {
            return try await core.deadlines.run(
                within: call.settings.totalTimeout,
                onPass: { call.timeOut() },
                operation
            )
        } catch let passed as Deadlines.Passed {
            throw APIError(passed, call)
        }
    }
}

extension APIError {
    /// The time for the whole call is over.
    init(_ passed: Deadlines.Passed, _ call: Call) {
        self.init(
            .timeout,
            "The call did not finish within \(passed.timeout.inWords), the time for all its attempts.",
            underlying: passed
        )
        complete(for: call)
        mayHaveTakenEffect = attempts > 0 && !call.request.endpoint.method.isRead
        if mayHaveTakenEffect, !call.request.isSafeToRepeat {
            message += " The service may have acted on it; check before you send it again."
        }
    }
}

extension APIClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "APIClient(\(baseURL.absoluteString))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["configuration": core.configuration]) }
}
