import Foundation
import Greenflash
import GreenflashRuntime
import GreenflashTesting
import SandboxServer
import Synchronization

/// One call with all that is seen of it.
final class Attempt: Sendable {
    let client: GreenflashClient
    let clock: ManualClock
    let progress = Progress()
    private let cell: Cell
    private let failure = Mutex<APIError?>(nil)

    var error: APIError? { failure.withLock { $0 } }

    init(_ cell: Cell, _ sandbox: Sandbox, _ transport: any HTTPTransport) throws {
        self.cell = cell
        let clock = ManualClock(skippingSleepsUpTo: .seconds(60))
        let progress = progress
        self.clock = clock
        client = try GreenflashClient(
            apiKey: Cell.key,
            baseURL: sandbox.baseURL,
            transport: transport,
            timeout: cell.row.timeout,
            environment: [:]
        ) { configuration in
            configuration.clock = clock
            configuration.now = { sandbox.clock.now }
            configuration.random = { 0.5 }
            // What one sandbox said of its limits is not for the next that gets its port.
            configuration.rateLimitStore = InProcessRateLimitStore()
            configuration.maximumResponseBytes = 8 << 20
            let refusals = cell.row.refusals
            configuration.middleware.append(
                CountRequests(progress: progress) { number in
                    if number - 1 == refusals { await sandbox.acceptConnections() }
                }
            )
        }
    }

    func make() async -> Cell.Observation {
        let (opened, open) = AsyncStream<Void>.makeStream()
        let (progress, clock) = (progress, clock)
        let isEndless = cell.row.isEndless
        let passing = Task {
            for await _ in opened where isEndless {
                await clock.sleepers(atLeast: 1)
                clock.advance(by: .seconds(3600))
            }
        }
        defer {
            open.finish()
            passing.cancel()
        }
        let options = CallOptions(onResponse: { answer in
            progress.add(answer)
            open.yield()
        })
        do {
            try await cell.trial.call(client, progress, options: options)
            return Cell.Observation(outcome: .succeeds(tries: tries))
        } catch let error as APIError {
            failure.withLock { $0 = error }
            return Cell.Observation(
                outcome: .fails(error.code, tries: error.attempts, mayHaveTakenEffect: error.mayHaveTakenEffect)
            )
        } catch {
            return Cell.Observation(outcome: .notApplicable, problems: ["it threw \(error)"])
        }
    }

    /// The most requests that an answer took: of a list's pages, those of the one that the fault happened to.
    private var tries: Int {
        progress.answers.map(\.attempts).max() ?? 0
    }
}
