import Foundation

extension StoreState {
    /// By the service's id, `provider/name`, or the plain name.
    func model(_ id: String) throws -> Model {
        guard let model = models[id] ?? model(named: id) else { throw APIFailure.notFound("model", id) }
        return model
    }

    func conversations(usingModel model: Model) -> [Conversation] {
        conversations.records.filter { conversation in
            conversation.model.map { model.answers(to: $0) } ?? false
        }
    }

    /// Makes a model out of a name that a conversation gives, unless it is known.
    mutating func noteModel(_ name: String?, now: Date) {
        guard let name, !name.isEmpty, model(named: name) == nil else { return }
        models.insert(Model.catalogued(name, now: now) ?? Model.observed(name, now: now))
    }

    private func model(named name: String) -> Model? {
        models.records.first { $0.answers(to: name) }
    }
}

extension Model {
    /// What the sandbox knows of models: id, provider, name, display name, family, context, prices per 1,000 tokens.
    private static let catalog: [(String, String, String, String, String, Int, Double, Double)] = [
        ("4f1c8a52-6d0e-4b7a-9c11-000000000001", "openai", "gpt-4o", "GPT-4o", "GPT-4", 128_000, 0.0025, 0.01),
        (
            "4f1c8a52-6d0e-4b7a-9c11-000000000002", "openai", "gpt-4o-mini", "GPT-4o mini", "GPT-4", 128_000, 0.0002,
            0.0006
        ),
        (
            "4f1c8a52-6d0e-4b7a-9c11-000000000003", "anthropic", "claude-sonnet-4", "Claude Sonnet 4", "Claude",
            200_000,
            0.003, 0.015
        ),
    ]

    /// Every model of the catalog.
    static func all(now: Date) -> [Model] {
        catalog.compactMap { catalogued($0.2, now: now) }
    }

    static func catalogued(_ name: String, now: Date) -> Model? {
        guard let known = catalog.first(where: { $0.2 == name || "\($0.1)/\($0.2)" == name }) else { return nil }
        return Model(
            id: known.0,
            canonicalID: "\(known.1)/\(known.2)",
            displayName: known.3,
            provider: known.1,
            family: known.4,
            contextWindow: known.5,
            inputCostPer1k: known.6,
            outputCostPer1k: known.7,
            createdAt: now
        )
    }

    /// A model that only its use is known of.
    static func observed(_ name: String, now: Date) -> Model {
        let parts = name.split(separator: "/", maxSplits: 1)
        let provider = parts.count == 2 ? String(parts[0]) : "unknown"
        return Model(
            id: newID(),
            canonicalID: parts.count == 2 ? name : "unknown/\(name)",
            displayName: parts.last.map(String.init) ?? name,
            provider: provider,
            createdAt: now
        )
    }

    func answers(to name: String) -> Bool {
        canonicalID == name || canonicalID.dropFirst(provider.count + 1) == name
    }
}
