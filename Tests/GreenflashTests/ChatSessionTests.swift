import Foundation
import Greenflash
import GreenflashTesting
import Testing

struct ChatSessionTests {
    private func chat(_ transport: InMemoryTransport) throws -> ChatResource {
        try GreenflashClient(apiKey: "key", transport: transport, retry: .never, environment: [:]).chat
    }

    private func answer(_ text: String, conversation: String = "conv-1") -> [ChatEvent] {
        [
            .toolCall(ChatToolCall(step: 1, toolName: "getTopics", displayName: "Reading topics")),
            .toolResult(
                ChatToolResult(step: 1, toolName: "getTopics", displayName: "Reading topics", output: ["count": 2])
            ),
            .textDelta(ChatTextDelta(text: String(text.prefix(2)))),
            .textDelta(ChatTextDelta(text: String(text.dropFirst(2)))),
            .done(
                ChatDone(
                    conversationID: conversation,
                    status: .complete,
                    usage: ChatDone.Usage(toolCalls: 1, tools: ["getTopics"])
                )
            ),
        ]
    }

    private func sent(_ transport: InMemoryTransport) throws -> [StreamChatRequest] {
        try transport.requests.map { try $0.decode() }
    }

    @Test func `asks and answers with text, steps and end`() async throws {
        let transport = InMemoryTransport([.events(answer("Billing."), chunkSize: 5)])
        let answer = try await chat(transport).session(productID: "p-1", context: "dashboard").ask("What hurts?")
        #expect(answer.text == "Billing.")
        #expect(answer.steps.map(\.displayName) == ["Reading topics"])
        #expect(answer.steps.first?.output == ["count": 2])
        #expect(answer.done.usage.tools == ["getTopics"])
        #expect(
            try sent(transport) == [StreamChatRequest(question: "What hurts?", context: "dashboard", productID: "p-1")]
        )
    }

    @Test(arguments: [
        (ChatSession.History.all, ["1", "One", "2", "Two"]), (.last(1), ["2", "Two"]),
        (.last(5), ["1", "One", "2", "Two"]),
        (.none, []),
    ])
    func `sends as much history as it is told`(history: ChatSession.History, messages: [String]) async throws {
        let transport = InMemoryTransport(["One", "Two", "Three"].map { .events(answer($0)) })
        let session = try chat(transport).session(history: history)
        for question in ["1", "2", "3"] { _ = try await session.ask(question) }
        let last = try #require(sent(transport).last)
        #expect(last.conversationID == "conv-1")
        #expect((last.messages ?? []).map(\.content) == messages)
        #expect(session.messages.map(\.content) == ["1", "One", "2", "Two", "3", "Three"])
        #expect(session.messages.map(\.role) == [.user, .assistant, .user, .assistant, .user, .assistant])
    }

    @Test func `streams a turn into the history`() async throws {
        let transport = InMemoryTransport([.events(answer("One"))])
        let session = try chat(transport).session()
        var events: [ChatEvent] = []
        for try await event in session.stream("1") {
            #expect(session.messages.isEmpty == !event.isFinal)
            events.append(event)
        }
        #expect(events == answer("One"))
        #expect(session.conversationID == "conv-1")
    }

    @Test func `leaves the history as it was when a turn fails or is not read to its end`() async throws {
        let transport = InMemoryTransport([
            .events(answer("One")), .events(answer("Two").dropLast()), .error(status: 500), .events(answer("Three")),
            .events(answer("Four", conversation: "conv-2")),
        ])
        let session = try chat(transport).session()
        _ = try await session.ask("1")
        let error = try await #require(throws: GreenflashError.self) { _ = try await session.ask("2") }
        #expect(error.code == .stream)
        #expect(error.partialText == "Two")
        await #expect(throws: GreenflashError.self) { _ = try await session.ask("2") }
        for try await _ in session.stream("2") { break }
        #expect(session.messages.map(\.content) == ["1", "One"])
        _ = try await session.ask("4")
        #expect(session.messages.map(\.content) == ["1", "One", "4", "Four"])
        #expect(session.conversationID == "conv-2")
    }

    @Test func `resumes`() async throws {
        let transport = InMemoryTransport([.events(answer("Two"))])
        let session = try chat(transport).session(
            conversationID: "conv-1",
            messages: [.init(content: "1", role: .user), .init(content: "One", role: .assistant)]
        )
        _ = try await session.ask("2")
        let request = try #require(sent(transport).first)
        #expect(request.conversationID == "conv-1")
        #expect(request.messages?.map(\.content) == ["1", "One"])
    }
}
