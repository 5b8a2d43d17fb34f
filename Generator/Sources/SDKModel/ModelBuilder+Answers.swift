import OpenAPI
import YAML

/// What operations answer.
extension ModelBuilder {
    /// One method has one of these; the first is that of the operation's own name.
    struct ResultForm {
        var result: Method.Result
        var description: String?
        /// What the method asks for, where the kind of result does not say it.
        var accept: String?
        /// What the method's name has more than the operation's.
        var suffix: String
    }

    /// Every way to read the operation's answer: as JSON if it can be, and in each other form.
    mutating func results(of operation: Operation, baseName: String, nested: inout [TypeDeclaration]) -> [ResultForm] {
        let successes = successes(of: operation)
        guard let response = successes.first(where: { !$0.content.isEmpty }) ?? successes.first else {
            warning("operation has no success response; its answer is dropped", at: operation.position)
            return [ResultForm(result: .none, suffix: "")]
        }
        let place = Place(scope: nil, suggestedName: baseName + "Response")
        if let statuses = statuses(successes, baseName: baseName, nested: &nested) {
            let accept = successes.flatMap(\.content).map(\.name).uniqued().joined(separator: ", ")
            return [ResultForm(result: statuses, accept: accept == "application/json" ? nil : accept, suffix: "")]
        }
        var forms = forms(of: response.content, response, at: place, nested: &nested)
        if forms.isEmpty { forms = [ResultForm(result: .none, suffix: "")] }
        if successes.contains(where: \.content.isEmpty), case .value(let type) = forms[0].result {
            forms[0].result = .optionalValue(type.withoutOptional)
        }
        for index in forms.indices {
            forms[index].description = response.description
            if index == 0 { forms[index].suffix = "" }
        }
        return forms
    }

    /// A `default` that stands alone, or beside failures only, is what the operation answers.
    private func successes(of operation: Operation) -> [Response] {
        let successes = operation.responses.filter(\.status.isSuccess)
        guard successes.isEmpty else { return successes }
        let isSilent = operation.responses.allSatisfy { !$0.status.isRedirect }
        return isSilent ? operation.responses.filter { $0.status == .default } : []
    }

    /// JSON first, then a stream, text and bytes as the document has them.
    private mutating func forms(
        of content: [MediaType],
        _ response: Response,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> [ResultForm] {
        var forms = jsonForms(of: content, response, at: place, nested: &nested)
        var texts: [Int] = []
        var bytes: [Int] = []
        for (index, media) in content.enumerated() where media.isStream || !media.name.isJSONMediaType {
            if media.isStream {
                guard !forms.contains(where: { $0.suffix == "Stream" }) else {
                    let message = "the stream is always read as the first kind; '\(media.name)' is left out"
                    warning(message, at: media.position)
                    continue
                }
                let place = Place(scope: nil, suggestedName: place.suggestedName + (forms.isEmpty ? "" : "Item"))
                forms.append(ResultForm(result: stream(media, at: place, nested: &nested), suffix: "Stream"))
            } else if media.name.isTextMediaType, !isBinary(media) {
                if texts.isEmpty { forms.append(ResultForm(result: .text, suffix: "Text")) }
                texts.append(index)
            } else {
                if bytes.isEmpty { forms.append(ResultForm(result: .bytes, suffix: "Data")) }
                bytes.append(index)
            }
        }
        for (suffix, indices) in [("Text", texts), ("Data", bytes)] where !indices.isEmpty {
            guard let form = forms.firstIndex(where: { $0.suffix == suffix }) else { continue }
            forms[form].accept = indices.map { content[$0].name }.joined(separator: ", ")
        }
        return forms
    }

    private mutating func jsonForms(
        of content: [MediaType],
        _ response: Response,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> [ResultForm] {
        var forms: [ResultForm] = []
        var seen: [Schema?] = []
        for media in content where media.name.isJSONMediaType && !media.isStream {
            let name = media.schema?.reference
            guard !seen.contains(where: { $0 === media.schema || name != nil && $0?.reference == name }) else {
                continue
            }
            let suffix = seen.isEmpty ? "" : media.name.jsonSuffix
            let place = Place(scope: nil, suggestedName: place.suggestedName + suffix)
            let accept = media.name.mediaTypeEssence == "application/json" ? nil : media.name
            let result = value(media.schema, response, at: place, nested: &nested)
            forms.append(ResultForm(result: result, accept: accept, suffix: suffix))
            seen.append(media.schema)
        }
        return forms
    }

    private func isBinary(_ media: MediaType) -> Bool { media.schema.map(referenced)?.format == "binary" }

    private mutating func value(
        _ schema: Schema?,
        _ response: Response,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> Method.Result {
        guard let schema else { return .value(.json) }
        let resolved = type(of: schema, at: place, nested: &nested)
        if case .array(let element) = resolved.type,
            response.headers.contains(where: { $0.name.lowercased() == "link" })
        {
            return .list(element: element)
        }
        return .value(resolved.isNullable ? .optional(resolved.type) : resolved.type)
    }
}

// MARK: - By status

extension ModelBuilder {
    /// An enumeration with a case for each status, where what the statuses promise is not one type (or none at all).
    private mutating func statuses(
        _ responses: [Response],
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> Method.Result? {
        let filled = responses.filter { !$0.content.isEmpty }
        guard filled.count > 1, !filled.contains(where: { $0.content.contains(where: \.isStream) }) else { return nil }
        let shapes = Set(filled.map(shape))
        guard shapes.count > 1 else { return nil }
        var cases: [StatusAnswers.Case] = []
        for response in responses {
            let name = response.status.caseName
            let place = Place(scope: nil, suggestedName: baseName + name.prefix(1).uppercased() + name.dropFirst())
            cases.append(
                StatusAnswers.Case(
                    name: name,
                    status: StatusAnswers.Status(response.status),
                    content: content(of: response, at: place, nested: &nested),
                    documentation: Documentation(summary: nil, description: response.description),
                    position: response.position
                )
            )
        }
        let contents = Set(cases.map(\.content))
        if contents.count == 1, case .value(let type)? = contents.first { return .value(type) }
        let name = Identifier.unique(Identifier.declarableType(baseName + "Response"), in: takenTypeNames)
        takenTypeNames.insert(name)
        let kind = TypeDeclaration.Kind.statuses(StatusAnswers(cases: cases))
        declared[name] = kind
        nested.append(
            TypeDeclaration(
                name: name,
                qualifiedName: name,
                documentation: Documentation(description: "What the service answers, by status."),
                kind: kind,
                nested: [],
                position: responses[0].position
            )
        )
        return .statuses(.named(name))
    }

    /// Equal for responses that are certainly read alike.
    private func shape(of response: Response) -> String {
        guard let json = response.content.first(where: { $0.name.isJSONMediaType }) else {
            return response.content.first.map { $0.name.isTextMediaType ? "text" : "bytes" } ?? ""
        }
        return json.schema.map { $0.reference ?? $0.pointer } ?? "any"
    }

    private mutating func content(
        of response: Response,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> StatusAnswers.Content {
        guard let first = response.content.first else { return .none }
        guard let json = response.content.first(where: { $0.name.isJSONMediaType }) else {
            return first.name.isTextMediaType ? .text : .bytes
        }
        guard let schema = json.schema else { return .value(.json) }
        let resolved = type(of: schema, at: place, nested: &nested)
        return .value(resolved.isNullable ? .optional(resolved.type) : resolved.type)
    }
}

// MARK: - Failures

extension ModelBuilder {
    /// The bodies of answers that are no success, by what they are.
    mutating func failures(of operation: Operation, baseName: String, nested: inout [TypeDeclaration]) -> [Method
        .Failure]
    {
        let successes = successes(of: operation).map(\.status)
        var failures: [Method.Failure] = []
        for response in operation.responses where !successes.contains(response.status) {
            guard let media = response.content.first(where: { $0.name.isJSONMediaType }), let schema = media.schema
            else { continue }
            let place = Place(scope: nil, suggestedName: baseName + "Error" + response.status.text.capitalizedFirst)
            let resolved = type(of: schema, at: place, nested: &nested)
            let isNullable = resolved.isNullable && resolved.type != .json
            let type = isNullable ? .optional(resolved.type) : resolved.type
            if let index = failures.firstIndex(where: { $0.type == type }) {
                failures[index].statuses.append(response.status.text)
            } else {
                failures.append(Method.Failure(statuses: [response.status.text], type: type))
            }
        }
        return failures
    }
}

extension Response.Status {
    var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }

    fileprivate var isRedirect: Bool {
        switch self {
        case .code(let code): (300..<400).contains(code)
        case .range(let hundreds): hundreds == 3
        case .default: false
        }
    }

    /// As the document has it.
    var text: String {
        switch self {
        case .code(let code): String(code)
        case .range(let hundreds): "\(hundreds)XX"
        case .default: "default"
        }
    }

    /// What RFC 9110 calls the status.
    fileprivate var caseName: String {
        switch self {
        case .code(200): "ok"
        case .code(201): "created"
        case .code(202): "accepted"
        case .code(203): "nonAuthoritative"
        case .code(204): "noContent"
        case .code(205): "resetContent"
        case .code(206): "partialContent"
        case .code(207): "multiStatus"
        case .code(let code): "status\(code)"
        case .range(let hundreds): "status\(hundreds)XX"
        case .default: "standard"
        }
    }
}

extension StatusAnswers.Status {
    fileprivate init(_ status: Response.Status) {
        self =
            switch status {
            case .code(let code): .code(code)
            case .range(let hundreds): .range(hundreds)
            case .default: .other
            }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension TypeReference {
    fileprivate var withoutOptional: TypeReference {
        if case .optional(let wrapped) = self { wrapped } else { self }
    }
}

extension [String] {
    func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
