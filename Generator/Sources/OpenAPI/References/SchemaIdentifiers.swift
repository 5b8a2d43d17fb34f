import YAML

/// The names that schemas of a file give themselves: `$id`, `$anchor` and their relatives.
struct SchemaIdentifiers {
    /// Schemas with an `$id`, by their URI.
    private(set) var resources: [String: Resource] = [:]
    /// By the place of the resource and the name.
    private var anchors: [Anchor: Located] = [:]
    /// How many schemas have a dynamic anchor of that name.
    private(set) var dynamicAnchors: [String: Int] = [:]

    private struct Anchor: Hashable {
        var resource: NodeKey
        var name: String
    }

    init(of file: SourceFile) {
        var pending = [Located(node: file.root, place: file.resource.place, resource: file.resource)]
        if let uri = file.resource.uri { resources[uri] = file.resource }
        while let next = pending.popLast() {
            switch next.node.value {
            case .mapping(let entries):
                let resource = add(entries, of: next)
                for entry in entries.reversed() {
                    let place = next.place.appending(entry.key)
                    pending.append(Located(node: entry.value, place: place, resource: resource))
                }
            case .sequence(let items):
                for (index, item) in items.enumerated().reversed() {
                    let place = next.place.appending(index)
                    pending.append(Located(node: item, place: place, resource: next.resource))
                }
            default:
                break
            }
        }
    }

    /// The schema with that anchor in a resource.
    func schema(anchor name: String, in resource: Resource) -> Located? {
        anchors[Anchor(resource: NodeKey(resource.root, resource.file), name: name)]
    }

    func anchorNames(in resource: Resource) -> [String] {
        let key = NodeKey(resource.root, resource.file)
        return anchors.keys.filter { $0.resource == key }.map(\.name).sorted()
    }

    private mutating func add(_ entries: [Node.Entry], of located: Located) -> Resource {
        var resource = located.resource
        let isRoot = located.place === resource.place
        for entry in entries where entry.key.hasPrefix("$") {
            guard entry.key == "$id", !isRoot, let id = entry.value.string else { continue }
            resource = resource.nested(id, located.node, at: located.place)
            if let uri = resource.uri, resources[uri] == nil { resources[uri] = resource }
        }
        for entry in entries where entry.key.hasPrefix("$") {
            guard entry.key == "$anchor" || entry.key == "$dynamicAnchor", let name = entry.value.string else {
                continue
            }
            let anchor = Anchor(resource: NodeKey(resource.root, resource.file), name: name)
            let schema = Located(node: located.node, place: located.place, resource: resource)
            if anchors[anchor] == nil { anchors[anchor] = schema }
            if entry.key == "$dynamicAnchor" { dynamicAnchors[name, default: 0] += 1 }
        }
        return resource
    }
}
