/// The word lists that the sandbox judges conversations by. Crude on purpose: a test can foresee every score.
enum Lexicon {
    static let positive: Set<String> = [
        "great", "thanks", "thank", "perfect", "love", "awesome", "good", "helpful", "works", "excellent", "happy",
        "nice",
        "solved", "amazing", "cool",
    ]
    static let negative: Set<String> = [
        "bad", "terrible", "wrong", "broken", "useless", "hate", "awful", "worst", "angry", "frustrated", "frustrating",
        "annoying", "disappointed", "slow", "fail", "failed", "fails", "error", "crash", "crashes", "ridiculous",
    ]
    static let frustration: Set<String> = [
        "frustrated", "frustrating", "annoying", "useless", "ridiculous", "again", "still", "angry", "terrible",
        "worst",
        "hate", "nonsense",
    ]
    static let struggle: Set<String> = [
        "cannot", "can't", "doesn't", "stuck", "confused", "confusing", "how", "where", "unable", "lost", "why",
    ]
    static let purchase: Set<String> = ["upgrade", "buy", "pricing", "price", "quote", "seats", "enterprise", "demo"]
    static let churn: Set<String> = ["cancel", "refund", "competitor", "leaving", "downgrade", "switch"]
    static let toxic: Set<String> = ["idiot", "stupid", "moron"]
    static let biased: Set<String> = ["stereotype", "sexist", "racist"]

    static let jailbreaks = ["ignore previous instructions", "ignore all previous", "you are now dan", "jailbreak"]
    static let hallucinations = [
        "made that up", "that is not true", "that's not true", "does not exist", "doesn't exist",
    ]
    static let missingCapabilities = ["i can't do that", "i cannot do that", "not supported", "is not possible yet"]

    /// Topics, the group each belongs to, and the words that point to it.
    static let topics: [(name: String, group: String, words: Set<String>)] = [
        ("Billing Questions", "Billing", ["billing", "invoice", "charge", "charged", "payment", "refund", "price"]),
        ("Login and Passwords", "Account", ["password", "login", "sign", "reset", "account", "email"]),
        ("Exports and Reports", "Reporting", ["export", "exports", "report", "reports", "csv", "dashboard"]),
        ("Integrations", "Platform", ["api", "integration", "webhook", "sdk", "slack", "connect"]),
        ("Technical Support", "Support", ["error", "crash", "crashes", "broken", "slow", "bug", "failed"]),
        ("Feature Requests", "Product", ["feature", "wish", "support", "supported", "could", "missing"]),
    ]
    static let otherTopic = (name: "General", group: "Other")

    static let stopWords: Set<String> = [
        "the", "and", "for", "you", "your", "are", "was", "were", "with", "that", "this", "have", "has", "had", "not",
        "but", "can", "can't", "how", "what", "when", "where", "why", "who", "will", "would", "could", "should", "from",
        "into", "then", "than", "them", "they", "their", "there", "its", "it's", "our", "out", "about", "please", "get",
        "got", "does", "doesn't", "did", "don't", "just", "any", "all", "one", "let", "see", "too", "very", "here",
        "now",
        "need", "want", "my", "me", "i'm", "been", "it", "is", "to", "of", "in", "on", "at", "as", "so", "do", "we",
    ]

    /// The words of a text in lower case, apostrophes kept.
    static func words(of text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(String.init)
    }
}
