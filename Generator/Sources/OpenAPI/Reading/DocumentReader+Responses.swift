import YAML

extension DocumentReader {
    func responses(_ operation: inout Fields) -> [Response] {
        let place = operation.place.appending("responses")
        if version == .v3_0, !operation.has("responses") {
            report(.warning, operation.node.position, "an operation needs the field 'responses'; it is read as empty")
        }
        return operation.map("responses").compactMap { entry in
            guard !entry.isExtension, let status = status(entry) else { return nil }
            return response(entry.value, at: place.appending(entry.key), status: status)
        }
    }

    private func status(_ entry: Node.Entry) -> Response.Status? {
        if entry.key == "default" { return .default }
        if entry.key.utf8.count == 3 {
            if let code = Int(entry.key), (100...599).contains(code) { return .code(code) }
            if entry.key.hasSuffix("XX"), let digit = entry.key.first?.wholeNumberValue, (1...5).contains(digit) {
                return .range(digit)
            }
        }
        let wayOut = entry.key.lowercased().hasSuffix("xx") ? "; did you mean '\(entry.key.uppercased())'?" : ""
        report(
            .error,
            entry.keyPosition,
            "'\(entry.key)' is not a status code from 100 to 599, a range such as '2XX', or 'default'\(wayOut)"
        )
        return nil
    }

    func response(_ node: Node, at place: Place, status: Response.Status) -> Response? {
        guard let (object, target) = read(node, at: place, as: .response, memo: \.responses, response) else {
            return nil
        }
        var response = object
        response.status = status
        response.summary = target.summary ?? response.summary
        response.description = target.description ?? response.description
        return response
    }

    private func response(_ fields: inout Fields) -> Response? {
        omit(.links, of: &fields)
        return Response(
            position: fields.node.position,
            status: .default,
            summary: fields.string("summary", since: .v3_2),
            description: fields.string("description"),
            headers: headers(&fields),
            content: content(&fields),
            extensions: fields.extensions
        )
    }
}
