import Foundation
import GreenflashRuntime
import GreenflashTesting
import Synchronization

/// A service with a list in pages, whose answers wait until they are let go.
final class PageService: Sendable {
    private struct State {
        var holdsAnswers = false
        var released: Set<String> = []
        var started: [String] = []
        var cancelled: [String] = []
        var waiting: [(query: String, continuation: CheckedContinuation<Void, any Error>)] = []
        var observers: [(count: Int, isCancelled: Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let answer: @Sendable (String) -> ScriptedResponse

    /// - Parameters:
    ///   - holdsAnswers: Whether an answer waits until it is released.
    ///   - answer: Answers a query; the first page has none.
    init(holdsAnswers: Bool = false, answer: @escaping @Sendable (String) -> ScriptedResponse) {
        self.answer = answer
        state.withLock { $0.holdsAnswers = holdsAnswers }
    }

    /// Pages of one element, the page's number, which are counted by `page`.
    convenience init(pages: Int, namesLast: Bool = false, holdsAnswers: Bool = false) {
        self.init(holdsAnswers: holdsAnswers) { query in
            let number = query.isEmpty ? 1 : Int(query.dropFirst("page=".count)) ?? 0
            guard (1...pages).contains(number) else { return .error(status: 404) }
            var links = number < pages ? ["</v1/things?page=\(number + 1)>; rel=\"next\""] : []
            if namesLast { links.append("</v1/things?page=\(pages)>; rel=\"last\"") }
            return .json([Thing(id: number)], headers: ["Link": links.joined(separator: ", ")])
        }
    }

    var transport: InMemoryTransport {
        InMemoryTransport { request in
            let query = request.query ?? ""
            do {
                try await self.start(query)
            } catch {
                self.noteCancellation(query)
                throw error
            }
            return self.answer(query)
        }
    }

    /// Queries of the requests so far.
    var started: [String] { state.withLock { $0.started } }

    var cancelled: [String] { state.withLock { $0.cancelled } }

    /// Returns when so many requests have come.
    func requests(atLeast count: Int) async { await observe(count, isCancelled: false) }

    /// Returns when so many requests were cancelled before they were answered.
    func cancellations(atLeast count: Int) async { await observe(count, isCancelled: true) }

    /// Lets the answer to a query go, now or when it is asked for.
    func release(_ query: String) {
        let continuations = state.withLock { state in
            state.released.insert(query)
            defer { state.waiting.removeAll { $0.query == query } }
            return state.waiting.filter { $0.query == query }.map(\.continuation)
        }
        for continuation in continuations { continuation.resume() }
    }

    private func start(_ query: String) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (isHeld, observers) = state.withLock { state in
                    state.started.append(query)
                    let isHeld = state.holdsAnswers && !state.released.contains(query) && !Task.isCancelled
                    if isHeld { state.waiting.append((query, continuation)) }
                    return (isHeld, Self.takeObservers(&state))
                }
                for observer in observers { observer.resume() }
                guard !isHeld else { return }
                if Task.isCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    continuation.resume()
                }
            }
        } onCancel: {
            let continuations = state.withLock { state in
                defer { state.waiting.removeAll { $0.query == query } }
                return state.waiting.filter { $0.query == query }.map(\.continuation)
            }
            for continuation in continuations { continuation.resume(throwing: CancellationError()) }
        }
    }

    private func noteCancellation(_ query: String) {
        let observers = state.withLock { state in
            state.cancelled.append(query)
            return Self.takeObservers(&state)
        }
        for observer in observers { observer.resume() }
    }

    private func observe(_ count: Int, isCancelled: Bool) async {
        await withCheckedContinuation { continuation in
            let observers = state.withLock { state in
                state.observers.append((count, isCancelled, continuation))
                return Self.takeObservers(&state)
            }
            for observer in observers { observer.resume() }
        }
    }

    private static func takeObservers(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
        let (started, cancelled) = (state.started.count, state.cancelled.count)
        func isReady(_ count: Int, _ isCancelled: Bool) -> Bool { count <= (isCancelled ? cancelled : started) }
        defer { state.observers.removeAll { isReady($0.count, $0.isCancelled) } }
        return state.observers.filter { isReady($0.count, $0.isCancelled) }.map(\.continuation)
    }
}
