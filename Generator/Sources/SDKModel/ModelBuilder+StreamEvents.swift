import OpenAPI
import YAML

extension ModelBuilder {
    /// Every alternative is an object with a constant `event` and with `data` (OpenAPI 3.2, section 4.14.4).
    func describesStreamEvents(_ schema: Schema) -> Bool {
        let events = eventSchemas(of: schema)
        return !events.isEmpty
            && events.allSatisfy { event in
                event.schema.eventName != nil && event.schema.property("data") != nil
            }
    }

    /// The alternatives, and those of alternatives that are unions of events themselves.
    private func eventSchemas(of schema: Schema, depth: Int = 0) -> [(use: Schema, schema: Schema)] {
        schema.alternatives.flatMap { alternative in
            let event = referenced(alternative)
            guard event.properties.isEmpty, !event.alternatives.isEmpty, depth < 10 else {
                return [(alternative, event)]
            }
            return eventSchemas(of: event, depth: depth + 1)
        }
    }

    mutating func streamEvents(
        _ schema: Schema,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> StreamEvents {
        var members: [StreamEvents.Member] = []
        var taken: Set<String> = []
        for (alternative, event) in eventSchemas(of: schema) {
            guard
                let eventName = event.eventName,
                let data = event.property("data")
            else { continue }
            if members.contains(where: { $0.eventName == eventName }) {
                error("duplicate event '\(eventName)'", at: alternative.position)
            }
            let title = alternative.title ?? event.title ?? eventName
            let name = Identifier.declarable(
                Identifier.member(title),
                reserved: Identifier.reservedEventCases,
                taken: taken
            )
            taken.insert(name)
            let place = Place(scope: scope, suggestedName: Identifier.type(title))
            let payload: TypeReference =
                if let content = data.contentSchema {
                    type(of: content, at: place, nested: &nested).type
                } else if data.stringConstant != nil || referenced(data).types == [.string] {
                    .string
                } else {
                    // What is no string can only be meant as its JSON.
                    type(of: data, at: place, nested: &nested).type
                }
            let role = role(of: event)
            if role == .text, payload != .string, !hasText(data.contentSchema ?? data) {
                error(
                    "the data of a 'text' event must be a string, or have a required string 'text'",
                    at: data.position
                )
            }
            members.append(
                StreamEvents.Member(
                    name: name,
                    eventName: eventName,
                    payload: payload,
                    role: role,
                    documentation: documentation(of: alternative),
                    position: alternative.position
                )
            )
        }
        return StreamEvents(members: members)
    }

    private func hasText(_ payload: Schema?) -> Bool {
        guard let object = payload.map(referenced) else { return false }
        return object.required.contains("text") && object.property("text")?.types == [.string]
    }

    private mutating func role(of event: Schema) -> StreamEvents.Role? {
        reportMisspelt(event.extensions, known: ["x-event-role"])
        guard let entry = event.extensions.first(where: { $0.key == "x-event-role" }) else { return nil }
        guard let role = entry.value.string.flatMap(StreamEvents.Role.init(rawValue:)) else {
            let known = StreamEvents.Role.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            error("'x-event-role' must be one of \(known)", at: entry.value.position)
            return nil
        }
        return role
    }
}

extension Schema {
    /// The one value of `event`.
    fileprivate var eventName: String? {
        guard let event = property("event") else { return nil }
        if let constant = event.stringConstant { return constant }
        guard event.isStringEnumeration, let values = event.enumeration, values.count == 1 else { return nil }
        return values[0].string
    }
}
