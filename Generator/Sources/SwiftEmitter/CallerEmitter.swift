public import SDKModel

extension SwiftEmitter {
    /// A program that calls every method of the module with sample values, for trying the module against a test server.
    ///
    /// It leaves most types to the compiler's inference: what it has to know of the methods is their names and labels, and
    /// what the errors hold.
    public func caller(of sdk: SDK) -> SourceFile {
        var writer = SourceWriter()
        writer.line("\(Self.marker). Do not edit.")
        writer.line()
        for module in ["CallerSupport", sdk.module, configuration.runtime] { writer.line("import \(module)") }
        writer.line()
        writer.block("struct Client: \(sdk.module)Client") { $0.line("let api: APIClient") }
        writer.line()
        let methods = sdk.resources.flatMap { resource in resource.methods.map { (resource, $0) } }
        let forms = forms(in: sdk.types)
        writer.line("let calls: [CallerSupport.Call<Client>] = [")
        writer.indented { writer in
            for (index, (resource, method)) in methods.enumerated() {
                let name = SwiftText.literal("\(resource.propertyName).\(method.name)")
                let endpoint = SwiftText.literal("\(method.httpMethod) \(method.path)")
                let operation = SwiftText.literal(method.operationID)
                writer.line("CallerSupport.Call(\(operation), \(endpoint), \(name), call\(index)),")
            }
        }
        writer.line("]")
        for (index, (resource, method)) in methods.enumerated() {
            writer.line()
            let signature = "(_ client: Client, _ sample: CallerSupport.Arguments) async throws -> CallerSupport.Answer"
            writer.block("@Sendable func call\(index)\(signature)") { writer in
                let arguments = arguments(of: method, forms)
                let receiver = SwiftText.identifier(resource.propertyName) + "." + SwiftText.identifier(method.name)
                writer.line("try await CallerSupport.Answer.of\(failures(of: method, in: sdk)) {")
                writer.indented { $0.call("try await client.\(receiver)", arguments) }
                writer.line("}")
            }
        }
        writer.line()
        writer.line("try await CallerSupport.Calls.run(calls, arguments: CommandLine.arguments) { Client(api: $0) }")
        return SourceFile(path: "main.swift", contents: writer.text)
    }

    /// In the order of the method's own parameters.
    private func arguments(of method: Method, _ forms: [String: MultipartFields]) -> [Expression] {
        var arguments = method.parameters.filter { $0.location == .path }.map { Expression.text(sample($0)) }
        if let body = method.body { arguments.append(.text(sample(body, forms))) }
        for parameter in method.parameters where parameter.location != .path && parameter.constant == nil {
            arguments.append(.text("\(SwiftText.label(parameter.name)): \(sample(parameter))"))
        }
        return arguments + [.text("options: sample.callOptions")]
    }

    /// What the bodies of errors are, by their statuses.
    private func failures(of method: Method, in sdk: SDK) -> String {
        let scope = TypeScope(module: sdk.module).hiding(["Client"])
        let types = method.failures.map { failure in
            "\(SwiftText.literal(failure.statuses.joined(separator: " "))): \(scope.name(of: failure.type)).self"
        }
        return types.isEmpty ? "" : "(failures: [\(types.joined(separator: ", "))])"
    }

    private func sample(_ parameter: MethodParameter) -> String {
        let place =
            switch parameter.location {
            case .path: "path"
            case .query, .freeFormQuery, .querystring: "query"
            case .header: "header"
            case .cookie: "cookie"
            }
        return "sample(.\(place), \(SwiftText.literal(parameter.wireName)))"
    }

    /// A form is made of its fields, because it cannot be decoded.
    private func sample(_ body: Body, _ forms: [String: MultipartFields]) -> String {
        let mediaType = SwiftText.literal(body.mediaType)
        guard case .named(let name) = body.type, let form = forms[name] else { return "sample(.body, \(mediaType))" }
        let fields = form.fields.map { field in
            "\(SwiftText.label(field.name)): try $0(\(SwiftText.literal(field.wireName)))"
        }
        let function = body.isRequired ? "form" : "formIfPresent"
        return "sample.\(function)(\(mediaType)) { \(name)(\(fields.joined(separator: ", "))) }"
    }

    private func forms(in types: [TypeDeclaration]) -> [String: MultipartFields] {
        var found: [String: MultipartFields] = [:]
        for type in types {
            if case .multipart(let form) = type.kind { found[type.qualifiedName] = form }
        }
        return found
    }
}
