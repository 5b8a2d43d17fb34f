/// The callers' own ids that a tenant's store has, and how often each has come in: what shows that nothing was lost and
/// nothing stored twice.
public struct StoredIDs: Sendable, Hashable {
    /// How many stored messages have an `externalMessageId`. The service keeps one of each in a conversation, so more than
    /// one means more than one conversation.
    public let messages: [String: Int]
    /// How many stored events have an `insertId`.
    public let events: [String: Int]
    /// Stored messages without an `externalMessageId`.
    public let messagesWithoutID: Int
    /// Stored events without an `insertId`.
    public let eventsWithoutID: Int
    /// How often a message with the id came in and was stored, or recognized as one that was there.
    public let messageArrivals: [String: Int]
    /// How often an event with the id came in and was stored, or recognized as one that was there.
    public let eventArrivals: [String: Int]

    init(_ state: StoreState) {
        let messages = state.conversations.records.flatMap(\.messages).map(\.externalID)
        let events = state.events.records.map(\.insertID)
        self.messages = Self.counts(of: messages.compactMap(\.self))
        self.events = Self.counts(of: events.compactMap(\.self))
        messagesWithoutID = messages.count { $0 == nil }
        eventsWithoutID = events.count { $0 == nil }
        messageArrivals = state.messageArrivals
        eventArrivals = state.eventArrivals
    }

    private static func counts(of ids: [String]) -> [String: Int] {
        ids.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
