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
            if !schema.allOf.isEmpty || !schema.oneOf.isEmpty && !schema.anyOf.isEmpty {
                warning("only one of 'oneOf', 'anyOf' and 'allOf' counts here: the first", at: schema.position)
            }
            if streamed.contains(schema.pointer), describesStreamEvents(schema) {
                kind = .streamEvents(streamEvents(schema, scope: qualifiedName, nested: &nested))
            } else {
                kind = .union(union(schema, scope: qualifiedName, nested: &nested))
            }
        } else {
            kind = .structure(structure(schema, scope: qualifiedName, nested: &nested))
        }
        declared[qualifiedName] = kind
        return TypeDeclaration(
            name: name,
            qualifiedName: qualifiedName,
            documentation: documentation(of: schema),
            kind: kind,
            nested: nested,
            position: schema.position
        )
    }

    private func enumeration(_ schema: Schema) -> Enumeration {
        var taken: Set<String> = []
        var cases: [Enumeration.Case] = []
        var rawValues: Set<String> = []
        func add(_ rawValue: String, title: String?, documentation: Documentation, at position: SourcePosition) {
            guard rawValues.insert(rawValue).inserted else { return }
            let name = Identifier.declarable(
                Identifier.member(title ?? rawValue),
                reserved: Identifier.reservedCases,
                taken: taken
            )
            taken.insert(name)
            cases.append(
                Enumeration.Case(name: name, rawValue: rawValue, documentation: documentation, position: position)
            )
        }
        for value in schema.enumeration ?? [] {
            guard let rawValue = value.string else { continue }
            add(rawValue, title: nil, documentation: Documentation(), at: value.position)
        }
        for member in schema.isAnnotatedEnumeration ? schema.alternatives : [] {
            guard let rawValue = member.stringConstant else { continue }
            add(rawValue, title: member.title, documentation: documentation(of: member), at: member.position)
        }
        return Enumeration(cases: cases)
    }
}

extension Schema {
    func property(_ name: String) -> Schema? {
        properties.first { $0.name == name }?.schema
    }
}
