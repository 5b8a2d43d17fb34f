/// What `GetProductResponse` would be if its coding were left to the compiler.
struct PlainProduct: Codable, Sendable {
    struct Member: Codable, Sendable {
        var id: String
        var avatarUrl: String?
        var role: String
        var userId: String
    }

    struct Weight: Codable, Sendable {
        var description: String
        var key: String
        var name: String
        var weight: Double
    }

    var id: String
    var color: String?
    var createdAt: String
    var description: String?
    var icon: String?
    var members: [Member]
    var name: String
    var optimizationNotes: String?
    var qualityIndexMetricWeights: [Weight]
    var updatedAt: String
    var userPrivacy: String
}
