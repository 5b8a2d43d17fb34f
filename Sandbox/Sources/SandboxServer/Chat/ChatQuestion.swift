/// The body of a chat call.
struct ChatQuestion {
    struct Turn {
        let role: String
        let content: String
    }

    let text: String
    let context: String?
    let conversationID: String?
    let productID: String?
    /// The turns before this one.
    let history: [Turn]

    init(_ body: InputObject) throws {
        text = try body.string("question")
        guard text.contains(where: { !$0.isWhitespace }) else { throw body.failure("question", "must not be empty") }
        context = try body.stringIfPresent("context")
        conversationID = try body.stringIfPresent("conversationId")
        productID = try body.stringIfPresent("productId")
        history =
            try body.partsIfPresent("messages")?.map { message in
                Turn(
                    role: try message.choice("role", of: ["user", "assistant"]),
                    content: try message.string("content")
                )
            } ?? []
    }

    func mentions(_ words: String...) -> Bool {
        let question = text.lowercased()
        return words.contains { question.contains($0) }
    }
}
