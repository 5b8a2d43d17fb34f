import Foundation

/// A prompt component as a request describes it.
struct ComponentInput {
    static let sources = ["customer", "participant", "greenflash", "agent"]
    static let types = ["system", "user", "tool", "guardrail", "rag", "agent", "other"]

    let content: String
    var componentID: String?
    var externalID: String?
    var isDynamic: Bool?
    var name: String?
    var source: String?
    var type: String?

    init(content: String) {
        self.content = content
    }

    init(_ input: InputObject) throws {
        content = try input.string("content")
        componentID = try input.stringIfPresent("componentId")
        externalID = try input.stringIfPresent("externalComponentId")
        isDynamic = try input.boolIfPresent("isDynamic")
        name = try input.stringIfPresent("name")
        source = try input.choiceIfPresent("source", of: Self.sources)
        type = try input.choiceIfPresent("type", of: Self.types)
    }
}

/// The system prompt of a logged conversation: its text, or a reference with components and variables.
struct SystemPromptInput {
    var promptID: String?
    var externalID: String?
    var components: [ComponentInput]
    var variables: [String: String]?

    /// `nil` where the body has no `systemPrompt`.
    init?(_ body: InputObject) throws {
        guard body.has("systemPrompt") else { return nil }
        if let text = body.object["systemPrompt"]?.stringValue {
            components = [ComponentInput(content: text)]
            return
        }
        guard let prompt = try? body.partIfPresent("systemPrompt") else {
            throw body.failure("systemPrompt", "has to be a string or an object")
        }
        promptID = try prompt.stringIfPresent("promptId")
        externalID = try prompt.stringIfPresent("externalPromptId")
        variables = try prompt.stringMapIfPresent("variables")
        components = try prompt.partsIfPresent("components")?.map { try ComponentInput($0) } ?? []
        if let content = try prompt.stringIfPresent("content"), components.isEmpty {
            components = [ComponentInput(content: content)]
        }
        guard promptID != nil || externalID != nil || !components.isEmpty else {
            throw prompt.failure("content", "one of content, components, promptId, externalPromptId is required")
        }
    }

    var text: String { components.map(\.content).joined(separator: "\n\n") }
}
