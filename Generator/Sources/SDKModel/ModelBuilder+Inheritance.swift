import OpenAPI

/// A type that a component schema describes in place is declared there. What takes the property over by `allOf`, and says
/// no more of it, has a property of that very type, and no second type that looks the same.
extension ModelBuilder {
    /// The component schema that says each property, by the property's schema.
    static func propertyOwners(in document: Document) -> SchemaTable<String> {
        var owners = SchemaTable<String>()
        for (name, schema) in document.schemas {
            var pending = [schema]
            while let part = pending.popLast() {
                guard part.reference == nil else { continue }
                for property in part.properties where property.schema.reference == nil {
                    if owners[property.schema] == nil { owners[property.schema] = name }
                }
                pending += part.allOf
            }
        }
        return owners
    }

    /// The type of a property as it is where it was described; `nil` where that is here, or it has changed on the way.
    mutating func inheritedType(of property: Shape.Property, scope: String) -> ResolvedType? {
        guard property.schemas.count == 1, let owner = propertyOwners[property.schemas[0]],
            let ownerName = typeNames[owner], ownerName != scope, !multipartOnly.contains(owner)
        else { return nil }
        _ = componentDeclaration(owner)
        return describedTypes[property.schemas[0]]
    }

    /// Keeps the type of a property for those that take it over.
    mutating func describe(_ type: ResolvedType, of property: Shape.Property, scope: String) {
        guard property.schemas.count == 1, let owner = propertyOwners[property.schemas[0]],
            typeNames[owner] == scope
        else { return }
        describedTypes[property.schemas[0]] = type
    }

    /// The declaration of a component schema; `nil` where it has none, or it is being made.
    mutating func componentDeclaration(_ name: String) -> TypeDeclaration? {
        if let known = componentDeclarations[name] { return known }
        guard let typeName = typeNames[name], let form = componentForm(name), openDeclarations.insert(name).inserted
        else { return nil }
        defer { openDeclarations.remove(name) }
        let declaration = declaration(of: form, name: typeName, scope: nil)
        componentDeclarations[name] = declaration
        return declaration
    }
}
