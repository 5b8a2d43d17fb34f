import Foundation

/// The body of a call that logs messages, read and checked before anything is stored.
struct MessageBatch {
    static let messageTypes = [
        "user_message", "assistant_message", "system_message", "final_response", "thought", "tool_call", "observation",
        "retrieval", "memory_read", "memory_write", "chain_start", "chain_end", "embedding", "tool_error", "callback",
        "llm", "task", "workflow",
    ]
    private static let platforms = [
        "vapi", "retell", "elevenlabs", "openai_realtime", "livekit", "bland", "synthflow", "simpleai", "other",
    ]

    struct Item {
        var message: Message
        var parentExternalID: String?
        let path: String
    }

    let externalUserID: String
    let conversationID: String?
    let externalConversationID: String?
    let productID: String?
    let externalOrganizationID: String?
    let model: String?
    let properties: JSONObject?
    let systemPrompt: SystemPromptInput?
    let items: [Item]

    init(_ body: InputObject, now: Date) throws {
        externalUserID = try body.identifier("externalUserId")
        conversationID = try body.stringIfPresent("conversationId")
        externalConversationID = try body.stringIfPresent("externalConversationId")
        productID = try body.stringIfPresent("productId")
        guard conversationID != nil || externalConversationID != nil || productID != nil else {
            throw body.failure("conversationId", "one of conversationId, externalConversationId, productId is required")
        }
        externalOrganizationID = try body.stringIfPresent("externalOrganizationId")
        model = try body.stringIfPresent("model")
        properties = try body.objectIfPresent("properties")
        _ = try body.boolIfPresent("forceSample")
        _ = try body.numberIfPresent("sampleRate", in: 0...1)
        systemPrompt = try SystemPromptInput(body)
        try Self.checkVoiceCall(body)
        let items = try body.parts("messages")
        guard !items.isEmpty else { throw body.failure("messages", "must not be empty") }
        self.items = try items.map { try Self.item($0, now: now) }
    }

    private static func item(_ input: InputObject, now: Date) throws -> Item {
        // These two may be null, which says no more than leaving them out.
        let input = input.admittingNull("context", "createdAt")
        let role = try input.choiceIfPresent("role", of: ["user", "assistant", "system"])
        let type = try input.choiceIfPresent("messageType", of: messageTypes)
        guard let type = type ?? role.map({ "\($0)_message" }) else {
            throw input.failure("role", "one of role and messageType is required")
        }
        guard role == nil || !input.has("messageType") else {
            throw input.failure("messageType", "excludes role: send one of them")
        }
        guard !input.has("parentMessageId") || !input.has("parentExternalMessageId") else {
            throw input.failure("parentExternalMessageId", "excludes parentMessageId: send one of them")
        }
        let toolName = try input.stringIfPresent("toolName")
        if type == "tool_call", toolName?.isEmpty ?? true {
            throw input.failure("toolName", "is required for a tool_call")
        }
        let content = try input.stringIfPresent("content")
        let output = try input.objectIfPresent("output")
        let data = try input.objectIfPresent("input")
        if role != nil, content == nil, output == nil, data == nil {
            throw input.failure("content", "is required for a message with a role")
        }
        _ = try input.stringIfPresent("context")
        try checkVoice(input)
        let message = Message(
            id: newID(),
            externalID: try input.stringIfPresent("externalMessageId"),
            type: type,
            content: content,
            toolName: toolName,
            input: data,
            output: output,
            model: try input.stringIfPresent("model"),
            parentID: try input.stringIfPresent("parentMessageId"),
            properties: try input.objectIfPresent("properties"),
            createdAt: try input.dateIfPresent("createdAt") ?? now
        )
        return Item(
            message: message,
            parentExternalID: try input.stringIfPresent("parentExternalMessageId"),
            path: input.path
        )
    }

    // Voice data is checked and then let go: no answer of the API shows it.

    private static func checkVoiceCall(_ body: InputObject) throws {
        guard let call = try body.partIfPresent("voiceCall") else { return }
        for name in ["callSuccessful"] { _ = try call.boolIfPresent(name) }
        for name in ["durationMs", "interruptionCount", "silenceCount"] { _ = try call.integerIfPresent(name) }
        for name in ["endedReason", "platformCallId", "recordingUrl"] { _ = try call.stringIfPresent(name) }
        _ = try call.choiceIfPresent("platform", of: platforms)
        _ = try call.objectIfPresent("structuredOutputs")
        guard let latency = try call.partIfPresent("latency") else { return }
        _ = try latency.integerIfPresent("asrMs")
        for name in ["e2eMs", "llmMs", "ttsMs"] { _ = try latency.numberIfPresent(name) }
    }

    private static func checkVoice(_ item: InputObject) throws {
        guard let voice = try item.partIfPresent("voice") else { return }
        _ = try voice.numberIfPresent("asrConfidence")
        for name in ["audioUrl", "speaker"] { _ = try voice.stringIfPresent(name) }
        for name in ["bargeIn", "wasInterrupted"] { _ = try voice.boolIfPresent(name) }
        for name in ["durationMs", "endedAt", "responseLatencyMs", "silenceBeforeMs", "startedAt"] {
            _ = try voice.integerIfPresent(name)
        }
        guard let prosody = try voice.partIfPresent("prosody") else { return }
        for name in ["arousal", "sentimentScore"] { _ = try prosody.numberIfPresent(name) }
        _ = try prosody.stringIfPresent("emotion")
        _ = try prosody.choiceIfPresent("sentimentLabel", of: ["positive", "neutral", "negative"])
    }
}
