import Foundation

extension Aggregate {
    /// The averages that analytics of every kind of subject have.
    var averages: JSONObject {
        [
            "averageUserSentiment": Score.sentiment(sentiment),
            "averageChangeInUserSentiment": Score.change(sentimentChange),
            "averageFrustration": Score.level(frustration),
            "averageStruggle": Score.level(struggle),
            "averageCommercialIntent": Score.level(commercialIntent),
        ]
    }

    /// How often the models and their users misbehaved.
    var safetyCounts: JSONObject {
        [
            "hallucinationCount": count(of: .hallucination),
            "jailbreakCount": count(of: .jailbreak),
            "userToxicityCount": count(of: .userToxicity),
            "modelToxicityCount": count(of: .modelToxicity),
            "userBiasCount": count(of: .userBias),
            "modelBiasCount": count(of: .modelBias),
        ]
    }

    /// What users and organizations have in both modes.
    var participation: JSONObject {
        averages.merging([
            "averageConversationQualityIndex": quality,
            "averageConversationRating": rating,
            "totalConversations": conversationCount,
        ])
    }

    /// One sentence with the numbers, for the texts of insights mode.
    var sentence: String {
        guard conversationCount > 0 else { return "There are no conversations yet." }
        let quality = (100 * (quality ?? 0)).rounded().formatted()
        let topic = topics.first.map { ", most often about \($0.name.lowercased())" } ?? ""
        let rated = rating.map { ", rated \((100 * $0).rounded() / 100) on average" } ?? ""
        return
            "\(conversationCount) conversations with \(messageCount) messages\(topic)\(rated); quality index \(quality) of 100."
    }
}
