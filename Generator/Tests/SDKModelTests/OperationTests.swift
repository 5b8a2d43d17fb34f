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
        #expect(sdk.resources.map(\.propertyName) == ["things", "otherThings", "default"])
        #expect(sdk.resources.map(\.typeName) == ["ThingsResource", "OtherThingsResource", "DefaultResource"])
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
        (
            "requestBody: {content: {text/csv: {schema: {type: string}}}}",
            "request body of 'text/csv' is not supported yet"
        ),
        (
            "parameters: [{name: f, in: query, style: deepObject, schema: {type: object}}]",
            "parameter 'f' in query: style 'deepObject' for this type is not supported yet"
        ),
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
}
