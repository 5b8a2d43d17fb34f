import OpenAPI
import YAML

extension ModelBuilder {
    mutating func structure(_ shape: Shape, scope: String, nested: inout [TypeDeclaration]) -> Structure {
        reportContradiction(of: shape)
        let undescribed = shape.undescribedProperties
        let names = propertyNames(of: shape, and: undescribed)
        let direction = direction(of: shape.schema)
        var properties: [Structure.Property] = []
        properties.reserveCapacity(shape.properties.count)
        for (property, name) in zip(shape.properties, names) {
            let isRequired = shape.required.contains(property.name) && !isLeftOut(property, direction)
            properties.append(
                structureProperty(property, name: name, isRequired: isRequired, scope: scope, nested: &nested)
            )
        }
        for (wireName, name) in zip(undescribed, names.dropFirst(shape.properties.count)) {
            properties.append(undescribedProperty(wireName, name: name, of: shape))
        }
        let additional = additional(of: shape, name: names[names.count - 1], scope: scope, nested: &nested)
        return Structure(properties: properties, additional: additional)
    }

    /// What `required` names and nothing describes may have been forgotten, or misspelt. So it can be read and sent, but
    /// need not be there.
    private func undescribedProperty(_ wireName: String, name: String, of shape: Shape) -> Structure.Property {
        Structure.Property(
            wireName: wireName,
            name: name,
            type: .json,
            presence: .optional,
            documentation: Documentation(description: "Required, and not described."),
            position: shape.schema.position
        )
    }

    /// The names of the properties, of those that are not described, and last that of the dictionary of what else there
    /// may be.
    private mutating func propertyNames(of shape: Shape, and undescribed: [String]) -> [String] {
        let chosen = chosenNames(of: shape.properties)
        var wanted: [ScopedName] = []
        for (property, name) in zip(shape.properties, chosen) where name == nil {
            wanted.append(ScopedName(original: property.name, name: Identifier.member(property.name)))
        }
        wanted += undescribed.map { ScopedName(original: $0, name: Identifier.member($0)) }
        wanted.append(ScopedName(original: "", name: "additionalProperties"))
        let taken = Identifier.reservedProperties.union(chosen.compactMap { $0 })
        var others = ScopedName.unique(wanted, reserved: taken)[...]
        return (chosen + undescribed.map { _ in nil } + [nil]).map { $0 ?? others.removeFirst() }
    }

    private mutating func additional(
        of shape: Shape,
        name: String,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Structure.Additional? {
        let place = Place(scope: scope, suggestedName: "AdditionalProperty")
        guard let type = additionalType(of: shape, at: place, nested: &nested) else { return nil }
        var documentation = Documentation(description: "Fields beyond those above, by name.")
        for pattern in shape.patternProperties {
            documentation.notes.append("Names that match `\(pattern.pattern)`.")
        }
        if let schema = shape.additionalProperties.last, let description = schema.description {
            documentation.description = description
        }
        let position = shape.additionalProperties.last?.position ?? shape.schema.position
        return Structure.Additional(name: name, valueType: type, documentation: documentation, position: position)
    }

    private mutating func structureProperty(
        _ property: Shape.Property,
        name: String,
        isRequired: Bool,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Structure.Property {
        let place = Place(scope: scope, suggestedName: Identifier.type(property.name))
        var documentation = documentation(of: property.schemas)
        let constant = constant(of: property)
        let isFixed = constant.map { isRequired || $0.isDiscriminator } ?? false
        let resolved =
            if isFixed, let constant {
                ResolvedType(type: constant.value.type)
            } else {
                inheritedType(of: property, scope: scope) ?? type(of: property.schemas, at: place, nested: &nested)
            }
        describe(resolved, of: property, scope: scope)
        if let constant, !isFixed { documentation.add(note: "Always `\(constant.value.spelling)`.") }
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
            constant: isFixed ? constant?.value : nil,
            documentation: documentation,
            position: property.position
        )
    }

    /// The only value of a property: a `const`, or the one value of an `enum` that tells the members of a union apart.
    /// (Otherwise an `enum` of one value is one that may grow.)
    private func constant(of property: Shape.Property) -> (value: Constant, isDiscriminator: Bool)? {
        for schema in property.schemas.reversed() {
            if let value = discriminatorConstants[schema] { return (value, true) }
        }
        // One value of a component schema is still of that type.
        guard Schema.onlyReference(of: property.schemas) == nil else { return nil }
        for schema in property.schemas.reversed() {
            if let value = schema.constant.flatMap(Constant.init) { return (value, false) }
            guard schema.reference == nil else { continue }
            for part in schema.allOf.reversed() where part.reference == nil {
                if let value = part.constant.flatMap(Constant.init) { return (value, false) }
            }
        }
        return nil
    }
}

extension Documentation {
    mutating func add(note: String) {
        if !notes.contains(note) { notes.append(note) }
    }
}
