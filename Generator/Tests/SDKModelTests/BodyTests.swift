import Testing

@testable import SDKModel

/// What operations send and answer, beyond JSON.
@Suite struct BodyTests {
    private static let schemas = """
        Thing: {type: object, required: [name], properties: {name: {type: string}}}
        Other: {type: object, required: [size], properties: {size: {type: integer}}}
        Upload:
          type: object
          required: [file]
          properties:
            file: {type: string, format: binary}
            files: {type: array, items: {type: string, contentMediaType: application/octet-stream}}
            any: {anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]}
            thing: {$ref: '#/components/schemas/Thing'}
            note: {type: [string, 'null']}
        """

    private func methods(_ operation: String) throws -> [Method] {
        let (sdk, warnings) = try model(schemas: Self.schemas, paths: "/a: {post: {operationId: a.send, \(operation)}}")
        #expect(warnings.filter { !$0.message.contains("format 'binary'") }.isEmpty)
        return try #require(sdk.resources.first).methods
    }

    private func thing(_ name: String = "Thing") -> String { "{schema: {$ref: '#/components/schemas/\(name)'}}" }

    @Test func everyFormOfABodyHasAMethod() throws {
        let methods = try methods(
            """
            requestBody: {content: {multipart/form-data: \(thing("Upload")), application/json: \(thing()), \
            application/x-www-form-urlencoded: \(thing("Other")), text/plain: {}, image/png: {}, \
            application/xml: \(thing())}}, responses: {'204': {description: ok}}
            """
        )
        #expect(methods.map(\.name) == ["send", "sendMultipart", "sendForm", "sendText", "sendData"])
        #expect(
            methods.compactMap { $0.body?.mediaType } == [
                "application/json", "multipart/form-data", "application/x-www-form-urlencoded", "text/plain",
                "image/png",
            ]
        )
        #expect(
            methods.compactMap { $0.body?.type } == [
                .named("Thing"), .named("Upload"), .named("Other"), .string, .named("HTTPRequestBody"),
            ]
        )
        #expect(methods[0].body?.documentation.notes == ["The service takes the same as `application/xml`, too."])
    }

    @Test func aBodyThatMayBeNullIsAnOptional() throws {
        let list = "{schema: {type: [array, 'null'], items: {type: string}}}"
        func operation(_ required: Bool) -> String {
            "requestBody: {required: \(required), content: {application/json: \(list)}}, responses: {'204': {description: ok}}"
        }
        #expect(try methods(operation(true))[0].body?.type == .optional(.array(.string)))
        let (sdk, warnings) = try model(paths: "/a: {post: {operationId: a.send, \(operation(false))}}")
        #expect(sdk.resources[0].methods[0].body?.type == .array(.string))
        #expect(warnings.map(\.message) == ["a body that may be left out is never sent as 'null'"])
    }

    @Test func aSchemaThatIsOnlyAFormOfPartsIsOne() throws {
        let (sdk, _) = try model(
            schemas: Self.schemas,
            paths: """
                /a:
                  post:
                    operationId: a.send
                    requestBody:
                      content:
                        multipart/form-data:
                          schema: {$ref: '#/components/schemas/Upload'}
                          encoding: {thing: {contentType: text/json}, file: {contentType: 'image/png, image/jpeg'}}
                    responses: {'204': {description: ok}}
                """
        )
        let declaration = try #require(sdk.types.first { $0.name == "Upload" })
        guard case .multipart(let form) = declaration.kind else {
            Issue.record("expected a form, found \(declaration.kind)")
            return
        }
        #expect(
            form.fields.map(\.kind) == [
                .part, .parts, .parts, .field(contentType: "text/json"), .field(contentType: nil),
            ]
        )
        #expect(form.fields.map(\.isRequired) == [true, false, false, false, false])
        #expect(form.fields[0].documentation.notes == ["Media types: `image/png, image/jpeg`."])
        #expect(sdk.types.count { $0.name == "Upload" } == 1)
    }

    @Test func aFormThatIsUsedElsewhereGetsATypeOfItsOwn() throws {
        let (sdk, _) = try model(
            schemas: Self.schemas,
            paths: """
                /a:
                  post:
                    operationId: a.send
                    requestBody: {content: {multipart/form-data: \(thing("Upload"))}}
                    responses: {'200': {description: ok, content: {application/json: \(thing("Upload"))}}}
                """
        )
        #expect(sdk.types.map(\.name).filter { $0.hasPrefix("Upload") } == ["Upload", "UploadForm"])
        #expect(sdk.resources[0].methods[0].body?.type == .named("UploadForm"))
    }

    @Test(arguments: [
        ("'200': {description: ok, content: {application/json: T}}", "value(Thing)"),
        ("'200': {description: ok, content: {application/json: T}}, '204': {description: no}", "optionalValue(Thing)"),
        (
            "'200': {description: ok, content: {application/json: T}}, '201': {description: ok, content: {application/json: T}}",
            "value(Thing)"
        ),
        (
            "'200': {description: ok, content: {application/json: T}}, '201': {description: ok, content: {application/json: O}}",
            "statuses"
        ),
        ("2XX: {description: ok, content: {application/json: T}}", "value(Thing)"),
        ("default: {description: ok, content: {application/json: T}}", "value(Thing)"),
        (
            "default: {description: no, content: {application/json: O}}, '200': {description: ok, content: {application/json: T}}",
            "value(Thing)"
        ),
        ("'200': {description: ok, content: {application/vnd.x+json: T}}", "value(Thing) application/vnd.x+json"),
        ("'200': {description: ok, content: {text/csv: {}}}", "text text/csv"),
        ("'200': {description: ok, content: {image/png: {}, image/jpeg: {}}}", "bytes image/png, image/jpeg"),
        (
            "'200': {description: ok, content: {application/json: T, image/png: {}, text/csv: {}}}",
            "value(Thing) + Data bytes image/png + Text text text/csv"
        ),
        (
            "'200': {description: ok, content: {application/json: T, text/event-stream: O}}",
            "value(Thing) + Stream items"
        ),
        (
            "'200': {description: ok, content: {image/png: {}, text/event-stream: O, text/csv: {}}}",
            "bytes image/png + Stream items + Text text text/csv"
        ),
        ("'204': {description: ok}", "none"),
    ])
    func everyFormOfAnAnswerHasAMethod(responses: String, expected: String) throws {
        let responses = responses.replacing(": T", with: ": \(thing())").replacing(": O", with: ": \(thing("Other"))")
        let found = try methods("responses: {\(responses)}").map { method in
            let suffix = method.name == "send" ? "" : method.name.dropFirst(4) + " "
            return suffix + method.result.label + (method.accept.map { " " + $0 } ?? "")
        }
        #expect(found.joined(separator: " + ") == expected)
    }

    @Test func everyBodyGoesWithEveryAnswer() throws {
        let methods = try methods(
            """
            requestBody: {content: {application/json: \(thing()), text/plain: {}}}, \
            responses: {'200': {description: ok, content: {application/json: \(thing()), text/csv: {}}}}
            """
        )
        #expect(methods.map(\.name) == ["send", "sendText", "sendTextBody", "sendTextBodyText"])
    }

    @Test func errorsAreListedByTheirBodies() throws {
        let failures = try methods(
            """
            responses: {'204': {description: ok}, '404': {description: a, content: {application/json: \(thing("Other"))}}, \
            4XX: {description: a, content: {application/json: \(thing())}}, '500': {description: no}, \
            default: {description: a, content: {application/problem+json: \(thing())}}}
            """
        )[0].failures
        #expect(failures.map(\.type) == [.named("Other"), .named("Thing")])
        #expect(failures.map(\.statuses) == [["404"], ["4XX", "default"]])
    }

    @Test func bodiesOfErrorsMayBeNull() throws {
        let nullable = "{schema: {type: [object, 'null'], properties: {a: {}}}}"
        let failures = try methods(
            """
            responses: {'204': {description: ok}, '404': {description: a, content: {application/json: \(nullable)}}, \
            default: {description: a, content: {application/json: {schema: {}}}}}
            """
        )[0].failures
        #expect(failures.map(\.type) == [.optional(.named("ASendError404")), .json])
    }

    @Test func headerFieldsOfAnswersHaveTypes() throws {
        let (sdk, _) = try model(
            paths: """
                /a:
                  get:
                    operationId: a.get
                    responses:
                      '200':
                        description: ok
                        headers:
                          X-Count: {schema: {type: integer}}
                          X-Tags: {schema: {type: array, items: {type: string}}}
                          Link: {schema: {type: string}}
                      '404': {description: no, headers: {Retry-After: {schema: {type: integer}}, X-Mixed: {schema: {type: integer}}}}
                      '500': {description: no, headers: {x-mixed: {schema: {type: string}}}}
                """
        )
        #expect(sdk.responseHeaders.map(\.name) == ["retryAfter", "xCount", "xMixed", "xTags"])
        #expect(sdk.responseHeaders.map(\.type) == [.int, .int, .string, .array(.string)])
        #expect(sdk.resources[0].methods[0].responseHeaders == ["X-Count", "X-Tags"])
    }
}

extension Method.Result {
    fileprivate var label: String {
        switch self {
        case .value(.named(let name)): "value(\(name))"
        case .optionalValue(.named(let name)): "optionalValue(\(name))"
        case .statuses: "statuses"
        case .items: "items"
        case .text: "text"
        case .bytes: "bytes"
        case .none: "none"
        default: "\(self)"
        }
    }
}
