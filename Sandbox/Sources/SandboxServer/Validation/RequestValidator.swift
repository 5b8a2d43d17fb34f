import Foundation

/// Holds requests against the OpenAPI description, and nothing else: no rule of the API is written down here.
struct RequestValidator: Sendable {
    /// A request as it came in.
    struct Candidate: Sendable {
        var operation: String
        var parameters: [String: String] = [:]
        var query = RequestQuery(raw: nil)
        /// Values of header fields, by names in lower case.
        var fields: [String: String] = [:]
        var body = Data()
    }

    private let operations: [String: DescribedOperation]
    private let schemas: [String: Schema]

    /// - Throws: ``SandboxError`` for a description with a rule that cannot be checked.
    init(yaml: String) throws {
        let description = Description(root: try SpecificationReader.read(yaml))
        let methods: Set = ["get", "put", "post", "delete", "patch"]
        var operations: [String: DescribedOperation] = [:]
        for path in description.root.objectValue?["paths"]?.objectValue?.members ?? [] {
            let item = try SchemaReader.object(path.value, path.name)
            for member in item.members where methods.contains(member.name) {
                let operation = try SchemaReader.object(member.value, "\(member.name) \(path.name)")
                guard let id = operation["operationId"]?.stringValue else { continue }
                operations[id] = try DescribedOperation(id, operation, in: item, of: description)
            }
        }
        self.operations = operations
        var schemas: [String: Schema] = [:]
        var waiting = operations.values.flatMap(\.references)
        while let reference = waiting.popLast() {
            guard schemas[reference] == nil else { continue }
            let schema = try Schema(try description.target(of: reference), at: reference)
            schemas[reference] = schema
            waiting += schema.references
        }
        self.schemas = schemas
    }

    /// The validator of the description that the sandbox has in it, read once.
    static func standard() throws -> RequestValidator { try shared.get() }

    private static let shared = Result {
        let validator = try RequestValidator(yaml: SpecificationText.yaml)
        for operation in OperationTable.operations where validator.operations[operation.id] == nil {
            throw SandboxError("The description has no operation '\(operation.id)'.")
        }
        return validator
    }

    /// What is wrong with a request, each problem with its place; nothing where the description allows it.
    func problems(of request: Candidate) -> [String] {
        guard let operation = operations[request.operation] else { return ["path: is not described"] }
        var check = SchemaCheck(schemas: schemas)
        checkPath(request, operation, &check)
        checkQuery(request, operation, &check)
        checkFields(request, operation, &check)
        checkBody(request, operation, &check)
        return check.problems
    }

    // MARK: Parameters

    private func checkPath(_ request: Candidate, _ operation: DescribedOperation, _ check: inout SchemaCheck) {
        for parameter in operation.parameters where parameter.location == .path {
            guard let text = request.parameters[parameter.name] else { continue }
            check.check(value(of: text, parameter.schema, check), parameter.schema, at: "path.\(parameter.name)")
        }
    }

    private func checkQuery(_ request: Candidate, _ operation: DescribedOperation, _ check: inout SchemaCheck) {
        let parameters = operation.parameters.filter { $0.location == .query }
        let others = parameters.first(where: \.isExploded)
        var seen: Set<String> = []
        for item in request.query.items {
            let place = "query.\(item.name)"
            guard seen.insert(item.name).inserted else {
                check.add(place, "is there twice; expected once")
                continue
            }
            if let parameter = parameters.first(where: { $0.name == item.name && !$0.isExploded }) {
                check.check(value(of: item.value, parameter.schema, check), parameter.schema, at: place)
            } else if others == nil, !(operation.hasPages && item.name == Paging.cursorParameter) {
                let names = parameters.map(\.name)
                check.add(place, "is not described; \(Spelling.hint(for: item.name, among: names))")
            }
        }
        if let others {
            let members = request.query.items.filter { item in !parameters.contains { $0.name == item.name } }
            var object = JSONObject()
            for member in members { object[member.name] = .string(member.value) }
            check.check(.object(object), others.schema, at: "query")
        }
        for parameter in parameters
        where parameter.isRequired && !parameter.isExploded && !seen.contains(parameter.name) {
            check.add("query.\(parameter.name)", "is missing; expected a value")
        }
    }

    /// The value that a parameter's text stands for; the text itself where it stands for none of its types.
    private func value(of text: String, _ schema: Schema, _ check: SchemaCheck) -> JSON {
        let types = check.types(of: schema) ?? []
        if types.contains(.integer) || types.contains(.number), let number = Double(text), number.isFinite {
            return Int(exactly: number).map { .integer($0) } ?? .number(number)
        }
        if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
        return .string(text)
    }

    private func checkFields(_ request: Candidate, _ operation: DescribedOperation, _ check: inout SchemaCheck) {
        for parameter in operation.parameters where parameter.location == .header {
            let place = "header.\(parameter.name)"
            if let text = request.fields[parameter.name.lowercased()] {
                check.check(value(of: text, parameter.schema, check), parameter.schema, at: place)
            } else if parameter.isRequired {
                check.add(place, "is missing; expected a value")
            }
        }
        guard let accept = request.fields["accept"], !operation.answers.isEmpty else { return }
        let ranges = accept.split(separator: ",").map { Self.essence(of: String($0)) }
        let isAdmitted = operation.answers.contains { type in
            let family = type.prefix { $0 != "/" } + "/*"
            return ranges.contains { $0 == type || $0 == family || $0 == "*/*" }
        }
        if !isAdmitted {
            check.add("header.Accept", "is '\(accept)'; expected \(operation.answers.joined(separator: " or "))")
        }
    }

    // MARK: Body

    private func checkBody(_ request: Candidate, _ operation: DescribedOperation, _ check: inout SchemaCheck) {
        guard let body = operation.body else {
            if !request.body.isEmpty { check.add("body", "is not described; expected none") }
            return
        }
        let types = body.content.map(\.mediaType).joined(separator: " or ")
        guard !request.body.isEmpty else {
            if body.isRequired { check.add("body", "is missing; expected \(types)") }
            return
        }
        let type = request.fields["content-type"]
        guard let schema = body.content.first(where: { $0.mediaType == type.map(Self.essence) })?.schema else {
            check.add("header.Content-Type", "is \(type.map { "'\($0)'" } ?? "missing"); expected \(types)")
            return
        }
        do {
            check.check(try JSON.parse(request.body), schema, at: "body")
        } catch {
            check.add("body", "is no JSON: \(JSON.explanation(of: error))")
        }
    }

    /// A media type without its parameters.
    private static func essence(of type: String) -> String {
        type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    }
}
