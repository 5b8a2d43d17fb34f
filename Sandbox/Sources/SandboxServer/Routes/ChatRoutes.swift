/// `chat`: questions about the data, answered as a stream.
enum ChatRoutes {
    static let operations = [
        APIOperation("chat.stream", .post, "/chat", bucket: .chat) { call in
            guard acceptsEvents(call.accept) else {
                throw APIFailure(
                    status: .notAcceptable,
                    code: "not_acceptable",
                    message: "Accept: chat answers text/event-stream, which '\(call.accept ?? "")' does not admit."
                )
            }
            let question = try ChatQuestion(call.body())
            let events = try call.store.access { state in
                try ChatScript(question: question, state: &state).events
            }
            return APIAnswer(content: .events(events, delay: call.chunkDelay))
        }
    ]

    private static func acceptsEvents(_ accept: String?) -> Bool {
        guard let accept else { return true }
        return accept.split(separator: ",").contains { range in
            let type = range.split(separator: ";")[0].filter { $0 != " " }.lowercased()
            return ["text/event-stream", "text/*", "*/*"].contains(type)
        }
    }
}
