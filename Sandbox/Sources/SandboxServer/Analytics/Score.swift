/// A score with the word for it, as analytics answer them.
enum Score {
    static func sentiment(_ score: Double) -> JSONObject {
        let label =
            switch score {
            case 0.2...: "positive"
            case ..<(-0.2): "negative"
            default: "neutral"
            }
        return ["label": label, "score": score]
    }

    static func change(_ score: Double) -> JSONObject {
        let label =
            switch score {
            case 0.1...: "improved"
            case ..<(-0.1): "worsened"
            default: "unchanged"
            }
        return ["label": label, "score": score]
    }

    /// Frustration, struggle and commercial intent: 0 to 1.
    static func level(_ score: Double) -> JSONObject {
        let label =
            switch score {
            case 0.6...: "high"
            case 0.3...: "medium"
            case 0.0001...: "low"
            default: "none"
            }
        return ["label": label, "score": score]
    }
}
