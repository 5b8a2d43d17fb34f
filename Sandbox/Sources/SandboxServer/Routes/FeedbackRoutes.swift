/// `ratings` and `events`: what came of a conversation.
enum FeedbackRoutes {
    static let operations = [
        APIOperation("ratings.log", .post, "/ratings") { call in
            let body = try call.body()
            let target = try RatingTarget(body)
            let rating = try rating(body)
            return try call.store.access { state in
                let conversationID = try target.conversationID(in: state)
                state.updateConversation(conversationID) { $0.rating = rating }
                return .stored(["success": true] as JSONObject)
            }
        },
        APIOperation("events.create", .post, "/events") { call in
            let input = try NewEvent(call.body(), now: call.now)
            return try call.store.access { state in
                let (id, isNew) = try state.store(input)
                return .stored(["success": true, "eventId": id] as JSONObject, isNew: isNew)
            }
        },
    ]

    private static func rating(_ body: InputObject) throws -> Rating {
        let rating = Rating(
            value: try body.number("rating"),
            minimum: try body.number("ratingMin"),
            maximum: try body.number("ratingMax"),
            feedback: try body.stringIfPresent("feedback")
        )
        guard rating.minimum <= rating.maximum else {
            throw body.failure("ratingMin", "must not be greater than ratingMax")
        }
        guard (rating.minimum...rating.maximum).contains(rating.value) else {
            throw body.failure("rating", "has to lie between ratingMin and ratingMax")
        }
        _ = try body.dateIfPresent("ratedAt")
        return rating
    }
}

/// What a rating is about: a conversation, or a message of one.
private struct RatingTarget {
    let productID: String
    let conversationID: String?
    let externalConversationID: String?
    let messageID: String?
    let externalMessageID: String?

    init(_ body: InputObject) throws {
        productID = try body.identifier("productId")
        conversationID = try body.stringIfPresent("conversationId")
        externalConversationID = try body.stringIfPresent("externalConversationId")
        messageID = try body.stringIfPresent("messageId")
        externalMessageID = try body.stringIfPresent("externalMessageId")
        let ids = [conversationID, externalConversationID, messageID, externalMessageID]
        guard ids.contains(where: { $0 != nil }) else {
            throw body.failure(
                "conversationId",
                "one of conversationId, externalConversationId, messageId, externalMessageId is required"
            )
        }
    }

    func conversationID(in state: StoreState) throws -> String {
        let product = try state.product(productID)
        let conversation = try conversation(in: state)
        guard conversation.productID == product.id else {
            throw APIFailure.invalid("productId", "the conversation belongs to product '\(conversation.productID)'")
        }
        return conversation.id
    }

    private func conversation(in state: StoreState) throws -> Conversation {
        if let conversationID { return try state.conversation(conversationID) }
        if let externalConversationID {
            guard let found = state.conversation(externalID: externalConversationID) else {
                throw APIFailure.notFound("interaction", externalConversationID)
            }
            return found
        }
        if let messageID {
            guard let id = state.conversationIDByMessage[messageID] else {
                throw APIFailure.notFound("message", messageID)
            }
            return try state.conversation(id)
        }
        // The caller's message ids are unique within a conversation only: the product's latest one is meant.
        let externalID = externalMessageID ?? ""
        let candidates = (state.conversationIDsByExternalMessage[externalID] ?? []).compactMap {
            state.conversations[$0]
        }
        guard let found = candidates.last(where: { $0.productID == productID }) ?? candidates.last else {
            throw APIFailure.notFound("message", externalID)
        }
        return found
    }
}
