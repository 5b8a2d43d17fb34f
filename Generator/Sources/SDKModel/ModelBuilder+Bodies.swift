import OpenAPI
import YAML

/// What operations send.
extension ModelBuilder {
    /// One method has one of these; the first is that of the operation's own name.
    struct BodyForm {
        var body: Body?
        /// What the method's name has more than the operation's.
        var suffix: String
    }

    /// Every way to send the operation's body: as JSON if that is one of them, and in each other form that says more.
    mutating func bodies(of operation: Operation, baseName: String, nested: inout [TypeDeclaration]) -> [BodyForm] {
        guard let requestBody = operation.requestBody, !requestBody.content.isEmpty else {
            return [BodyForm(body: nil, suffix: "")]
        }
        let first = requestBody.content.firstIndex { $0.name.isJSONMediaType } ?? 0
        var forms: [BodyForm] = []
        var alike: [String] = []
        for index in [first] + requestBody.content.indices.filter({ $0 != first }) {
            let media = requestBody.content[index]
            if index != first, saysTheSame(media, requestBody.content[first]) {
                alike.append(media.name)
                continue
            }
            var suffix = index == first ? "" : self.suffix(of: media)
            if forms.contains(where: { $0.suffix == suffix }) { suffix = Identifier.type(media.name) }
            let place = Place(scope: nil, suggestedName: baseName + (index == first ? "Body" : suffix + "Body"))
            var body = body(media, of: operation, requestBody, at: place, nested: &nested)
            if let schema = media.schema, schema.isDeprecated { body.documentation.notes.append("Deprecated.") }
            forms.append(BodyForm(body: body, suffix: suffix))
        }
        if !alike.isEmpty {
            let names = alike.map { "`\($0)`" }.joined(separator: ", ")
            forms[0].body?.documentation.notes.append("The service takes the same as \(names), too.")
        }
        return forms
    }

    /// Another media type for the same values, without what only that one can carry.
    private func saysTheSame(_ media: MediaType, _ first: MediaType) -> Bool {
        guard let schema = media.schema, let other = first.schema else { return false }
        guard media.encoding.isEmpty, !hasFiles(schema) else { return false }
        if let name = schema.reference { return name == other.reference }
        return schema === other || declaresSame(schema, other)
    }

    /// Written out twice, and alike as far as types can tell: a plain type, or the same members.
    private func declaresSame(_ schema: Schema, _ other: Schema) -> Bool {
        func names(_ members: [Schema]) -> [String?] { members.map(\.reference) }
        guard schema.types == other.types, schema.reference == nil, other.reference == nil else { return false }
        guard schema.properties.map(\.name) == other.properties.map(\.name), schema.required == other.required else {
            return false
        }
        for (left, right) in [(schema.anyOf, other.anyOf), (schema.oneOf, other.oneOf), (schema.allOf, other.allOf)] {
            guard names(left) == names(right), !left.contains(where: { $0.reference == nil }) else { return false }
        }
        return schema.properties.isEmpty
            || zip(schema.properties, other.properties).allSatisfy { pair in
                pair.0.schema.reference == pair.1.schema.reference && pair.0.schema.types == pair.1.schema.types
                    && pair.0.schema.properties.isEmpty
            }
    }

    private func suffix(of media: MediaType) -> String {
        if media.name.isJSONMediaType { return media.name.jsonSuffix }
        if media.name.isMultipartMediaType { return "Multipart" }
        if media.name.isFormMediaType { return "Form" }
        return media.name.isTextMediaType ? "Text" : "Data"
    }

    private mutating func body(
        _ media: MediaType,
        of operation: Operation,
        _ requestBody: RequestBody,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> Body {
        var body = Body(
            content: .bytes,
            mediaType: media.name.concreteMediaType,
            type: .named("HTTPRequestBody"),
            isRequired: requestBody.isRequired,
            documentation: Documentation(description: requestBody.description),
            idempotencyKeys: [],
            idempotencyScope: []
        )
        if media.name.isJSONMediaType {
            body.content = .json
            body.type = media.schema.map { jsonBodyType(of: $0, requestBody, at: place, nested: &nested) } ?? .json
            body.idempotencyKeys = idempotencyKeys(of: operation, in: body.type)
            body.idempotencyScope = idempotencyScope(of: operation, in: body.type)
        } else if media.name.isFormMediaType {
            body.content = .form(
                media.encoding.compactMap { encoding in
                    formStyle(of: encoding).map { (encoding.name, $0) }
                }
            )
            body.type = media.schema.map { type(of: $0, at: place, nested: &nested).type } ?? .dictionary(.json)
        } else if media.name.mediaTypeEssence == "multipart/form-data" {
            body.content = .multipartForm
            body.type = multipartForm(media, at: place, nested: &nested)
        } else if media.name.isMultipartMediaType {
            body.content = .parts
            body.type = .array(.named("MultipartPart"))
            let types = (media.prefixEncoding + [media.itemEncoding].compactMap { $0 }).compactMap(\.contentType)
            if !types.isEmpty {
                let list = types.map { "`\($0)`" }.joined(separator: ", ")
                body.documentation.notes.append("Media types of the parts: \(list).")
            }
        } else if media.name.isTextMediaType {
            body.content = .text
            body.type = .string
        }
        return body
    }

    /// A body that may be `null` is an optional; one that may be left out, too, cannot say both.
    private mutating func jsonBodyType(
        of schema: Schema,
        _ requestBody: RequestBody,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> TypeReference {
        let resolved = type(of: schema, at: place, nested: &nested)
        guard resolved.isNullable, resolved.type != .json else { return resolved.type }
        guard requestBody.isRequired else {
            warning("a body that may be left out is never sent as 'null'", at: schema.position)
            return resolved.type
        }
        return .optional(resolved.type)
    }

    /// The style of a field of a form; nil for the default, which plain values, lists and objects each have their own of.
    private mutating func formStyle(of encoding: Encoding) -> ParameterStyle? {
        guard encoding.style != nil || encoding.explode != nil || encoding.allowReserved != nil else {
            guard let type = encoding.contentType, type.isJSONMediaType else { return nil }
            return ParameterStyle(.json)
        }
        return style(of: encoding)
    }

    func style(of encoding: Encoding) -> ParameterStyle {
        let name = ParameterStyle.Name(rawValue: encoding.style ?? "form") ?? .form
        let isExploded = encoding.explode ?? (name == .form)
        return ParameterStyle(
            isExploded && name != .deepObject ? .form : name,
            isExploded: isExploded || name == .deepObject,
            allowsReserved: encoding.allowReserved ?? false
        )
    }
}
