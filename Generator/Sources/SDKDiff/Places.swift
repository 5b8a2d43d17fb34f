import SDKModel
import YAML

/// Which part of the document a Swift name comes from, and the other way round.
struct Places {
    struct Endpoint {
        var method: String
        /// `GET /users`
        var text: String
        /// Swift's names of the parameters, by location and name on the wire.
        var parameters: [String: String]
    }

    /// By Swift name.
    private(set) var positions: [String: SourcePosition] = [:]
    /// The declared type that a schema became, by the schema's place.
    private(set) var types: [SourcePosition: String] = [:]
    /// What properties, values and parameters are called on the wire, by Swift name.
    private(set) var wireNames: [String: String] = [:]
    /// By the type's name and the name on the wire.
    private var properties: [String: [String: String]] = [:]
    /// By the type's name and the value on the wire.
    private var values: [String: [String: String]] = [:]
    /// Cases of unions and events, by the type's name and the place of the alternative.
    private var cases: [String: [SourcePosition: String]] = [:]
    /// By the operation's place.
    private(set) var endpoints: [SourcePosition: Endpoint] = [:]
    private var endpointsByMethod: [String: String] = [:]
    /// The operations of a resource, by its type's name.
    private var endpointsByResource: [String: Set<String>] = [:]
    /// The first method of an operation.
    private var methodsByEndpoint: [String: String] = [:]
    /// The parameters of a method, by Swift name.
    private var parametersByMethod: [String: [String]] = [:]

    /// What extends a type of the runtime, by its own name: header fields and credentials.
    private var extensions: [String: SourcePosition] = [:]

    init(of sdk: SDK) {
        for header in sdk.responseHeaders { extensions[header.name] = header.position }
        for credential in sdk.credentials { extensions[credential.name] = credential.position }
        sdk.types.forEach { add($0) }
        for resource in sdk.resources {
            for method in resource.methods { add(method, of: resource) }
        }
    }

    private mutating func add(_ type: TypeDeclaration) {
        let name = type.qualifiedName
        positions[name] = type.position
        if let position = type.position, types[position] == nil { types[position] = name }
        func note(_ member: String, at position: SourcePosition?) -> String {
            let path = name + "." + member
            positions[path] = position
            return path
        }
        switch type.kind {
        case .structure(let structure):
            for property in structure.properties {
                let path = note(property.name, at: property.position)
                properties[name, default: [:]][property.wireName] = path
                wireNames[path] = property.wireName
            }
            if let additional = structure.additional { _ = note(additional.name, at: additional.position) }
        case .tuple(let tuple):
            for element in tuple.elements { _ = note(element.name, at: element.position) }
        case .wrapper:
            _ = note("value", at: type.position)
        case .enumeration(let enumeration):
            for value in enumeration.cases {
                let path = note(value.name, at: value.position)
                values[name, default: [:]]["\(value.rawValue)"] = path
                wireNames[path] = value.rawValue
            }
        case .union(let union):
            for member in union.members {
                let path = note(member.name, at: member.position)
                if let position = member.position { cases[name, default: [:]][position] = path }
            }
        case .multipart(let form):
            for field in form.fields {
                let path = note(field.name, at: field.position)
                properties[name, default: [:]][field.wireName] = path
                wireNames[path] = field.wireName
            }
        case .statuses(let answers):
            for answer in answers.cases {
                let path = note(answer.name, at: answer.position)
                if let position = answer.position { cases[name, default: [:]][position] = path }
            }
        case .streamEvents(let events):
            for member in events.members {
                let path = note(member.name, at: member.position)
                if let position = member.position { cases[name, default: [:]][position] = path }
            }
        }
        type.nested.forEach { add($0) }
    }

    private mutating func add(_ method: Method, of resource: Resource) {
        let path = resource.typeName + "." + method.name
        let endpoint = method.httpMethod + " " + method.path
        positions[path] = method.position
        if positions[resource.typeName] == nil { positions[resource.typeName] = method.position }
        endpointsByMethod[path] = endpoint
        endpointsByResource[resource.typeName, default: []].insert(endpoint)
        if methodsByEndpoint[endpoint] == nil { methodsByEndpoint[endpoint] = path }
        var parameters: [String: String] = [:]
        for parameter in method.parameters {
            let isLabelled = parameter.location != .path
            let subject = "\(path)(\(parameter.name)\(isLabelled ? ":" : ""))"
            parameters[parameter.wireName] = subject
            positions[subject] = parameter.position
            wireNames[subject] = parameter.wireName
            parametersByMethod[path, default: []].append(subject)
            endpointsByMethod[subject] = endpoint
        }
        endpointsByMethod[path + "(body)"] = endpoint
        guard let position = method.position, endpoints[position] == nil else { return }
        endpoints[position] = Endpoint(method: path, text: endpoint, parameters: parameters)
    }

    /// The operation that a method or a parameter belongs to.
    func endpoint(of subject: String) -> String? { endpointsByMethod[subject] }

    func endpoints(of resource: String) -> Set<String> { endpointsByResource[resource] ?? [] }

    func method(of endpoint: String) -> String? { methodsByEndpoint[endpoint] }

    func parameters(of method: String) -> [String] { parametersByMethod[method] ?? [] }

    func property(_ wireName: String, of type: String) -> String? { properties[type]?[wireName] }

    func value(_ rawValue: String, of type: String) -> String? { values[type]?[rawValue] }

    func `case`(at position: SourcePosition, of type: String) -> String? { cases[type]?[position] }
}

extension Places {
    /// Of a part that has no place of its own, the place of what it belongs to.
    func position(near subject: String) -> SourcePosition? {
        var name = Substring(subject)
        while !name.isEmpty {
            if let position = positions[String(name)] { return position }
            guard let end = name.lastIndex(where: { $0 == "." || $0 == "(" }) else { break }
            name = name[..<end]
        }
        return extensions[subject.split(separator: ".").last.map(String.init) ?? subject]
    }
}
