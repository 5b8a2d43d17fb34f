import OpenAPI
import YAML

extension ModelBuilder {
    mutating func structure(
        _ schema: Schema,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Structure {
        var parts: [Schema] = []
        var visited: Set<String> = []
        collectParts(of: schema, into: &parts, visited: &visited)
        let required = Set(parts.flatMap(\.required))
        reportOtherValues(parts, of: schema)
        var properties: [Structure.Property] = []
        var taken: Set<String> = []
        for property in merged(parts) {
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
        return Structure(properties: properties)
    }

    /// What the parts say and a structure cannot hold.
    private mutating func reportOtherValues(_ parts: [Schema], of schema: Schema) {
        for part in parts {
            if case .schema(let value) = part.additionalProperties, !part.properties.isEmpty {
                warning(
                    "fields beyond 'properties' are not kept ('additionalProperties' beside 'properties' is not supported "
                        + "yet)",
                    at: value.position
                )
            }
            if !part.alternatives.isEmpty {
                warning(
                    "'oneOf' or 'anyOf' beside 'properties' or 'allOf' is left out of the type",
                    at: part.position
                )
            }
            if part.types.contains(where: { $0 != .object }) || part.isStringEnumeration {
                if part === schema, !part.properties.isEmpty {
                    warning("values that are no objects do not fit the type of the properties", at: part.position)
                } else {
                    error("'allOf' of values that are no objects is not supported yet", at: part.position)
                }
            }
            if let discriminator = part.discriminator, part.alternatives.isEmpty, part === schema {
                warning(
                    "'discriminator' without 'oneOf' is left out: fields that only some values of "
                        + "'\(discriminator.propertyName)' have are not kept",
                    at: part.position
                )
            }
        }
    }

    /// The properties of all parts, in the order of their first mention. Where several parts describe one, all of them
    /// hold; the last is taken, which as a rule narrows what its base says.
    private mutating func merged(_ parts: [Schema]) -> [Schema.Property] {
        var properties: [Schema.Property] = []
        for property in parts.flatMap(\.properties) {
            guard let index = properties.firstIndex(where: { $0.name == property.name }) else {
                properties.append(property)
                continue
            }
            let earlier = properties[index].schema
            let later = property.schema
            guard later !== earlier, !later.isAnnotation else { continue }
            properties[index] = property
            let isNarrower = earlier.isAnnotation || later.enumeration != nil || later.constant != nil
            let isSame = later.reference == earlier.reference && later.types == earlier.types && later.items == nil
            if !isNarrower, !isSame || later.reference == nil && declaresType(later) {
                warning(
                    "'\(property.name)' is described by several parts of 'allOf'; the last description is taken",
                    at: property.position
                )
            }
        }
        return properties
    }

    /// The schema itself and everything that its `allOf` brings in, in the order of the file.
    private mutating func collectParts(of schema: Schema, into parts: inout [Schema], visited: inout Set<String>) {
        for part in schema.allOf {
            guard let name = part.reference else {
                collectParts(of: part, into: &parts, visited: &visited)
                continue
            }
            reportSiblings(of: part)
            guard visited.insert(name).inserted else { continue }
            guard let target = document.schema(named: name) else {
                error("there is no schema '#/components/schemas/\(name)'", at: part.position)
                continue
            }
            collectParts(of: target, into: &parts, visited: &visited)
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
        var documentation = documentation(
            of: schema.nullableWrapped.map { schema.description == nil ? $0 : schema } ?? schema
        )
        if let constant, !isRequired { documentation.notes.append("Always `\(constant)`.") }
        return Structure.Property(
            wireName: property.name,
            name: name,
            type: resolved.type,
            presence: presence,
            constant: isRequired ? constant : nil,
            documentation: documentation,
            position: property.position
        )
    }
}
