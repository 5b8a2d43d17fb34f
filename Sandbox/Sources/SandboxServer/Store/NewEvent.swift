import Foundation

/// The body of a call that creates a business event.
struct NewEvent {
    let productID: String
    let type: String
    let value: String
    let valueType: String
    let influence: String?
    let insertID: String?
    let conversationID: String?
    let externalConversationID: String?
    let userID: String?
    let externalUserID: String?
    let organizationID: String?
    let externalOrganizationID: String?
    let properties: JSONObject
    let createdAt: Date

    init(_ body: InputObject, now: Date) throws {
        productID = try body.identifier("productId")
        type = try body.identifier("eventType")
        value = try body.string("value")
        // "count" is not in the reference, but occurs.
        let types = ["currency", "numeric", "text", "boolean", "count"]
        valueType = try body.choiceIfPresent("valueType", of: types) ?? "text"
        influence = try body.choiceIfPresent("influence", of: ["positive", "negative", "neutral"])
        insertID = try body.stringIfPresent("insertId")
        conversationID = try body.stringIfPresent("conversationId")
        externalConversationID = try body.stringIfPresent("externalConversationId")
        userID = try body.stringIfPresent("userId")
        externalUserID = try body.stringIfPresent("externalUserId")
        organizationID = try body.stringIfPresent("organizationId")
        externalOrganizationID = try body.stringIfPresent("externalOrganizationId")
        properties = try body.objectIfPresent("properties") ?? JSONObject()
        _ = try body.boolIfPresent("forceSample")
        _ = try body.numberIfPresent("qualityImpactScore", in: -1...1)
        _ = try body.numberIfPresent("sampleRate", in: 0...1)
        createdAt = try body.dateIfPresent("eventAt") ?? now
    }
}

extension StoreState {
    /// Stores an event, unless one with its `insertId` is there already.
    ///
    /// Ids of the service have to exist; the caller's own ids link where they are known and are let go otherwise.
    mutating func store(_ input: NewEvent) throws -> (id: String, isNew: Bool) {
        let product = try product(input.productID)
        if let id = input.conversationID { _ = try conversation(id) }
        if let id = input.userID, users[id] == nil { throw APIFailure.notFound("user", id) }
        if let id = input.organizationID, organizations[id] == nil { throw APIFailure.notFound("organization", id) }
        if let insertID = input.insertID { eventArrivals[insertID, default: 0] += 1 }
        if let insertID = input.insertID, let existing = eventIDs[insertID] { return (existing, false) }
        let event = Event(
            id: newID(),
            insertID: input.insertID,
            productID: product.id,
            type: input.type,
            value: input.value,
            valueType: input.valueType,
            influence: input.influence,
            conversationID: input.conversationID ?? input.externalConversationID.flatMap { conversationIDs[$0] },
            userID: input.userID ?? input.externalUserID.flatMap { userIDs[$0] },
            organizationID: input.organizationID ?? input.externalOrganizationID.flatMap { organizationIDs[$0] },
            properties: input.properties,
            createdAt: input.createdAt
        )
        events.insert(event)
        if let insertID = input.insertID { eventIDs[insertID] = event.id }
        return (event.id, true)
    }
}
