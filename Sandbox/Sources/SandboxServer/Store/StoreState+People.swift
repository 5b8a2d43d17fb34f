import Foundation

/// What a request says of a user; what it leaves out stays as it is.
struct UserChanges {
    var name: String?
    var email: String?
    var phone: String?
    var isAnonymized: Bool?
    var properties: JSONObject?
    var organizationID: String?
    var externalOrganizationID: String?
}

extension StoreState {
    // MARK: Organizations

    func organization(externalID: String) -> Organization? {
        organizationIDs[externalID].flatMap { organizations[$0] }
    }

    /// By the service's id or the caller's own.
    func organization(anyID id: String) throws -> Organization {
        guard let organization = organizations[id] ?? organization(externalID: id) else {
            throw APIFailure.notFound("organization", id)
        }
        return organization
    }

    mutating func upsertOrganization(
        _ externalID: String,
        name: String? = nil,
        properties: JSONObject? = nil,
        now: Date
    ) -> (organization: Organization, isNew: Bool) {
        let existing = organization(externalID: externalID)
        var organization =
            existing ?? Organization(id: newID(), externalID: externalID, createdAt: now, updatedAt: now)
        organization.name = name ?? organization.name
        if let properties { organization.properties = organization.properties.merging(properties) }
        guard existing == nil else {
            if name != nil || properties != nil { organization.updatedAt = now }
            organizations.update(organization.id) { $0 = organization }
            return (organization, false)
        }
        organizations.insert(organization)
        organizationIDs[externalID] = organization.id
        return (organization, true)
    }

    // MARK: Users

    func user(externalID: String) -> User? {
        userIDs[externalID].flatMap { users[$0] }
    }

    /// By the service's id or the caller's own.
    func user(anyID id: String) throws -> User {
        guard let user = users[id] ?? user(externalID: id) else { throw APIFailure.notFound("user", id) }
        return user
    }

    /// - Throws: 404 when ``UserChanges/organizationID`` is unknown. An unknown external organization is made.
    mutating func upsertUser(_ externalID: String, _ changes: UserChanges, now: Date) throws -> (
        user: User, isNew: Bool
    ) {
        let organizationID = try organizationID(for: changes, now: now)
        let existing = user(externalID: externalID)
        var user = existing ?? User(id: newID(), externalID: externalID, createdAt: now, updatedAt: now)
        user.name = changes.name ?? user.name
        user.email = changes.email ?? user.email
        user.phone = changes.phone ?? user.phone
        user.isAnonymized = changes.isAnonymized ?? user.isAnonymized
        user.organizationID = organizationID ?? user.organizationID
        if let properties = changes.properties { user.properties = user.properties.merging(properties) }
        user.updatedAt = now
        guard existing == nil else {
            users.update(user.id) { $0 = user }
            return (user, false)
        }
        users.insert(user)
        userIDs[externalID] = user.id
        return (user, true)
    }

    private mutating func organizationID(for changes: UserChanges, now: Date) throws -> String? {
        if let id = changes.organizationID {
            guard organizations[id] != nil else { throw APIFailure.notFound("organization", id) }
            return id
        }
        return changes.externalOrganizationID.map { upsertOrganization($0, now: now).organization.id }
    }
}
