/// Every fault that the sandbox knows, and how each kind of call has to end when it happens.
enum FaultMatrix {
    /// Faults of one sort, with what holds for all of them.
    struct Section: Sendable {
        let title: String
        /// Why the outcomes are what they are.
        let reason: String
        let rows: [FaultRow]
    }

    static let sections = [
        statuses, limits, gateways, redirects, connections, brokenOff, silence, lengths, contents, fields, pages,
        streams, deliveries,
    ]

    static var rows: [FaultRow] { sections.flatMap(\.rows) }

    // MARK: Another answer

    static let statuses = Section(
        title: "Statuses",
        reason: """
            What the service refuses (4xx) it has not done, and would refuse again: one request. 408 and 5xx leave open \
            what was done, and may pass: what can be sent twice is sent again. 409 says that nothing was done.
            """,
        rows: [
            FaultRow("status=400", .refused(.invalidRequest)),
            FaultRow("status=401", .refused(.authentication)),
            FaultRow("status=403", .refused(.permissionDenied)),
            FaultRow("status=404", .refused(.notFound)),
            FaultRow("status=422", .refused(.invalidRequest)),
            FaultRow("status=408; times=1", .uncertain(.timeout)),
            FaultRow("status=408", .uncertain(.timeout)),
            FaultRow("status=408; handled=yes; times=1", .uncertain(.timeout)),
            FaultRow("status=409; times=1", .refusedForNow(.conflict)),
            FaultRow("status=409", .refusedForNow(.conflict)),
            FaultRow("status=500; times=1", .uncertain(.service)),
            FaultRow("status=500; times=2", .uncertain(.service)),
            FaultRow("status=500", .uncertain(.service)),
            FaultRow("status=502; times=2", .uncertain(.service)),
            FaultRow("status=503; times=2", .uncertain(.service)),
            FaultRow("status=503; retry-after=7; times=1", .uncertain(.service)).waiting(.seconds(7)),
            FaultRow("status=503; retry-after=3600", .uncertain(.service))
                .except(.read, .list, ends: .fails(.service, tries: 1, mayHaveTakenEffect: false))
                .except(.safeWrite, ends: .fails(.service, tries: 1, mayHaveTakenEffect: true)),
            FaultRow("status=504; handled=yes; times=1", .uncertain(.service)),
            FaultRow("status=504; handled=yes", .uncertain(.service)),
            FaultRow("status=599; times=1", .uncertain(.service)),
            FaultRow("status=200", .useless(.decoding)),
            FaultRow("status=204", .useless(.decoding)),
        ]
    )

    static let limits = Section(
        title: "Limits",
        reason: """
            429 says that nothing was done, so everything is sent again, after the wait that the service asks for. A wait of \
            more than a minute is left to the caller.
            """,
        rows: [
            FaultRow("status=429; times=1", .untouched(.rateLimited)),
            FaultRow("status=429; times=2", .untouched(.rateLimited)),
            FaultRow("status=429", .untouched(.rateLimited)),
            FaultRow("status=429; retry-after=7; times=1", .untouched(.rateLimited)).waiting(.seconds(7)),
            FaultRow("status=429; retry-after=7; times=2", .untouched(.rateLimited)).waiting(.seconds(7)),
            FaultRow("status=429; retry-after-date=30; times=1", .untouched(.rateLimited)).waiting(.seconds(30)),
            FaultRow("status=429; retry-after-date=-30; times=1", .untouched(.rateLimited)),
            FaultRow("status=429; retry-after=soon; times=1", .untouched(.rateLimited)),
            FaultRow("status=429; retry-after=3600", .refused(.rateLimited)),
            FaultRow("status=429; limit=50; remaining=0; reset=11; times=1", .untouched(.rateLimited))
                .waiting(.seconds(11)),
            FaultRow("status=429; reset=11; rate-limit-headers=x; times=1", .untouched(.rateLimited))
                .waiting(.seconds(11)),
        ]
    )

    static let gateways = Section(
        title: "Pages of a gateway",
        reason: "The status counts, not the page. A page under 200 is no answer, and would be the same again.",
        rows: [
            FaultRow("html=502; times=1", .uncertain(.service)),
            FaultRow("html=502", .uncertain(.service)),
            FaultRow("html=502; handled=yes; times=1", .uncertain(.service)),
            FaultRow("html=403", .refused(.permissionDenied)),
            FaultRow("html=200", .useless(.decoding)),
        ]
    )

    static let redirects = Section(
        title: "Redirects",
        reason: """
            No redirect is followed, so that the key goes nowhere else. 307 and 308 ask for the same request elsewhere; what \
            says 301, 302 or 303 may have stored something and lead to it.
            """,
        rows: ["301", "302", "303"].flatMap { status in
            ["self", "ELSEWHERE"].map { FaultRow("redirect=\($0); status=\(status)", .useless(.redirect)) }
        }
            + ["307", "308"].flatMap { status in
                ["self", "ELSEWHERE"].map { FaultRow("redirect=\($0); status=\(status)", .refused(.redirect)) }
            } + [FaultRow("redirect=ELSEWHERE; status=302; handled=yes", .useless(.redirect))]
    )

    // MARK: The connection, broken

    static let connections = Section(
        title: "Connections",
        reason: """
            Where nobody listens, nothing was sent: everything is sent again. A connection that is made and then closed may \
            have carried the request; whether a transport can tell that it has not is a matter of timing.
            """,
        rows: [
            FaultRow("refuse=1h", .untouched(.connection)).listening(after: 1),
            FaultRow("refuse=1h", .untouched(.connection)).listening(after: 2),
            FaultRow("refuse=1h", .untouched(.connection)),
            FaultRow("reset=accept; times=1", .uncertain(.connection)).except(.unsafeWrite, .stream, ends: sentOrNot),
            FaultRow("close=accept; times=1", .uncertain(.connection)).except(.unsafeWrite, .stream, ends: sentOrNot),
        ]
    )

    static let sentOrNot = Outcome.oneOf([
        .fails(.connection, tries: 1, mayHaveTakenEffect: true), .succeeds(tries: 2),
    ])

    static let brokenOff = Section(
        title: "Answers that break off",
        reason: """
            The request was sent, and its answer is lost or has lost its end: what can be sent twice is sent again. A stream \
            that had begun keeps the text that came. libcurl repeats a read on its own where a connection that was used before \
            is closed without an answer, and URLSession on Linux ends the process where one is closed inside of a head, unless \
            the length of the body has come.
            """,
        rows: [
            FaultRow("reset=before-head; times=1", .uncertain(.connection)),
            FaultRow("reset=before-head", .uncertain(.connection)),
            FaultRow("close=before-head; times=1", .uncertain(.connection)),
            FaultRow("close=before-head", .uncertain(.connection)),
            FaultRow("lose-answer=reset; times=1", .uncertain(.connection)),
            FaultRow("lose-answer=reset", .uncertain(.connection)),
            FaultRow("lose-answer=close; times=1", .uncertain(.connection)),
            FaultRow("lose-answer=close; times=2", .uncertain(.connection)),
            FaultRow("lose-answer=close", .uncertain(.connection)),
            FaultRow("reset=in-head; times=1", .uncertain(.connection)),
            FaultRow("close=in-head; times=1", .uncertain(.connection))
                .endingTheProcess(of: .list, .stream, over: .urlSession),
            FaultRow("close=in-head; chunks=50; times=1", .uncertain(.connection))
                .endingTheProcess(of: .read, .safeWrite, .unsafeWrite, .list, .stream, over: .urlSession),
            FaultRow("reset=after-head; times=1", .uncertain(.connection)).except(.stream, ends: begunOrNot),
            FaultRow("close=after-head; times=1", .uncertain(.connection, stream: .stream)),
            FaultRow("reset=10; times=1", .uncertain(.connection)).except(.stream, ends: begunOrNot),
            FaultRow("close=0; times=1", .uncertain(.connection, stream: .stream)),
            FaultRow("close=10; times=1", .uncertain(.connection, stream: .stream)),
            FaultRow("close=10", .uncertain(.connection, stream: .stream)),
            FaultRow("close=10; chunks=4; times=1", .uncertain(.connection, stream: .stream)),
            FaultRow("reset=10; chunks=4; times=1", .uncertain(.connection)).except(.stream, ends: begunOrNot),
            // The last event is there, and nothing can follow it.
            FaultRow("close=1000000; chunks=50; pause=0s; times=1", .uncertain(.connection))
                .except(.stream, ends: .succeeds(tries: 1)),
            // The request for the next page may meet the connection while it is being closed.
            FaultRow("close=1000000", .harmless)
                .except(.list, ends: .oneOf([.succeeds(tries: 1), .succeeds(tries: 2)])),
        ]
    )

    static let begunOrNot = Outcome.oneOf([
        .fails(.stream, tries: 1, mayHaveTakenEffect: true), .fails(.connection, tries: 1, mayHaveTakenEffect: true),
    ])

    static let silence = Section(
        title: "Silence",
        reason: """
            Nothing comes for longer than the timeout of an attempt. The request may have been carried out, as with every \
            other answer that is lost.
            """,
        rows: [
            "stall=accept; times=1", "stall=before-head; times=1", "stall=before-head; handled=yes; times=1",
            "stall=in-head; times=1", "stall=after-head; times=1", "stall=10; times=1", "stall=10; chunks=4; times=1",
            "latency=1h; times=1",
        ].map { FaultRow($0, .uncertain(.timeout)).timingOut() } + [
            FaultRow("stall=before-head; for=50ms", .harmless),
            FaultRow("stall=in-head; for=50ms", .harmless),
            FaultRow("stall=10; for=50ms", .harmless),
            FaultRow("latency=50ms", .harmless),
        ]
    )
}

extension FaultRow {
    /// FoundationNetworking ends the process, up to Swift 6.3; see ``URLSessionTransport``.
    func endingTheProcess(of kinds: OperationKind..., over transport: TransportKind) -> FaultRow {
        #if canImport(FoundationNetworking)
            kinds.reduce(self) { $0.except($1, over: transport, ends: .endsProcess) }
        #else
            self
        #endif
    }

    func endingTheProcessOrNot(of kind: OperationKind, over transport: TransportKind) -> FaultRow {
        #if canImport(FoundationNetworking)
            except(kind, over: transport, ends: .oneOf([.endsProcess, .succeeds(tries: 1)]))
        #else
            self
        #endif
    }
}
