import OpenAPI
import YAML

extension ModelBuilder {
    mutating func resources() -> [Resource] {
        let names = OperationNames(document.operations, chosen: chosenOperationNames())
        var methods: [[Method]] = Array(repeating: [], count: names.resources.count)
        var taken = names.taken
        for (index, operation) in document.operations.enumerated() {
            let place = names.places[index]
            for method in self.methods(operation, names.resource(of: index), names.methods[index]) {
                var method = method
                if method.name != names.methods[index].name {
                    method.name = Identifier.unique(method.name, in: taken[place])
                    taken[place].insert(method.name)
                }
                methods[place].append(method)
            }
        }
        var takenTypes = takenTypeNames
        var takenProperties = Identifier.reservedResources.union(names.resources.map(\.property))
        let tags = Dictionary(document.tags.map { ($0.name, $0) }) { first, _ in first }
        return names.resources.enumerated().map { index, resource in
            let tag = resource.tag.flatMap { tags[$0] }
            let property = resource.property
            let typeName = Identifier.unique(Identifier.type(property) + "Resource", in: takenTypes)
            takenTypes.insert(typeName)
            var propertyName = property
            if Identifier.reservedResources.contains(property) {
                propertyName = Identifier.unique(property + "Resource", in: takenProperties)
                takenProperties.insert(propertyName)
            }
            return Resource(
                name: property,
                propertyName: propertyName,
                typeName: typeName,
                documentation: Documentation(description: tag?.description ?? tag?.summary),
                methods: methods[index]
            )
        }
    }

    /// The operation's method, and further ones for other bodies and other forms of the answer: all of them by all.
    private mutating func methods(
        _ operation: Operation,
        _ resource: String,
        _ names: OperationNames.Method
    ) -> [Method] {
        reportMisspelt(operation.extensions, known: Self.operationExtensions)
        checkIdempotencyKey(of: operation)
        var nested: [TypeDeclaration] = []
        let baseName = Identifier.type(resource) + Identifier.type(names.text)
        let parameters = parameters(of: operation, baseName: baseName, nested: &nested)
        let bodies = bodies(of: operation, baseName: baseName, nested: &nested)
        let results = results(of: operation, baseName: baseName, nested: &nested)
        let failures = failures(of: operation, baseName: baseName, nested: &nested)
        for index in nested.indices { nested[index].resource = Identifier.member(resource) }
        operationTypes += nested
        let rateLimit = rateLimit(of: operation, parameters)
        checkTokens(of: operation)
        let isIdempotent = Method.idempotent.contains(operation.method)
        let method = Method(
            operationID: operation.operationID ?? "\(resource).\(names.text)",
            name: names.name,
            documentation: documentation(of: operation),
            httpMethod: operation.method,
            path: operation.path,
            pathParts: pathParts(operation.path),
            parameters: parameters,
            body: nil,
            result: .none,
            resultDescription: nil,
            isSafeToRepeat: flag("x-idempotent", of: operation) ?? (isIdempotent || hasIdempotencyKey(operation)),
            rateLimit: rateLimit,
            server: server(of: operation),
            sendsCredential: sendsCredential(operation),
            failures: failures,
            responseHeaders: headers(of: operation),
            position: operation.position
        )
        let taken = Set(results.map(\.suffix))
        return bodies.flatMap { body in
            // `sendText` reads a text, where both are possible, and `sendTextBody` sends one.
            let isTaken = !body.suffix.isEmpty && taken.contains(body.suffix)
            return results.map { form in
                var variant = method
                variant.name += body.suffix + (isTaken ? "Body" : "") + form.suffix
                variant.body = body.body
                (variant.result, variant.resultDescription, variant.accept) = (
                    form.result, form.description, form.accept
                )
                if form.suffix.isEmpty {
                    (variant.result, variant.paging) = paged(form.result, of: operation, body: body.body)
                }
                return variant
            }
        }
    }

    private mutating func rateLimit(of operation: Operation, _ parameters: [MethodParameter]) -> RateLimit? {
        guard let rateLimit = rateLimit(of: operation) else { return nil }
        if let exemption = rateLimit.exemption,
            !parameters.contains(where: { $0.wireName == exemption.parameter && $0.location == .query })
        {
            error(
                "'x-rate-limit' exempts '\(exemption.parameter)', which is no query parameter",
                at: operation.position
            )
        }
        return rateLimit
    }

    /// What could not be sent, whatever the values are.
    private mutating func checkTokens(of operation: Operation) {
        if !Self.isToken(operation.method) {
            error("'\(operation.method)' is no name of an HTTP method", at: operation.position)
        }
        for parameter in operation.parameters where parameter.location == .header && !Self.isToken(parameter.name) {
            error(
                "'\(parameter.name)' is no name of a header field; it may have letters and digits of ASCII, and hyphens",
                at: parameter.position
            )
        }
    }

    /// RFC 9110, section 5.6.2.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return character.isASCII && (character.isLetter || character.isNumber)
                    || "!#$%&'*+-.^_`|~".contains(character)
            }
    }

    private mutating func documentation(of operation: Operation) -> Documentation {
        var notes: [String] = []
        if let plan = operation.extension("x-plan") {
            if let plan = plan.string {
                notes.append("Needs the \(plan.prefix(1).uppercased() + plan.dropFirst()) plan or a higher one.")
            } else {
                error("'x-plan' must be the name of a plan", at: plan.position)
            }
        }
        if let note = securityNote(of: operation) { notes.append(note) }
        if let link = operation.externalDocumentation { notes.append("See <\(link)>.") }
        return Documentation(
            summary: operation.summary,
            description: operation.description,
            notes: notes,
            isDeprecated: operation.isDeprecated
        )
    }

    private func pathParts(_ path: String) -> [Method.PathPart] {
        var parts: [Method.PathPart] = []
        var rest = Substring(path)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            if open > rest.startIndex { parts.append(.literal(percentEncoded(rest[..<open]))) }
            parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(percentEncoded(rest))) }
        return parts
    }

    /// What a path cannot hold as it is (RFC 3986, section 3.3); what is encoded already stays so.
    private func percentEncoded(_ text: Substring) -> String {
        func isAdmitted(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-._~/%:@!$&'()*+,;=".utf8.contains(byte)
            }
        }
        if text.utf8.allSatisfy(isAdmitted) { return String(text) }
        return text.utf8.reduce(into: "") { result, byte in
            if isAdmitted(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (byte < 16 ? "0" : "") + digits
            }
        }
    }
}

extension Operation {
    func `extension`(_ name: String) -> Node? {
        extensions.first { $0.key == name }?.value
    }
}
