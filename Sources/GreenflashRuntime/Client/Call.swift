import HTTPTypes
import Synchronization

/// One logical call: a request, what holds for it, and what is learned on the way.
final class Call: Sendable {
    /// An answer of success.
    struct Answer: Sendable {
        let info: ResponseInfo
        /// In memory, unless it is a stream.
        let body: HTTPBody
        let call: Call

        var request: PreparedRequest { call.request }
        var redaction: Redaction { call.redaction }
    }

    let core: APIClient.Core
    let settings: CallSettings
    let request: PreparedRequest
    /// Whether the body is read before the call returns; if not, it is a stream.
    let collectsBody: Bool
    let log: CallLog
    /// When it began, by ``time``.
    let start: Duration

    private let sent = Atomic(0)
    private let isOverdue = Atomic(false)
    private let secrets = Mutex<[String]>([])
    private let lastSecrets = Mutex<[String]>([])
    private let limitProgress = Mutex(LimitProgress())

    init(_ core: APIClient.Core, _ request: PreparedRequest, _ settings: CallSettings, collectsBody: Bool) {
        self.core = core
        self.settings = settings
        self.request = request
        self.collectsBody = collectsBody
        log = CallLog(core.configuration.logger, operation: request.endpoint.id)
        start = core.time.elapsed()
    }

    var configuration: ClientConfiguration { core.configuration }
    var time: Timekeeper { core.time }

    /// How many requests were handed to the transport.
    var requestsSent: Int { sent.load(ordering: .relaxed) }

    /// The time for the whole call is over, and what runs of it is cancelled for that reason.
    var hasTimedOut: Bool { isOverdue.load(ordering: .acquiring) }

    func timeOut() { isOverdue.store(true, ordering: .releasing) }

    /// What must not be seen in messages.
    var redaction: Redaction { Redaction(secrets: secrets.withLock { $0 }) }

    func keepSecret(_ texts: [String]) {
        secrets.withLock { secrets in
            guard !secrets.isEmpty else { return secrets = texts }
            for text in texts where !secrets.contains(text) { secrets.append(text) }
        }
    }

    /// The secrets of the last attempt, in the order of the credential's parts.
    var secretsInUse: [String] {
        get { lastSecrets.withLock { $0 } }
        set { lastSecrets.withLock { $0 = newValue } }
    }

    /// What the call has spent on rate limits so far.
    struct LimitProgress: Sendable {
        /// Kept for as long as the call has a place there.
        var budget: RateLimitBudget?
        /// Its place in the line of those who wait for a slot.
        var ticket: Int?
        /// The waits for slots.
        var waitedForSlots = Duration.zero
        /// The waits after the service's refusals.
        var waitedAfterRefusals = Duration.zero
    }

    var limits: LimitProgress {
        get { limitProgress.withLock { $0 } }
        set { limitProgress.withLock { $0 = newValue } }
    }

    /// What is left of the time for the whole call; `nil` for any time.
    var timeLeft: Duration? {
        settings.totalTimeout.map { $0 - (time.elapsed() - start) }
    }

    /// Sends the request through all steps.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    func run() async throws -> Answer {
        let response: IncomingResponse
        do {
            response = try await core.chain(OutgoingRequest(self))
        } catch let error as APIError {
            throw error
        } catch {
            try Task.checkCancellation()
            var error = APIError(step: error, self)
            error.mayHaveTakenEffect = requestsSent > 0 && !request.endpoint.method.isRead
            error.complete(for: self)
            throw error
        }
        let info = ResponseInfo(
            operation: request.endpoint.id,
            status: response.head.status.code,
            headers: response.head.headerFields,
            attempts: response.attempts,
            fellBack: response.fellBack,
            isFromCache: response.isFromCache,
            duration: response.duration,
            rateLimit: response.isFromCache ? nil : RateLimitStatus(response.head.headerFields, now: time.now())
        )
        return Answer(info: info, body: response.body, call: self)
    }

    /// The credential is meant for one origin, whatever a step of the middleware does to the request.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``.
    func checkDestination(_ head: HTTPRequest) throws {
        guard head.authority != request.base.authority || head.scheme != request.base.origin.scheme else { return }
        throw APIError(
            .configuration,
            """
            A step of the client's middleware sends the request to \(head.scheme ?? "")://\(head.authority ?? ""), and the \
            credential goes to \(request.address) only. Let the step leave scheme and authority as they are, or send such \
            requests with a client of their own.
            """
        )
    }

    /// The end of the chain.
    ///
    /// - Throws: ``TransportError``, ``APIError``, or `CancellationError`.
    func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
        let options = TransportOptions(
            timeout: settings.timeout,
            maximumBufferedBytes: collectsBody
                ? settings.maximumResponseBytes : core.configuration.maximumBufferedStreamBytes
        )
        if self.request.sendsCredential, configuration.credential != nil { try checkDestination(request.head) }
        sent.add(1, ordering: .relaxed)
        let start = time.elapsed()
        do {
            let answer: HTTPTransportResponse
            if let body = request.body, body.data == nil {
                answer = try await core.configuration.transport.upload(request.head, body: body, options: options)
            } else {
                answer = try await core.configuration.transport.send(
                    request.head,
                    body: request.body?.data,
                    options: options
                )
            }
            var response = IncomingResponse(head: answer.head, body: answer.body)
            response.duration = time.elapsed() - start
            response.fellBack = request.fellBack
            return response
        } catch {
            throw Self.known(error)
        }
    }

    /// What a transport or its body throws that they should not counts as a lost connection.
    static func known(_ error: any Error) -> any Error {
        if error is TransportError || error is APIError || Task.isCancelled { return error }
        return TransportError(
            .lost,
            requestMayHaveReachedServer: true,
            message: "The transport failed: \(error)",
            cause: error
        )
    }
}

extension APIError {
    /// What a step of the middleware threw that is no error of this kind.
    init(step error: any Error, _ call: Call) {
        if let error = error as? TransportError {
            self.init(transport: error, redaction: call.redaction)
        } else {
            self.init(
                .middleware,
                call.redaction("A step of the client's middleware failed: \(error)."),
                underlying: call.redaction(error)
            )
        }
    }

    /// Says which call it was.
    mutating func complete(for call: Call) {
        operation = call.request.endpoint.id
        request = call.request.description
        attempts = call.requestsSent
    }
}

extension HTTPRequest.Method {
    /// Nothing changes on the service, however often it is sent (RFC 9110 section 9.2.1).
    var isRead: Bool {
        self == .get || self == .head || self == .options
    }
}

extension Call: CustomStringConvertible, CustomReflectable {
    var description: String { request.description }
    // It holds the secrets that it was sent with.
    var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
