import OpenAPI
import YAML

/// What the members of unions say of the property that tells them apart.
struct Claims {
    struct Claim {
        var values: [Constant]
        var isRequired: Bool
        /// Where one value is all that the property can have.
        var fixed: [(schema: Schema, value: Constant)]
    }

    /// In the order of the properties.
    var properties: [String] = []
    var claims: [String: Claim] = [:]
}

extension ModelBuilder {
    /// The property that tells the members apart: the declared one, or one that enough members have constants for.
    mutating func discriminator(of shape: Shape, _ alternatives: [Alternative]) -> Union.Discriminator? {
        let claims = alternatives.map { self.claims(of: $0) }
        guard let declared = shape.discriminator else { return inferred(from: claims.compactMap { $0 }) }
        let known = claims.flatMap { $0?.claims[declared.propertyName]?.values ?? [] }
        let isOfIntegers = !known.isEmpty && known.allSatisfy { $0.type == .int }
        return Union.Discriminator(
            property: declared.propertyName,
            rawType: isOfIntegers ? .integer : .string,
            isDeclared: true,
            fallback: declared.defaultMapping.flatMap { name in
                alternatives.firstIndex { $0.shape.reference == name }
            }
        )
    }

    /// What the discriminator can say for a member: the mapping's values, else its own constants, else its name.
    mutating func discriminatorValues(
        of alternative: Alternative,
        _ discriminator: Union.Discriminator?,
        declared: Schema.Discriminator?
    ) -> [String] {
        guard let discriminator else { return [] }
        let name = alternative.shape.reference ?? bases[ObjectIdentifier(alternative.schema)]?.name
        if let declared, let name {
            let mapped = declared.mapping.filter { $0.schemaName == name }.map(\.value)
            if !mapped.isEmpty { return mapped }
        }
        let claim = claims(of: alternative)?.claims[discriminator.property]
        let type: TypeReference = discriminator.rawType == .integer ? .int : .string
        let values = (claim?.values ?? []).filter { $0.type == type }.map(\.spelling)
        guard values.isEmpty, discriminator.isDeclared, let name else { return values }
        return [name]
    }

    private func inferred(from claims: [Claims]) -> Union.Discriminator? {
        guard claims.count > 1 else { return nil }
        var order: [String] = []
        var seen: Set<String> = []
        for claim in claims { order += claim.properties.filter { seen.insert($0).inserted } }
        var best: (property: String, score: Int)?
        for property in order {
            let score = score(of: property, in: claims)
            if score > best?.score ?? 0 { best = (property, score) }
        }
        guard let best else { return nil }
        let values = claims.flatMap { $0.claims[best.property]?.values ?? [] }
        let rawType: Enumeration.RawType = values.allSatisfy { $0.type == .int } ? .integer : .string
        return Union.Discriminator(property: best.property, rawType: rawType, isDeclared: false)
    }

    /// How many members have values that no other one has; those that can only have one value count most.
    private func score(of property: String, in claims: [Claims]) -> Int {
        let sets = claims.compactMap { $0.claims[property] }
        guard sets.count > 1 || sets.contains(where: { $0.values.count == 1 && $0.isRequired }) else { return 0 }
        var counts: [Constant: Int] = [:]
        for claim in sets { for value in Set(claim.values) { counts[value, default: 0] += 1 } }
        var score = 0
        for claim in sets where claim.values.allSatisfy({ counts[$0] == 1 }) {
            score += claim.values.count == 1 && claim.isRequired ? 2 : 1
        }
        return score
    }

    // MARK: Claims

    /// The properties of an object that can only have certain values; `nil` where a member is no object.
    mutating func claims(of alternative: Alternative) -> Claims? {
        claims(of: alternative.form)
    }

    private mutating func claims(of form: Form) -> Claims? {
        switch form {
        case .structure(let shape):
            return claims(of: shape)
        case .reference(let name):
            if let known = componentClaims[name] { return known }
            componentClaims.updateValue(nil, forKey: name)
            guard let form = componentForm(name)?.form else { return nil }
            let claims = claims(of: form)
            componentClaims.updateValue(claims, forKey: name)
            return claims
        case .union(let members, let shape):
            return claims(of: members, shape.discriminator)
        case .any, .plain, .enumeration, .tuple, .list, .map:
            return nil
        }
    }

    private mutating func claims(of shape: Shape) -> Claims {
        var result = Claims()
        for property in shape.properties {
            guard var claim = claim(of: property) else { continue }
            claim.isRequired = shape.required.contains(property.name)
            result.properties.append(property.name)
            result.claims[property.name] = claim
        }
        return result
    }

    /// What all members of a union claim.
    private mutating func claims(of members: [Alternative], _ declared: Schema.Discriminator?) -> Claims? {
        var result: Claims?
        for member in members {
            guard var claims = claims(of: member) else { return nil }
            if let declared, let name = member.shape.reference {
                let mapped = declared.mapping.filter { $0.schemaName == name }.map { Constant.string($0.value) }
                if !mapped.isEmpty, claims.claims[declared.propertyName]?.values == nil {
                    claims.properties.append(declared.propertyName)
                    claims.claims[declared.propertyName] = .init(values: mapped, isRequired: true, fixed: [])
                }
            }
            guard let known = result else {
                result = claims
                continue
            }
            result = known.merged(claims)
        }
        return result
    }

    private mutating func claim(of property: Shape.Property) -> Claims.Claim? {
        for schema in property.schemas.reversed() {
            guard let values = values(of: schema), !values.isEmpty else { continue }
            let fixed = values.count == 1 ? [(schema, values[0])] : []
            return Claims.Claim(values: values, isRequired: false, fixed: fixed)
        }
        return nil
    }

    /// The strings or whole numbers that are all that a schema admits.
    private mutating func values(of schema: Schema) -> [Constant]? {
        let nodes = schema.constant.map { [$0] } ?? schema.enumeration
        if let nodes {
            let constants = nodes.compactMap(Constant.init).filter { $0.type != .bool }
            return constants.count == nodes.count ? constants : nil
        }
        for leaf in schema.allOf where leaf.reference == nil {
            if let values = values(of: leaf) { return values }
        }
        // The value, or null.
        if let wrapped = schema.nullableWrapped { return values(of: wrapped) }
        guard let name = schema.onlyReference, let form = componentForm(name)?.form,
            case .enumeration(let values, _) = terminal(form)
        else { return nil }
        return values.map(\.constant)
    }

    // MARK: Before anything is declared

    /// Finds the properties that tell the members of unions apart, anywhere in the document: those with one value are
    /// constants of their types.
    mutating func findDiscriminators() {
        for schema in allSchemas where schema.mayBeUnion || bases[ObjectIdentifier(schema)] != nil {
            guard case .union(let alternatives, let shape) = form(of: schema).form,
                let discriminator = discriminator(of: shape, alternatives)
            else { continue }
            for alternative in alternatives {
                guard let claim = claims(of: alternative)?.claims[discriminator.property],
                    claim.isRequired || discriminator.isDeclared
                else { continue }
                for (schema, value) in claim.fixed { discriminatorConstants[schema] = value }
            }
        }
    }
}

extension Claims {
    fileprivate func merged(_ other: Claims) -> Claims {
        var result = Claims()
        for property in properties {
            guard let left = claims[property], let right = other.claims[property] else { continue }
            result.properties.append(property)
            result.claims[property] = Claim(
                values: left.values + right.values.filter { !left.values.contains($0) },
                isRequired: left.isRequired && right.isRequired,
                fixed: left.fixed + right.fixed
            )
        }
        return result
    }
}

extension Schema {
    fileprivate var mayBeUnion: Bool {
        oneOf.count + anyOf.count > 1 || !allOf.isEmpty && allOf.contains { $0.oneOf.count + $0.anyOf.count > 1 }
    }
}
