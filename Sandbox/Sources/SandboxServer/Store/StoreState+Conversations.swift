import Foundation

extension StoreState {
    func product(_ id: String) throws -> Product {
        guard let product = products[id] else { throw APIFailure.notFound("product", id) }
        return product
    }

    func conversation(_ id: String) throws -> Conversation {
        guard let conversation = conversations[id] else { throw APIFailure.notFound("interaction", id) }
        return conversation
    }

    func conversation(externalID: String) -> Conversation? {
        conversationIDs[externalID].flatMap { conversations[$0] }
    }

    /// By the service's id or the caller's own.
    func conversation(anyID id: String) throws -> Conversation {
        if let conversation = conversation(externalID: id) { return conversation }
        return try conversation(id)
    }

    mutating func insertConversation(_ conversation: Conversation) {
        conversations.insert(conversation)
        conversationIDsByUser[conversation.userID, default: []].append(conversation.id)
        if let externalID = conversation.externalID { conversationIDs[externalID] = conversation.id }
    }

    mutating func updateConversation(_ id: String, _ change: (inout Conversation) -> Void) {
        conversations.update(id, change)
        analyses[id] = nil
    }

    /// Appends a message, unless the conversation has one of the same external id.
    /// - Returns: The stored message, and whether it is new.
    mutating func appendMessage(_ message: Message, to conversationID: String) -> (message: Message, isNew: Bool) {
        if let externalID = message.externalID { messageArrivals[externalID, default: 0] += 1 }
        var stored = message
        var isNew = true
        updateConversation(conversationID) { conversation in
            if let externalID = message.externalID {
                if let position = conversation.positions[externalID] {
                    stored = conversation.messages[position]
                    isNew = false
                    return
                }
                conversation.positions[externalID] = conversation.messages.count
            }
            conversation.messages.append(message)
            conversation.updatedAt = max(conversation.updatedAt, message.createdAt)
        }
        guard isNew else { return (stored, false) }
        conversationIDByMessage[message.id] = conversationID
        if let externalID = message.externalID {
            conversationIDsByExternalMessage[externalID, default: []].append(conversationID)
        }
        return (message, true)
    }

    func conversations(ofUser id: String) -> [Conversation] {
        (conversationIDsByUser[id] ?? []).compactMap { conversations[$0] }
    }

    /// Newest first, narrowed to a product and a version where they are given.
    func conversations(
        productID: String? = nil,
        versionID: String? = nil,
        organizationID: String? = nil
    ) -> [Conversation] {
        let newestFirst = conversations.records.reversed()
        guard productID != nil || versionID != nil || organizationID != nil else { return Array(newestFirst) }
        return newestFirst.filter { conversation in
            (productID == nil || conversation.productID == productID)
                && (versionID == nil || conversation.versionID == versionID)
                && (organizationID == nil || conversation.organizationID == organizationID)
        }
    }

    mutating func analysis(of conversation: Conversation) -> ConversationAnalysis {
        if let analysis = analyses[conversation.id] { return analysis }
        let analysis = ConversationAnalysis(conversation)
        analyses[conversation.id] = analysis
        return analysis
    }
}
