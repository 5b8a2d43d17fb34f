public import GreenflashAPI

extension ChatResource {
    /// A conversation that remembers what was said.
    ///
    /// - Parameters:
    ///   - history: How much of it is sent with each question.
    ///   - productID: The product that the questions are about. `nil`: all products.
    ///   - context: What the assistant should know besides.
    ///   - conversationID: Resumes an earlier session, of which it is ``ChatSession/conversationID``.
    ///   - messages: Resumes an earlier session, of which it is ``ChatSession/messages``.
    public func session(
        history: ChatSession.History = .all,
        productID: String? = nil,
        context: String? = nil,
        conversationID: String? = nil,
        messages: [ChatSession.Message] = []
    ) -> ChatSession {
        ChatSession(
            self,
            history: history,
            productID: productID,
            context: context,
            conversationID: conversationID,
            messages: messages
        )
    }
}
