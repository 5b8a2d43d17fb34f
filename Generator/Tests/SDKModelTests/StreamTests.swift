import GeneratorConfiguration
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

    /// What the one operation of a document delivers.
    private func result(of content: String, streams: StreamRules = StreamRules()) throws -> String {
        let document = try document(
            schemas: """
                Thing: {type: object, properties: {a: {type: string}}}
                Event: {oneOf: [{type: object, properties: {event: {const: a}, data: {$ref: '#/components/schemas/Thing'}}}]}
                """,
            paths: """
                /stream:
                  get:
                    operationId: s.stream
                    responses: {'200': {description: ok, content: \(content)}}
                """
        )
        var configuration = Configuration()
        configuration.streams = streams
        let (sdk, _) = try SDK.build(from: document, module: "TestAPI", configuration: configuration)
        switch sdk.resources[0].methods[0].result {
        case .items(.named(let type), let format): return "items \(type) \(format)"
        case .items(let type, let format): return "items \(type) \(format)"
        case .events(.named(let type)): return "events \(type)"
        case let other: return "\(other)"
        }
    }

    @Test(arguments: [
        ("text/event-stream", "itemSchema: {$ref: '#/components/schemas/Event'}", "events Event"),
        ("text/event-stream", "schema: {$ref: '#/components/schemas/Event'}", "events Event"),
        (
            "text/event-stream",
            """
            schema: {anyOf: [{$ref: '#/components/schemas/Event'}, {properties: {event: {enum: [b]}, data: {const: x}}}]}
            """,
            "events SStreamResponse"
        ),
        (
            "text/event-stream", "schema: {$ref: '#/components/schemas/Thing'}",
            "items Thing events(terminator: Optional(\"[DONE]\"))"
        ),
        (
            "text/event-stream", "schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}",
            "items Thing events(terminator: Optional(\"[DONE]\"))"
        ),
        (
            "text/event-stream",
            "itemSchema: {properties: {data: {type: string, contentSchema: {$ref: '#/components/schemas/Thing'}}}}",
            "items Thing events(terminator: Optional(\"[DONE]\"))"
        ),
        (
            "text/event-stream", "itemSchema: {properties: {event: {type: string}, data: {type: integer}}}",
            "items int events(terminator: Optional(\"[DONE]\"))"
        ),
        ("text/event-stream", "itemSchema: {properties: {data: {type: string}}}", "events ServerSentEvent"),
        ("text/event-stream", "schema: {type: string}", "events ServerSentEvent"),
        ("text/event-stream", "example: no schema", "events ServerSentEvent"),
        (
            "application/jsonl", "itemSchema: {$ref: '#/components/schemas/Thing'}",
            "items Thing lines(mediaType: \"application/jsonl\")"
        ),
        (
            "application/x-ndjson", "schema: {$ref: '#/components/schemas/Thing'}",
            "items Thing lines(mediaType: \"application/x-ndjson\")"
        ),
        (
            "application/json-seq", "itemSchema: {type: integer}",
            "items int sequence(mediaType: \"application/json-seq\")"
        ),
        (
            "application/geo+json-seq", "itemSchema: {}",
            "items json sequence(mediaType: \"application/geo+json-seq\")"
        ),
    ])
    func whatAStreamDeliversFollowsFromItsMediaTypeAndSchema(
        mediaType: String,
        content: String,
        expected: String
    ) throws {
        #expect(try result(of: "{\(mediaType): {\(content)}}") == expected)
    }

    @Test func aConfigurationMaySayWhatEndsAStreamOfValues() throws {
        var rules = StreamRules()
        rules.terminator = nil
        let content = "{text/event-stream: {schema: {$ref: '#/components/schemas/Thing'}}}"
        #expect(try result(of: content, streams: rules) == "items Thing events(terminator: nil)")
    }

    @Test func itemsOfOtherMediaTypesAreRefused() throws {
        let found = try errors(
            paths: """
                /stream:
                  get:
                    operationId: s.stream
                    responses: {'200': {description: ok, content: {application/xml: {itemSchema: {type: string}}}}}
                """
        )
        #expect(found.count == 1)
        #expect(found.first?.contains("'itemSchema' under 'application/xml' is not supported") == true)
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
            schemas: """
                Hook: {oneOf: [{type: object, properties: {event: {const: a}, data: {type: string}}},
                               {type: object, properties: {event: {const: b}, data: {type: string}}}]}
                """
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
