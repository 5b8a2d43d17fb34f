import YAML

/// One of the files that a description is made of.
final class SourceFile {
    /// In the order in which they were read; the document itself is 0.
    let index: Int
    /// As in positions: what references are relative to.
    let path: String
    let root: Node
    /// What the file says of itself, or else what the document says.
    let version: Version
    /// The version as the document spells it.
    let versionText: String
    /// The whole file as what its references are relative to.
    private(set) lazy var resource = Resource(self, root, at: rootPlace, uri: declaredURI)
    /// The URIs and anchors in the file, once somebody has asked for them.
    private(set) lazy var identifiers = SchemaIdentifiers(of: self)

    init(index: Int, path: String, root: Node, version: Version, versionText: String) {
        self.index = index
        self.path = path
        self.root = root
        self.version = version
        self.versionText = versionText
    }

    var isEntry: Bool { index == 0 }

    /// A whole OpenAPI document rather than a part of one.
    var isDocument: Bool { root["openapi"] != nil }

    private var rootPlace: Place { Place(root: isEntry ? "#" : path + "#") }

    /// `$self` of OpenAPI 3.2, or `$id` of a JSON Schema.
    private var declaredURI: String? {
        guard let text = (isDocument ? root["$self"] : root["$id"])?.string else { return nil }
        return URIReference(text[...]).resolved(against: URIReference(path[...])).text
    }
}

/// What the references in it are relative to: a file, or a schema in it with an `$id`.
final class Resource {
    unowned let file: SourceFile
    let root: Node
    let place: Place
    /// As declared by `$self` or `$id`; nil for a file that has only its path.
    let uri: String?
    /// What the references to schemas mean, by their text.
    var schemaReferences: [String: String] = [:]

    init(_ file: SourceFile, _ root: Node, at place: Place, uri: String?) {
        self.file = file
        self.root = root
        self.place = place
        self.uri = uri
    }

    /// What a relative reference is resolved against.
    var base: URIReference { URIReference((uri ?? file.path)[...]) }

    /// The resource that a schema with this `$id` opens.
    func nested(_ id: String, _ root: Node, at place: Place) -> Resource {
        let text = id.prefix { $0 != "#" }
        return Resource(file, root, at: place, uri: URIReference(text).resolved(against: base).text)
    }
}

/// Identifies a node: two nodes of one file have different positions.
struct NodeKey: Hashable {
    private let file: Int
    private let line: Int
    private let column: Int

    init(_ node: Node, _ file: SourceFile) {
        self.file = file.index
        line = node.position.line
        column = node.position.column
    }
}

/// A node together with where it is.
struct Located {
    var node: Node
    var place: Place
    /// What references in it are relative to.
    var resource: Resource

    var key: NodeKey { NodeKey(node, resource.file) }
}
