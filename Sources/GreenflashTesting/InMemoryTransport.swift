public import Foundation
public import GreenflashRuntime
public import HTTPTypes
import Synchronization

#if THREAD_SANITIZER
    typealias Mutex = SanitizedMutex
#endif

/// A transport without a network: it answers from a script and records what was sent.
///
/// ```swift
/// let transport = InMemoryTransport([
///     .error(status: 503),
///     .json(["userId": "u-1"], status: 201),
/// ])
/// // … call a client that was made with this transport …
/// #expect(transport.requests.count == 2)
/// ```
///
/// Responses are used up in order. To answer by what is asked, pass a closure instead:
///
/// ```swift
/// let transport = InMemoryTransport { request in
///     request.path == "/users" ? .json(users) : .error(status: 404)
/// }
/// ```
public final class InMemoryTransport: HTTPTransport {
    /// Answers a request; what it throws is what the transport throws.
    public typealias Handler = @Sendable (RecordedRequest) async throws -> ScriptedResponse

    private struct State {
        var script: [ScriptedResponse] = []
        var requests: [RecordedRequest] = []
        var openBodies = 0
        var bodiesClosedEarly = 0
    }

    /// Each transport is a service of its own, whose rate limits are not those of another test's.
    public let serviceID: String? = UUID().uuidString

    private let state = Mutex(State())
    private let handler: Handler?
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - script: The responses, in the order of the requests. ``enqueue(_:)`` adds more.
    ///   - clock: What delays and timeouts are measured with; a ``ManualClock`` makes them take no time.
    public init(_ script: [ScriptedResponse] = [], clock: any Clock<Duration> = ContinuousClock()) {
        handler = nil
        self.clock = clock
        state.withLock { $0.script = script }
    }

    /// - Parameters:
    ///   - clock: What delays and timeouts are measured with; a ``ManualClock`` makes them take no time.
    ///   - handler: Answers each request; requests may come at the same time.
    public init(clock: any Clock<Duration> = ContinuousClock(), handler: @escaping Handler) {
        self.handler = handler
        self.clock = clock
    }

    /// Adds responses to the end of the script.
    public func enqueue(_ responses: ScriptedResponse...) {
        state.withLock { $0.script += responses }
    }

    /// What was sent so far, in order.
    public var requests: [RecordedRequest] { state.withLock { $0.requests } }

    /// Response bodies that are neither read to their end nor closed.
    public var openBodies: Int { state.withLock { $0.openBodies } }

    /// Response bodies that were closed before their end, as happens to the connection of a stream that nobody reads on.
    public var bodiesClosedEarly: Int { state.withLock { $0.bodiesClosedEarly } }

    /// Records the request and answers it from the script.
    ///
    /// - Throws: What the script says, or an error when it is used up.
    public func send(
        _ request: HTTPRequest,
        body: Data?,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        try Task.checkCancellation()
        let recorded = RecordedRequest(request, body: body ?? Data())
        state.withLock { $0.requests.append(recorded) }
        let response = try await handler?(recorded) ?? nextInScript(for: recorded)
        try await clock.sleep(for: response.headDelay, timeout: options.timeout)
        if let failure = response.failure { throw failure }
        state.withLock { $0.openBodies += 1 }
        let source = ScriptedBodySource(response.body, clock: clock, timeout: options.timeout) { [weak self] isAtEnd in
            self?.bodyEnded(isAtEnd: isAtEnd)
        }
        return HTTPTransportResponse(head: response.head, body: HTTPBody(source))
    }

    private func nextInScript(for request: RecordedRequest) throws -> ScriptedResponse {
        let response = state.withLock { $0.script.isEmpty ? nil : $0.script.removeFirst() }
        guard let response else {
            throw TransportError(
                .invalidRequest,
                requestMayHaveReachedServer: false,
                message: "The script has no response left for \(request)."
            )
        }
        return response
    }

    private func bodyEnded(isAtEnd: Bool) {
        state.withLock { state in
            state.openBodies -= 1
            if !isAtEnd { state.bodiesClosedEarly += 1 }
        }
    }
}

extension Clock<Duration> {
    /// Waits, but not longer than a transport may.
    func sleep(for duration: Duration, timeout: Duration?) async throws {
        guard duration > .zero else { return }
        guard let timeout, timeout < duration else { return try await sleep(for: duration) }
        try await sleep(for: timeout)
        throw TransportError(
            .timeout,
            requestMayHaveReachedServer: true,
            message: "Nothing arrived within the timeout."
        )
    }
}
