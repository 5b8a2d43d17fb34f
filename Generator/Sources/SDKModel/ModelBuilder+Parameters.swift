import OpenAPI
import YAML

extension ModelBuilder {
    mutating func parameters(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> [MethodParameter] {
        var taken: Set<String> = []
        return operation.parameters.compactMap { parameter in
            methodParameter(parameter, of: operation, baseName: baseName, taken: &taken, nested: &nested)
        }
    }

    private mutating func methodParameter(
        _ parameter: Parameter,
        of operation: Operation,
        baseName: String,
        taken: inout Set<String>,
        nested: inout [TypeDeclaration]
    ) -> MethodParameter? {
        let media = parameter.content.first
        let schema = parameter.schema ?? media?.schema
        let place = Place(scope: nil, suggestedName: baseName + Identifier.type(parameter.name))
        let constant = parameter.isRequired && parameter.location != .path ? schema?.stringConstant : nil
        var resolved = ResolvedType(type: .string)
        if constant == nil, media?.isText != true, let schema {
            resolved = type(of: schema, at: place, nested: &nested)
        } else if schema == nil, media?.name.isJSONMediaType == true {
            resolved.type = .json
        }
        let name = name(of: parameter, in: operation, taken: taken)
        taken.insert(name)
        var documentation = schema.map(documentation(of:)) ?? Documentation()
        documentation.description = parameter.description ?? documentation.description
        if parameter.isDeprecated || schema?.isDeprecated == true { documentation.notes.append("Deprecated.") }
        if let media, media.isText { documentation.notes.append("As `\(media.name)`.") }
        let (location, style) = form(of: parameter, type: resolved.type)
        return MethodParameter(
            wireName: parameter.name,
            name: name,
            location: location,
            style: style,
            type: resolved.type,
            // A parameter has no null: it is left out instead.
            isRequired: parameter.isRequired && (!resolved.isNullable || parameter.location == .path),
            constant: constant,
            documentation: documentation,
            position: parameter.position
        )
    }

    /// Where the value goes, and how it is written there.
    private mutating func form(
        of parameter: Parameter,
        type: TypeReference
    ) -> (MethodParameter.Location, ParameterStyle?) {
        let location = MethodParameter.Location(parameter.location)
        if let media = parameter.content.first { return (location, style(of: media, at: location)) }
        let shape = parameterShape(of: type)
        var name = ParameterStyle.Name(rawValue: parameter.style) ?? .form
        if parameter.explode, name == .spaceDelimited || name == .pipeDelimited { name = .form }
        let isExploded = parameter.explode && shape != .plain || name == .deepObject
        let style = ParameterStyle(name, isExploded: isExploded, allowsReserved: parameter.allowReserved)
        if shape == .deep, name != .deepObject {
            warning(
                "the style '\(parameter.style)' has no form for the objects or lists inside of parameter "
                    + "'\(parameter.name)'; they are sent as JSON text",
                at: parameter.position
            )
        }
        switch (location, type) {
        case (.query, .dictionary(.string)) where style == ParameterStyle(.form, isExploded: true):
            return (.freeFormQuery, nil)
        case (.path, .string), (.path, .int):
            return (location, style == ParameterStyle(.simple) ? nil : style)
        case (.query, .string), (.query, .int), (.query, .double), (.query, .bool), (.query, .date):
            return (location, style == ParameterStyle(.form) ? nil : style)
        case (.query, .array(.string)):
            return (location, style == ParameterStyle(.form, isExploded: true) ? nil : style)
        case (.header, .string):
            return (location, nil)
        case (.header, _) where style == ParameterStyle(.simple):
            return (location, nil)
        case (.cookie, _) where style.name == .form && (shape == .plain || isExploded) && !style.allowsReserved:
            return (location, nil)
        case (.path, .named), (.query, .named):
            guard isStringEnumeration(type), !style.allowsReserved else { return (location, style) }
            return (location, style.name == .simple || style.name == .form ? nil : style)
        case (.query, .array(let element)):
            guard isStringEnumeration(element) else { return (location, style) }
            return (location, style == ParameterStyle(.form, isExploded: true) ? nil : style)
        default:
            return (location, style)
        }
    }

    /// How a parameter with `content` is written.
    private mutating func style(of media: MediaType, at location: MethodParameter.Location) -> ParameterStyle? {
        if media.name.isJSONMediaType { return ParameterStyle(.json) }
        if media.name.isFormMediaType, location == .querystring { return ParameterStyle(.form, isExploded: true) }
        return location == .header ? nil : ParameterStyle(.simple)
    }

    private func isStringEnumeration(_ type: TypeReference) -> Bool {
        guard case .named(let name) = type, case .enumeration(let enumeration)? = declared[name] else { return false }
        return enumeration.rawType == .string
    }
}

// MARK: - Shapes

extension ModelBuilder {
    /// What the styles tell apart.
    enum ParameterShape {
        case plain
        /// A list or an object of plain values; or any JSON, which may be one.
        case composite
        /// A list or an object with others inside.
        case deep
    }

    func parameterShape(of type: TypeReference, depth: Int = 0) -> ParameterShape {
        switch type {
        case .string, .bool, .int, .int64, .uint64, .double, .decimal, .date, .data, .external:
            return .plain
        case .json:
            return .composite
        case .optional(let wrapped):
            return parameterShape(of: wrapped, depth: depth)
        case .array(let element), .dictionary(let element):
            return parameterShape(of: element, depth: depth + 1) == .plain || element == .json ? .composite : .deep
        case .named(let name):
            return parameterShape(of: declared[name], depth: depth)
        }
    }

    private func parameterShape(of kind: TypeDeclaration.Kind?, depth: Int) -> ParameterShape {
        // A structure inside of another is deep, whatever it has.
        guard depth < 2 else { return .deep }
        switch kind {
        case .structure(let structure):
            let isFlat = structure.properties.allSatisfy { property in
                property.type == .json || parameterShape(of: property.type, depth: depth + 1) == .plain
            }
            return isFlat ? .composite : .deep
        case .union(let union):
            let shapes = union.members.map { parameterShape(of: $0.type, depth: depth) }
            return shapes.contains(.deep) ? .deep : shapes.contains(.composite) ? .composite : .plain
        case .tuple(let tuple):
            let types = tuple.elements.map(\.type) + (tuple.rest.map { [$0.type] } ?? [])
            return types.allSatisfy { parameterShape(of: $0, depth: depth + 1) == .plain } ? .composite : .deep
        case .wrapper:
            return .deep
        case .enumeration, .streamEvents, .multipart, .statuses, nil:
            return .plain
        }
    }
}

extension MethodParameter.Location {
    fileprivate init(_ location: Parameter.Location) {
        self =
            switch location {
            case .path: .path
            case .query: .query
            case .header: .header
            case .cookie: .cookie
            case .querystring: .querystring
            }
    }
}

extension MediaType {
    /// Neither JSON nor a form: whoever calls writes it.
    fileprivate var isText: Bool { !name.isJSONMediaType && !name.isFormMediaType }
}
