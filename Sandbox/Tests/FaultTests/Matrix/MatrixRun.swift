import Foundation
import Greenflash
import Synchronization

@testable import SandboxServer

/// The whole matrix, tried out.
struct MatrixRun: Sendable {
    /// What was seen, by the row's place among all rows and the cell.
    private(set) var seen: [Key: Cell.Observation] = [:]

    struct Key: Hashable, Sendable {
        let row: Int
        let trial: Trial
        let transport: TransportKind
    }

    struct Entry: Sendable {
        let key: Key
        let cell: Cell
    }

    /// Every cell of every row that the fault can happen to.
    static let entries: [Entry] = FaultMatrix.rows.enumerated().flatMap { index, row in
        TransportKind.allCases.flatMap { transport in
            Trial.allCases.compactMap { trial in
                let cell = Cell(row: row, trial: trial, transport: transport)
                // A connection that is to be broken as soon as it is accepted cannot have been used before.
                if trial.isWarm, (try? cell.fault)?.isForConnections ?? true { return nil }
                guard cell.expected != .notApplicable else { return nil }
                return Entry(key: Key(row: index, trial: trial, transport: transport), cell: cell)
            }
        }
    }

    /// Tries every cell, several at a time; more of those that do nothing but wait.
    static func run() async throws -> MatrixRun {
        try await Cell.withSandbox { elsewhere in
            let surroundings = Cell.Surroundings(elsewhere: elsewhere, chat: try await Self.chat())
            async let waiting = run(entries.filter { $0.cell.row.timeout < .seconds(60) }, width: 32, surroundings)
            async let others = run(entries.filter { $0.cell.row.timeout >= .seconds(60) }, width: 6, surroundings)
            return MatrixRun(seen: try await waiting.merging(others) { first, _ in first })
        }
    }

    static func run(
        _ entries: [Entry],
        width: Int,
        _ surroundings: Cell.Surroundings
    ) async throws -> [Key: Cell.Observation] {
        try await withThrowingTaskGroup(of: (Key, Cell.Observation).self) { group in
            var seen: [Key: Cell.Observation] = [:]
            for (index, entry) in entries.enumerated() {
                if index >= width, let (key, observation) = try await group.next() { seen[key] = observation }
                group.addTask { (entry.key, await entry.cell.runUnlessItHangs(surroundings)) }
            }
            for try await (key, observation) in group { seen[key] = observation }
            return seen
        }
    }

    /// What the chat answers when all goes well.
    static func chat() async throws -> String {
        try await Cell.withSandbox { sandbox in
            let progress = Progress()
            let transport = AsyncHTTPClientTransport()
            let client = try GreenflashClient(
                apiKey: Cell.key,
                baseURL: sandbox.baseURL,
                transport: transport,
                environment: [:]
            )
            try await Trial.chat.call(client, progress, options: CallOptions())
            await transport.shutdown()
            return progress.values.joined()
        }
    }
}

extension Cell {
    /// Runs the cell; one that ends the process runs in a process of its own.
    func runUnlessItHangs(_ surroundings: Surroundings) async -> Observation {
        do {
            if expected.mayEndProcess { return try await runInChild() }
            return try await unlessItHangs { try await run(surroundings, step: $0) }
        } catch {
            return Observation(outcome: .notApplicable, problems: ["it could not be tried: \(error)"])
        }
    }
}

/// A body did not end in a time that nothing takes.
struct Hang: Error {
    /// What it was doing.
    let step: String
}

/// Runs a body, and gives up on it after a time that only a hang takes.
/// - Parameter body: Says at each step what it does.
func unlessItHangs<Result: Sendable>(
    for longest: Duration = .seconds(60),
    _ body: @escaping @Sendable (_ step: @escaping @Sendable (String) -> Void) async throws -> Result
) async throws -> Result {
    let (ends, end) = AsyncThrowingStream<Result, any Error>.makeStream()
    let current = Step()
    let task = Task {
        do {
            end.yield(try await body { current.set($0) })
        } catch {
            end.finish(throwing: error)
        }
    }
    let watchdog = Task {
        try await Task.sleep(for: longest)
        end.finish(throwing: Hang(step: current.name))
        task.cancel()
    }
    defer { watchdog.cancel() }
    for try await result in ends { return result }
    throw CancellationError()
}

private final class Step: Sendable {
    private let state = Mutex("starting")

    var name: String { state.withLock { $0 } }

    func set(_ name: String) { state.withLock { $0 = name } }
}
