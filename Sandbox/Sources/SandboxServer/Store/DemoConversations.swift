import Foundation

/// Users, organizations, prompts and conversations for a sandbox to show.
enum DemoConversations {
    private static let people: [(id: String, name: String, organization: String, plan: String)] = [
        ("user-001", "Ada Moreno", "acme-corp-123", "enterprise"),
        ("user-002", "Ben Okafor", "acme-corp-123", "enterprise"),
        ("user-003", "Chloe Lindqvist", "globex-77", "growth"),
        ("user-004", "Dmitri Sato", "globex-77", "growth"),
        ("user-005", "Elif Nakamura", "initech-9", "free"),
        ("user-006", "Farid Hughes", "initech-9", "free"),
        ("user-007", "Grace Petrov", "initech-9", "free"),
    ]

    private static let organizations = [
        ("acme-corp-123", "Acme Corp"), ("globex-77", "Globex"), ("initech-9", "Initech"),
    ]

    /// What users ask, what is answered, what users say in the end, and how they rate it out of 5.
    private static let scenes: [(question: String, answer: String, reaction: String, rating: Double?)] = [
        (
            "How do I reset my password?", "Go to Settings, Security, Reset Password.",
            "Perfect, thanks, that works.", 5
        ),
        (
            "Why is there a second charge on my invoice?", "The second charge is the proration of your new seats.",
            "I still think the billing is wrong, this is frustrating.", 2
        ),
        (
            "Can I export the report as CSV?", "I can't do that: CSV is not supported.",
            "That is annoying, I need the export again and again.", 1
        ),
        (
            "The dashboard is slow and crashes with an error.", "Please clear the cache and sign in again.",
            "It still fails. Useless.", 1
        ),
        (
            "What is the price for 50 seats? We want to upgrade.", "Here is a quote for the Enterprise plan.",
            "Great, very helpful.", 5
        ),
        (
            "How do I connect the webhook to Slack?", "Open Integrations, choose Slack, and paste the address.",
            "Good, it works.", 4
        ),
        (
            "I want to cancel and get a refund.", "I am sorry to hear that. I have told the team.",
            "A competitor does this better.", nil
        ),
        ("Could you add a feature for dark mode?", "I noted the wish for the product team.", "Nice, thank you.", nil),
    ]

    static let systemPrompts = [
        SeedData.supportProductID: "You are the support assistant of {{company}}. Answer in {{language}}.",
        SeedData.salesProductID: "You help {{company}}'s sales team to answer questions about plans.",
    ]

    static func add(to state: inout StoreState, now: Date) throws {
        for (id, name) in organizations {
            _ = state.upsertOrganization(id, name: name, properties: ["industry": "software"], now: now)
        }
        for person in people {
            var changes = UserChanges()
            changes.name = person.name
            changes.email = "\(person.id)@example.com"
            changes.externalOrganizationID = person.organization
            changes.properties = ["plan": person.plan]
            _ = try state.upsertUser(person.id, changes, now: now)
        }
        let count = 48
        for index in 0..<count {
            // Oldest first, the last one an hour ago.
            let age = TimeInterval(count - 1 - index) * 11 * 3600 + 3600
            try add(index, at: now.addingTimeInterval(-age), to: &state)
        }
    }

    private static func add(_ index: Int, at time: Date, to state: inout StoreState) throws {
        // Steps without common divisors mix people, scenes, products and models.
        let person = people[index * 3 % people.count]
        let scene = scenes[index * 5 % scenes.count]
        let productID = index % 3 == 2 ? SeedData.salesProductID : SeedData.supportProductID
        let template = PromptTemplate(systemPrompts[productID] ?? "")
        let body: JSONObject = [
            "productId": productID,
            "externalConversationId": "demo-conversation-\(index + 1)",
            "externalUserId": person.id,
            "model": ["gpt-4o", "claude-sonnet-4", "gpt-4o-mini"][index % 3],
            "properties": ["channel": index % 2 == 0 ? "web" : "email"] as JSONObject,
            "systemPrompt": index < 3
                ? (systemPrompts[productID] ?? "") : template.filled(with: ["company": "Acme", "language": "English"]),
            "messages": [
                message("user", scene.question, index, 1, time),
                message("assistant", scene.answer, index, 2, time),
                message("user", scene.reaction, index, 3, time),
            ],
        ]
        let batch = try MessageBatch(InputObject(body: .object(body)), now: time)
        let logged = try state.log(batch, now: time)
        state.prompts.update(logged.prompt.prompt.id) { prompt in
            prompt.name = productID == SeedData.salesProductID ? "Sales plans" : "Support basics"
        }
        guard let rating = scene.rating, index % 2 == 0 else { return }
        state.updateConversation(logged.conversationID) { conversation in
            conversation.rating = Rating(value: rating, minimum: 1, maximum: 5, feedback: nil)
        }
    }

    private static func message(_ role: String, _ content: String, _ index: Int, _ part: Int, _ time: Date)
        -> JSONObject
    {
        [
            "role": role,
            "content": content,
            "externalMessageId": "demo-message-\(index + 1)-\(part)",
            "createdAt": time.addingTimeInterval(Double(part) * 20),
        ]
    }
}
