import Foundation

/// Holds one value against a schema, and collects what is wrong with it, each problem with its place.
struct SchemaCheck {
    /// What a schema says about the members of an object.
    private struct Described {
        var names: [String] = []
        var isClosed = false
        var isOpen = false

        mutating func add(_ other: Described) {
            names += other.names
            isClosed = isClosed || other.isClosed
            isOpen = isOpen || other.isOpen
        }
    }

    /// The schemas that references lead to.
    private let schemas: [String: Schema]
    private(set) var problems: [String] = []

    init(schemas: [String: Schema]) {
        self.schemas = schemas
    }

    mutating func add(_ place: String, _ problem: String) {
        problems.append("\(place): \(problem)")
    }

    /// Checks a value, and that an object has no members that the description does not have.
    ///
    /// JSON Schema would let those pass where nothing is said of them. Here they are refused wherever an object's
    /// properties are described: a name that is spelt wrong is what somebody who has no compiler wants to hear of.
    mutating func check(_ value: JSON, _ schema: Schema, at place: String) {
        let described = apply(schema, to: value, at: place)
        guard let object = value.objectValue, described.isClosed, !described.isOpen else { return }
        for member in object.members where !described.names.contains(member.name) {
            add(
                "\(place).\(member.name)",
                "is not described; \(Spelling.hint(for: member.name, among: described.names))"
            )
        }
    }

    /// The types that a schema admits, where it says so.
    func types(of schema: Schema) -> [Schema.ValueType]? {
        schema.types ?? target(of: schema).flatMap { types(of: $0) }
    }

    private func target(of schema: Schema) -> Schema? {
        schema.reference.flatMap { schemas[$0] }
    }

    // MARK: One schema

    private mutating func apply(_ schema: Schema, to value: JSON, at place: String) -> Described {
        let before = problems.count
        if let types = schema.types, !types.contains(where: { $0.admits(value) }) {
            add(place, "is \(value.shown); expected \(expectation(of: schema))")
            return Described(isOpen: true)
        }
        checkScalar(value, schema, at: place)
        var described = Described()
        switch value {
        case .array(let elements): checkArray(elements, schema, at: place)
        case .object(let object): described = checkObject(object, schema, at: place)
        default: break
        }
        guard problems.count == before else { return described }
        if let target = target(of: schema) { described.add(apply(target, to: value, at: place)) }
        for part in schema.allOf { described.add(apply(part, to: value, at: place)) }
        if !schema.anyOf.isEmpty {
            described.add(choose(among: schema.anyOf, schema, value, place, isExclusive: false))
        }
        if !schema.oneOf.isEmpty { described.add(choose(among: schema.oneOf, schema, value, place, isExclusive: true)) }
        return described
    }

    private mutating func checkScalar(_ value: JSON, _ schema: Schema, at place: String) {
        func expect(_ isMet: Bool, _ expectation: @autoclosure () -> String) {
            if !isMet { add(place, "is \(value.shown); expected \(expectation())") }
        }
        if let choices = schema.choices { expect(choices.contains(value), expectation(of: schema)) }
        if let constant = schema.constant { expect(value == constant, expectation(of: schema)) }
        if let number = value.doubleValue {
            if let minimum = schema.minimum { expect(number >= minimum, "at least \(JSON.number(minimum).text)") }
            if let maximum = schema.maximum { expect(number <= maximum, "at most \(JSON.number(maximum).text)") }
        }
        guard let text = value.stringValue else { return }
        // JSON Schema counts Unicode code points.
        let length = text.unicodeScalars.count
        if let minimum = schema.minimumLength { expect(length >= minimum, "at least \(minimum) characters") }
        if let maximum = schema.maximumLength { expect(length <= maximum, "at most \(maximum) characters") }
        if let pattern = schema.pattern {
            let range = NSRange(text.startIndex..., in: text)
            expect(pattern.firstMatch(in: text, range: range) != nil, "a match of \(pattern.pattern)")
        }
        if schema.isDateTime { expect(DateTimeText.isValid(text), "a date-time such as 2026-01-15T09:30:00Z") }
    }

    private mutating func checkArray(_ elements: [JSON], _ schema: Schema, at place: String) {
        if let minimum = schema.minimumItems, elements.count < minimum {
            add(place, "has \(elements.count) items; expected at least \(minimum)")
        }
        if let maximum = schema.maximumItems, elements.count > maximum {
            add(place, "has \(elements.count) items; expected at most \(maximum)")
        }
        guard let items = schema.items else { return }
        for (index, element) in elements.enumerated() { check(element, items, at: "\(place)[\(index)]") }
    }

    private mutating func checkObject(_ object: JSONObject, _ schema: Schema, at place: String) -> Described {
        var described = Described(names: schema.properties.map(\.name), isClosed: !schema.properties.isEmpty)
        for name in schema.required where object[name] == nil {
            let property = schema.properties.first { $0.name == name }?.schema
            add("\(place).\(name)", "is missing; expected \(property.map { expectation(of: $0) } ?? "a value")")
        }
        for (name, property) in schema.properties {
            if let value = object[name] { check(value, property, at: "\(place).\(name)") }
        }
        switch schema.others {
        case .unsaid: break
        case .anything: described.isOpen = true
        case .nothing: described.isClosed = true
        case .schema(let others):
            described.isOpen = true
            for member in object.members where !described.names.contains(member.name) {
                check(member.value, others, at: "\(place).\(member.name)")
            }
        }
        return described
    }

    // MARK: Alternatives

    private mutating func choose(
        among alternatives: [Schema],
        _ schema: Schema,
        _ value: JSON,
        _ place: String,
        isExclusive: Bool
    ) -> Described {
        if let discriminator = schema.discriminator, let object = value.objectValue {
            return follow(discriminator, object, value, place)
        }
        var trials: [(alternative: Schema, described: Described, problems: [String])] = []
        for alternative in alternatives {
            var trial = SchemaCheck(schemas: schemas)
            let described = trial.apply(alternative, to: value, at: place)
            trials.append((alternative, described, trial.problems))
        }
        let fitting = trials.filter(\.problems.isEmpty)
        if isExclusive, fitting.count > 1 {
            let names = fitting.map { $0.alternative.title ?? expectation(of: $0.alternative) }
            add(place, "fits each of \(names.joined(separator: ", ")); expected exactly one")
        }
        guard fitting.isEmpty else {
            return fitting.reduce(into: Described()) { $0.add($1.described) }
        }
        // What is wrong with the one that was meant, if its type tells which that was.
        let meant = trials.filter { trial in
            guard trial.alternative.constant == nil else { return false }
            return types(of: trial.alternative)?.contains { $0.admits(value) } ?? true
        }
        if let closest = meant.min(by: { $0.problems.count < $1.problems.count }) {
            problems += closest.problems
        } else {
            add(place, "is \(value.shown); expected \(expectation(ofOneOf: alternatives))")
        }
        return Described(isOpen: true)
    }

    private mutating func follow(
        _ discriminator: Schema.Discriminator,
        _ object: JSONObject,
        _ value: JSON,
        _ place: String
    ) -> Described {
        let tag = object[discriminator.property]
        if let pointer = discriminator.mapping.first(where: { tag == .string($0.value) })?.pointer,
            let target = schemas[pointer]
        {
            return apply(target, to: value, at: place)
        }
        let values = discriminator.mapping.map(\.value).joined(separator: ", ")
        add("\(place).\(discriminator.property)", "is \(tag?.shown ?? "missing"); expected one of \(values)")
        return Described(isOpen: true)
    }

    // MARK: Words

    private func expectation(of schema: Schema) -> String {
        if let constant = schema.constant { return constant.shown }
        if let choices = schema.choices { return Self.list(choices) }
        if !schema.oneOf.isEmpty { return expectation(ofOneOf: schema.oneOf) }
        if let types = schema.types { return types.map(\.words).joined(separator: " or ") }
        return target(of: schema).map { expectation(of: $0) } ?? "another value"
    }

    private func expectation(ofOneOf alternatives: [Schema]) -> String {
        let constants = alternatives.compactMap(\.constant)
        guard constants.count < alternatives.count else { return Self.list(constants) }
        var words: [String] = []
        for text in alternatives.map({ expectation(of: $0) }) where !words.contains(text) { words.append(text) }
        return words.joined(separator: " or ")
    }

    private static func list(_ values: [JSON]) -> String {
        "one of " + values.map { $0.stringValue ?? $0.text }.joined(separator: ", ")
    }
}

extension Schema.ValueType {
    fileprivate var words: String {
        switch self {
        case .null: "null"
        case .array, .integer, .object: "an \(rawValue)"
        case .boolean, .number, .string: "a \(rawValue)"
        }
    }
}

extension JSON {
    /// The value in a message: whole where it is short, otherwise what it is.
    var shown: String {
        switch self {
        case .array: "an array"
        case .object: "an object"
        case .string(let text): text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
        default: text
        }
    }
}
