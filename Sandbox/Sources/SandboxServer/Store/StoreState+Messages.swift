import Foundation

/// What came of a batch of messages.
struct LoggedMessages {
    let conversationID: String
    let prompt: PromptUse
    let messages: [(message: Message, isNew: Bool)]
}

extension StoreState {
    /// Stores a batch; a message that the conversation has already is answered with the stored one.
    /// - Throws: 404 for unknown ids, 400 for parents that do not exist; nothing is stored then.
    mutating func log(_ batch: MessageBatch, now: Date) throws -> LoggedMessages {
        let existing = try existingConversation(for: batch)
        let product = try product(for: batch, existing)
        if let systemPrompt = batch.systemPrompt { try check(systemPrompt) }
        try checkParents(of: batch, in: existing)

        var changes = UserChanges()
        changes.externalOrganizationID = batch.externalOrganizationID
        let known = user(externalID: batch.externalUserID)
        let needsUpdate = known == nil || batch.externalOrganizationID != nil
        let user = needsUpdate ? try upsertUser(batch.externalUserID, changes, now: now).user : known
        guard let user else { throw APIFailure.notFound("user", batch.externalUserID) }

        let prompt = try promptUse(for: batch, existing, product, now: now)
        let conversationID = existing?.id ?? newID()
        if existing == nil {
            insertConversation(conversation(conversationID, batch, product, user, prompt.prompt, now))
        }
        updateConversation(conversationID) { conversation in
            conversation.externalID = conversation.externalID ?? batch.externalConversationID
            conversation.model = batch.model ?? conversation.model
            conversation.organizationID = conversation.organizationID ?? user.organizationID
            conversation.promptID = prompt.prompt.id
            conversation.versionID = prompt.prompt.current.id
            if let properties = batch.properties {
                conversation.properties = conversation.properties.merging(properties)
            }
        }
        if let externalID = batch.externalConversationID { conversationIDs[externalID] = conversationID }
        products.update(product.id) { $0.activePromptID = prompt.prompt.id }
        for model in [batch.model] + batch.items.map(\.message.model) { noteModel(model, now: now) }

        let messages = batch.items.map { item in
            var message = item.message
            if let parent = item.parentExternalID { message.parentID = messageID(parent, in: conversationID) }
            return appendMessage(message, to: conversationID)
        }
        return LoggedMessages(conversationID: conversationID, prompt: prompt, messages: messages)
    }

    /// What the steps need of an existing conversation. A copy of the conversation itself would make every append
    /// copy its messages.
    private struct Existing {
        let id: String
        let productID: String
        let promptID: String
    }

    private func existingConversation(for batch: MessageBatch) throws -> Existing? {
        let found: Conversation? =
            if let id = batch.conversationID {
                try conversation(id)
            } else {
                batch.externalConversationID.flatMap { conversation(externalID: $0) }
            }
        return found.map { Existing(id: $0.id, productID: $0.productID, promptID: $0.promptID) }
    }

    /// The named product, the conversation's, or the tenant's first one for a new conversation that names none.
    private func product(for batch: MessageBatch, _ existing: Existing?) throws -> Product {
        if let id = batch.productID {
            let product = try product(id)
            if let existing, existing.productID != product.id {
                throw APIFailure.invalid("productId", "the conversation belongs to product '\(existing.productID)'")
            }
            return product
        }
        if let existing { return try product(existing.productID) }
        guard let first = products.records.first else { throw APIFailure.notFound("product", "") }
        return first
    }

    private func checkParents(of batch: MessageBatch, in existing: Existing?) throws {
        let conversation = existing.flatMap { conversations[$0.id] }
        let earlier = Set(batch.items.compactMap(\.message.externalID))
        for item in batch.items {
            if let id = item.message.parentID, conversation == nil || conversationIDByMessage[id] != conversation?.id {
                throw APIFailure.invalid(item.path + "parentMessageId", "the conversation has no message '\(id)'")
            }
            if let id = item.parentExternalID, !earlier.contains(id), conversation?.positions[id] == nil {
                throw APIFailure.invalid(
                    item.path + "parentExternalMessageId",
                    "the conversation has no message '\(id)'"
                )
            }
        }
    }

    private mutating func promptUse(
        for batch: MessageBatch,
        _ existing: Existing?,
        _ product: Product,
        now: Date
    ) throws -> PromptUse {
        if let systemPrompt = batch.systemPrompt { return try resolve(systemPrompt, productID: product.id, now: now) }
        if let existing, let prompt = prompts[existing.promptID] { return PromptUse(prompt: prompt) }
        return PromptUse(prompt: defaultPrompt(of: product, now: now))
    }

    private func conversation(
        _ id: String,
        _ batch: MessageBatch,
        _ product: Product,
        _ user: User,
        _ prompt: Prompt,
        _ now: Date
    ) -> Conversation {
        let began = batch.items.map(\.message.createdAt).min() ?? now
        return Conversation(
            id: id,
            externalID: batch.externalConversationID,
            productID: product.id,
            userID: user.id,
            organizationID: user.organizationID,
            versionID: prompt.current.id,
            promptID: prompt.id,
            createdAt: min(began, now),
            updatedAt: began
        )
    }

    private func messageID(_ externalID: String, in conversationID: String) -> String? {
        guard let conversation = conversations[conversationID] else { return nil }
        return conversation.positions[externalID].map { conversation.messages[$0].id }
    }
}
