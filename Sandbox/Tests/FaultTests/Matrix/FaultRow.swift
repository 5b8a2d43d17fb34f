@testable import SandboxServer

/// One fault, and how each kind of operation has to end over each transport.
struct FaultRow: Sendable {
    /// The fault as the sandbox reads it. `FIELD` stands for a field that the answer has to have, `ELSEWHERE` for the
    /// address of another host.
    let text: String
    let rule: Rule

    /// The timeout for an attempt. Short where the fault is that nothing comes.
    private(set) var timeout = Duration.seconds(60)
    /// The waits before further attempts that the service asks for.
    private(set) var waits: [Duration] = []
    /// How many requests find nobody who listens, where it is not all of them.
    private(set) var refusals: Int?
    /// What is never over by itself: the time for the whole call passes as soon as the answer has begun.
    private(set) var isEndless = false
    private var kinds = Set(OperationKind.allCases)
    private var exceptions: [(kinds: Set<OperationKind>, transports: Set<TransportKind>, outcome: Outcome)] = []

    init(_ text: String, _ rule: Rule) {
        self.text = text
        self.rule = rule
    }

    /// The same row for these kinds alone: to others the fault cannot happen.
    func only(_ kinds: OperationKind...) -> FaultRow {
        changed { $0.kinds = Set(kinds) }
    }

    func except(
        _ kinds: OperationKind...,
        over transport: TransportKind? = nil,
        ends outcome: Outcome
    ) -> FaultRow {
        changed { row in
            row.exceptions.append(
                (
                    kinds.isEmpty ? Set(OperationKind.allCases) : Set(kinds),
                    transport.map { [$0] } ?? Set(TransportKind.allCases), outcome
                )
            )
        }
    }

    func timingOut(after timeout: Duration = .seconds(3)) -> FaultRow {
        changed { $0.timeout = timeout }
    }

    /// The waits that the service asks for, which everything waits that is sent again.
    func waiting(_ waits: Duration...) -> FaultRow {
        changed { $0.waits = waits }
    }

    func listening(after refusals: Int) -> FaultRow {
        changed { $0.refusals = refusals }
    }

    func endless() -> FaultRow {
        changed { $0.isEndless = true }
    }

    private func changed(_ change: (inout FaultRow) -> Void) -> FaultRow {
        var row = self
        change(&row)
        return row
    }

    // MARK: What is expected

    func outcome(_ kind: OperationKind, over transport: TransportKind) -> Outcome {
        guard kinds.contains(kind) else { return .notApplicable }
        let exception = exceptions.last { $0.kinds.contains(kind) && $0.transports.contains(transport) }
        if let exception { return exception.outcome }
        let times = (try? fault(field: "x", elsewhere: "http://127.0.0.1:1"))?.times
        return rule.outcome(kind, times ?? refusals)
    }

    func fault(field: String, elsewhere: String) throws -> Fault {
        try Fault(text.replacing("FIELD", with: field).replacing("ELSEWHERE", with: elsewhere))
    }
}

extension Fault {
    /// Whether the service acts on a request that this happens to.
    var isCarriedOut: Bool {
        if case .delivery = kind, let latency, latency > .seconds(60) { return false }
        return switch kind {
        case .status(let answer): answer.handled
        case .html(_, let handled), .redirect(_, _, let handled): handled
        case .end(.stall(.some), .beforeHead, _): true
        case .end(_, .beforeHead, let handled): handled
        case .end(_, .accept, _), .refuse, .gzipBomb: false
        default: true
        }
    }

    /// Whether the next request may meet a connection that is being closed.
    var closesAfterAnswer: Bool {
        if case .end(.close, .body(1_000_000), _) = kind { true } else { false }
    }
}
