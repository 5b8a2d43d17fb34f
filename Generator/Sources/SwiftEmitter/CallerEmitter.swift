public import SDKModel

extension SwiftEmitter {
    /// A program that calls every method of the module with sample values, for trying the module against a test server.
    ///
    /// It leaves all types to the compiler's inference: what it has to know of the methods is their names and labels.
    public func caller(of sdk: SDK) -> SourceFile {
        var writer = SourceWriter()
        writer.line("\(Self.marker). Do not edit.")
        writer.line()
        for module in ["CallerSupport", sdk.module, configuration.runtime] { writer.line("import \(module)") }
        writer.line()
        writer.block("struct Client: \(sdk.module)Client") { $0.line("let api: APIClient") }
        writer.line()
        let methods = sdk.resources.flatMap { resource in resource.methods.map { (resource, $0) } }
        writer.line("let calls: [Call<Client>] = [")
        writer.indented { writer in
            for (index, (resource, method)) in methods.enumerated() {
                let name = SwiftText.literal("\(resource.propertyName).\(method.name)")
                let endpoint = SwiftText.literal("\(method.httpMethod) \(method.path)")
                writer.line("Call(\(SwiftText.literal(method.operationID)), \(endpoint), \(name), call\(index)),")
            }
        }
        writer.line("]")
        for (index, (resource, method)) in methods.enumerated() {
            writer.line()
            let head = "@Sendable func call\(index)(_ client: Client, _ sample: Arguments) async throws -> Answer"
            writer.block(head) { $0.line("try await Answer.of { try await \(call(method, of: resource)) }") }
        }
        writer.line()
        writer.line("try await Calls.run(calls, arguments: CommandLine.arguments) { Client(api: $0) }")
        return SourceFile(path: "main.swift", contents: writer.text)
    }

    private func call(_ method: Method, of resource: Resource) -> String {
        var arguments: [String] = []
        for parameter in method.parameters where parameter.location == .path {
            arguments.append("sample(.path, \(SwiftText.literal(parameter.wireName)))")
        }
        if let body = method.body { arguments.append("sample(.body, \(SwiftText.literal(body.mediaType)))") }
        for parameter in method.parameters where parameter.location != .path && parameter.constant == nil {
            let place = parameter.location == .header ? "header" : "query"
            let value = "sample(.\(place), \(SwiftText.literal(parameter.wireName)))"
            arguments.append("\(SwiftText.label(parameter.name)): \(value)")
        }
        arguments.append("options: sample.callOptions")
        let receiver = SwiftText.identifier(resource.propertyName) + "." + SwiftText.identifier(method.name)
        return "client.\(receiver)(\(arguments.joined(separator: ", ")))"
    }
}
