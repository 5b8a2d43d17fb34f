/// `organizations`: the customers that users belong to.
enum OrganizationRoutes {
    static let operations = [
        APIOperation("organizations.list", .get, "/organizations") { call in
            let paging = try Paging(call, .pageLimitOffset)
            return call.store.access { state in paging.answer(state.organizations.records) { $0.body } }
        },
        APIOperation("organizations.create", .post, "/organizations") { call in
            let body = try call.body()
            let externalID = try body.identifier("externalOrganizationId")
            let (name, properties) = try (body.stringIfPresent("name"), body.objectIfPresent("properties"))
            return call.store.access { state in
                let (organization, isNew) = state.upsertOrganization(
                    externalID,
                    name: name,
                    properties: properties,
                    now: call.now
                )
                return .stored(["success": true, "organization": organization.body] as JSONObject, isNew: isNew)
            }
        },
        APIOperation("organizations.update", .put, "/organizations/{organizationId}") { call in
            let id = call.parameter("organizationId")
            let body = try call.body()
            let (name, properties) = try (body.stringIfPresent("name"), body.objectIfPresent("properties"))
            return try call.store.access { state in
                guard state.organization(externalID: id) != nil else { throw APIFailure.notFound("organization", id) }
                let organization = state.upsertOrganization(id, name: name, properties: properties, now: call.now)
                return .ok(["success": true, "organization": organization.organization.body] as JSONObject)
            }
        },
        APIOperation(
            "organizations.analytics",
            .get,
            "/organizations/{organizationId}/analytics",
            bucket: .analytics
        ) { call in
            let mode = try AnalysisMode(call.query)
            return try call.store.access { state in
                let organization = try state.organization(anyID: call.parameter("organizationId"))
                let conversations = state.conversations(organizationID: organization.id).filter { $0.fits(call.query) }
                let analyses = conversations.map { state.analysis(of: $0) }
                return .ok(OrganizationAnalytics(analyses: analyses, mode: mode).body)
            }
        },
    ]
}

extension Organization {
    /// The organization as `TenantOrganization`.
    var body: JSONObject {
        var body: JSONObject = ["id": id, "externalId": externalID]
        body.put("name", name)
        body.append("properties", properties.json)
        body.append("createdAt", createdAt.json)
        body.append("updatedAt", updatedAt.json)
        return body
    }
}
