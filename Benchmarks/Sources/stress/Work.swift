import Greenflash
import Samples

/// What is done many times.
enum Work {
    struct Incomplete: Error {}

    /// Every third one of each: a read, a write, a page.
    @Sendable static func request(_ index: Int, _ greenflash: GreenflashClient) async throws {
        switch index % 3 {
        case 0:
            let product = try await greenflash.products.get(SampleJSON.productID)
            guard product.members.count == 2 else { throw Incomplete() }
        case 1:
            let logged = try await greenflash.messages.create(
                CreateMessageParams(
                    externalUserID: "user-456",
                    messages: [MessageItem(content: "How?", externalMessageID: "question-\(index)", role: .user)],
                    externalConversationID: "conv-789"
                )
            )
            guard logged.messages.count == 2 else { throw Incomplete() }
        default:
            let users = try await greenflash.users.list().collect(upTo: 10)
            guard users.count == 10 else { throw Incomplete() }
        }
    }

    /// To the end.
    @Sendable static func stream(_ index: Int, _ greenflash: GreenflashClient) async throws {
        var events = 0
        for try await _ in greenflash.chat.stream(question) { events += 1 }
        // A task that was cancelled may see an end that is none.
        try Task.checkCancellation()
        guard events == 51 else { throw Incomplete() }
    }

    /// Every second one is left in the middle.
    @Sendable static func leaveHalf(_ index: Int, _ greenflash: GreenflashClient) async throws {
        guard index.isMultiple(of: 2) else { return try await stream(index, greenflash) }
        var events = 0
        for try await _ in greenflash.chat.stream(question) {
            events += 1
            if events > index % 50 { break }
        }
    }

    private static var question: StreamChatRequest { StreamChatRequest(question: "What do users ask for?") }
}
