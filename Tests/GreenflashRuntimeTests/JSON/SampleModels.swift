import Foundation
import GreenflashRuntime

// Models in exactly the form in which the generator writes them.

struct SampleAccount: Codable, Hashable, Sendable {
    var accountID: String
    var name: Nullable<String>?
    var isActive: Bool?
    var seats: Int
    var score: Double?
    var createdAt: Date
    var archivedAt: Nullable<Date>?
    var plan: SamplePlan
    var owner: Owner?
    var properties: [String: JSONValue]?
    var tags: [String]?

    struct Owner: Codable, Hashable, Sendable {
        var email: String?
        var joinedAt: Date

        init(email: String? = nil, joinedAt: Date) {
            self.email = email
            self.joinedAt = joinedAt
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            email = try reader.stringIfPresent("email")
            joinedAt = try reader.date("joinedAt")
        }

        func encode(to encoder: any Encoder) throws {
            var writer = ObjectWriter(encoder)
            try writer.stringOrNull("email", email)
            try writer.date("joinedAt", joinedAt)
        }
    }

    init(
        accountID: String,
        name: Nullable<String>? = nil,
        isActive: Bool? = nil,
        seats: Int,
        score: Double? = nil,
        createdAt: Date,
        archivedAt: Nullable<Date>? = nil,
        plan: SamplePlan,
        owner: Owner? = nil,
        properties: [String: JSONValue]? = nil,
        tags: [String]? = nil
    ) {
        self.accountID = accountID
        self.name = name
        self.isActive = isActive
        self.seats = seats
        self.score = score
        self.createdAt = createdAt
        self.archivedAt = archivedAt
        self.plan = plan
        self.owner = owner
        self.properties = properties
        self.tags = tags
    }

    init(from decoder: any Decoder) throws {
        let reader = try ObjectReader(decoder)
        accountID = try reader.string("accountId")
        name = try reader.nullable("name")
        isActive = try reader.boolIfPresent("isActive")
        seats = try reader.int("seats")
        score = try reader.doubleIfPresent("score")
        createdAt = try reader.date("createdAt")
        archivedAt = try reader.nullableDate("archivedAt")
        plan = try reader.value("plan")
        owner = try reader.valueIfPresent("owner")
        properties = try reader.objectIfPresent("properties")
        tags = try reader.valueIfPresent("tags")
    }

    func encode(to encoder: any Encoder) throws {
        var writer = ObjectWriter(encoder)
        try writer.string("accountId", accountID)
        try writer.nullable("name", name)
        try writer.boolIfPresent("isActive", isActive)
        try writer.int("seats", seats)
        try writer.doubleIfPresent("score", score)
        try writer.date("createdAt", createdAt)
        try writer.nullableDate("archivedAt", archivedAt)
        try writer.value("plan", plan)
        try writer.valueIfPresent("owner", owner)
        try writer.objectIfPresent("properties", properties)
        try writer.valueIfPresent("tags", tags)
    }
}

struct SamplePlan: OpenEnumeration {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }

    static let free = SamplePlan(rawValue: "free")
    static let growth = SamplePlan(rawValue: "growth")
    static var knownCases: [SamplePlan] { [free, growth] }
}

/// A union that its members' shapes tell apart.
enum SampleKeyword: Codable, Hashable, Sendable {
    case text(String)
    case counted(Counted)
    case flag(Bool)
    case date(Date)
    case unknown(JSONValue)

    struct Counted: Codable, Hashable, Sendable {
        var name: String
        var count: Int

        init(name: String, count: Int) {
            self.name = name
            self.count = count
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            name = try reader.string("name")
            count = try reader.int("count")
        }

        func encode(to encoder: any Encoder) throws {
            var writer = ObjectWriter(encoder)
            try writer.string("name", name)
            try writer.int("count", count)
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.attempt(Self.date)
        union.attempt(Self.text)
        union.attempt(Self.counted)
        union.attempt(Self.flag)
        self = try union.value(or: Self.unknown)
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let value): try value.encode(to: encoder)
        case .counted(let value): try value.encode(to: encoder)
        case .flag(let value): try value.encode(to: encoder)
        case .date(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .unknown(let value): try value.encode(to: encoder)
        }
    }
}

/// A union that a discriminator tells apart.
enum SampleRule: Codable, Hashable, Sendable {
    case count(CountRule)
    case unknown(JSONValue)

    struct CountRule: Codable, Hashable, Sendable {
        var minimum: Int

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            try reader.constant("type", "count")
            minimum = try reader.int("minimum")
        }

        func encode(to encoder: any Encoder) throws {
            var writer = ObjectWriter(encoder)
            try writer.string("type", "count")
            try writer.int("minimum", minimum)
        }
    }

    init(from decoder: any Decoder) throws {
        switch ObjectReader.discriminator("type", in: decoder) {
        case "count": self = .count(try CountRule(from: decoder))
        default: self = try UnionReader(decoder).value(or: Self.unknown)
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .count(let value): try value.encode(to: encoder)
        case .unknown(let value): try value.encode(to: encoder)
        }
    }
}

func decode<T: Decodable>(_ json: String, as type: T.Type = T.self) throws -> T {
    try JSONCoding.decode(type, from: Data(json.utf8))
}

func encode(_ value: some Encodable) throws -> String {
    String(decoding: try JSONCoding.encode(value), as: UTF8.self)
}
