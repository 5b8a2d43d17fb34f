import OpenAPI
import YAML

extension WireComparison {
    mutating func compare(_ before: OpenAPI.Operation, _ after: OpenAPI.Operation) {
        let subject = subject(of: before, after)
        if after.isDeprecated, !before.isDeprecated {
            note(.deprecated, subject, .neutral, "the operation is deprecated")
        } else if before.isDeprecated, !after.isDeprecated {
            note(.changed, subject, .neutral, "the operation is no longer deprecated")
        }
        if before.overridesServers || after.overridesServers {
            compareServers(from: before.servers, to: after.servers, subject)
        }
        compareExtensions(before, after, subject)
        compareParameters(before, after)
        compareBodies(before.requestBody, after.requestBody, subject)
        compareAnswers(before, after, subject)
    }

    private mutating func compareExtensions(
        _ before: OpenAPI.Operation,
        _ after: OpenAPI.Operation,
        _ subject: Subject
    ) {
        let old = Dictionary(before.extensions.map { ($0.key, $0.value.json) }) { $1 }
        let new = Dictionary(after.extensions.map { ($0.key, $0.value.json) }) { $1 }
        for key in Set(old.keys).union(new.keys).sorted() where old[key] != new[key] {
            let text =
                switch (old[key], new[key]) {
                case (nil, let value?): "`\(key)` is new: `\(value)`"
                case (let value?, nil): "`\(key)` is gone; it was `\(value)`"
                case (let before, let after): "`\(key)` was `\(before ?? "")`, and is `\(after ?? "")`"
                }
            note(.changed, subject, .neutral, text)
        }
    }

    // MARK: Parameters

    private mutating func compareParameters(_ before: OpenAPI.Operation, _ after: OpenAPI.Operation) {
        var remaining = after.parameters
        for parameter in before.parameters {
            let match = remaining.firstIndex { other in
                guard other.location == parameter.location else { return false }
                if parameter.location == .path {
                    // Only its place in the path shows on the wire.
                    return after.index(inPath: other) == before.index(inPath: parameter)
                }
                return other.key == parameter.key
            }
            guard let match else {
                let subject = subject(parameter, before, nil, after)
                note(.removed, subject, .neutral, "\(parameter.place) is sent for nothing")
                continue
            }
            compare(parameter, remaining.remove(at: match), before, after)
        }
        for parameter in remaining {
            let subject = subject(nil, before, parameter, after)
            if parameter.isRequired {
                note(.added, subject, .breaking, "\(parameter.place) is new and must be sent")
            } else {
                note(.added, subject, .additive, "\(parameter.place) is new")
            }
        }
    }

    private mutating func compare(
        _ old: Parameter,
        _ new: Parameter,
        _ before: OpenAPI.Operation,
        _ after: OpenAPI.Operation
    ) {
        let subject = subject(old, before, new, after)
        if new.isDeprecated, !old.isDeprecated {
            note(.deprecated, subject, .neutral, "\(new.place) is deprecated")
        } else if old.isDeprecated, !new.isDeprecated {
            note(.changed, subject, .neutral, "\(new.place) is no longer deprecated")
        }
        if new.isRequired, !old.isRequired {
            note(.changed, subject, .breaking, "\(new.place) must be sent")
        } else if old.isRequired, !new.isRequired {
            note(.changed, subject, .additive, "\(new.place) can be left out")
        }
        if old.style != new.style || old.explode != new.explode, isStructured(old) || isStructured(new) {
            let text =
                "\(new.place) is written in style `\(new.style)`\(new.explode ? " with explode" : ""), "
                + "and not `\(old.style)`\(old.explode ? " with explode" : "")"
            note(.changed, subject, .breaking, text)
        }
        if old.content.first?.name != new.content.first?.name {
            let names = [old, new].map { $0.content.first?.name ?? "plain text" }
            note(.changed, subject, .breaking, "\(new.place) was `\(names[0])`, and is `\(names[1])`")
        }
        compare(
            old.schema ?? old.content.first?.schema,
            new.schema ?? new.content.first?.schema,
            .request,
            subject
        )
    }

    private func isStructured(_ parameter: Parameter) -> Bool {
        let types = parameter.schema?.types ?? []
        return !types.allSatisfy { [.string, .integer, .number, .boolean].contains($0) } || types.isEmpty
    }

    private func subject(
        _ before: Parameter?,
        _ oldOperation: OpenAPI.Operation,
        _ after: Parameter?,
        _ newOperation: OpenAPI.Operation
    ) -> Subject {
        let oldName = before.flatMap { old.places.endpoints[oldOperation.position]?.parameters[$0.name] }
        let newName = after.flatMap { new.places.endpoints[newOperation.position]?.parameters[$0.name] }
        let method = subject(of: oldOperation, newOperation)
        let fallback = "\(method.name)(\((after ?? before)?.name ?? ""))"
        return Subject(
            name: newName ?? oldName ?? fallback,
            old: before?.position ?? oldOperation.position,
            new: after?.position ?? newOperation.position
        )
    }

    // MARK: Bodies

    private mutating func compareBodies(_ before: RequestBody?, _ after: RequestBody?, _ method: Subject) {
        var subject = method
        subject.name += "(body)"
        subject.old = before?.position ?? subject.old
        subject.new = after?.position ?? subject.new
        switch (before, after) {
        case (nil, nil): break
        case (nil, let after?):
            if after.isRequired {
                note(.added, subject, .breaking, "requests have no body, and one must be sent")
            } else {
                note(.added, subject, .additive, "requests may have a body")
            }
        case (.some, nil):
            note(.removed, subject, .neutral, "the body is sent for nothing")
        case (let before?, let after?):
            if after.isRequired, !before.isRequired {
                note(.changed, subject, .breaking, "a body must be sent")
            } else if before.isRequired, !after.isRequired {
                note(.changed, subject, .additive, "the body can be left out")
            }
            compareContent(before.content, after.content, .request, subject)
        }
    }

    /// - Parameter subject: the body or the method.
    mutating func compareContent(
        _ before: [MediaType],
        _ after: [MediaType],
        _ direction: Direction,
        _ subject: Subject
    ) {
        for media in before {
            guard let match = after.first(where: { $0.essence == media.essence }) else {
                let names = after.map { "`\($0.name)`" }.joined(separator: ", ")
                let text = "`\(media.name)` is gone" + (names.isEmpty ? "" : "; there is \(names)")
                note(.changed, subject, .breaking, direction.reason(text))
                continue
            }
            compare(media.schema, match.schema, direction, subject)
            compare(media.itemSchema, match.itemSchema, direction, subject)
            compareEncodings(media, match, direction, subject)
        }
        for media in after where !before.contains(where: { $0.essence == media.essence }) {
            note(.changed, subject, .additive, direction.reason("`\(media.name)` is possible too"))
        }
    }

    private mutating func compareEncodings(
        _ before: MediaType,
        _ after: MediaType,
        _ direction: Direction,
        _ subject: Subject
    ) {
        for encoding in after.encoding {
            let old = before.encoding.first { $0.name == encoding.name }
            guard old?.facts != encoding.facts else { continue }
            note(.changed, subject, .breaking, direction.reason("`\(encoding.name)` is encoded in another way"))
        }
        for encoding in before.encoding where !after.encoding.contains(where: { $0.name == encoding.name }) {
            note(.changed, subject, .breaking, direction.reason("`\(encoding.name)` is encoded in another way"))
        }
    }
}

extension OpenAPI.Operation {
    /// The place of a parameter among those of the path.
    fileprivate func index(inPath parameter: Parameter) -> Int? {
        path.split(separator: "{").dropFirst().firstIndex { $0.prefix { $0 != "}" } == parameter.name }
    }
}

extension Parameter {
    /// Names of headers are the same in any case (RFC 9110, section 5.1).
    fileprivate var key: String { location == .header ? name.lowercased() : name }

    fileprivate var place: String { "`\(name)` in \(location.rawValue)" }
}

extension MediaType {
    /// Without parameters (RFC 9110, section 8.3.1).
    var essence: String {
        String(name.prefix { $0 != ";" }.filter { $0 != " " }).lowercased()
    }
}

extension OpenAPI.Encoding {
    fileprivate var facts: [String?] {
        [contentType, style, explode.map(String.init), allowReserved.map(String.init)] + headers.map(\.name)
    }
}
