import Foundation
import GreenflashTesting
import Logging
import Synchronization

@testable import GreenflashRuntime

extension RateLimitBucket {
    static let analysis = RateLimitBucket(
        "analysis",
        service: "https://api.example.com/v1",
        account: "0123456789abcdef"
    )
}

extension ManualClock {
    /// A client's view of the clock, with a date that moves with it.
    var timekeeper: Timekeeper {
        let start = Date(timeIntervalSince1970: 1_768_469_400)
        return Timekeeper(self) { [self] in start.addingTimeInterval(now.offset / .seconds(1)) }
    }
}

/// A store that fails when it is told to.
final class FlakyStore: RateLimitStore {
    struct Broken: Error {}

    let inner = InProcessRateLimitStore()
    private let isBroken = Mutex(false)

    func setBroken(_ value: Bool) {
        isBroken.withLock { $0 = value }
    }

    func update<Output: Sendable>(
        _ bucket: RateLimitBucket,
        _ body: @Sendable (inout RateLimitRecord) -> Output
    ) async throws -> Output {
        if isBroken.withLock({ $0 }) { throw Broken() }
        return try await inner.update(bucket, body)
    }
}

/// A folder of a test, gone when the value is.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("limits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}

/// A store that does something after every update.
final class ObservedStore: RateLimitStore {
    private let inner = InProcessRateLimitStore()
    private let afterUpdate = Mutex<@Sendable () -> Void>({})

    func setAfterUpdate(_ action: @escaping @Sendable () -> Void) {
        afterUpdate.withLock { $0 = action }
    }

    func update<Output: Sendable>(
        _ bucket: RateLimitBucket,
        _ body: @Sendable (inout RateLimitRecord) -> Output
    ) async throws -> Output {
        let output = try await inner.update(bucket, body)
        afterUpdate.withLock { $0 }()
        return output
    }
}

/// Runs tasks only when it is told to.
final class HeldExecutor: TaskExecutor {
    private let state = Mutex<(jobs: [UnownedJob], isReleased: Bool)>(([], false))

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let runsNow = state.withLock { state in
            if !state.isReleased { state.jobs.append(job) }
            return state.isReleased
        }
        if runsNow { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    func runAll() {
        let jobs = state.withLock { state in
            defer { state.jobs = [] }
            return state.jobs
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// From now on, tasks run as soon as they can.
    func release() {
        state.withLock { $0.isReleased = true }
        runAll()
    }
}
