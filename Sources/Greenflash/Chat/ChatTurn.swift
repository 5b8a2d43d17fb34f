public import GreenflashAPI
import GreenflashRuntime

/// A question to a ``ChatSession``: the events of its answer as they come.
public struct ChatTurn: AsyncSequence, Sendable {
    public typealias Element = ChatEvent

    let session: ChatSession
    let question: String
    let options: CallOptions

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(turn: self, events: session.events(question, options).makeAsyncIterator())
    }

    /// Gives out the events as they arrive.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let turn: ChatTurn
        fileprivate var events: EventStream<ChatEvent>.AsyncIterator
        private var text = ""

        fileprivate init(turn: ChatTurn, events: EventStream<ChatEvent>.AsyncIterator) {
            self.turn = turn
            self.events = events
        }

        /// The next event, or `nil` after the last.
        ///
        /// - Throws: ``GreenflashError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> ChatEvent? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> ChatEvent? {
            let event = try await events.next(isolation: actor)
            switch event {
            case .textDelta(let delta): text += delta.text
            case .done(let done): turn.session.complete(turn.question, answer: text, done)
            default: break
            }
            return event
        }
    }
}
