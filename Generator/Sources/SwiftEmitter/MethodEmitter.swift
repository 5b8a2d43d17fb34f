import SDKModel

/// Writes one operation as a method: its documentation, its signature, and the request that it sends.
struct MethodEmitter {
    let method: Method
    /// What parameters are called inside the method, by their names.
    private let locals: [String: String]

    init(method: Method) {
        self.method = method
        locals = Self.locals(of: method.parameters.map(\.name))
    }

    func write(to writer: inout SourceWriter) {
        writeDocumentation(to: &writer)
        if method.documentation.isDeprecated { writer.line("@available(*, deprecated)") }
        writer.function("public func \(SwiftText.identifier(method.name))", parameters, effects) { writer in
            writeRequest(to: &writer)
            writeCall(to: &writer)
        }
    }

    // MARK: Signature

    private var parameters: [String] {
        var result = method.parameters.filter { $0.location == .path }.map { parameter in
            "_ \(local(parameter)): \(TypeScope.module.name(of: parameter.type))"
        }
        if let body = method.body {
            let type = TypeScope.module.name(of: body.type)
            result.append(body.isRequired ? "_ body: \(type)" : "_ body: \(type)? = nil")
        }
        for parameter in method.parameters where parameter.location != .path && parameter.constant == nil {
            let label = SwiftText.label(parameter.name)
            let isRenamed = local(parameter) != SwiftText.identifier(parameter.name)
            let name = isRenamed ? "\(label) \(local(parameter))" : label
            let type = TypeScope.module.name(of: parameter.type)
            switch (parameter.isRequired, parameter.location) {
            case (true, _): result.append("\(name): \(type)")
            case (false, .freeFormQuery): result.append("\(name): \(type) = [:]")
            case (false, _): result.append("\(name): \(type)? = nil")
            }
        }
        return result + ["options: CallOptions = CallOptions()"]
    }

    private func local(_ parameter: MethodParameter) -> String {
        SwiftText.identifier(locals[parameter.name] ?? parameter.name)
    }

    /// Inside the method, `request` and the like are taken; a new name must not be another parameter's.
    private static func locals(of names: [String]) -> [String: String] {
        let own: Set = ["body", "client", "index", "path", "request"]
        var taken = own.union(names)
        var locals: [String: String] = [:]
        for name in names where own.contains(name) {
            var local = name + "Value"
            while !taken.insert(local).inserted { local += "Value" }
            locals[name] = local
        }
        return locals
    }

    private var effects: String {
        switch method.result {
        case .value(let type): " async throws -> \(TypeScope.module.name(of: type))"
        case .list(let element): " -> PagedList<\(TypeScope.module.name(of: element))>"
        case .events(let event): " -> EventStream<\(TypeScope.module.name(of: event))>"
        case .items(let item, _): " -> ItemStream<\(TypeScope.module.name(of: item))>"
        case .optionalValue(let type): " async throws -> \(TypeScope.module.name(of: type))?"
        case .statuses(let type): " async throws -> \(TypeScope.module.name(of: type))"
        case .text: " async throws -> String"
        case .bytes: " -> ByteStream"
        case .none: " async throws"
        }
    }

    // MARK: Request

    private func writeRequest(to writer: inout SourceWriter) {
        let others = method.parameters.filter { $0.location != .path }
        let isChanged = !others.isEmpty || method.body != nil
        let head = "\(isChanged ? "var" : "let") request = APIRequest"
        let endpoint = "Endpoints.\(SwiftText.identifier(method.name))"
        if writer.column + head.count + endpoint.count + path.count + 10 <= SourceWriter.lineLength {
            writer.line("\(head)(\(endpoint), path: \(path))")
        } else {
            writer.assignment("let path: RequestPath", path)
            writer.call(head, [.text(endpoint), .text("path: path")])
        }
        for parameter in others {
            writer.line(statement(for: parameter))
        }
        guard let body = method.body else { return }
        writeIdempotencyKeys(of: body, to: &writer)
        writer.line(body.isRequired ? statement(for: body) : "if let body { \(statement(for: body)) }")
    }

    private func statement(for body: Body) -> String {
        let mediaType = SwiftText.literal(body.mediaType)
        switch body.content {
        case .json: return "request.json(body\(body.mediaType == "application/json" ? "" : ", " + mediaType))"
        case .form(let styles) where styles.isEmpty: return "request.form(body)"
        case .form(let styles):
            let list = styles.map { "\(SwiftText.literal($0.name)): \(Self.text($0.style))" }.joined(separator: ", ")
            return "request.form(body, [\(list)])"
        case .multipartForm: return "request.multipart(body)"
        case .parts: return "request.multipart(body, \(mediaType))"
        case .text: return "request.text(body, \(mediaType))"
        case .bytes: return "request.bytes(body, \(mediaType))"
        }
    }

    private func statement(for parameter: MethodParameter) -> String {
        let style = parameter.style.map { ", " + Self.text($0) } ?? ""
        let key = SwiftText.literal(parameter.wireName)
        return switch parameter.location {
        case .query: "request.query(\(key), \(value(parameter))\(style))"
        case .querystring: "request.querystring(\(value(parameter))\(style))"
        case .freeFormQuery: "request.query(\(local(parameter)))"
        case .header: "request.header(\(key), \(value(parameter))\(style))"
        case .cookie: "request.cookie(\(key), \(value(parameter))\(style))"
        case .path: ""
        }
    }

    /// `.explodedForm.reserved`
    static func text(_ style: ParameterStyle) -> String {
        let name = style.name.rawValue
        let isPlain = !style.isExploded || style.name == .deepObject
        let base = isPlain ? name : "exploded" + name.prefix(1).uppercased() + name.dropFirst()
        return "." + base + (style.allowsReserved ? ".reserved" : "")
    }

    private func value(_ parameter: MethodParameter) -> String {
        parameter.constant.map(SwiftText.literal) ?? local(parameter)
    }

    private var path: String {
        var text = "\""
        for part in method.pathParts {
            switch part {
            case .literal(let literal):
                text += SwiftText.literal(literal).dropFirst().dropLast()
            case .parameter(let wireName):
                let parameter = method.parameters.first { $0.location == .path && $0.wireName == wireName }
                let style = parameter?.style.map { ", name: \(SwiftText.literal(wireName)), \(Self.text($0))" } ?? ""
                text += "\\(\(parameter.map(local) ?? wireName)\(style))"
            }
        }
        return text + "\""
    }

    /// Fills the keys before the first attempt, so that every attempt carries the same ones.
    private func writeIdempotencyKeys(of body: Body, to writer: inout SourceWriter) {
        guard body.isRequired else { return }
        if !body.idempotencyKeys.isEmpty { writer.line("var body = body") }
        for key in body.idempotencyKeys {
            let property = SwiftText.identifier(key.property)
            guard let list = key.list.map(SwiftText.identifier) else {
                writer.block("if !IdempotencyKey.isGiven(body.\(property))") {
                    $0.line("body.\(property) = IdempotencyKey.make()")
                }
                continue
            }
            let indices = key.isListOptional ? "(body.\(list) ?? []).indices" : "body.\(list).indices"
            let element = key.isListOptional ? "body.\(list)?[index]" : "body.\(list)[index]"
            writer.block("for index in \(indices) where !IdempotencyKey.isGiven(\(element).\(property))") {
                $0.line("\(element).\(property) = IdempotencyKey.make()")
            }
        }
        if !body.idempotencyScope.isEmpty {
            let fields = body.idempotencyScope.map { Expression.text("body.\(SwiftText.identifier($0))") }
            writer.call("request.isSafeToRepeat = IdempotencyKey.isGiven", fields)
        }
    }

    private func writeCall(to writer: inout SourceWriter) {
        switch method.result {
        case .value: writer.line("return try await client.value(request, options)")
        case .list:
            guard let paging = method.paging else { return writer.line("return client.list(request, options)") }
            writer.call("return client.list", [.text("request"), .text("options"), paging.expression])
        case .events: writer.line("return client.events(request, options)")
        case .items(_, let format): writer.line("return client.items(request, options, \(format.expression))")
        case .optionalValue: writer.line("return try await client.optionalValue(request, options)")
        case .statuses: writer.line("return try await client.answer(request, options)")
        case .text: writer.line("return try await client.text(request, options)")
        case .bytes: writer.line("return client.bytes(request, options)")
        case .none: writer.line("try await client.empty(request, options)")
        }
    }
}

extension StreamFormat {
    /// The runtime's `ItemFormat`, without what it assumes itself.
    fileprivate var expression: String {
        switch self {
        case .events(terminator: "[DONE]"): ".events()"
        case .events(let terminator): ".events(terminator: \(terminator.map(SwiftText.literal) ?? "nil"))"
        case .lines("application/jsonl"): ".lines()"
        case .lines(let mediaType): ".lines(\(SwiftText.literal(mediaType)))"
        case .sequence("application/json-seq"): ".sequence()"
        case .sequence(let mediaType): ".sequence(\(SwiftText.literal(mediaType)))"
        }
    }
}
