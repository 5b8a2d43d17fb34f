import Foundation

/// A schema of the description, as far as requests need it: the keywords of JSON Schema 2020-12 that it uses.
///
/// A keyword that is not known here is refused when the sandbox starts, so that no rule of the description is skipped in
/// silence.
final class Schema: Sendable {
    /// A type of JSON; what it is called in messages.
    enum ValueType: String, Sendable {
        case null, boolean, integer, number, string, array, object

        func admits(_ value: JSON) -> Bool {
            switch (self, value) {
            case (.null, .null), (.boolean, .bool), (.number, .integer), (.number, .number), (.string, .string),
                (.array, .array), (.object, .object):
                true
            case (.integer, _): value.integerValue != nil
            default: false
            }
        }
    }

    /// What may be in an object besides its properties.
    enum Others: Sendable {
        /// The description does not say.
        case unsaid
        case anything
        case nothing
        case schema(Schema)
    }

    struct Discriminator: Sendable {
        let property: String
        /// The references by the property's values.
        let mapping: [(value: String, pointer: String)]
    }

    let title: String?
    /// Where another schema is that applies too.
    let reference: String?
    let types: [ValueType]?
    let choices: [JSON]?
    let constant: JSON?
    let isDateTime: Bool
    let minimum: Double?
    let maximum: Double?
    let minimumLength: Int?
    let maximumLength: Int?
    let pattern: NSRegularExpression?
    let minimumItems: Int?
    let maximumItems: Int?
    let items: Schema?
    let required: [String]
    let properties: [(name: String, schema: Schema)]
    let others: Others
    let oneOf: [Schema]
    let anyOf: [Schema]
    let allOf: [Schema]
    let discriminator: Discriminator?

    /// - Parameter place: Where the schema is, for messages.
    /// - Throws: ``SandboxError`` for a keyword that is not known, or a value that it cannot have.
    init(_ json: JSON, at place: String) throws {
        var reader = SchemaReader(try SchemaReader.object(json, place), place)
        title = try reader.string("title")
        reference = try reader.string("$ref")
        types = try reader.types()
        choices = reader.take("enum")?.arrayValue
        constant = reader.take("const")
        isDateTime = try reader.isDateTime()
        minimum = try reader.number("minimum")
        maximum = try reader.number("maximum")
        minimumLength = try reader.count("minLength")
        maximumLength = try reader.count("maxLength")
        pattern = try reader.pattern()
        minimumItems = try reader.count("minItems")
        maximumItems = try reader.count("maxItems")
        items = try reader.take("items").map { try Schema($0, at: place + "/items") }
        required = reader.take("required")?.arrayValue?.compactMap(\.stringValue) ?? []
        properties = try reader.properties()
        others = try reader.others()
        oneOf = try reader.schemas("oneOf")
        anyOf = try reader.schemas("anyOf")
        allOf = try reader.schemas("allOf")
        discriminator = try reader.discriminator()
        try reader.checkThatNothingIsLeft()
    }

    /// The references in it, its own and those of its parts.
    var references: [String] {
        var parts = [items].compactMap(\.self) + properties.map(\.schema) + oneOf + anyOf + allOf
        if case .schema(let schema) = others { parts.append(schema) }
        return [reference].compactMap(\.self) + parts.flatMap(\.references)
    }
}

/// Takes the keywords out of a schema's JSON, one after the other.
struct SchemaReader {
    /// What explains and does not constrain.
    private static let annotations: Set = [
        "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "$comment",
    ]

    private var object: JSONObject
    private let place: String

    init(_ object: JSONObject, _ place: String) {
        self.object = object
        self.place = place
    }

    static func object(_ json: JSON?, _ place: String) throws -> JSONObject {
        guard let object = json?.objectValue else { throw SandboxError("\(place) of the description is no object.") }
        return object
    }

    mutating func take(_ keyword: String) -> JSON? {
        defer { object[keyword] = nil }
        return object[keyword]
    }

    mutating func string(_ keyword: String) throws -> String? {
        try value(keyword, \.stringValue)
    }

    mutating func number(_ keyword: String) throws -> Double? {
        try value(keyword, \.doubleValue)
    }

    mutating func count(_ keyword: String) throws -> Int? {
        try value(keyword, \.integerValue)
    }

    /// One type or several; with `nullable`, as OpenAPI 3.0 has it, `null` too.
    mutating func types() throws -> [Schema.ValueType]? {
        let isNullable = try value("nullable", \.boolValue) ?? false
        guard let json = take("type") else { return nil }
        let names = (json.arrayValue ?? [json]).map { $0.stringValue ?? $0.text }
        let types = try names.map { name in
            guard let type = Schema.ValueType(rawValue: name) else { throw failure("type", "'\(name)' is no type") }
            return type
        }
        return isNullable ? types + [.null] : types
    }

    mutating func isDateTime() throws -> Bool {
        guard let format = try string("format") else { return false }
        guard format == "date-time" else { throw failure("format", "'\(format)' is not known") }
        return true
    }

    mutating func pattern() throws -> NSRegularExpression? {
        guard let text = try string("pattern") else { return nil }
        guard let pattern = try? NSRegularExpression(pattern: text) else {
            throw failure("pattern", "'\(text)' is no regular expression")
        }
        return pattern
    }

    mutating func properties() throws -> [(name: String, schema: Schema)] {
        guard let json = take("properties") else { return [] }
        return try Self.object(json, "\(place)/properties").members.map { member in
            (member.name, try Schema(member.value, at: "\(place)/properties/\(member.name)"))
        }
    }

    mutating func others() throws -> Schema.Others {
        switch take("additionalProperties") {
        case nil: .unsaid
        case .bool(let isOpen): isOpen ? .anything : .nothing
        case let json?: .schema(try Schema(json, at: place + "/additionalProperties"))
        }
    }

    mutating func schemas(_ keyword: String) throws -> [Schema] {
        try (take(keyword)?.arrayValue ?? []).enumerated().map { index, json in
            try Schema(json, at: "\(place)/\(keyword)/\(index)")
        }
    }

    mutating func discriminator() throws -> Schema.Discriminator? {
        guard let object = take("discriminator")?.objectValue else { return nil }
        guard let property = object["propertyName"]?.stringValue, let mapping = object["mapping"]?.objectValue else {
            throw failure("discriminator", "has no propertyName, or no mapping, without which it is not read")
        }
        return Schema.Discriminator(
            property: property,
            mapping: mapping.members.compactMap { member in member.value.stringValue.map { (member.name, $0) } }
        )
    }

    func checkThatNothingIsLeft() throws {
        for member in object.members where !Self.annotations.contains(member.name) && !member.name.hasPrefix("x-") {
            throw failure(member.name, "is a keyword that --validate does not know")
        }
    }

    private mutating func value<Value>(_ keyword: String, _ read: (JSON) -> Value?) throws -> Value? {
        guard let json = take(keyword) else { return nil }
        guard let value = read(json) else { throw failure(keyword, "has a value that it cannot have: \(json.text)") }
        return value
    }

    private func failure(_ keyword: String, _ problem: String) -> SandboxError {
        SandboxError("\(place)/\(keyword) of the description: \(problem).")
    }
}
