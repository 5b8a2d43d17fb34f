import SDKModel

extension MethodEmitter {
    func writeDocumentation(to writer: inout SourceWriter) {
        var documentation = method.documentation
        documentation.isDeprecated = false
        documentation.notes += notes
        DocComment.write(documentation, fallback: "`\(method.operationID)`", to: &writer)
        writer.line("///")
        writer.line("/// - Parameters:")
        for parameter in method.parameters where parameter.location == .path { write(parameter, to: &writer) }
        if let body = method.body {
            DocComment.write(item: "  - body:", body.documentation.description ?? "What to send.", to: &writer)
        }
        for parameter in method.parameters where parameter.location != .path && parameter.constant == nil {
            write(parameter, to: &writer)
        }
        writer.line("///   - options: Settings for this call alone.")
        let description = method.resultDescription?.nonEmpty
        switch method.result {
        case .value:
            DocComment.write(item: "- Returns:", description ?? "The answer.", to: &writer)
        case .list:
            DocComment.write(
                item: "- Returns:",
                (description.map { $0 + " " } ?? "") + "Every item of every page, fetched as you iterate.",
                to: &writer
            )
        case .events, .items:
            DocComment.write(
                item: "- Returns:",
                (description.map { $0 + " " } ?? "") + "The request is sent when you iterate.",
                to: &writer
            )
        case .none:
            break
        }
        if method.isThrowing {
            writer.line("/// - Throws: `APIError`; `CancellationError` when the task is cancelled.")
        }
    }

    private var notes: [String] {
        var notes: [String] = []
        if let limit = method.rateLimit {
            var note = "Counts against the rate limit `\(limit.bucket)`"
            if let exemption = limit.exemption { note += ", unless `\(exemption.parameter)` is `\(exemption.value)`" }
            notes.append(note + ".")
        }
        notes.append("`\(method.httpMethod) \(method.path)`")
        return notes
    }

    private func write(_ parameter: MethodParameter, to writer: inout SourceWriter) {
        let prose = [parameter.documentation.description].compactMap { $0 } + parameter.documentation.notes
        let text = prose.isEmpty ? "`\(parameter.wireName)`" : prose.joined(separator: " ")
        DocComment.write(item: "  - \(parameter.name):", text, to: &writer)
    }
}

extension Method {
    fileprivate var isThrowing: Bool {
        switch result {
        case .value, .none: true
        case .list, .events, .items: false
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
