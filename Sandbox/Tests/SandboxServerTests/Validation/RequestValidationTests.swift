import Foundation
import Testing

@testable import SandboxServer

/// What the sandbox says of requests that the description does not allow.
@Suite struct RequestValidationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let method: String
        let path: String
        var body: String?
        var headers: [String: String] = [:]
        let messages: [String]
        var testDescription: String { "\(method) \(path) \(body ?? "") \(headers)" }

        init(
            _ method: String,
            _ path: String,
            _ body: String? = nil,
            headers: [String: String] = [:],
            _ messages: String...
        ) {
            self.method = method
            self.path = path
            self.body = body
            self.headers = headers
            self.messages = messages
        }
    }

    static let cases: [Case] = [
        // Queries
        Case("GET", "/users?limt=5", nil, "query.limt: is not described; did you mean 'limit'?"),
        Case(
            "GET",
            "/users?sort=name",
            nil,
            "query.sort: is not described; expected one of page, limit, offset, organizationId"
        ),
        Case("GET", "/products/x?a=1", nil, "query.a: is not described; expected none"),
        Case("GET", "/users?limit=ten", nil, "query.limit: is 'ten'; expected an integer"),
        Case("GET", "/users?limit=2.5", nil, "query.limit: is 2.5; expected an integer"),
        Case("GET", "/users?limit=", nil, "query.limit: is ''; expected an integer"),
        Case("GET", "/users?limit=0", nil, "query.limit: is 0; expected at least 1"),
        Case("GET", "/users?limit=101", nil, "query.limit: is 101; expected at most 100"),
        Case("GET", "/users?limit=1&limit=2", nil, "query.limit: is there twice; expected once"),
        Case("GET", "/prompts?activeOnly=yes", nil, "query.activeOnly: is 'yes'; expected a boolean"),
        Case("GET", "/inbox?minSeverity=high", nil, "query.minSeverity: is 'high'; expected a number"),
        Case("GET", "/inbox?axis=manual", nil, "query.axis: is 'manual'; expected one of attention, opportunity"),
        Case("GET", "/products/x?cursor=c1", nil, "query.cursor: is not described; expected none"),
        Case(
            "GET",
            "/users/u/analytics?mode=quick",
            nil,
            "query.mode: is 'quick'; expected one of simple, insights"
        ),
        // Header fields
        Case(
            "POST",
            "/users",
            "{}",
            headers: ["Content-Type": "text/plain"],
            "header.Content-Type: is 'text/plain'; expected application/json"
        ),
        Case(
            "POST",
            "/chat",
            "{\"question\":\"?\"}",
            headers: ["Accept": "application/json"],
            "header.Accept: is 'application/json'; expected text/event-stream"
        ),
        // Bodies
        Case("POST", "/users", "", "body: is missing; expected application/json"),
        Case("DELETE", "/prompts/p", "{}", "body: is not described; expected none"),
        Case("POST", "/users", "[]", "body: is an array; expected an object"),
        Case("POST", "/users", "{}", "body.externalUserId: is missing; expected a string"),
        Case("POST", "/users", #"{"externalUserId":5}"#, "body.externalUserId: is 5; expected a string"),
        Case("POST", "/users", #"{"externalUserId":null}"#, "body.externalUserId: is null; expected a string"),
        Case(
            "POST",
            "/users",
            #"{"external_user_id":"u"}"#,
            "body.externalUserId: is missing; expected a string",
            "body.external_user_id: is not described; did you mean 'externalUserId'?"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":{}}"#,
            "body.messages: is an object; expected an array"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[{"role":"user"},{"role":"robot"}]}"#,
            "body.messages[1].role: is 'robot'; expected one of user, assistant, system"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[{"role":"user","createdAt":"yesterday","context":1}]}"#,
            "body.messages[0].context: is 1; expected a string or null",
            "body.messages[0].createdAt: is 'yesterday'; expected a date-time such as 2026-01-15T09:30:00Z"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[],"voiceCall":{"latency":{"e2e":4}}}"#,
            "body.voiceCall.latency.e2e: is not described; expected one of asrMs, e2eMs, llmMs, ttsMs"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[],"sampleRate":1.5}"#,
            "body.sampleRate: is 1.5; expected at most 1"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[],"systemPrompt":5}"#,
            "body.systemPrompt: is 5; expected a string or an object"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[],"systemPrompt":{"variables":{"a":1},"text":"x"}}"#,
            "body.systemPrompt.variables.a: is 1; expected a string"
        ),
        Case(
            "POST",
            "/messages",
            #"{"externalUserId":"u","messages":[],"systemPrompt":{"contents":"x"}}"#,
            "body.systemPrompt.contents: is not described; did you mean 'content'?"
        ),
        Case(
            "POST",
            "/segments",
            #"{"filters":{"rules":[]}}"#,
            "body.filters.rules: has 0 items; expected at least 1"
        ),
        Case(
            "POST",
            "/segments",
            #"{"filters":{"rules":[{"type":"plan","value":1},{"value":1}]}}"#,
            """
            body.filters.rules[0].type: is 'plan'; expected one of analysis, analysis_flag, property, \
            conversation_property, conversation_count, last_seen
            """,
            """
            body.filters.rules[1].type: is missing; expected one of analysis, analysis_flag, property, \
            conversation_property, conversation_count, last_seen
            """
        ),
        Case(
            "POST",
            "/segments",
            #"{"filters":{"rules":[{"type":"conversation_count","operator":"gte","value":1.5,"key":"a"}]}}"#,
            "body.filters.rules[0].value: is 1.5; expected an integer",
            "body.filters.rules[0].key: is not described; expected one of type, operator, value"
        ),
        Case(
            "POST",
            "/segments",
            #"{"filters":{"rules":[{"type":"property","operator":"eq","key":"a","value":[]}]}}"#,
            "body.filters.rules[0].value: is an array; expected a string or a number or a boolean"
        ),
        Case(
            "POST",
            "/segments",
            #"{"filters":{"rules":[{"type":"last_seen","operator":"within","value":"7d"}],"dateRange":{"preset":"8d"}}}"#,
            "body.filters.dateRange.preset: is '8d'; expected one of 7d, 30d, 90d, all"
        ),
    ]

    @Test(arguments: cases)
    func namesThePlaceAndWhatWasExpected(_ each: Case) async throws {
        try await withSandbox(.empty { $0.validatesRequests = true }) { sandbox in
            let client = SandboxClient(sandbox)
            let answer = try await client.send(each.method, each.path, each.body, headers: each.headers)
            #expect(answer.status == 400)
            #expect(answer["code"] == .string("invalid_request"))
            #expect(answer["error"] == .string(each.messages[0]))
            let all = answer["problems"].arrayValue ?? [answer["error"]]
            #expect(all == each.messages.map { .string($0) })
            #expect(sandbox.stored.conversations == 0)
        }
    }

    @Test func saysWhatIsNoJSON() async throws {
        try await withSandbox(.empty { $0.validatesRequests = true }) { sandbox in
            let answer = try await SandboxClient(sandbox).send("POST", "/users", "{\"externalUserId\": ")
            #expect(answer.status == 400)
            #expect(answer["error"].stringValue?.hasPrefix("body: is no JSON: ") == true)
        }
    }

    @Test func letsPassWhatTheDescriptionAllows() async throws {
        try await withSandbox(.empty { $0.validatesRequests = true }) { sandbox in
            let client = SandboxClient(sandbox)
            let body = logging(said("Hello"))
            #expect(try await client.post("/messages", body).status == 201)
            var free = logging(said("Hello"))
            free["properties"] = .object(["any": ["thing": 1] as JSONObject])
            free["sampleRate"] = .number(1.0)
            #expect(try await client.post("/messages", free).status == 201)
            #expect(try await client.get("/prompts/none?customer=Acme&tone=friendly").status == 404)
            #expect(try await client.get("/users?limit=2.0", headers: ["Accept": "text/html, */*;q=0.1"]).status == 200)
            let json = ["Content-Type": "Application/JSON; charset=utf-8"]
            let created = try await client.send("POST", "/users", "{\"externalUserId\":\"u\"}", headers: json)
            #expect(created.status == 201)
        }
    }

    @Test func letsPassTheDescriptionsOwnExamples() throws {
        let description = Description(root: try SpecificationReader.read(SpecificationText.yaml))
        let validator = try RequestValidator.standard()
        var count = 0
        for path in description.root["paths"].objectValue?.members ?? [] {
            for operation in path.value.objectValue?.members ?? [] {
                let content = operation.value["requestBody"]["content"]["application/json"]
                for example in content["examples"].objectValue?.members ?? [] {
                    let value = try #require(try description.follow(example.value)["value"])
                    var request = RequestValidator.Candidate(
                        operation: operation.value["operationId"].stringValue ?? ""
                    )
                    request.fields = ["content-type": "application/json"]
                    request.body = Data(value.bytes)
                    #expect(validator.problems(of: request) == [], "\(example.name)")
                    count += 1
                }
            }
        }
        #expect(count > 11)
    }

    @Test func followsTheLinksOfAList() async throws {
        var configuration = SandboxConfiguration.empty { $0.validatesRequests = true }
        configuration.seed = .demo
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            var path: String? = "/interactions?limit=20"
            var count = 0
            while let next = path {
                let page = try await client.get(next)
                #expect(page.status == 200)
                count += page.body.count
                path = page.link("next")
            }
            #expect(count == 48)
        }
    }

    @Test func refusesBeforeAnythingIsCharged() async throws {
        let configuration = SandboxConfiguration.empty {
            $0.validatesRequests = true
            $0.limits[.growth]?.chatsPerHour = 1
        }
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            for _ in 0..<2 { #expect(try await client.post("/chat", ["query": "?"]).status == 400) }
            let stranger = try await SandboxClient(sandbox, token: "wrong").post("/chat", ["query": "?"])
            #expect(stranger.status == 401)
            #expect(try await client.post("/chat", ["question": "?"]).status == 200)
        }
    }

    @Test func isOffUnlessAskedFor() async throws {
        try await withSandbox(.empty()) { sandbox in
            let answer = try await SandboxClient(sandbox).get("/users?sort=name")
            #expect(answer.status == 200)
        }
    }
}
