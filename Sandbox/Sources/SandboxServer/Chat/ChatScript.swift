/// The answer to a question: which tools the assistant uses, what they find in the store, and what it says.
///
/// The words of the question decide, so that a test can ask for what it needs:
/// - `please fail` ends the stream with an `error` event, after a tool call and the start of a text;
/// - `user`, `who` look at the users too; `draft` and `ticket` draft a ticket; `create` and `ticket` create it.
struct ChatScript {
    /// The words that make the stream fail.
    static let failureTrigger = "please fail"

    private(set) var events: [ServerEvent] = []
    private var tools: [String] = []

    /// - Throws: 404 for an unknown product.
    init(question: ChatQuestion, state: inout StoreState) throws {
        if let id = question.productID { _ = try state.product(id) }
        let conversations = state.conversations(productID: question.productID)
        let analyses = conversations.map { state.analysis(of: $0) }
        let aggregate = Aggregate(analyses)

        let analytics = ProductAnalytics(analyses: analyses, mode: .insights).body
        use("getProductAnalytics", "Reading product analytics", output: .object(analytics))
        if question.mentions(Self.failureTrigger) {
            say("Looking at ")
            events.append(
                ServerEvent(
                    name: "error",
                    data: ["error": "The assistant failed, as the question asked it to.", "code": "internal_error"]
                )
            )
            return
        }
        var text = Self.opening(question, aggregate)
        if question.mentions("user", "who") {
            let users = Self.mostAffected(conversations, analyses, state)
            use("listAffectedUsers", "Finding the users concerned", output: users.map(\.json).json)
            text += Self.sentence(onUsers: users)
        }
        if question.mentions("ticket") { text += ticket(question, aggregate, conversations.first) }
        say(text)
        finish(question, text)
    }

    // MARK: Events

    private mutating func use(_ tool: String, _ displayName: String, output: JSON) {
        tools.append(tool)
        let call: JSONObject = ["step": tools.count, "toolName": tool, "displayName": displayName]
        events.append(ServerEvent(name: "tool_call", data: call))
        events.append(ServerEvent(name: "tool_result", data: call.merging(["output": output])))
    }

    /// Words in small pieces, as a model gives them.
    private mutating func say(_ text: String) {
        let wordsInPiece = 3
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        for start in stride(from: 0, to: words.count, by: wordsInPiece) {
            let piece = words[start..<min(start + wordsInPiece, words.count)].joined(separator: " ")
            let isLast = start + wordsInPiece >= words.count
            events.append(ServerEvent(name: "text_delta", data: ["text": isLast ? piece : piece + " "]))
        }
    }

    private mutating func finish(_ question: ChatQuestion, _ text: String) {
        let asked = question.history.map(\.content).joined().utf8.count + question.text.utf8.count
        let usage: JSONObject = [
            "toolCalls": tools.count,
            "tools": tools,
            // Four bytes to a token is the usual estimate.
            "inputTokens": asked / 4 + 1,
            "outputTokens": text.utf8.count / 4 + 1,
        ]
        let done: JSONObject = [
            "conversationId": question.conversationID ?? "conv_" + newID(),
            "status": "complete",
            "usage": usage,
        ]
        events.append(ServerEvent(name: "done", data: done))
    }

    // MARK: Words

    private static func opening(_ question: ChatQuestion, _ aggregate: Aggregate) -> String {
        let turn = question.history.count { $0.role == "user" } + 1
        let again = turn > 1 ? "To your question number \(turn): " : ""
        let topics = aggregate.topics.prefix(3).map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
        let list = topics.isEmpty ? "" : " The topics with the most conversations are \(topics)."
        return "\(again)\(aggregate.sentence)\(list)"
    }

    private static func mostAffected(
        _ conversations: [Conversation],
        _ analyses: [ConversationAnalysis],
        _ state: StoreState
    ) -> [JSONObject] {
        let unhappy = zip(conversations, analyses).filter { $0.1.isUnhappy }.map { $0.0.userID }
        return Aggregate.ranked(Aggregate.counts(of: unhappy)).prefix(3).compactMap { entry in
            guard let user = state.users[entry.name] else { return nil }
            return ["externalId": user.externalID, "name": user.name, "unhappyConversations": entry.count]
        }
    }

    private static func sentence(onUsers users: [JSONObject]) -> String {
        let names = users.compactMap { $0["name"]?.stringValue ?? $0["externalId"]?.stringValue }
        return names.isEmpty ? " No user is particularly unhappy." : " Most affected: \(names.joined(separator: ", "))."
    }

    /// Drafts a ticket, or creates it when that is what the question says.
    private mutating func ticket(
        _ question: ChatQuestion,
        _ aggregate: Aggregate,
        _ conversation: Conversation?
    ) -> String {
        if question.mentions("create") {
            let ticket: JSONObject = [
                "status": "created",
                "providerIdentifier": "DEMO-1",
                "providerTicketUrl": "https://tickets.example.com/DEMO-1",
            ]
            use("createTicket", "Creating the ticket", output: .object(ticket))
            return " I created the ticket DEMO-1."
        }
        let draft: JSONObject = [
            "provider": "linear",
            "title": "Improve: \(aggregate.topics.first?.name ?? "first impressions")",
            "description": aggregate.sentence,
            "target": ["teamId": "team-1", "teamName": "Support", "teamKey": "SUP"] as JSONObject,
            "labelIds": ["label-1"],
            "source": ["type": "conversation", "conversationId": conversation?.id] as JSONObject,
        ]
        let labels: [JSONObject] = [["id": "label-1", "name": "bug", "color": "#d73a4a"]]
        let output: JSONObject = ["draft": draft, "availableLabels": labels, "dedupWarning": JSON.null]
        use("draftTicket", "Drafting a ticket", output: .object(output))
        return " I drafted a ticket: say so and I create the ticket."
    }
}
