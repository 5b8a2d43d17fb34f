import GreenflashRuntime
import Synchronization

/// When a call is cancelled.
struct Moment: Sendable {
    enum Event: CaseIterable {
        /// The task begins.
        case start
        /// A request is handed to the transport.
        case request
        /// The head of the answer has come.
        case answer
        /// An event of a stream has come.
        case event
    }

    let event: Event
    /// How often it happens before.
    let skip: Int
    /// How many times others get their turn in between.
    let yields: Int

    /// Half of them pass at once, whatever the machine is busy with.
    static func random(_ dice: inout Dice) -> Moment {
        let event = Event.allCases.randomElement(using: &dice) ?? .start
        return Moment(
            event: event,
            // Only of these there are several in a call.
            skip: event == .event ? Int.random(in: 0...3, using: &dice) : 0,
            yields: Bool.random(using: &dice) ? 0 : Int.random(in: 1...60, using: &dice)
        )
    }
}

/// A call that is cancelled at its moment, if it comes to it.
final class Victim: Sendable {
    @TaskLocal static var current: Victim?

    private struct State {
        var task: Task<String?, any Error>?
        var left: Int
        var isDue = false
    }

    private let moment: Moment
    private let state: Mutex<State>

    init(_ moment: Moment) {
        self.moment = moment
        state = Mutex(State(left: moment.event == .start ? 0 : moment.skip))
    }

    func run(_ body: @escaping @Sendable () async throws -> String?) async -> Result<String?, any Error> {
        let task = Self.$current.withValue(self) {
            Task { try await body() }
        }
        let isDue = state.withLock { state in
            state.task = task
            return state.isDue
        }
        if isDue { cancel() }
        reach(.start)
        return await task.result
    }

    /// The call has come to an event: perhaps its last.
    func reach(_ event: Moment.Event) {
        guard event == moment.event else { return }
        let isDue = state.withLock { state in
            state.left -= 1
            // The call may be faster than the one who is to know its task.
            if state.left < 0 { state.isDue = true }
            return state.isDue && state.task != nil
        }
        if isDue { cancel() }
    }

    private func cancel() {
        let (task, yields) = (state.withLock { $0.task }, moment.yields)
        guard yields > 0 else {
            task?.cancel()
            return
        }
        Task {
            for _ in 0..<yields { await Task.yield() }
            task?.cancel()
        }
    }
}

/// Tells a victim that its request goes out, and that its answer comes.
struct CancelOnRequest: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        Victim.current?.reach(.request)
        let response = try await next(request)
        Victim.current?.reach(.answer)
        return response
    }
}
