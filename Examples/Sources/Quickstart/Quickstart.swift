import Foundation
import Greenflash

/// The whole loop: identify a user, log a conversation, rate it, read it back, analyse it, and ask about it.
///
/// What it writes has ids that begin with `greenflash-quickstart`, so that it meets nothing of yours.
///
/// Needs GREENFLASH_API_KEY; GREENFLASH_BASE_URL points it at a sandbox or a domain of your own.
@main
struct Quickstart {
    static func main() async {
        do {
            try await run(GreenflashClient())
        } catch {
            FileHandle.standardError.write(Data("quickstart: \(error)\n".utf8))
            exit(1)
        }
    }

    static let user = "greenflash-quickstart-user"

    static func run(_ greenflash: GreenflashClient) async throws {
        heading("1. Identify a user")
        let created = try await greenflash.users.create(
            CreateUserParams(
                externalUserID: user,
                email: "jane@example.com",
                externalOrganizationID: "greenflash-quickstart-organization",
                name: "Jane Doe",
                properties: ["plan": "enterprise", "role": "admin"]
            )
        )
        print("user \(created.participant.externalID) is \(created.participant.id)")

        heading("2. Log a conversation")
        guard let product = try await greenflash.products.list().first(where: { _ in true }) else {
            print("this account has no product yet; create one in the dashboard and run this again")
            return
        }
        let conversation = "greenflash-quickstart-\(UUID().uuidString.prefix(8).lowercased())"
        let logged = try await greenflash.messages.create(
            CreateMessageParams(
                externalUserID: user,
                messages: [
                    MessageItem(content: "How do I reset my password?", role: .user),
                    MessageItem(
                        content: "Go to Settings → Security → Reset Password. The email arrives within a minute.",
                        role: .assistant
                    ),
                ],
                externalConversationID: conversation,
                model: "gpt-4o",
                productID: product.id,
                systemPrompt: "You are a helpful customer support assistant."
            )
        )
        print("\(conversation) in \(product.name): \(logged.messages.map(\.status.rawValue).joined(separator: ", "))")
        _ = try await greenflash.ratings.log(
            LogRatingParams(
                productID: product.id,
                rating: 5,
                ratingMax: 5,
                ratingMin: 1,
                externalConversationID: conversation
            )
        )
        _ = try await greenflash.events.create(
            CreateEventParams(
                eventType: "upgrade",
                productID: product.id,
                value: "99.00",
                conversationID: logged.conversationID,
                valueType: .currency
            )
        )
        print("rated 5 of 5; an upgrade worth 99.00 is linked to it")

        heading("3. Walk the lists, page by page")
        var pages = 0
        var conversations = 0
        for try await page in greenflash.interactions.list(limit: 5).pages {
            pages += 1
            conversations += page.items.count
        }
        print("\(conversations) conversations on \(pages) pages")
        for try await user in greenflash.users.list(limit: 50) {
            print("- \(user.externalID) \(user.name ?? "")")
        }

        heading("4. Analytics, quick and deep")
        let simple = try await greenflash.products.analytics(product.id, mode: .simple)
        print(
            "simple:   \(simple.totalConversations ?? 0) conversations, sentiment \(describe(simple.averageUserSentiment))"
        )
        let insights = try await greenflash.products.analytics(product.id, mode: .insights)
        let topics = (insights.topics ?? []).prefix(3).map { "\($0.name ?? "?") (\($0.count ?? 0))" }
        print("insights: topics \(topics.joined(separator: ", "))")

        heading("5. Ask about it")
        for try await event in greenflash.chat.stream(StreamChatRequest(question: "What are my users struggling with?"))
        {
            switch event {
            case .toolCall(let call): print("[\(call.displayName)]")
            case .textDelta(let delta): print(delta.text, terminator: "")
            case .done(let done): print("\n(\(done.usage.toolCalls) tool calls, conversation \(done.conversationID))")
            case .toolResult, .unknown: break
            }
        }
    }

    static func heading(_ text: String) {
        print("\n\(text)")
    }

    static func describe(_ score: LabeledScore?) -> String {
        guard let score = score?.score else { return "unknown" }
        return score.formatted(.number.precision(.fractionLength(2)))
    }

    /// Writes at once, unlike Swift's own `print`, which waits for more when the output is no terminal.
    static func print(_ text: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((text + terminator).utf8))
    }
}
