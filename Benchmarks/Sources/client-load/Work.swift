import Greenflash
import Samples

/// What `Scripts/support/bench_clients` does with the official clients.
struct Work: Sendable {
    let greenflash: GreenflashClient

    @Sendable func get() async throws {
        let product = try await greenflash.products.get(SampleJSON.productID)
        precondition(product.members.count == 2)
    }

    @Sendable func post() async throws {
        let logged = try await greenflash.messages.create(
            CreateMessageParams(
                externalUserID: "user-456",
                messages: [
                    MessageItem(content: "How do I reset my password?", externalMessageID: "question-1", role: .user),
                    MessageItem(content: "Go to Settings.", externalMessageID: "answer-1", role: .assistant),
                ],
                externalConversationID: "conv-789",
                model: "gpt-4o",
                systemPrompt: "You are a helpful customer support assistant."
            )
        )
        precondition(logged.messages.count == 2)
    }
}
