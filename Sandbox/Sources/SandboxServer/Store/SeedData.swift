import Foundation

/// What a tenant's store contains at the start.
enum SeedData {
    /// The product that every sandbox has: its id is the same on every start, so that examples can name it.
    static let supportProductID = "9c1f7a3e-2b64-4d58-8a0f-5e6d7c8b9a01"
    static let salesProductID = "9c1f7a3e-2b64-4d58-8a0f-5e6d7c8b9a02"

    static func fill(_ state: inout StoreState, _ seed: SandboxConfiguration.Seed, now: Date) {
        state.products.insert(product(supportProductID, "Support Assistant", color: "#2f9e44", icon: "life-buoy", now))
        addSystemSegments(&state, now)
        guard seed == .demo else { return }
        state.products.insert(product(salesProductID, "Sales Copilot", color: "#1971c2", icon: "briefcase", now))
        for model in Model.all(now: now) { state.models.insert(model) }
        do {
            try DemoConversations.add(to: &state, now: now)
        } catch {
            preconditionFailure("the demo data breaks a rule of the sandbox: \(error)")
        }
    }

    private static func product(_ id: String, _ name: String, color: String, icon: String, _ now: Date) -> Product {
        Product(
            id: id,
            name: name,
            description: "A demo product of the sandbox.",
            color: color,
            icon: icon,
            versionID: id.dropLast(2) + "f" + id.suffix(1),
            createdAt: now.addingTimeInterval(-90 * 86_400),
            updatedAt: now
        )
    }

    private static func addSystemSegments(_ state: inout StoreState, _ now: Date) {
        let presets: [(id: String, name: String, rule: SegmentRule, body: JSONObject)] = [
            (
                "power-users", "Power users", .conversationCount(.gte, 5),
                ["type": "conversation_count", "operator": "gte", "value": 5]
            ),
            (
                "frustrated-users", "Frustrated users", .analysis(field: "frustration", .gte, 0.3),
                ["type": "analysis", "field": "frustration", "operator": "gte", "value": 0.3]
            ),
            (
                "happy-users", "Happy users", .analysis(field: "sentiment", .gt, 0.2),
                ["type": "analysis", "field": "sentiment", "operator": "gt", "value": 0.2]
            ),
            (
                "recently-active", "Recently active", .lastSeen(within: true, seconds: 7 * 86_400),
                ["type": "last_seen", "operator": "within", "value": "7d"]
            ),
        ]
        for (index, preset) in presets.enumerated() {
            state.segments.insert(
                Segment(
                    id: "5e9a1b2c-3d4f-4a5b-8c6d-00000000000\(index + 1)",
                    presetID: preset.id,
                    name: preset.name,
                    description: nil,
                    icon: nil,
                    filters: SegmentFilters([preset.rule], body: ["rules": [preset.body]]),
                    createdAt: now,
                    updatedAt: now
                )
            )
        }
    }
}
