public import GreenflashAPI
public import GreenflashRuntime
import Synchronization

/// A conversation with the Greenflash assistant: every question is sent with what was said before.
///
/// ```swift
/// let chat = greenflash.chat.session()
/// let answer = try await chat.ask("What are the top issues my users are facing?")
/// for try await event in chat.stream("Which users are most affected?") { … }
/// ```
///
/// A turn enters the history when its answer is complete. One that fails, is cancelled or is not read to its end leaves
/// the session as it was, so that the same question can be asked again.
///
/// Ask one question after the other. Turns at the same time do not see each other; they enter the history in the order in
/// which they are complete.
public final class ChatSession: Sendable {
    /// How much of the history is sent with a question.
    public struct History: Sendable, Hashable {
        /// In turns; `nil`: all.
        let maximumTurns: Int?

        /// Every turn so far.
        public static let all = History(maximumTurns: nil)

        /// The last turns, each a question and its answer.
        public static func last(_ turns: Int) -> History {
            History(maximumTurns: max(turns, 0))
        }

        /// Only the id of the conversation.
        public static let none = History(maximumTurns: 0)
    }

    /// A question or an answer.
    public typealias Message = StreamChatRequest.Message

    private struct State {
        var conversationID: String?
        var messages: [Message]
    }

    private let chat: ChatResource
    private let history: History
    private let productID: String?
    private let context: String?
    private let state: Mutex<State>

    init(
        _ chat: ChatResource,
        history: History,
        productID: String?,
        context: String?,
        conversationID: String?,
        messages: [Message]
    ) {
        self.chat = chat
        self.history = history
        self.productID = productID
        self.context = context
        state = Mutex(State(conversationID: conversationID, messages: messages))
    }

    /// The conversation's id, once the first answer is complete.
    public var conversationID: String? { state.withLock { $0.conversationID } }

    /// Every complete turn so far, question and answer by turns. With ``conversationID``, it is what a session is
    /// resumed from.
    public var messages: [Message] { state.withLock { $0.messages } }

    /// Asks a question, and returns the answer when it is complete.
    ///
    /// - Throws: ``GreenflashError``, with `partialText` where a part of the answer had come; or
    ///   `CancellationError`.
    public func ask(_ question: String, options: CallOptions = CallOptions()) async throws -> ChatAnswer {
        var answer = ChatAnswer.Collector()
        for try await event in stream(question, options: options) {
            answer.add(event)
        }
        return try answer.complete()
    }

    /// Asks a question, and gives out the events of the answer as they come. The question is sent when the first is
    /// asked for.
    public func stream(_ question: String, options: CallOptions = CallOptions()) -> ChatTurn {
        ChatTurn(session: self, question: question, options: options)
    }

    // MARK: A turn's side

    func events(_ question: String, _ options: CallOptions) -> EventStream<ChatEvent> {
        let (conversationID, messages) = state.withLock { ($0.conversationID, $0.messages) }
        let sent = history.maximumTurns.map { Array(messages.suffix(2 * $0)) } ?? messages
        let request = StreamChatRequest(
            question: question,
            context: context,
            conversationID: conversationID,
            messages: sent.isEmpty ? nil : sent,
            productID: productID
        )
        return chat.stream(request, options: options)
    }

    func complete(_ question: String, answer: String, _ done: ChatDone) {
        state.withLock { state in
            state.conversationID = done.conversationID
            state.messages += [Message(content: question, role: .user), Message(content: answer, role: .assistant)]
        }
    }
}
