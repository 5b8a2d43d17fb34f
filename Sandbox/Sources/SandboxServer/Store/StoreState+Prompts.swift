import Foundation

/// The prompt that a conversation was logged with, and how it was recognized.
struct PromptUse {
    enum Match {
        /// The text is the prompt's, or the prompt was named.
        case exact
        /// The text came out of the prompt's template with these values.
        case template([String: String])
    }

    let prompt: Prompt
    /// `nil` for a prompt that was new, and where none was sent.
    var match: Match?
    var variables: [String: String]?
}

extension StoreState {
    func prompt(_ id: String) throws -> Prompt {
        guard let prompt = prompts[id] ?? promptIDs[id].flatMap({ prompts[$0] }) else {
            throw APIFailure.notFound("prompt", id)
        }
        return prompt
    }

    /// A prompt is active while the latest conversation of its product was logged with it.
    func isActive(_ prompt: Prompt) -> Bool {
        products[prompt.productID]?.activePromptID == prompt.id
    }

    mutating func insertPrompt(_ prompt: Prompt) {
        prompts.insert(prompt)
        if let externalID = prompt.externalID { promptIDs[externalID] = prompt.id }
        promptIDsByText[Self.textKey(prompt.productID, prompt.text)] = prompt.id
    }

    /// Gives a prompt a new version; the earlier ones stay as they are.
    mutating func addVersion(_ components: [PromptComponent], to id: String, now: Date) -> String {
        let version = PromptVersion(id: newID(), components: components)
        prompts.update(id) { prompt in
            prompt.versions.append(version)
            prompt.updatedAt = now
        }
        if let prompt = prompts[id] { promptIDsByText[Self.textKey(prompt.productID, prompt.text)] = id }
        return version.id
    }

    /// The components of a request as they will be stored: one that names an existing component keeps its id.
    func components(_ inputs: [ComponentInput], of prompt: Prompt? = nil, now: Date) -> [PromptComponent] {
        let existing = prompt?.current.components ?? []
        return inputs.map { input in
            let earlier = existing.first { component in
                component.id == input.componentID
                    || (input.externalID != nil && component.externalID == input.externalID)
            }
            return PromptComponent(
                id: earlier?.id ?? newID(),
                externalID: input.externalID ?? earlier?.externalID,
                content: input.content,
                name: input.name ?? earlier?.name,
                type: input.type ?? earlier?.type ?? "system",
                source: input.source ?? earlier?.source ?? "customer",
                isDynamic: input.isDynamic ?? earlier?.isDynamic,
                createdAt: earlier?.createdAt ?? now,
                updatedAt: now
            )
        }
    }

    // MARK: Recognizing the prompt of a conversation

    /// Checks what can fail, so that nothing is stored when it does.
    func check(_ input: SystemPromptInput) throws {
        if let id = input.promptID { _ = try prompt(id) }
        if let id = input.externalID, promptIDs[id] == nil, input.components.isEmpty {
            throw APIFailure.notFound("prompt", id)
        }
    }

    mutating func resolve(_ input: SystemPromptInput, productID: String, now: Date) throws -> PromptUse {
        if let id = input.promptID {
            return PromptUse(prompt: try prompt(id), match: .exact, variables: input.variables)
        }
        if let id = input.externalID, let known = promptIDs[id].flatMap({ prompts[$0] }) {
            return PromptUse(prompt: try update(known, input, now: now), match: .exact, variables: input.variables)
        }
        if input.externalID == nil, let id = promptIDsByText[Self.textKey(productID, input.text)],
            let known = prompts[id]
        {
            return PromptUse(prompt: known, match: .exact, variables: input.variables)
        }
        if input.externalID == nil, let (known, values) = template(for: input.text, productID: productID) {
            return PromptUse(prompt: known, match: .template(values), variables: input.variables ?? values)
        }
        let prompt = Prompt(
            id: newID(),
            externalID: input.externalID,
            productID: productID,
            role: "system",
            source: "customer",
            versions: [PromptVersion(id: newID(), components: components(input.components, now: now))],
            createdAt: now,
            updatedAt: now
        )
        insertPrompt(prompt)
        return PromptUse(prompt: prompt, match: nil, variables: input.variables)
    }

    /// The prompt of conversations that were logged without one: empty, one for each product.
    mutating func defaultPrompt(of product: Product, now: Date) -> Prompt {
        let externalID = "default:\(product.id)"
        if let known = promptIDs[externalID].flatMap({ prompts[$0] }) { return known }
        let prompt = Prompt(
            id: newID(),
            externalID: externalID,
            productID: product.id,
            name: "No system prompt",
            role: "system",
            source: "greenflash",
            versions: [PromptVersion(id: product.versionID, components: [])],
            createdAt: now,
            updatedAt: now
        )
        insertPrompt(prompt)
        return prompt
    }

    /// A prompt sent under a known external id with other components becomes its next version.
    private mutating func update(_ prompt: Prompt, _ input: SystemPromptInput, now: Date) throws -> Prompt {
        guard !input.components.isEmpty, input.text != prompt.text else { return prompt }
        _ = addVersion(components(input.components, of: prompt, now: now), to: prompt.id, now: now)
        return try self.prompt(prompt.id)
    }

    private func template(for text: String, productID: String) -> (Prompt, [String: String])? {
        for prompt in prompts.records.reversed() where prompt.productID == productID && prompt.archivedAt == nil {
            let template = PromptTemplate(prompt.text)
            guard template.hasVariables, let values = template.values(in: text) else { continue }
            return (prompt, values)
        }
        return nil
    }

    private static func textKey(_ productID: String, _ text: String) -> String {
        "\(productID)\u{0}\(text)"
    }
}
