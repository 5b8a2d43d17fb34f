/// Pages that are requested before they are asked for.
///
/// The page after the one at hand is requested where the answer says it is. Pages after that are requested where they must
/// be if the addresses go on as they have so far (``PageSequence``), and are used only where the page before turns out to
/// lead there. What is not used is cancelled; after one wrong guess there are no more.
struct PagesAhead {
    /// The last page of a list, as far as an answer tells.
    enum Last {
        case unknown
        case target(String)
        /// The number by which the sequence counts.
        case number(Int)

        init(_ target: String?) {
            self = target.map(Last.target) ?? .unknown
        }
    }

    private let client: APIClient
    private let options: CallOptions
    /// How many may be requested and not used.
    private let limit: Int
    /// In their order: the first is the next to be used.
    private var pending: [PendingPage] = []
    private var mayGuess = true

    init(_ client: APIClient, _ options: CallOptions, limit: Int) {
        self.client = client
        self.options = options
        self.limit = limit
    }

    /// Whether anything is requested ahead.
    var isOn: Bool { limit > 0 }

    /// The answer to a page's request, which may be on its way already.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    mutating func response(
        to request: PreparedRequest,
        isolation actor: isolated (any Actor)?
    ) async throws -> RawResponse {
        guard isOn else { return try await client.send(request, options) }
        dropUnless(request)
        let page = pending.isEmpty ? begin(request) : pending.removeFirst()
        let response = try await page.response(isolation: actor)
        // Whoever counts answers counts those that are used, in their order.
        options.onResponse?(response.info)
        return response
    }

    /// Requests pages until there are as many ahead as allowed.
    ///
    /// - Parameters:
    ///   - request: The page at hand.
    ///   - next: The page after it; `nil` where there is none.
    ///   - last: The last page of the list.
    mutating func fill(after request: PreparedRequest, next: PreparedRequest?, last: Last) {
        guard let next else { return drop() }
        dropUnless(next)
        if pending.isEmpty { pending.append(begin(next)) }
        guard mayGuess, next.isGuessable, let sequence = PageSequence(request.target, next.target) else { return }
        let end = sequence.end(last)
        while pending.count < limit, sequence.number(after: pending.count) <= end {
            pending.append(begin(next.following(sequence.target(after: pending.count))))
        }
    }

    /// Cancels all requests.
    mutating func drop() {
        pending = []
    }

    /// Cancels what was requested by guess where another page is next.
    private mutating func dropUnless(_ request: PreparedRequest) {
        guard let first = pending.first, first.target != request.target else { return }
        drop()
        mayGuess = false
    }

    private func begin(_ request: PreparedRequest) -> PendingPage {
        var options = options
        options.onResponse = nil
        return PendingPage(request, client, options)
    }
}

extension PageSequence {
    fileprivate func end(_ last: PagesAhead.Last) -> Int {
        switch last {
        case .unknown: .max
        case .target(let target): number(of: target) ?? .max
        case .number(let number): number
        }
    }
}

extension PreparedRequest {
    /// Whether it does no harm to send what may not be needed: nothing changes, and no limit is used up.
    fileprivate var isGuessable: Bool {
        endpoint.method.isRead && body == nil && endpoint.rateLimit == nil
    }
}

/// A page on its way. Its request is cancelled when nobody can ask for it any more.
private final class PendingPage: Sendable {
    let target: String
    private let task: Task<RawResponse, any Error>

    init(_ request: PreparedRequest, _ client: APIClient, _ options: CallOptions) {
        target = request.target
        task = Task { try await client.send(request, options) }
    }

    deinit {
        task.cancel()
    }

    func response(isolation actor: isolated (any Actor)?) async throws -> RawResponse {
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
