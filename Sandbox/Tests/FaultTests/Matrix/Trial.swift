import Greenflash
@testable import SandboxServer

/// A call that faults happen to. There are two of most kinds: over a new connection, and over one that was used before,
/// which HTTP libraries treat differently when it breaks.
enum Trial: String, CaseIterable, Sendable {
    case product
    case productAgain
    case event
    case message
    case rating
    case prompt
    case users
    case chat
    case chatAgain

    var kind: OperationKind {
        switch self {
        case .product, .productAgain: .read
        case .event, .message: .safeWrite
        case .rating, .prompt: .unsafeWrite
        case .users: .list
        case .chat, .chatAgain: .stream
        }
    }

    /// Whether the connection was used before.
    var isWarm: Bool {
        switch self {
        case .productAgain, .message, .prompt, .chatAgain: true
        case .product, .event, .rating, .users, .chat: false
        }
    }

    var operation: String {
        switch self {
        case .product, .productAgain: "products.get"
        case .event: "events.create"
        case .message: "messages.create"
        case .rating: "ratings.log"
        case .prompt: "prompts.create"
        case .users: "users.list"
        case .chat, .chatAgain: "chat.stream"
        }
    }

    /// A field that the answer has to have.
    var requiredField: String {
        switch self {
        case .product, .productAgain: "name"
        case .event: "eventId"
        case .message: "conversationId"
        case .rating: "success"
        case .prompt: "promptId"
        case .users: "id"
        case .chat, .chatAgain: "text"
        }
    }

    /// Makes the call, and adds to the progress what it gives out.
    func call(_ client: GreenflashClient, _ progress: Progress, options: CallOptions) async throws {
        switch self {
        case .product, .productAgain:
            progress.add(try await client.products.get(Sandbox.productID, options: options).name)
        case .event:
            let event = CreateEventParams(
                eventType: "upgrade",
                productID: Sandbox.productID,
                value: "99.00",
                insertID: Self.id
            )
            progress.add(try await client.events.create(event, options: options).success ? "stored" : "not stored")
        case .message:
            let answer = try await client.messages.create(Self.theMessages, options: options)
            progress.add(answer.messages.map { "\($0.externalMessageID ?? "-")" }.joined())
        case .rating:
            progress.add(
                try await client.ratings.log(Self.theRating, options: options).success ? "stored" : "not stored"
            )
        case .prompt:
            let prompt = CreatePromptParams(
                components: [ComponentInput(content: "Be brief.", type: .system)],
                name: Self.id,
                productID: Sandbox.productID,
                role: "assistant"
            )
            progress.add(
                try await client.prompts.create(prompt, options: options).promptID.isEmpty ? "no id" : "stored"
            )
        case .users:
            for try await user in client.users.list(limit: Self.pageSize, options: options) {
                progress.add(user.externalID)
            }
        case .chat, .chatAgain:
            for try await event in client.chat.stream(StreamChatRequest(question: Self.question), options: options) {
                switch event {
                case .textDelta(let delta): progress.add(delta.text)
                case .done: progress.finish()
                default: break
                }
            }
        }
    }

    /// The caller's id of what is stored.
    static let id = "fault-1"
    /// Those who are listed, three to a page.
    static let userIDs = (1...7).map { "user-00\($0)" }
    static let pageSize = 3
    static let question = "What hurts?"
    /// One without a rating.
    private static let conversation = "demo-conversation-2"

    private static let theMessages = CreateMessageParams(
        externalUserID: "user-001",
        messages: [MessageItem(content: "Hello", externalMessageID: id, role: .user)],
        externalConversationID: id,
        productID: Sandbox.productID
    )

    private static let theRating = LogRatingParams(
        productID: Sandbox.productID,
        rating: 4,
        ratingMax: 5,
        ratingMin: 1,
        externalConversationID: conversation
    )

    // MARK: What the sandbox has of it

    /// How often the thing is stored, and how often it came in where the sandbox counts that.
    func stored(in sandbox: Sandbox) -> (count: Int, arrivals: Int?) {
        let ids = sandbox.storedIDs
        return sandbox.environment.store(of: sandbox.keys[0]).access { state in
            switch self {
            case .product, .productAgain, .users, .chat, .chatAgain: (0, nil)
            case .event: (ids.events[Self.id] ?? 0, ids.eventArrivals[Self.id] ?? 0)
            case .message: (ids.messages[Self.id] ?? 0, ids.messageArrivals[Self.id] ?? 0)
            case .rating: (state.conversation(externalID: Self.conversation)?.rating == nil ? 0 : 1, nil)
            case .prompt:
                (state.prompts.records.count { $0.name == Self.id }, state.prompts.records.count { $0.name == Self.id })
            }
        }
    }
}
