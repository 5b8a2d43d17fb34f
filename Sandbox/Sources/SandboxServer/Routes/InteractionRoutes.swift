/// `interactions`: the conversations that were logged.
enum InteractionRoutes {
    static let operations = [
        APIOperation("interactions.list", .get, "/interactions") { call in
            let paging = try Paging(call, .pageLimitOffset)
            let (productID, versionID) = (call.query["productId"], call.query["versionId"])
            return try call.store.access { state in
                if let productID { _ = try state.product(productID) }
                // Reversed in place: copying all conversations for every page would be felt in long lists.
                guard productID != nil || versionID != nil else {
                    return paging.answer(state.conversations.records.reversed() as ReversedCollection) {
                        state.body(of: $0)
                    }
                }
                return paging.answer(state.conversations(productID: productID, versionID: versionID)) {
                    state.body(of: $0)
                }
            }
        },
        APIOperation("interactions.get", .get, "/interactions/{interactionId}") { call in
            try call.store.access { state in
                let conversation = try state.conversation(anyID: call.parameter("interactionId"))
                var body = state.body(of: conversation)
                body.append("participant", state.info(ofUser: conversation.userID).json)
                body.append("messages", conversation.messages.map(\.body).json)
                return .ok(body)
            }
        },
        APIOperation(
            "interactions.analytics",
            .get,
            "/interactions/{interactionId}/analytics",
            bucket: .analytics
        ) { call in
            let mode = try AnalysisMode(call.query)
            return try call.store.access { state in
                let conversation = try state.conversation(anyID: call.parameter("interactionId"))
                let analysis = state.analysis(of: conversation)
                return .ok(InteractionAnalytics(conversation: conversation, analysis: analysis, mode: mode).body)
            }
        },
    ]
}

extension Message {
    /// The message as details of interactions and inbox items show it.
    var body: JSONObject { ["role": role, "content": text, "timestamp": createdAt] }
}

extension StoreState {
    /// A conversation as `Interaction`.
    func body(of conversation: Conversation) -> JSONObject {
        let organization = conversation.organizationID.flatMap { organizations[$0] }
        return [
            "id": conversation.id,
            "externalId": conversation.externalID,
            "productId": conversation.productID,
            "versionId": conversation.versionID,
            "participantId": conversation.userID,
            "externalParticipantId": users[conversation.userID]?.externalID,
            "organizationId": organization?.id,
            "organizationExternalId": organization?.externalID,
            "model": conversation.model,
            "rating": conversation.rating?.value,
            "ratingMin": conversation.rating?.minimum,
            "ratingMax": conversation.rating?.maximum,
            "feedback": conversation.rating?.feedback,
            "properties": conversation.properties,
            "createdAt": conversation.createdAt,
            "updatedAt": conversation.updatedAt,
        ]
    }
}
