import Foundation
import GreenflashRuntime

/// What `InteractionDetail` would be if its coding were left to the compiler.
struct PlainInteraction: Codable, Hashable, Sendable {
    enum CodingKeys: String, CodingKey {
        case id, createdAt, feedback, messages, model, participant, rating, ratingMax, ratingMin, updatedAt, properties
        case externalID = "externalId"
        case externalParticipantID = "externalParticipantId"
        case organizationExternalID = "organizationExternalId"
        case organizationID = "organizationId"
        case participantID = "participantId"
        case productID = "productId"
        case versionID = "versionId"
    }

    struct Message: Codable, Hashable, Sendable {
        var content: String
        var role: Role
        var timestamp: Date?
    }

    struct Role: RawRepresentable, Codable, Hashable, Sendable {
        var rawValue: String
    }

    struct Participant: Codable, Hashable, Sendable {
        enum CodingKeys: String, CodingKey {
            case id, name, email
            case externalID = "externalId"
        }

        var id: String
        var email: String?
        var externalID: String?
        var name: String?
    }

    var id: String
    var createdAt: Date
    var externalID: String?
    var externalParticipantID: String?
    var feedback: String?
    var messages: [Message]
    var model: String?
    var organizationExternalID: String?
    var organizationID: String?
    var participant: Participant?
    var participantID: String
    var productID: String
    var rating: Double?
    var ratingMax: Double?
    var ratingMin: Double?
    var updatedAt: Date
    var versionID: String
    var properties: [String: JSONValue]?
}
