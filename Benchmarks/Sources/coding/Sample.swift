import Foundation

/// A list of interactions, always the same.
enum Sample {
    static let interactions = 100
    static let messages = 12

    static func json() throws -> Data {
        let list = (0..<interactions).map { index -> [String: Any] in
            [
                "id": "int_\(index)", "createdAt": "2025-03-0\(index % 9 + 1)T10:20:30.123Z",
                "externalId": "ext-\(index)",
                "externalParticipantId": "user-\(index % 7)", "feedback": index % 3 == 0 ? "Helpful" : NSNull(),
                "messages": (0..<messages).map(message), "model": "gpt-5", "organizationExternalId": NSNull(),
                "organizationId": "org_1", "participantId": "p_\(index % 7)", "productId": "prod_1",
                "participant": [
                    "id": "p_\(index % 7)", "name": "Jane Doe", "email": "jane@example.com", "externalId": "user",
                ],
                "rating": 4.5, "ratingMax": 5, "ratingMin": 1, "updatedAt": "2025-03-10T10:20:30Z", "versionId": "v_1",
                "properties": ["plan": "growth", "seats": 12, "trial": false, "tags": ["a", "b"]],
            ]
        }
        return try JSONSerialization.data(withJSONObject: list, options: [.sortedKeys])
    }

    private static func message(_ index: Int) -> [String: Any] {
        [
            "role": index.isMultiple(of: 2) ? "user" : "assistant",
            "content": "Message \(index): how do I change the billing address of an organization that has several?",
            "timestamp": "2025-03-01T10:2\(index % 10):00.000Z",
        ]
    }
}
