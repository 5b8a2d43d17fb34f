import Testing

@testable import SDKModel

@Suite struct StreamTests {
    private func stream(_ item: String) -> String {
        """
        /stream:
          get:
            operationId: s.stream
            responses: {'200': {description: ok, content: {text/event-stream: {itemSchema: \(item)}}}}
        """
    }

    @Test func streamEventsHaveNamesPayloadsAndRoles() throws {
        let (sdk, _) = try model(
            schemas: """
                Event:
                  oneOf:
                    - title: Delta
                      type: object
                      required: [event, data]
                      properties:
                        event: {const: text_delta}
                        data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Text'}}
                      x-event-role: text
                    - type: object
                      properties: {event: {const: ping}, data: {type: string}}
                Text: {type: object, required: [text], properties: {text: {type: string}}}
                """,
            paths: stream("{$ref: '#/components/schemas/Event'}")
        )
        guard case .streamEvents(let events) = sdk.types[0].kind else {
            Issue.record("expected stream events")
            return
        }
        #expect(events.members.map(\.name) == ["delta", "ping"])
        #expect(events.members.map(\.eventName) == ["text_delta", "ping"])
        #expect(events.members.map(\.payload) == [.named("Text"), .string])
        #expect(events.members.map(\.role) == [.text, nil])
    }

    @Test(arguments: [
        "{$ref: '#/components/schemas/Thing'}",
        "{type: string}",
        "{oneOf: [{$ref: '#/components/schemas/Thing'}]}",
        "{oneOf: [{type: object, properties: {event: {const: a}, data: {type: object}}}]}",
    ])
    func itemsThatAreNoEventsAreRefused(item: String) throws {
        let found = try errors(
            schemas: "Thing: {type: object, properties: {a: {type: string}}}",
            paths: stream(item)
        )
        #expect(found.count == 1)
        #expect(found.first?.contains("the events of a stream must be 'oneOf' objects") == true)
    }

    @Test func eventsMayBeDescribedElsewhere() throws {
        let (sdk, _) = try model(
            schemas: "Ping: {type: object, properties: {event: {const: isFinal}, data: {type: string}}}",
            paths: stream("{oneOf: [{$ref: '#/components/schemas/Ping'}]}")
        )
        let kinds = sdk.types.compactMap { if case .streamEvents(let events) = $0.kind { events } else { nil } }
        #expect(kinds.flatMap(\.members).map(\.eventName) == ["isFinal"])
        // A member of the protocol of events has that name already.
        #expect(kinds.flatMap(\.members).map(\.name) == ["isFinalValue"])
    }

    @Test func objectsThatOnlyLookLikeEventsAreAUnion() throws {
        let (sdk, _) = try model(
            schemas: "Hook: {oneOf: [{type: object, properties: {event: {const: a}, data: {type: string}}}]}"
        )
        guard case .union = sdk.types[0].kind else {
            Issue.record("expected a union, found \(sdk.types[0].kind)")
            return
        }
    }

    @Test func eventsOfTheSameNameAndEventsAsValuesAreRefused() throws {
        let event = "{type: object, properties: {event: {const: a}, data: {type: string}}}"
        let found = try errors(
            schemas: """
                Event: {oneOf: [\(event), \(event)]}
                Thing: {type: object, properties: {last: {$ref: '#/components/schemas/Event'}}}
                """,
            paths: stream("{$ref: '#/components/schemas/Event'}")
        )
        #expect(found.count == 2)
        #expect(found.first?.contains("duplicate event 'a'") == true)
        #expect(found.last?.contains("'Event' describes the events of a stream, and no value elsewhere") == true)
    }
}
