import Foundation
import Greenflash
import Synchronization

/// What came of everything that was done.
final class Tally: Sendable {
    struct Outcomes {
        var done = 0
        var cancelled = 0
        var failed = 0

        var all: Int { done + cancelled + failed }

        func subtracting(_ other: Outcomes) -> Outcomes {
            Outcomes(
                done: done - other.done,
                cancelled: cancelled - other.cancelled,
                failed: failed - other.failed
            )
        }
    }

    private struct State {
        var outcomes = Outcomes()
        var failures: [String: Int] = [:]
    }

    private let state = Mutex(State())

    var outcomes: Outcomes { state.withLock { $0.outcomes } }
    /// What failures said, and how often.
    var failures: [String: Int] { state.withLock { $0.failures } }

    func add(_ result: Result<Void, any Error>) {
        state.withLock { state in
            switch result {
            case .success: state.outcomes.done += 1
            case .failure(is CancellationError): state.outcomes.cancelled += 1
            case .failure(let error):
                state.outcomes.failed += 1
                state.failures["\(error)".replacing("\n", with: " "), default: 0] += 1
            }
        }
    }
}

/// Ends the process when nothing has come to its end for a minute.
enum Watchdog {
    static func start(_ tally: Tally) {
        Thread.detachNewThread {
            var last = tally.outcomes.all
            while true {
                sleep(60)
                let all = tally.outcomes.all
                if all == last {
                    print("\nhang: nothing has come to its end for a minute, after \(all)")
                    exit(2)
                }
                last = all
            }
        }
    }
}
