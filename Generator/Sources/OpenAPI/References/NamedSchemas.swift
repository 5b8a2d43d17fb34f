import YAML

/// The schemas outside the document's `components/schemas` that references lead to: each gets a name, and is from then on
/// one of the document's schemas.
final class NamedSchemas {
    struct Target {
        var name: String
        var schema: Located
    }

    private(set) var targets: [Target] = []
    private var names: Set<String>
    private var indexes: [NodeKey: Int] = [:]
    private var byName: [String: Int] = [:]
    /// Whether there are any that are read as parts of something else, too.
    private(set) var hasInlineTargets = false

    init(taken names: [String]) {
        self.names = Set(names)
    }

    var isEmpty: Bool { targets.isEmpty }

    func name(of schema: NodeKey) -> String? {
        indexes[schema].map { targets[$0].name }
    }

    func target(named name: String) -> Located? {
        byName[name].map { targets[$0].schema }
    }

    /// - Parameter componentName: the name of the component that is nothing but a reference to the schema.
    func add(_ schema: Located, componentName: String? = nil) -> String {
        let naming = SchemaNaming(schema)
        if !naming.isDefinition { hasInlineTargets = true }
        let name = componentName ?? unique(naming.name, schema.resource.file)
        names.insert(name)
        indexes[schema.key] = targets.count
        byName[name] = targets.count
        targets.append(Target(name: name, schema: schema))
        return name
    }

    private func unique(_ name: String, _ file: SourceFile) -> String {
        if !names.contains(name) { return name }
        if !file.isEntry {
            let qualified = SchemaNaming.stem(of: file.path) + "_" + name
            if !names.contains(qualified) { return qualified }
        }
        var number = 2
        while names.contains("\(name)_\(number)") { number += 1 }
        return "\(name)_\(number)"
    }
}
