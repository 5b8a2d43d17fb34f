import Foundation

/// `prompts`: the texts in front of the model, in versions.
enum PromptRoutes {
    static let operations = [
        APIOperation("prompts.list", .get, "/prompts") { call in
            let paging = try Paging(call, .cursor)
            let activeOnly = try call.query.bool("activeOnly") ?? false
            let includeArchived = try call.query.bool("includeArchived") ?? false
            let (productID, versionID) = (call.query["productId"], call.query["versionId"])
            return try call.store.access { state in
                if let productID { _ = try state.product(productID) }
                let prompts = state.prompts.records.filter { prompt in
                    (productID == nil || prompt.productID == productID)
                        && (versionID == nil || prompt.versions.contains { $0.id == versionID })
                        && (includeArchived || prompt.archivedAt == nil)
                        && (!activeOnly || state.isActive(prompt))
                }
                return paging.answer(prompts) { $0.summary }
            }
        },
        APIOperation("prompts.create", .post, "/prompts") { call in
            let input = try NewPrompt(call.body())
            return try call.store.access { state in
                let prompt = try input.prompt(in: state, now: call.now)
                state.insertPrompt(prompt)
                var body: JSONObject = [
                    "promptId": prompt.id,
                    "versionId": prompt.current.id,
                    "componentIds": prompt.current.components.map(\.id),
                ]
                body.put("externalPromptId", prompt.externalID)
                return .stored(body)
            }
        },
        APIOperation("prompts.get", .get, "/prompts/{id}") { call in
            // Every parameter is a variable of the template.
            let variables = Dictionary(call.query.items.map { ($0.name, $0.value) }) { _, last in last }
            return try call.store.access { state in
                let prompt = try state.prompt(call.parameter("id"))
                let text = PromptTemplate(prompt.text).filled(with: variables)
                return .ok(["prompt": prompt.body, "composedPrompt": text] as JSONObject)
            }
        },
        APIOperation("prompts.update", .put, "/prompts/{id}") { call in
            let body = try call.body()
            let components = try body.partsIfPresent("components")?.map { try ComponentInput($0) }
            if components?.isEmpty == true { throw body.failure("components", "must not be empty") }
            let (name, description) = try (body.stringIfPresent("name"), body.stringIfPresent("description"))
            let role = try body.stringIfPresent("role")
            let source = try body.choiceIfPresent("source", of: ComponentInput.sources)
            return try call.store.access { state in
                let prompt = try state.prompt(call.parameter("id"))
                guard prompt.archivedAt == nil else {
                    throw APIFailure.conflict("Prompt '\(prompt.id)' is archived and cannot be changed any more.")
                }
                state.prompts.update(prompt.id) { prompt in
                    prompt.name = name ?? prompt.name
                    prompt.description = description ?? prompt.description
                    prompt.role = role ?? prompt.role
                    prompt.source = source ?? prompt.source
                    prompt.updatedAt = call.now
                }
                let versionID = components.map { inputs in
                    let components = state.components(inputs, of: prompt, now: call.now)
                    return state.addVersion(components, to: prompt.id, now: call.now)
                }
                var answer: JSONObject = ["promptId": prompt.id, "versionId": versionID]
                answer.put("externalPromptId", prompt.externalID)
                return .ok(answer)
            }
        },
        APIOperation("prompts.delete", .delete, "/prompts/{id}") { call in
            try call.store.access { state in
                let prompt = try state.prompt(call.parameter("id"))
                guard !state.isActive(prompt) else {
                    throw APIFailure.conflict(
                        """
                        Prompt '\(prompt.id)' is active: the latest conversation of its product was logged with it. \
                        Log one with another prompt first.
                        """
                    )
                }
                let archivedAt = prompt.archivedAt ?? call.now
                state.prompts.update(prompt.id) { $0.archivedAt = archivedAt }
                var answer: JSONObject = ["promptId": prompt.id, "archivedAt": archivedAt]
                answer.put("externalPromptId", prompt.externalID)
                return .ok(answer)
            }
        },
        APIOperation("prompts.analytics", .get, "/prompts/{id}/analytics", bucket: .analytics) { call in
            _ = try AnalysisMode(call.query)
            return try call.store.access { state in
                let prompt = try state.prompt(call.parameter("id"))
                let conversations = state.conversations.records.filter { $0.promptID == prompt.id }
                let analyses = conversations.map { state.analysis(of: $0) }
                let lastUsedAt = conversations.map(\.updatedAt).max()
                return .ok(PromptAnalytics(analyses: analyses, lastUsedAt: lastUsedAt).body)
            }
        },
    ]
}

/// The body of a call that creates a prompt.
private struct NewPrompt {
    let name: String
    let productID: String
    let role: String
    let components: [ComponentInput]
    let description: String?
    let externalID: String?
    let source: String

    init(_ body: InputObject) throws {
        name = try body.string("name")
        productID = try body.identifier("productId")
        role = try body.string("role")
        components = try body.parts("components").map { try ComponentInput($0) }
        guard !components.isEmpty else { throw body.failure("components", "must not be empty") }
        description = try body.stringIfPresent("description")
        externalID = try body.stringIfPresent("externalPromptId")
        source = try body.choiceIfPresent("source", of: ComponentInput.sources) ?? "customer"
    }

    func prompt(in state: StoreState, now: Date) throws -> Prompt {
        let product = try state.product(productID)
        if let externalID, state.promptIDs[externalID] != nil {
            throw APIFailure.conflict("There is a prompt with the externalPromptId '\(externalID)' already.")
        }
        return Prompt(
            id: newID(),
            externalID: externalID,
            productID: product.id,
            name: name,
            description: description,
            role: role,
            source: source,
            versions: [PromptVersion(id: newID(), components: state.components(components, now: now))],
            createdAt: now,
            updatedAt: now
        )
    }
}
