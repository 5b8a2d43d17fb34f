import OpenAPI
import YAML

extension ModelBuilder {
    mutating func declaration(of schema: Schema, name: String, scope: String?) -> TypeDeclaration {
        let qualifiedName = scope.map { $0 + "." + name } ?? name
        var nested: [TypeDeclaration] = []
        let kind: TypeDeclaration.Kind
        if schema.isStringEnumeration || schema.isAnnotatedEnumeration {
            kind = .enumeration(enumeration(schema))
        } else if !schema.alternatives.isEmpty, schema.properties.isEmpty {
            if schema.describesStreamEvents {
                kind = .streamEvents(streamEvents(schema, scope: qualifiedName, nested: &nested))
            } else {
                kind = .union(union(schema, scope: qualifiedName, nested: &nested))
            }
        } else {
            kind = .structure(structure(schema, scope: qualifiedName, nested: &nested))
        }
        return TypeDeclaration(
            name: name,
            qualifiedName: qualifiedName,
            documentation: documentation(of: schema),
            kind: kind,
            nested: nested
        )
    }

    func documentation(of schema: Schema) -> Documentation {
        Documentation(
            description: schema.description ?? referenced(schema).description,
            notes: constraintNotes(of: schema),
            isDeprecated: schema.isDeprecated
        )
    }

    func referenced(_ schema: Schema) -> Schema {
        schema.reference.flatMap(document.schema(named:)) ?? schema
    }

    /// What the schema says of values beyond their type, in words.
    private func constraintNotes(of schema: Schema) -> [String] {
        var notes: [String] = []
        if let value = schema.defaultValue {
            notes.append("Default: `\(value.spelling)`.")
        }
        var constraints = schema.validation.filter { $0.key != "multipleOf" || !schema.isWhole }
        let minimum = constraints.first { $0.key == "minimum" }?.value.spelling
        let maximum = constraints.first { $0.key == "maximum" }?.value.spelling
        if minimum != nil || maximum != nil {
            notes.append("Range: `\(minimum ?? "")...\(maximum ?? "")`.")
            constraints.removeAll { $0.key == "minimum" || $0.key == "maximum" }
        }
        if !constraints.isEmpty {
            let list = constraints.map { "\($0.key) `\($0.value.spelling)`" }.joined(separator: ", ")
            notes.append("Constraints: \(list).")
        }
        return notes
    }

    // MARK: Structures

    private mutating func structure(
        _ schema: Schema,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Structure {
        var parts: [Schema] = []
        var visited: Set<String> = []
        collectParts(of: schema, into: &parts, visited: &visited)
        let required = Set(parts.flatMap(\.required))
        var properties: [Structure.Property] = []
        var taken: Set<String> = []
        for part in parts {
            for property in part.properties where !properties.contains(where: { $0.wireName == property.name }) {
                let name = Identifier.declarable(
                    Identifier.member(property.name),
                    reserved: Identifier.reservedProperties,
                    taken: taken
                )
                taken.insert(name)
                properties.append(
                    structureProperty(
                        property,
                        name: name,
                        isRequired: required.contains(property.name),
                        scope: scope,
                        nested: &nested
                    )
                )
            }
            if case .schema(let value) = part.additionalProperties, !part.properties.isEmpty {
                warning(
                    "fields beyond 'properties' are not kept ('additionalProperties' beside 'properties' is not supported "
                        + "yet)",
                    at: value.position
                )
            }
        }
        return Structure(properties: properties)
    }

    /// The schema itself and everything that its `allOf` brings in, in the order of the file.
    private mutating func collectParts(of schema: Schema, into parts: inout [Schema], visited: inout Set<String>) {
        for part in schema.allOf {
            if let name = part.reference {
                guard visited.insert(name).inserted else { continue }
                guard let target = document.schema(named: name) else {
                    error("there is no schema '#/components/schemas/\(name)'", at: part.position)
                    continue
                }
                collectParts(of: target, into: &parts, visited: &visited)
            } else {
                collectParts(of: part, into: &parts, visited: &visited)
            }
        }
        if !schema.allOf.isEmpty, !schema.alternatives.isEmpty {
            warning("'oneOf' or 'anyOf' beside 'allOf' is left out of the type", at: schema.position)
        }
        parts.append(schema)
    }

    private mutating func structureProperty(
        _ property: Schema.Property,
        name: String,
        isRequired: Bool,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Structure.Property {
        let schema = property.schema
        let place = Place(scope: scope, suggestedName: Identifier.type(property.name))
        let constant = schema.reference == nil ? schema.stringConstant : nil
        let resolved =
            constant == nil ? type(of: schema, at: place, nested: &nested) : ResolvedType(type: .string)
        // Any JSON includes null; a second kind of null would say nothing.
        let isNullable = resolved.isNullable && resolved.type != .json
        let presence: Structure.Property.Presence =
            switch (isRequired, isNullable) {
            case (true, false): .required
            case (true, true): .nullable
            case (false, false): .optional
            case (false, true): .optionalNullable
            }
        return Structure.Property(
            wireName: property.name,
            name: name,
            type: resolved.type,
            presence: presence,
            constant: isRequired ? constant : nil,
            documentation: documentation(
                of: schema.nullableWrapped.map { schema.description == nil ? $0 : schema } ?? schema
            )
        )
    }

    // MARK: Enumerations

    private func enumeration(_ schema: Schema) -> Enumeration {
        var taken: Set<String> = []
        var cases: [Enumeration.Case] = []
        func add(_ rawValue: String, title: String?, documentation: Documentation) {
            guard !cases.contains(where: { $0.rawValue == rawValue }) else { return }
            let name = Identifier.declarable(
                Identifier.member(title ?? rawValue),
                reserved: Identifier.reservedCases,
                taken: taken
            )
            taken.insert(name)
            cases.append(Enumeration.Case(name: name, rawValue: rawValue, documentation: documentation))
        }
        for value in schema.enumeration ?? [] {
            guard let rawValue = value.stringValue else { continue }
            add(rawValue, title: nil, documentation: Documentation())
        }
        for member in schema.isAnnotatedEnumeration ? schema.alternatives : [] {
            guard let rawValue = member.stringConstant else { continue }
            add(rawValue, title: member.title, documentation: documentation(of: member))
        }
        return Enumeration(cases: cases)
    }

    // MARK: Unions

    private mutating func union(_ schema: Schema, scope: String, nested: inout [TypeDeclaration]) -> Union {
        var members: [Union.Member] = []
        var taken: Set<String> = []
        for alternative in schema.alternatives {
            let title = alternative.title ?? alternative.reference ?? alternative.types.first?.rawValue ?? "value"
            let discriminatorValues = discriminatorValues(for: alternative, in: schema)
            let name = Identifier.declarable(
                Identifier.member(discriminatorValues.first ?? title),
                reserved: Identifier.reservedUnionCases,
                taken: taken
            )
            taken.insert(name)
            let place = Place(scope: scope, suggestedName: Identifier.type(title))
            let resolved = type(of: alternative, at: place, nested: &nested)
            members.append(
                Union.Member(
                    name: name,
                    type: resolved.type,
                    discriminatorValues: discriminatorValues,
                    documentation: documentation(of: alternative)
                )
            )
        }
        return Union(discriminator: schema.discriminator?.propertyName, members: members)
    }

    /// What the discriminator can say for a member: the mapping's values, else its own constant, else its name.
    private mutating func discriminatorValues(for member: Schema, in union: Schema) -> [String] {
        guard let discriminator = union.discriminator else { return [] }
        guard let reference = member.reference else {
            error(
                "a member of a union with a discriminator must be a '$ref' to a component schema "
                    + "(OpenAPI 3.2, section 4.25); move it to components/schemas",
                at: member.position
            )
            return []
        }
        let mapped = discriminator.mapping.filter { $0.schemaName == reference }.map(\.value)
        guard mapped.isEmpty else { return mapped }
        let property = referenced(member).properties.first { $0.name == discriminator.propertyName }
        return [property?.schema.stringConstant ?? reference]
    }

    // MARK: Stream events

    private mutating func streamEvents(
        _ schema: Schema,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> StreamEvents {
        var members: [StreamEvents.Member] = []
        var taken: Set<String> = []
        for alternative in schema.alternatives {
            guard
                let eventName = alternative.property("event")?.stringConstant,
                let data = alternative.property("data")
            else { continue }
            let name = Identifier.declarable(
                Identifier.member(alternative.title ?? eventName),
                reserved: Identifier.reservedUnionCases,
                taken: taken
            )
            taken.insert(name)
            let place = Place(scope: scope, suggestedName: Identifier.type(alternative.title ?? eventName))
            let payload: TypeReference =
                if let content = data.contentSchema {
                    type(of: content, at: place, nested: &nested).type
                } else {
                    .string
                }
            let role = role(of: alternative)
            if role == .text, payload != .string, !hasText(data.contentSchema) {
                error(
                    "the data of a 'text' event must be a string, or have a required string 'text'",
                    at: data.position
                )
            }
            members.append(
                StreamEvents.Member(
                    name: name,
                    eventName: eventName,
                    payload: payload,
                    role: role,
                    documentation: documentation(of: alternative)
                )
            )
        }
        return StreamEvents(members: members)
    }

    private func hasText(_ payload: Schema?) -> Bool {
        guard let object = payload.map(referenced) else { return false }
        return object.required.contains("text") && object.property("text")?.types == [.string]
    }

    private mutating func role(of event: Schema) -> StreamEvents.Role? {
        guard let entry = event.extensions.first(where: { $0.key == "x-event-role" }) else { return nil }
        guard let role = entry.value.stringValue.flatMap(StreamEvents.Role.init(rawValue:)) else {
            let known = StreamEvents.Role.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            error("'x-event-role' must be one of \(known)", at: entry.value.position)
            return nil
        }
        return role
    }
}

extension Schema {
    func property(_ name: String) -> Schema? {
        properties.first { $0.name == name }?.schema
    }

    /// Every alternative is an object with a constant `event` and a `data`.
    var describesStreamEvents: Bool {
        alternatives.allSatisfy { $0.property("event")?.stringConstant != nil && $0.property("data") != nil }
    }
}

extension Node {
    /// As it would be written in JSON, short enough for a sentence.
    var spelling: String {
        switch value {
        case .null: "null"
        case .bool(let bool): String(bool)
        case .integer(let integer): String(integer)
        case .number(_, let text): text
        case .string(let text): text
        case .sequence(let elements): "[" + elements.map(\.spelling).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key): \($0.value.spelling)" }.joined(separator: ", ") + "}"
        }
    }
}
