/// How much of everything a tenant's store has: what a test compares with what it sent, to show that nothing was lost and
/// nothing was stored twice.
public struct StoredCounts: Sendable, Hashable {
    public let users: Int
    public let organizations: Int
    public let conversations: Int
    public let messages: Int
    /// Conversations that were rated.
    public let ratings: Int
    public let events: Int
    /// Archived ones too.
    public let prompts: Int
    public let promptVersions: Int
    public let customSegments: Int

    init(_ state: StoreState) {
        users = state.users.count
        organizations = state.organizations.count
        conversations = state.conversations.count
        messages = state.conversations.records.reduce(0) { $0 + $1.messages.count }
        ratings = state.conversations.records.count { $0.rating != nil }
        events = state.events.count
        prompts = state.prompts.count
        promptVersions = state.prompts.records.reduce(0) { $0 + $1.versions.count }
        customSegments = state.segments.records.count { $0.presetID == nil }
    }
}
