import Testing

@testable import SDKModel

@Suite struct OperationTests {
    private func method(_ operation: String, path: String = "/things") throws -> Method {
        let (sdk, _) = try model(
            schemas: """
                Thing: {type: object, required: [name], properties: {name: {type: string}, key: {type: string}, \
                items: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
                """,
            paths: "\(path):\n" + operation
        )
        return try #require(sdk.resources.first?.methods.first)
    }

    private let ok =
        "responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}"

    @Test func operationIDsNameResourceAndMethod() throws {
        let (sdk, _) = try model(
            paths: """
                /a: {get: {operationId: things.list, responses: {'204': {description: none}}}}
                /b: {get: {operationId: getB, tags: [Other Things], responses: {'204': {description: none}}}}
                /c: {post: {responses: {'204': {description: none}}}}
                """
        )
        #expect(sdk.resources.map(\.propertyName) == ["things", "otherThings", "c"])
        #expect(sdk.resources.map(\.typeName) == ["ThingsResource", "OtherThingsResource", "CResource"])
        #expect(sdk.resources.flatMap(\.methods).map(\.name) == ["list", "getB", "postC"])
    }

    @Test func arraysWithALinkHeaderArePaged() throws {
        let array = "content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}"
        let link = "headers: {Link: {schema: {type: string}}}"
        let paged = try method("  get: {operationId: t.list, responses: {'200': {description: ok, \(link), \(array)}}}")
        guard case .list(.named("Thing")) = paged.result else {
            Issue.record("expected a paged list, found \(paged.result)")
            return
        }
        let plain = try method("  get: {operationId: t.list, responses: {'200': {description: ok, \(array)}}}")
        guard case .value(.array(.named("Thing"))) = plain.result else {
            Issue.record("expected an array, found \(plain.result)")
            return
        }
    }

    @Test(arguments: [
        ("get", "", true), ("put", "", true), ("delete", "", true), ("post", "", false), ("patch", "", false),
        ("put", "x-idempotent: false", false), ("post", "x-idempotent: true", true),
    ])
    func methodsAreSafeToRepeatAsHTTPSaysUnlessTheSpecSaysOtherwise(verb: String, extension: String, expected: Bool)
        throws
    {
        let separator = `extension`.isEmpty ? "" : ", "
        let method = try method("  \(verb): {operationId: t.x, \(ok)\(separator)\(`extension`)}")
        #expect(method.isSafeToRepeat == expected)
    }

    @Test func idempotencyKeysAreFoundInBodiesAndTheirLists() throws {
        let body =
            "requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}"
        let method = try method(
            "  post: {operationId: t.x, \(ok), \(body), x-idempotency-key: [key, 'items[].key', name], x-idempotency-scope: [key]}"
        )
        #expect(method.isSafeToRepeat)
        let keys = try #require(method.body).idempotencyKeys
        #expect(keys.map(\.property) == ["key", "key"])
        #expect(keys.map(\.list) == [nil, "items"])
        #expect(keys.map(\.isListOptional) == [false, true])
        #expect(method.body?.idempotencyScope == ["key"])
    }

    @Test func rateLimitsCarryTheirExemption() throws {
        let method = try method(
            """
              get:
                operationId: t.x
                parameters: [{name: mode, in: query, schema: {type: string}}]
                x-rate-limit: {bucket: analytics, window: 3600, exempt: {parameter: mode, value: simple}}
                \(ok)
            """
        )
        #expect(method.rateLimit?.bucket == "analytics")
        #expect(method.rateLimit?.window == 3600)
        #expect(method.rateLimit?.exemption?.parameter == "mode")
        #expect(method.rateLimit?.exemption?.value == "simple")
    }

    @Test(arguments: [
        ("x-rate-limit: {bucket: a}", "'x-rate-limit' needs a 'bucket'"),
        ("x-idempotent: maybe", "'x-idempotent' must be true or false"),
        ("x-plan: 3", "'x-plan' must be the name of a plan"),
    ])
    func whatIsNotUnderstoodIsAnErrorAtItsPlace(part: String, message: String) throws {
        let found = try errors(
            schemas: "Thing: {type: object, properties: {name: {type: string}}}",
            paths: "/things:\n  post: {operationId: t.x, \(ok), \(part)}"
        )
        #expect(found.count == 1)
        #expect(found.first?.contains(message) == true, "\(found)")
        #expect(found.first?.hasPrefix("spec.yaml:5:") == true, "\(found)")
    }

    @Test(arguments: [
        ("{const: '2'}", "query", true), ("{const: '2'}", "header", true), ("{type: string}", "query", false),
    ])
    func parametersWithOneValueAreNotAskedFor(schema: String, location: String, isConstant: Bool) throws {
        let method = try method(
            "  get: {operationId: t.x, parameters: [{name: v, in: \(location), required: true, schema: \(schema)}], \(ok)}"
        )
        #expect(method.parameters.map(\.constant) == [isConstant ? "2" : nil])
    }

    @Test func pathsArePercentEncoded() throws {
        let method = try method(
            "  get: {operationId: t.x, parameters: [{name: id, in: path, required: true, schema: {type: string}}], \(ok)}",
            path: "'/a b/é/%20/{id}'"
        )
        guard case .literal(let literal)? = method.pathParts.first else {
            Issue.record("expected a literal part")
            return
        }
        #expect(literal == "/a%20b/%C3%A9/%20/")
    }

    @Test func idempotencyKeysAreCalledLikeTheirProperties() throws {
        let (sdk, _) = try model(
            schemas: """
                Base: {type: object, properties: {insert_id: {type: string}, insertId: {type: string}}}
                Event: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {name: {type: string}}}]}
                """,
            paths: """
                /a:
                  post:
                    operationId: a.create
                    x-idempotency-key: insertId
                    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
                    responses: {'204': {description: ok}}
                """
        )
        #expect(sdk.resources[0].methods[0].body?.idempotencyKeys.map(\.property) == ["insertID"])
    }

    @Test(arguments: [
        ("required: true, ", "x-idempotency-key: when", "'when' must be a string"),
        ("required: true, ", "x-idempotency-key: state", "'state' must be a string"),
        ("required: true, ", "x-idempotency-key: empty", "'empty' must be a string"),
        ("required: true, ", "x-idempotency-key: 'rows[].key'", "has no field 'rows[].key'"),
        ("required: true, ", "x-idempotency-scope: empty", "has no field 'empty' that may be left out"),
        ("", "x-idempotency-key: key", "needs a request body with 'required: true'"),
    ])
    func keysThatCannotBeFilledInAreRefused(required: String, extension: String, expected: String) throws {
        let found = try errors(
            schemas: """
                Event:
                  type: object
                  properties:
                    key: {type: string}
                    when: {type: string, format: date-time}
                    state: {type: string, enum: [a]}
                    empty: {type: [string, 'null']}
                    rows: {type: array, items: {type: [object, 'null'], properties: {key: {type: string}}}}
                """,
            paths: """
                /a:
                  post:
                    operationId: a.create
                    \(`extension`)
                    requestBody: {\(required)content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
                    responses: {'204': {description: ok}}
                """
        )
        #expect(found.count == 1)
        #expect(found.first?.contains(expected) == true)
    }
}
