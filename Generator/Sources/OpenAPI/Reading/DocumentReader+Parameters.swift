import YAML

extension DocumentReader {
    /// The parameters of a path item or an operation.
    func parameters(_ owner: inout Fields) -> [Parameter] {
        let place = owner.place.appending("parameters")
        var parameters: [Parameter] = []
        var seen: [Parameter.Key: SourcePosition] = [:]
        for (index, node) in owner.list("parameters").enumerated() {
            guard let parameter = parameter(node, at: place.appending(index)) else { continue }
            if parameter.location == .header, Self.reservedHeaders.contains(parameter.name.lowercased()) {
                let message = "the parameter is ignored: the client sets the header '\(parameter.name)'"
                report(.warning, node.position, message)
                continue
            }
            if let first = seen.updateValue(node.position, forKey: parameter.key) {
                let name = "\(parameter.location.rawValue) parameter '\(parameter.name)'"
                report(.error, node.position, "duplicate \(name); the first one is at \(first.lineAndColumn)")
                continue
            }
            parameters.append(parameter)
        }
        return parameters
    }

    func parameter(_ node: Node, at place: Place) -> Parameter? {
        guard let (object, target) = read(node, at: place, as: .parameter, memo: \.parameters, parameter) else {
            return nil
        }
        var parameter = object
        parameter.description = target.description ?? parameter.description
        return parameter
    }

    private func parameter(_ fields: inout Fields) -> Parameter? {
        let name = fields.requiredString("name")
        let location = location(&fields)
        let style = location.map { styleName(&fields, $0) } ?? ""
        let explode = fields.optionalBool("explode") ?? (style == "form" || style == "cookie")
        let content = content(&fields)
        let schema = subschema("schema", &fields)
        checkSchemaOrContent(fields, schema, content)
        let parameter = Parameter(
            position: fields.node.position,
            name: name ?? "",
            location: location ?? .query,
            description: fields.string("description"),
            isRequired: isRequired(&fields, location),
            isDeprecated: fields.bool("deprecated"),
            style: style,
            explode: explode,
            allowReserved: fields.bool("allowReserved"),
            allowEmptyValue: fields.bool("allowEmptyValue"),
            schema: schema,
            content: content,
            examples: examples(&fields),
            extensions: fields.extensions
        )
        return name == nil || location == nil ? nil : parameter
    }

    private func location(_ fields: inout Fields) -> Parameter.Location? {
        guard let text = fields.requiredString("in") else { return nil }
        let position = fields.value("in")?.position ?? fields.node.position
        let known = ["path", "query", "header", "cookie", "querystring"]
        guard let location = Parameter.Location(rawValue: text) else {
            let wayOut = wayOut(text, in: known, otherwise: "it is one of \(known.joined(separator: ", "))")
            report(.error, position, "unknown location '\(text)' of a parameter\(wayOut)")
            return nil
        }
        if location == .querystring, version < .v3_2 { reportNew("'in: querystring'", in: .v3_2, position) }
        return location
    }

    private func isRequired(_ fields: inout Fields, _ location: Parameter.Location?) -> Bool {
        let isRequired = fields.bool("required")
        guard location == .path, !isRequired else { return isRequired }
        let position = fields.value("required")?.position ?? fields.node.position
        report(.warning, position, "a path parameter is always required; write 'required: true'")
        return true
    }

    private func styleName(_ fields: inout Fields, _ location: Parameter.Location) -> String {
        let admitted = Self.styles(location)
        guard let style = fields.string("style") else { return admitted[0] }
        if admitted.contains(style) { return style }
        let position = fields.value("style")?.position ?? fields.node.position
        let wayOut = wayOut(style, in: admitted, otherwise: "it can be \(admitted.joined(separator: ", "))")
        report(.error, position, "a \(location.rawValue) parameter cannot have the style '\(style)'\(wayOut)")
        return admitted[0]
    }

    /// OpenAPI 3.2, section 4.12.3. The default comes first.
    private static func styles(_ location: Parameter.Location) -> [String] {
        switch location {
        case .path: ["simple", "label", "matrix"]
        case .query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"]
        case .header: ["simple"]
        case .cookie: ["form", "cookie"]
        case .querystring: ["form"]
        }
    }

    private func checkSchemaOrContent(_ fields: Fields, _ schema: Schema?, _ content: [MediaType]) {
        let position = fields.node.position
        if schema == nil, !fields.has("content") {
            report(.error, position, "a parameter needs either 'schema' or 'content'")
        } else if schema != nil, fields.has("content") {
            report(.error, position, "a parameter cannot have both 'schema' and 'content'; remove one")
        } else if content.count > 1 {
            report(.error, content[1].position, "the 'content' of a parameter must have exactly one media type")
        }
    }

    /// OpenAPI 3.2, section 4.12.2: definitions of these are ignored.
    private static let reservedHeaders: Set = ["accept", "content-type", "authorization"]
}
