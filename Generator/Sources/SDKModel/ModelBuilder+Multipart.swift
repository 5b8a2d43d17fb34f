import OpenAPI
import YAML

/// Bodies of type `multipart/form-data`.
extension ModelBuilder {
    /// The runtime's type for a part that the caller makes.
    private static let part = TypeReference.named("MultipartPart")
    /// The runtime's type for a form whose parts are not known.
    private static let anyForm = TypeReference.named("MultipartForm")

    /// The type of the form: one of its own, since files have no place in JSON. A component schema that is used for
    /// nothing else gives it its name.
    mutating func multipartForm(_ media: MediaType, at place: Place, nested: inout [TypeDeclaration]) -> TypeReference {
        guard let schema = media.schema else { return Self.anyForm }
        let properties = formProperties(of: schema)
        guard let properties, !properties.isEmpty else { return Self.anyForm }
        guard let component = schema.reference else {
            let name = uniqueTypeName(place.suggestedName)
            nested.append(multipartDeclaration(schema, properties, media, name: name))
            return .named(nested[nested.count - 1].qualifiedName)
        }
        if let known = multipartForms[component] {
            if let encoding = media.encoding.first, encoding.position != known.media.encoding.first?.position {
                warning("the parts are encoded as in the other body of the same schema", at: encoding.position)
            }
            return .named(known.name)
        }
        let typeName = typeNames[component] ?? Identifier.declarableType(Identifier.type(component))
        let isOwn = multipartOnly.contains(component) && typeNames[component] != nil
        let name = isOwn ? typeName : uniqueTypeName(typeName + "Form")
        multipartForms[component] = (name, media)
        nested.append(multipartDeclaration(referenced(schema), properties, media, name: name))
        return .named(name)
    }

    private mutating func uniqueTypeName(_ wanted: String) -> String {
        let name = Identifier.unique(Identifier.declarableType(wanted), in: takenTypeNames)
        takenTypeNames.insert(name)
        return name
    }

    private mutating func multipartDeclaration(
        _ schema: Schema,
        _ properties: [FormProperty],
        _ media: MediaType,
        name: String
    ) -> TypeDeclaration {
        var nested: [TypeDeclaration] = []
        let reserved = Identifier.reservedProperties.union(["write"])
        let chosen = chosenNames(of: properties.map { ($0.property.name, [$0.property.schema]) }, reserved: reserved)
        var taken = Set(chosen.compactMap { $0 })
        let encodings = Dictionary(media.encoding.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for encoding in media.encoding where !properties.contains(where: { $0.property.name == encoding.name }) {
            warning("there is no property '\(encoding.name)'; its encoding is ignored", at: encoding.position)
        }
        let fields = zip(properties, chosen).map { property, chosen in
            let wireName = property.property.name
            let fieldName =
                chosen ?? Identifier.declarable(Identifier.member(wireName), reserved: reserved, taken: taken)
            taken.insert(fieldName)
            return field(property, encodings[wireName], name: fieldName, scope: name, nested: &nested)
        }
        let kind = TypeDeclaration.Kind.multipart(MultipartFields(fields: fields))
        declared[name] = kind
        return TypeDeclaration(
            name: name,
            qualifiedName: name,
            documentation: documentation(of: schema),
            kind: kind,
            nested: nested,
            position: schema.position
        )
    }

    private mutating func field(
        _ property: FormProperty,
        _ encoding: Encoding?,
        name: String,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> MultipartFields.Field {
        let wireName = property.property.name
        let schema = property.property.schema
        var documentation = documentation(of: schema)
        var isNullable = false
        let type: TypeReference
        let kind: MultipartFields.Kind
        let hasHeaders = encoding?.headers.isEmpty == false
        switch content(of: schema, encoding) {
        case .file:
            (type, kind) = (Self.part, .part)
        case .files:
            (type, kind) = (.array(Self.part), .parts)
        case .fileOrFiles:
            (type, kind) = (.array(Self.part), .parts)
            documentation.notes.append("One file or several.")
        case .fileOrValue:
            (type, kind) = (Self.part, .part)
            documentation.notes.append("A file, or a value: `MultipartPart(json:)` or `MultipartPart(text:)`.")
        case .value where hasHeaders:
            (type, kind) = (Self.part, .part)
            documentation.notes.append("A value with header fields: `MultipartPart(json:)` or `MultipartPart(text:)`.")
        case .value:
            let place = Place(scope: scope, suggestedName: Identifier.type(wireName))
            let resolved = self.type(of: schema, at: place, nested: &nested)
            (type, isNullable) = (resolved.type, resolved.isNullable)
            kind =
                encoding.flatMap { $0.hasStyle ? .styled(style(of: $0)) : nil }
                ?? .field(contentType: encoding?.partType)
        }
        for header in encoding?.headers ?? [] {
            let text = [header.description, header.isRequired ? "Required." : nil].compactMap { $0 }
            documentation.notes.append("Header field of the part: `\(header.name)`. " + text.joined(separator: " "))
        }
        if let types = encoding?.contentType, encoding?.partType == nil {
            documentation.notes.append("Media types: `\(types)`.")
        }
        return MultipartFields.Field(
            wireName: wireName,
            name: name,
            type: type,
            kind: kind,
            contentType: encoding?.partType,
            isRequired: property.isRequired && !isNullable,
            documentation: documentation,
            position: property.property.position
        )
    }
}

// MARK: - Components

extension ModelBuilder {
    /// Component schemas that are forms and nothing else.
    func formSchemas() -> Set<String> {
        let names = document.operations.lazy.compactMap(\.requestBody).flatMap(\.content)
            .filter { $0.name.mediaTypeEssence == "multipart/form-data" }
            .compactMap { $0.schema?.reference }
            .filter { name in
                guard let schema = document.schema(named: name) else { return false }
                return formProperties(of: schema)?.isEmpty == false
            }
        guard !names.isEmpty else { return [] }
        return Set(names).subtracting(SchemaUses(document).names)
    }
}

// MARK: - Properties

extension ModelBuilder {
    struct FormProperty {
        var property: Schema.Property
        var isRequired: Bool
    }

    /// The properties of an object and of what its `allOf` brings in; nil where its shape has alternatives.
    private func formProperties(of schema: Schema) -> [FormProperty]? {
        var properties: [Schema.Property] = []
        var places: [String: Int] = [:]
        var required: Set<String> = []
        var visited: Set<String> = []
        func collect(_ schema: Schema) -> Bool {
            if let name = schema.reference, !visited.insert(name).inserted { return true }
            let target = referenced(schema)
            guard target.alternatives.isEmpty, target.allOf.allSatisfy(collect) else { return false }
            for property in target.properties {
                if let place = places[property.name] {
                    properties[place] = property
                } else {
                    places[property.name] = properties.count
                    properties.append(property)
                }
            }
            required.formUnion(target.required)
            return true
        }
        guard collect(schema) else { return nil }
        return properties.map { FormProperty(property: $0, isRequired: required.contains($0.name)) }
    }

    private enum FieldContent {
        case file, files, fileOrFiles, fileOrValue, value
    }

    private func content(of schema: Schema, _ encoding: Encoding?) -> FieldContent {
        let target = referenced(schema)
        if isFile(target, encoding) { return .file }
        if target.types == [.array] || target.items != nil {
            return target.items.map { isFile(referenced($0), encoding) } == true ? .files : .value
        }
        let members = target.alternatives.map { content(of: $0, nil) }
        if members.contains(.file) {
            if members.allSatisfy({ $0 == .file }) { return .file }
            return members.allSatisfy { $0 == .file || $0 == .files } ? .fileOrFiles : .fileOrValue
        }
        return members.isEmpty || !members.contains(.files) ? .value : .fileOrFiles
    }

    /// `format: binary` (3.0), an encoding or a media type of its own without one (3.1), or nothing said of the value but
    /// that its media type is none of text.
    private func isFile(_ schema: Schema, _ encoding: Encoding?) -> Bool {
        let isString = schema.types == [.string] || schema.types.isEmpty
        if isString, schema.format == "binary" { return true }
        if isString, schema.contentEncoding == "binary" { return true }
        if isString, let type = schema.contentMediaType, schema.contentEncoding == nil {
            return !type.isJSONMediaType && !type.isTextMediaType
        }
        guard schema.isAnnotation, !schema.hasParts, let type = encoding?.contentType else { return false }
        return !type.isJSONMediaType && !type.isTextMediaType
    }

    /// Whether some property of a form is a file.
    func hasFiles(_ schema: Schema) -> Bool {
        formProperties(of: schema)?.contains { content(of: $0.property.schema, nil) != .value } ?? false
    }
}

extension Encoding {
    fileprivate var hasStyle: Bool { style != nil || explode != nil || allowReserved != nil }

    /// The one media type that the part has; a list or a range leaves the choice to the caller.
    fileprivate var partType: String? {
        guard let contentType, !hasStyle, !contentType.contains(","), !contentType.contains("*") else { return nil }
        return contentType
    }
}
