import OpenAPI
import YAML

extension ModelBuilder {
    mutating func parameters(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> [MethodParameter] {
        var taken: Set<String> = []
        var parameters: [MethodParameter] = []
        for parameter in operation.parameters {
            // The reader has said that it is not sent.
            if parameter.location == .cookie, !parameter.isRequired { continue }
            guard let schema = parameter.schema else {
                error(
                    "parameter '\(parameter.name)': 'content' parameters are not supported yet",
                    at: parameter.position
                )
                continue
            }
            let place = Place(scope: nil, suggestedName: baseName + Identifier.type(parameter.name))
            let constant = parameter.isRequired && parameter.location != .path ? schema.stringConstant : nil
            let type = constant != nil ? .string : type(of: schema, at: place, nested: &nested).type
            guard let location = location(of: parameter, type: type) else { continue }
            let name = Identifier.declarable(
                Identifier.member(parameter.name),
                reserved: Identifier.reservedParameters,
                taken: taken
            )
            taken.insert(name)
            var documentation = documentation(of: schema)
            documentation.description = parameter.description ?? documentation.description
            if parameter.isDeprecated || schema.isDeprecated { documentation.notes.append("Deprecated.") }
            parameters.append(
                MethodParameter(
                    wireName: parameter.name,
                    name: name,
                    location: location,
                    type: type,
                    isRequired: parameter.isRequired,
                    constant: constant,
                    documentation: documentation,
                    position: parameter.position
                )
            )
        }
        return parameters
    }

    private mutating func location(of parameter: Parameter, type: TypeReference) -> MethodParameter.Location? {
        let label = "parameter '\(parameter.name)' in \(parameter.location.rawValue)"
        switch (parameter.location, type) {
        case (.path, .named(let name)), (.query, .named(let name)), (.query, .array(.named(let name))):
            guard case .enumeration? = declared[name] else { break }
            guard parameter.style == (parameter.location == .path ? "simple" : "form") else { break }
            if case .array = type, !parameter.explode { break }
            return parameter.location == .path ? .path : .query
        case (.path, .string), (.path, .int):
            guard parameter.style == "simple" else { break }
            return .path
        case (.query, .dictionary(.string)):
            guard parameter.style == "form", parameter.explode else { break }
            return .freeFormQuery
        case (.query, .string), (.query, .int), (.query, .double), (.query, .bool), (.query, .date):
            guard parameter.style == "form" else { break }
            return .query
        case (.query, .array(.string)):
            guard parameter.style == "form", parameter.explode else { break }
            return .query
        case (.header, .string):
            return .header
        default:
            break
        }
        error(
            "\(label): style '\(parameter.style)'\(parameter.explode ? " with explode" : "") for this type is not "
                + "supported yet",
            at: parameter.position
        )
        return nil
    }
}
