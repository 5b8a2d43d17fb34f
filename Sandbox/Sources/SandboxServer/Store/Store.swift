import Foundation
import Synchronization

/// One tenant's data.
final class Store: Sendable {
    private let state: Mutex<StoreState>

    init(seed: SandboxConfiguration.Seed, now: Date) {
        state = Mutex(Self.initial(seed, now))
    }

    /// Forgets everything but what there is at the start.
    func reset(seed: SandboxConfiguration.Seed, now: Date) {
        let initial = Self.initial(seed, now)
        state.withLock { $0 = initial }
    }

    private static func initial(_ seed: SandboxConfiguration.Seed, _ now: Date) -> StoreState {
        var state = StoreState()
        SeedData.fill(&state, seed, now: now)
        return state
    }

    /// Reads or changes the data, as one step: nobody else sees it half done.
    ///
    /// A body that throws must do so before its first change, for a refused request leaves nothing behind.
    func access<Result: Sendable>(_ body: (inout StoreState) throws -> Result) rethrows -> Result {
        try state.withLock { state in try body(&state) }
    }
}

/// The tables, and the indexes between them.
///
/// What the API does with them is in extensions, by resource.
struct StoreState: Sendable {
    var products = Table<Product>()
    var organizations = Table<Organization>()
    var users = Table<User>()
    var conversations = Table<Conversation>()
    var prompts = Table<Prompt>()
    var segments = Table<Segment>()
    var models = Table<Model>()
    var events = Table<Event>()

    var organizationIDs: [String: String] = [:]
    var userIDs: [String: String] = [:]
    var conversationIDs: [String: String] = [:]
    var promptIDs: [String: String] = [:]
    var eventIDs: [String: String] = [:]

    /// Conversations by the user who took part, in the order they began.
    var conversationIDsByUser: [String: [String]] = [:]
    var conversationIDByMessage: [String: String] = [:]
    /// Caller's message ids are unique within a conversation only.
    var conversationIDsByExternalMessage: [String: [String]] = [:]
    /// Prompts by the text of their current version, for recognizing a prompt that is sent as text.
    var promptIDsByText: [String: String] = [:]

    /// How often each of the callers' own ids has come in, repetitions included.
    var messageArrivals: [String: Int] = [:]
    var eventArrivals: [String: Int] = [:]

    /// Analyses of conversations as they stand; dropped when a conversation changes.
    var analyses: [String: ConversationAnalysis] = [:]
}
