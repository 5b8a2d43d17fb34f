/// Finds what has no finite size: types that hold themselves other than through a list or map.
struct Recursion {
    private var declarations: [TypeDeclaration]

    /// The declarations with everything stored elsewhere that must be.
    static func resolved(in declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        var recursion = Recursion(declarations: declarations)
        // A union can store a case elsewhere without anyone noticing, so unions go first; what still contains itself
        // then is made of structures alone.
        recursion.mark(unions: true)
        recursion.mark(unions: false)
        return recursion.declarations
    }

    /// Makes indirect every member, or property, that leads back to its own type.
    private mutating func mark(unions: Bool) {
        var contained: [String: [String]] = [:]
        for declaration in declarations { Self.collect(declaration, into: &contained) }
        let components = StronglyConnected.components(of: contained)
        guard !components.isEmpty else { return }
        declarations = declarations.map { Self.marked($0, components, unions: unions) }
    }

    private static func collect(_ declaration: TypeDeclaration, into contained: inout [String: [String]]) {
        switch declaration.kind {
        case .structure(let structure):
            contained[declaration.qualifiedName] =
                structure.properties.filter { !$0.isIndirect }.compactMap(\.type.inlineName)
        case .union(let union):
            contained[declaration.qualifiedName] =
                union.members.filter { !$0.isIndirect }.compactMap(\.type.inlineName)
        case .tuple(let tuple):
            contained[declaration.qualifiedName] =
                tuple.elements.filter { !$0.isIndirect }.compactMap(\.type.inlineName)
        case .enumeration, .streamEvents, .multipart, .statuses, .wrapper:
            break
        }
        for nested in declaration.nested { collect(nested, into: &contained) }
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

/// The cycles of a graph: Tarjan's algorithm, with a stack of its own because chains can be long.
enum StronglyConnected {
    /// The number of its component for every node that lies on a cycle.
    static func components(of edges: [String: [String]]) -> [String: Int] {
        var state = State(edges: edges)
        for node in edges.keys where state.indices[node] == nil { state.visit(node) }
        return state.components
    }

    private struct State {
        let edges: [String: [String]]
        var indices: [String: Int] = [:]
        var lowest: [String: Int] = [:]
        var stack: [String] = []
        var onStack: Set<String> = []
        var components: [String: Int] = [:]
        var count = 0

        init(edges: [String: [String]]) {
            self.edges = edges
        }

        mutating func visit(_ start: String) {
            var path: [(node: String, next: Int)] = []
            enter(start, &path)
            while let last = path.last {
                let targets = edges[last.node] ?? []
                if last.next < targets.count {
                    path[path.count - 1].next += 1
                    let target = targets[last.next]
                    if indices[target] == nil {
                        enter(target, &path)
                    } else if onStack.contains(target) {
                        lower(last.node, to: indices[target])
                    }
                } else {
                    path.removeLast()
                    if let parent = path.last { lower(parent.node, to: lowest[last.node]) }
                    if lowest[last.node] == indices[last.node] { close(last.node) }
                }
            }
        }

        private mutating func enter(_ node: String, _ path: inout [(node: String, next: Int)]) {
            indices[node] = indices.count
            lowest[node] = indices[node]
            stack.append(node)
            onStack.insert(node)
            path.append((node, 0))
        }

        private mutating func lower(_ node: String, to value: Int?) {
            guard let value, let known = lowest[node] else { return }
            lowest[node] = min(known, value)
        }

        private mutating func close(_ node: String) {
            var members: [String] = []
            while let last = stack.popLast() {
                onStack.remove(last)
                members.append(last)
                if last == node { break }
            }
            guard members.count > 1 || edges[node]?.contains(node) == true else { return }
            for member in members { components[member] = count }
            count += 1
        }
    }
}
