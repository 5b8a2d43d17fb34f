import Foundation
import Greenflash
import GreenflashTesting

@testable import SandboxServer

/// One call over one transport, to which one fault happens.
struct Cell: Sendable {
    let row: FaultRow
    let trial: Trial
    let transport: TransportKind

    static let key = "gf_key_that_nobody_may_see"
    private static let date = Date(timeIntervalSince1970: 1_768_469_400)

    /// What was seen of a cell.
    struct Observation: Sendable {
        var outcome: Outcome
        /// Whether the service acted.
        var isStored = false
        /// What is not as it has to be, whatever the fault.
        var problems: [String] = []
    }

    /// What the cells have in common.
    struct Surroundings: Sendable {
        /// Another host, which nobody is to call.
        let elsewhere: Sandbox
        /// The chat's answer when all goes well.
        let chat: String
    }

    var expected: Outcome {
        let outcome = row.outcome(trial.kind, over: transport)
        guard isRepeatedByLibrary, !trial.kind.isWrite, case .succeeds(let tries) = outcome else { return outcome }
        return .succeeds(tries: tries - 1)
    }

    /// Whether the library sends the request once more on its own: libcurl does where a connection that was used before is
    /// closed without an answer. Of a write only the head goes out again, as there is no body for it.
    private var isRepeatedByLibrary: Bool {
        #if canImport(FoundationNetworking)
            guard transport == .urlSession, trial.isWarm || trial.kind == .list else { return false }
            return switch try? fault.kind {
            case .end(.reset, .beforeHead, _), .end(.close, .beforeHead, _): true
            default: false
            }
        #else
            false
        #endif
    }

    var fault: Fault {
        get throws { try row.fault(field: trial.requiredField, elsewhere: "http://127.0.0.1:1") }
    }

    static func withSandbox<Result: Sendable>(
        _ body: @Sendable (Sandbox) async throws -> Result
    ) async throws -> Result {
        var configuration = SandboxConfiguration()
        configuration.keys = [APIKey(key, plan: .enterprise)]
        configuration.chunkDelay = .zero
        configuration.clock = SandboxClock(standingAt: date)
        return try await SandboxServer.withSandbox(configuration, body)
    }

    /// - Parameter step: Told what is being done, for the report of one that hangs.
    func run(
        _ surroundings: Surroundings,
        step: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Observation {
        try await Self.withSandbox { sandbox in
            var observation = try await transport.withTransport { transport in
                try await observe(sandbox, transport, surroundings, step)
            }
            step("waiting for the last connection to be closed")
            if !mayLeaveConnection { await sandbox.waitUntilOpenConnections(atMost: 0) }
            if surroundings.elsewhere.connections.accepted > 0 {
                observation.problems.append("another host was called")
            }
            return observation
        }
    }

    /// One session of FoundationNetworking in some hundreds that were stopped in the midst of decoding gzip is never freed, and
    /// keeps a connection.
    private var mayLeaveConnection: Bool {
        #if canImport(FoundationNetworking)
            if transport == .urlSession, case .gzipBomb = try? fault.kind { true } else { false }
        #else
            false
        #endif
    }

    private func observe(
        _ sandbox: Sandbox,
        _ transport: any HTTPTransport,
        _ surroundings: Surroundings,
        _ step: @Sendable (String) -> Void
    ) async throws -> Observation {
        let attempt = try Attempt(self, sandbox, transport)
        step("calling for the first time")
        if trial.isWarm { _ = try await attempt.client.products.get(Sandbox.productID) }
        let fault = try await order(on: sandbox, elsewhere: surroundings.elsewhere)
        step("calling")
        var observation = await attempt.make()
        observation.problems += check(attempt, observation.outcome, surroundings)
        observation.problems += checkRequests(attempt.progress, observation.outcome, fault, sandbox)
        let stored = checkStored(observation.outcome, fault, sandbox)
        observation.problems += stored.problems
        observation.isStored = trial.kind == .stream ? fault.isCarriedOut : stored.count > 0

        // What went wrong is over: the client goes on as if nothing had been.
        step("calling again")
        sandbox.clearFaults()
        await sandbox.acceptConnections()
        if try await attempt.client.products.get(Sandbox.productID).name != "Support Assistant" {
            observation.problems.append("the next call got a wrong answer")
        }
        step("waiting for all connections to be closed that are not kept for later")
        // A stream is over with its last event. Where the end of the response comes a moment later, its connection is kept, and
        // so is the one that the next call made meanwhile.
        await sandbox.waitUntilOpenConnections(atMost: trial.kind == .stream ? 2 : 1)
        return observation
    }

    private func order(on sandbox: Sandbox, elsewhere: Sandbox) async throws -> Fault {
        let fault = try row.fault(field: trial.requiredField, elsewhere: elsewhere.baseURL.absoluteString)
        if case .refuse = fault.kind {
            await sandbox.refuseConnections()
        } else if fault.isForConnections {
            sandbox.order(fault)
        } else {
            var ordered = fault
            if trial.kind == .list { ordered.skip += 1 }
            sandbox.order(ordered, on: try .operation(trial.operation))
        }
        return fault
    }

    // MARK: What holds for every fault

    /// The page of a list that the fault happens to, counted from 0.
    private func faultedPage(_ fault: Fault) -> Int {
        trial.kind == .list && !fault.isForConnections ? 1 : 0
    }

    private func check(_ attempt: Attempt, _ outcome: Outcome, _ surroundings: Surroundings) -> [String] {
        let values = attempt.progress.values
        let text = values.joined()
        var problems: [String] = []
        if case .succeeds = outcome {
            let isRight =
                switch trial.kind {
                case .stream: text.hasPrefix(surroundings.chat) && attempt.progress.isFinished
                case .list: values == Trial.userIDs
                default: values.count == 1 && values != ["not stored"]
                }
            if !isRight { problems.append("the value is wrong: \(text.prefix(200))") }
        } else if let error = attempt.error {
            let isRight =
                switch trial.kind {
                case .stream:
                    error.partialText ?? "" == text
                        && (text.hasPrefix(surroundings.chat) || surroundings.chat.hasPrefix(text))
                case .list: values == Array(Trial.userIDs.prefix(values.count)) && values.count % Trial.pageSize == 0
                default: values.isEmpty
                }
            if !isRight { problems.append("what came before the error is wrong: \(text.prefix(200))") }
            if "\(error) \(String(reflecting: error))".contains(Self.key) { problems.append("the error has the key") }
            if error.message.isEmpty { problems.append("the error has no message") }
        }
        for wait in row.waits where attempt.progress.requests > (trial.isWarm ? 2 : 1) {
            guard !attempt.clock.sleeps.contains(wait) else { continue }
            problems.append("it did not wait for \(wait)")
        }
        return problems
    }

    /// No request is sent without the client's knowledge, and none is counted that was not.
    private func checkRequests(
        _ progress: Progress,
        _ outcome: Outcome,
        _ fault: Fault,
        _ sandbox: Sandbox
    ) -> [String] {
        let sent = progress.requests - (trial.isWarm ? 1 : 0)
        let arrived = sandbox.requests.byOperation[trial.operation] ?? 0
        let warm = trial == .productAgain ? 1 : 0
        var problems: [String] = []
        let fewest = fault.isForConnections || fault.closesAfterAnswer ? 0 : sent
        let most = isRepeatedByLibrary || (transport == .urlSession && fault.closesAfterAnswer) ? sent + 1 : sent
        if !(fewest...most).contains(arrived - warm) {
            problems.append("\(sent) requests were sent, and \(arrived - warm) arrived")
        }
        switch outcome {
        case .succeeds:
            let counted = progress.answers.reduce(0) { $0 + $1.attempts }
            if counted != sent { problems.append("\(counted) attempts are reported, and \(sent) requests were sent") }
        case .fails(_, let tries, _):
            let before = trial.kind == .list ? faultedPage(fault) : 0
            if before + tries != sent {
                problems.append("\(tries) attempts are reported, and \(sent) requests were sent")
            }
        default: break
        }
        return problems
    }

    /// Nothing that was reported as done is lost, nothing is stored twice, and what may have been done is said to be so.
    private func checkStored(
        _ outcome: Outcome,
        _ fault: Fault,
        _ sandbox: Sandbox
    ) -> (count: Int, problems: [String]) {
        let (count, arrivals) = trial.stored(in: sandbox)
        guard trial.kind.isWrite, trial.kind != .stream else { return (0, []) }
        var problems: [String] = []
        if count > 1 { problems.append("it is stored \(count) times") }
        var acted = 0
        switch outcome {
        case .succeeds(let tries):
            if count == 0 { problems.append("it is not stored") }
            acted = 1 + (fault.isCarriedOut ? tries - 1 : 0)
        case .fails(_, let tries, let mayHaveTakenEffect):
            if count > 0, !mayHaveTakenEffect { problems.append("it is stored, and the error denies it") }
            acted = fault.isCarriedOut ? tries : 0
        default: break
        }
        if let arrivals, arrivals != acted { problems.append("it came in \(arrivals) times instead of \(acted)") }
        if count != min(acted, 1) { problems.append("it is stored \(count) times instead of \(min(acted, 1))") }
        return (count, problems)
    }
}
