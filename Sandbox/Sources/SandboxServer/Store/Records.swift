import Foundation

struct Product: Record {
    let id: String
    var name: String
    var description: String?
    var color: String?
    var icon: String?
    /// The version that conversations without a prompt of their own belong to.
    let versionID: String
    /// The prompt that the latest conversation was logged with: the one that cannot be deleted.
    var activePromptID: String?
    var createdAt: Date
    var updatedAt: Date
}

struct Organization: Record {
    let id: String
    let externalID: String
    var name: String?
    var properties = JSONObject()
    var createdAt: Date
    var updatedAt: Date
}

struct User: Record {
    let id: String
    let externalID: String
    var organizationID: String?
    var name: String?
    var email: String?
    var phone: String?
    var isAnonymized = false
    var properties = JSONObject()
    var createdAt: Date
    var updatedAt: Date
}

struct Rating: Sendable {
    var value: Double
    var minimum: Double
    var maximum: Double
    var feedback: String?

    /// The rating on a scale of 0 to 1.
    var normalized: Double { maximum > minimum ? (value - minimum) / (maximum - minimum) : 1 }
}

struct Message: Sendable {
    let id: String
    var externalID: String?
    /// One of the documented message types; a role is turned into the type that it stands for.
    var type: String
    var content: String?
    var toolName: String?
    var input: JSONObject?
    var output: JSONObject?
    var model: String?
    var parentID: String?
    var properties: JSONObject?
    var createdAt: Date

    /// What a detail shows as the message's role.
    var role: String {
        switch type {
        case "user_message": "user"
        case "assistant_message": "assistant"
        case "system_message": "system"
        case "tool_call", "final_response": type
        default: "observation"
        }
    }

    /// The message's words; a step without any shows its data.
    var text: String {
        content ?? output?.json.text ?? input?.json.text ?? ""
    }
}

struct Conversation: Record {
    let id: String
    var externalID: String?
    let productID: String
    let userID: String
    var organizationID: String?
    var versionID: String
    var promptID: String
    var model: String?
    var properties = JSONObject()
    var messages: [Message] = []
    /// Positions in ``messages`` by the caller's own ids.
    var positions: [String: Int] = [:]
    var rating: Rating?
    var createdAt: Date
    var updatedAt: Date
}

struct Event: Record {
    let id: String
    let insertID: String?
    let productID: String
    let type: String
    let value: String
    let valueType: String
    let influence: String?
    let conversationID: String?
    let userID: String?
    let organizationID: String?
    let properties: JSONObject
    let createdAt: Date
}

struct PromptComponent: Sendable {
    let id: String
    var externalID: String?
    var content: String
    var name: String?
    var type: String
    var source: String
    var isDynamic: Bool?
    var createdAt: Date
    var updatedAt: Date
}

struct PromptVersion: Sendable {
    let id: String
    var components: [PromptComponent]
}

struct Prompt: Record {
    let id: String
    var externalID: String?
    var productID: String
    var name: String?
    var description: String?
    var role: String
    var source: String
    /// Never empty; the last one is the current one.
    var versions: [PromptVersion]
    var createdAt: Date
    var updatedAt: Date
    var archivedAt: Date?

    var current: PromptVersion { versions[versions.count - 1] }

    /// The current version's components, composed into one text.
    var text: String {
        current.components.map(\.content).joined(separator: "\n\n")
    }
}

struct Segment: Record {
    let id: String
    /// Set on the segments that every tenant has.
    var presetID: String?
    var name: String
    var description: String?
    var icon: String?
    var filters: SegmentFilters
    var createdAt: Date
    var updatedAt: Date

    var type: String { presetID == nil ? "custom" : "system" }
}

struct Model: Record {
    let id: String
    /// `provider/name`.
    let canonicalID: String
    let displayName: String
    let provider: String
    var family: String?
    var contextWindow: Int?
    var inputCostPer1k: Double?
    var outputCostPer1k: Double?
    let createdAt: Date
}
