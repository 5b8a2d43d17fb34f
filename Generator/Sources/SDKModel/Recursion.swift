/// Finds what has no finite size: types that hold themselves other than through a list or map.
struct Recursion {
    private var declarations: [TypeDeclaration]

    /// The declarations with everything stored elsewhere that must be.
    static func resolved(in declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        var recursion = Recursion(declarations: declarations)
        // A union can store a case elsewhere without anyone noticing, so unions go first; what still contains itself
        // then is made of structures alone.
        if recursion.mark(unions: true) { _ = recursion.mark(unions: false) }
        return recursion.declarations
    }

    /// Makes indirect every member, or property, that leads back to its own type. False where no type does.
    private mutating func mark(unions: Bool) -> Bool {
        var contained: [String: [String]] = [:]
        for index in declarations.indices { Self.collect(declarations[index], into: &contained) }
        let components = StronglyConnected.components(of: contained)
        guard !components.isEmpty else { return false }
        declarations = declarations.map { Self.marked($0, components, unions: unions) }
        return true
    }

    private static func collect(_ declaration: TypeDeclaration, into contained: inout [String: [String]]) {
        let names: [String] =
            switch declaration.kind {
            case .structure(let structure):
                // By their indices: a copy of each property would take longer than the look at it.
                structure.properties.indices.compactMap { index in
                    structure.properties[index].isIndirect ? nil : structure.properties[index].type.inlineName
                }
            case .union(let union):
                union.members.compactMap { $0.isIndirect ? nil : $0.type.inlineName }
            case .tuple(let tuple):
                tuple.elements.compactMap { $0.isIndirect ? nil : $0.type.inlineName }
            case .enumeration, .streamEvents, .multipart, .statuses, .wrapper:
                []
            }
        if !names.isEmpty { contained[declaration.qualifiedName] = names }
        for index in declaration.nested.indices { collect(declaration.nested[index], into: &contained) }
    }

    private static func marked(
        _ declaration: TypeDeclaration,
        _ components: [String: Int],
        unions: Bool
    ) -> TypeDeclaration {
        var declaration = declaration
        declaration.nested = declaration.nested.map { marked($0, components, unions: unions) }
        guard let own = components[declaration.qualifiedName] else { return declaration }
        func isRecursive(_ type: TypeReference) -> Bool {
            type.inlineName.flatMap { components[$0] } == own
        }
        switch declaration.kind {
        case .union(var union) where unions:
            for index in union.members.indices where isRecursive(union.members[index].type) {
                union.members[index].isIndirect = true
            }
            declaration.kind = .union(union)
        case .structure(var structure) where !unions:
            for index in structure.properties.indices where isRecursive(structure.properties[index].type) {
                structure.properties[index].isIndirect = true
            }
            declaration.kind = .structure(structure)
        case .tuple(var tuple) where !unions:
            for index in tuple.elements.indices where isRecursive(tuple.elements[index].type) {
                tuple.elements[index].isIndirect = true
            }
            declaration.kind = .tuple(tuple)
        default:
            break
        }
        return declaration
    }
}
