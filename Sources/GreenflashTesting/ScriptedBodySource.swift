import Foundation
import GreenflashRuntime
import Synchronization

/// Plays the steps of a scripted body.
final class ScriptedBodySource: HTTPBodySource {
    private struct State {
        var steps: ArraySlice<ScriptedResponse.Step>
        var isCancelled = false
        var isOver = false
        var wait: Task<Void, any Error>?
    }

    private let state: Mutex<State>
    private let clock: any Clock<Duration>
    private let timeout: Duration?
    private let onEnd: @Sendable (_ isAtEnd: Bool) -> Void

    init(
        _ steps: [ScriptedResponse.Step],
        clock: any Clock<Duration>,
        timeout: Duration?,
        onEnd: @escaping @Sendable (_ isAtEnd: Bool) -> Void
    ) {
        state = Mutex(State(steps: steps[...]))
        self.clock = clock
        self.timeout = timeout
        self.onEnd = onEnd
    }

    func next() async throws -> Data? {
        while true {
            try Task.checkCancellation()
            let step = try state.withLock { state in
                guard !state.isCancelled else { throw CancellationError() }
                return state.steps.popFirst()
            }
            switch step {
            case .chunk(let data):
                if !data.isEmpty { return data }
            case .delay(let delay):
                try await wait(delay)
            case .failure(let error):
                end(isAtEnd: true)
                throw error
            case nil:
                end(isAtEnd: true)
                return nil
            }
        }
    }

    func cancel() {
        let wait = state.withLock { state in
            state.isCancelled = true
            return state.wait
        }
        wait?.cancel()
        end(isAtEnd: false)
    }

    /// Waits in a task of its own, so that ``cancel()`` can end it.
    private func wait(_ delay: Duration) async throws {
        let task = Task { [clock, timeout] in try await clock.sleep(for: delay, timeout: timeout) }
        let isCancelled = state.withLock { state in
            state.wait = task
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
        defer { state.withLock { $0.wait = nil } }
        do {
            try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                cancel()
            }
        } catch {
            end(isAtEnd: false)
            throw error
        }
    }

    private func end(isAtEnd: Bool) {
        let isFirst = state.withLock { state in
            defer { state.isOver = true }
            return !state.isOver
        }
        if isFirst { onEnd(isAtEnd) }
    }
}
