/// `users`: the people who talk to the product.
enum UserRoutes {
    static let operations = [
        APIOperation("users.list", .get, "/users") { call in
            let paging = try Paging(call, .pageLimitOffset)
            let organizationID = call.query["organizationId"]
            return try call.store.access { state in
                guard let organizationID else { return paging.answer(state.users.records) { state.body(of: $0) } }
                let organization = try state.organization(anyID: organizationID)
                let members = state.users.records.filter { $0.organizationID == organization.id }
                return paging.answer(members) { state.body(of: $0) }
            }
        },
        APIOperation("users.create", .post, "/users") { call in
            let body = try call.body()
            let externalID = try body.identifier("externalUserId")
            let changes = try UserChanges(body)
            return try call.store.access { state in
                let (user, isNew) = try state.upsertUser(externalID, changes, now: call.now)
                return .stored(["success": true, "participant": state.body(of: user)] as JSONObject, isNew: isNew)
            }
        },
        APIOperation("users.update", .put, "/users/{userId}") { call in
            let id = call.parameter("userId")
            let changes = try UserChanges(call.body())
            return try call.store.access { state in
                guard state.user(externalID: id) != nil else { throw APIFailure.notFound("user", id) }
                let user = try state.upsertUser(id, changes, now: call.now).user
                return .ok(["success": true, "participant": state.body(of: user)] as JSONObject)
            }
        },
        APIOperation("users.segments", .get, "/users/{userId}/segments") { call in
            try call.store.access { state in
                let user = try state.user(anyID: call.parameter("userId"))
                let segments = state.segments.records.filter { state.isMember(user, of: $0, now: call.now) }
                return .ok(segments.map { $0.membershipBody })
            }
        },
        APIOperation("users.analytics", .get, "/users/{userId}/analytics", bucket: .analytics) { call in
            let mode = try AnalysisMode(call.query)
            return try call.store.access { state in
                let user = try state.user(anyID: call.parameter("userId"))
                let conversations = state.conversations(ofUser: user.id).filter { $0.fits(call.query) }
                let analyses = conversations.map { state.analysis(of: $0) }
                return .ok(UserAnalytics(user: user, analyses: analyses, mode: mode).body)
            }
        },
    ]
}

extension UserChanges {
    init(_ body: InputObject) throws {
        name = try body.stringIfPresent("name")
        email = try body.stringIfPresent("email")
        phone = try body.stringIfPresent("phone")
        isAnonymized = try body.boolIfPresent("anonymized")
        properties = try body.objectIfPresent("properties")
        organizationID = try body.stringIfPresent("organizationId")
        externalOrganizationID = try body.stringIfPresent("externalOrganizationId")
    }
}

extension Conversation {
    /// Whether the conversation is of the product and version that a query asks for.
    func fits(_ query: RequestQuery) -> Bool {
        (query["productId"] ?? productID) == productID && (query["versionId"] ?? versionID) == versionID
    }
}

extension StoreState {
    /// A user as `Participant`.
    func body(of user: User) -> JSONObject {
        let organization = user.organizationID.flatMap { organizations[$0] }
        var body: JSONObject = [
            "id": user.id,
            "externalId": user.externalID,
            "anonymized": user.isAnonymized,
            "organizationId": organization?.id,
            "externalOrganizationId": organization?.externalID,
            "properties": user.properties,
        ]
        body.put("name", user.name)
        body.put("email", user.email)
        body.put("phone", user.phone)
        body.append("createdAt", user.createdAt.json)
        body.append("updatedAt", user.updatedAt.json)
        return body
    }

    /// A user as `ParticipantInfo`.
    func info(ofUser id: String) -> JSONObject? {
        users[id].map { ["id": $0.id, "externalId": $0.externalID, "name": $0.name, "email": $0.email] }
    }
}
