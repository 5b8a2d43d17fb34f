import SDKModel

extension MethodEmitter {
    func writeDocumentation(to writer: inout SourceWriter) {
        var documentation = method.documentation
        documentation.isDeprecated = false
        documentation.notes += notes
        documentation.summary = [documentation.summary?.nonEmpty.map(DocComment.sentence), endpoint]
            .compactMap { $0 }.joined(separator: " ")
        DocComment.write(documentation, to: &writer)
        writer.line("///")
        writer.line("/// - Parameters:")
        for parameter in method.parameters where parameter.location == .path { write(parameter, to: &writer) }
        if let body = method.body {
            let prose = [body.documentation.description ?? "What to send."] + body.documentation.notes
            DocComment.write(item: "  - body:", prose.joined(separator: " "), to: &writer)
        }
        for parameter in method.parameters where parameter.location != .path && parameter.constant == nil {
            write(parameter, to: &writer)
        }
        writer.line("///   - options: Settings for this call alone.")
        let description = method.resultDescription?.nonEmpty
        switch method.result {
        case .value, .statuses, .text:
            DocComment.write(item: "- Returns:", description ?? "The answer.", to: &writer)
        case .optionalValue:
            let prose = (description.map { $0 + " " } ?? "") + "`nil` where the answer is empty."
            DocComment.write(item: "- Returns:", prose, to: &writer)
        case .bytes:
            let prose = (description.map { $0 + " " } ?? "") + "The request is sent when you ask for the bytes."
            DocComment.write(item: "- Returns:", prose, to: &writer)
        case .list:
            DocComment.write(
                item: "- Returns:",
                (description.map { $0 + " " } ?? "") + "Every item of every page, fetched as you iterate." + pageNote,
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
            DocComment.write(item: "- Throws:", errors, to: &writer)
        }
    }

    /// What else a page has, where it is more than its items.
    private var pageNote: String {
        guard let paging = method.paging, paging.items != nil, case .named(let page) = paging.page else { return "" }
        return " A page's `response` decodes as `\(page)`."
    }

    private var notes: [String] {
        var notes: [String] = []
        if let limit = method.rateLimit {
            var note = "Counts against the rate limit `\(limit.bucket)`"
            if let exemption = limit.exemption { note += ", unless `\(exemption.parameter)` is `\(exemption.value)`" }
            notes.append(note + ".")
        }
        if let server = method.server { notes.append("Server: `\(server)`.") }
        if !method.responseHeaders.isEmpty {
            notes.append("Header fields of the answer: \(list(method.responseHeaders)).")
        }
        if !method.isThrowing, !method.failures.isEmpty { notes.append("Bodies of errors: \(failures).") }
        return notes
    }

    private var endpoint: String { "`\(method.httpMethod) \(method.path)`" }

    private var errors: String {
        guard !method.failures.isEmpty else { return "`APIError`; `CancellationError` when the task is cancelled." }
        return "`APIError`, whose body may be \(failures); `CancellationError`."
    }

    private var failures: String {
        method.failures.map { failure in
            "`\(TypeScope.module.name(of: failure.type))` (\(failure.statuses.joined(separator: ", ")))"
        }
        .joined(separator: ", ")
    }

    private func list(_ words: [String]) -> String {
        words.map { "`\($0)`" }.joined(separator: ", ")
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
        case .value, .optionalValue, .statuses, .text, .none: true
        case .list, .events, .items, .bytes: false
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
