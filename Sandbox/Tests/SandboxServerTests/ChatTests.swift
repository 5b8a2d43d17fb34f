import Testing

@testable import SandboxServer

@Suite struct ChatTests {
    private func script(_ body: JSONObject) throws -> [ServerEvent] {
        let question = try ChatQuestion(InputObject(body: .object(body)))
        return try Store(seed: .demo, now: SandboxClock().now).access { state in
            try ChatScript(question: question, state: &state).events
        }
    }

    @Test func callsAToolThenSpeaksInPiecesThenIsDone() throws {
        let events = try script(["question": "How are we doing?"])
        #expect(events.prefix(2).map(\.name) == ["tool_call", "tool_result"])
        #expect(events[1].data["output"]?["totalConversations"] == .integer(48))
        #expect(events.dropFirst(2).dropLast().allSatisfy { $0.name == "text_delta" })
        #expect(events.count > 6)
        let text = events.compactMap { $0.data["text"]?.stringValue }.joined()
        #expect(text.hasPrefix("48 conversations with 144 messages"))
        let done = try #require(events.last)
        #expect(done.name == "done")
        #expect(done.data["usage"]?["tools"] == ["getProductAnalytics"].json)
    }

    @Test func continuesTheConversationThatItIsGiven() throws {
        let turns: [JSONObject] = [["role": "user", "content": "a"], ["role": "assistant", "content": "b"]]
        let events = try script(["question": "Which users?", "conversationId": "conv_abc123", "messages": turns])
        #expect(events.last?.data["conversationId"] == .string("conv_abc123"))
        #expect(events.last?.data["usage"]?["toolCalls"] == .integer(2))
        let text = events.compactMap { $0.data["text"]?.stringValue }.joined()
        #expect(text.hasPrefix("To your question number 2: "))
    }

    @Test func failsInTheMiddleWhenAsked() throws {
        let events = try script(["question": "Please fail now"])
        #expect(events.map(\.name) == ["tool_call", "tool_result", "text_delta", "error"])
        #expect(events.last?.data["code"] == .string("internal_error"))
    }

    @Test func draftsAndCreatesTickets() throws {
        let draft = try script(["question": "Draft a ticket"])
        #expect(draft[3].data["output"]?["draft"]["target"]["teamKey"] == .string("SUP"))
        let created = try script(["question": "Create the ticket"])
        #expect(created[3].data["output"]?["status"] == .string("created"))
    }

    @Test func writesEachEventAsAPieceOfItsOwn() async throws {
        let events = [ServerEvent(name: "a", data: ["x": 1]), ServerEvent(name: "b", data: ["y": "\n"])]
        let collector = BodyCollector()
        try await ServerEvent.body(events, delay: .zero).write(collector)
        let chunks = collector.chunks.map { String(decoding: $0, as: UTF8.self) }
        #expect(chunks == ["event: a\ndata: {\"x\":1}\n\n", "event: b\ndata: {\"y\":\"\\n\"}\n\n"])
    }

    @Test func streamsToWhoeverAcceptsEvents() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let body = #"{"question":"How are we doing?"}"#
            for accept in ["text/event-stream", "*/*", "application/json, text/event-stream;q=0.5"] {
                let answer = try await client.send("POST", "/chat", body, headers: ["Accept": accept])
                #expect(answer.headers["content-type"] == "text/event-stream; charset=utf-8")
                #expect(answer.text.hasPrefix("event: tool_call\ndata: {\"step\":1"))
            }
            let refused = try await client.send("POST", "/chat", body, headers: ["Accept": "application/json"])
            #expect(refused.status == 406)
            #expect(try await client.post("/chat", ["question": " "]).status == 400)
        }
    }
}
