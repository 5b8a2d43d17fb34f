import OpenAPI

/// What operations are called: the resource that each belongs to, and its method there.
///
/// Two operations of one resource never share a name, and which of them keeps a contested one does not depend on their
/// order where one of them is spelt that way in the document.
struct OperationNames {
    struct Resource {
        /// As the client's property is called.
        var property: String
        var tag: String?
    }

    struct Method {
        /// As in the document.
        var text: String
        /// In Swift.
        var name = ""
    }

    /// What a configuration calls an operation.
    struct Chosen {
        /// Nil: the one that it has.
        var resource: String?
        var method: String
    }

    private(set) var resources: [Resource] = []
    /// For each operation, the index of its resource.
    private(set) var places: [Int] = []
    private(set) var methods: [Method] = []
    /// For each resource, the names of its methods.
    private(set) var taken: [Set<String>] = []

    private var texts: [String] = []

    /// - Parameter chosen: by the index of the operation.
    init(_ operations: [Operation], chosen: [Int: Chosen] = [:]) {
        var known: [String: Int] = [:]
        for (index, operation) in operations.enumerated() {
            var (resource, method) = Self.names(of: operation)
            if let chosen = chosen[index] { (resource, method) = (chosen.resource ?? resource, chosen.method) }
            // Names that Swift spells alike are one resource: `user_groups` and `user-groups`.
            let property = Identifier.member(resource)
            let place = known[property] ?? resources.count
            if place == resources.count {
                known[property] = place
                resources.append(Resource(property: property))
                taken.append([])
            }
            resources[place].tag = resources[place].tag ?? operation.tags.first
            places.append(place)
            texts.append(resource)
            methods.append(Method(text: method))
        }
        let wanted = methods.map { Identifier.member($0.text) }
        for isExact in [true, false] {
            for index in methods.indices where (wanted[index] == methods[index].text) == isExact {
                methods[index].name = take(wanted[index], in: places[index])
            }
        }
    }

    /// The resource as the document spells it.
    func resource(of index: Int) -> String { texts[index] }

    private mutating func take(_ wanted: String, in place: Int) -> String {
        let base = Identifier.reservedMethods.contains(wanted) ? wanted + "Value" : wanted
        var name = base
        var number = 2
        while !taken[place].insert(name).inserted {
            name = base + String(number)
            number += 1
        }
        return name
    }

    /// `resource.method` of the operationId; without a dot, the first tag and the whole operationId; without a tag, the
    /// path's first segment that says something; without an operationId, method and path.
    private static func names(of operation: Operation) -> (resource: String, method: String) {
        let fallback = operation.method.lowercased() + " " + operation.path
        let id = operation.operationID ?? fallback
        if let dot = id.firstIndex(of: "."), operation.operationID != nil, dot != id.startIndex,
            id.index(after: dot) != id.endIndex
        {
            return (String(id[..<dot]), String(id[id.index(after: dot)...]))
        }
        return (operation.tags.first ?? segment(of: operation.path) ?? "default", id)
    }

    /// `users` of `/api/v1/users/{id}`.
    private static func segment(of path: String) -> String? {
        path.split(separator: "/").first { segment in
            let isVersion = segment.first == "v" && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
            return !segment.contains("{") && !isVersion && segment != "api"
        }
        .map(String.init)
    }
}
