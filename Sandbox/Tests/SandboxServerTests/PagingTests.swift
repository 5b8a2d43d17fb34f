import Testing

@testable import SandboxServer

@Suite struct PagingTests {
    private func withUsers(_ count: Int, _ body: (SandboxClient) async throws -> Void) async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            for number in 0..<count { _ = try await client.post("/users", ["externalUserId": "u\(number)"]) }
            try await body(client)
        }
    }

    @Test func linksToTheOtherPagesKeepingTheOtherParametersAsTheyCame() async throws {
        try await withUsers(5) { client in
            let answer = try await client.get("/users?limit=2&page=2&x=a%20b")
            let base = "\(client.baseURL)/users?limit=2"
            #expect(answer.link("first") == "\(base)&page=1&x=a%20b")
            #expect(answer.link("prev") == "\(base)&page=1&x=a%20b")
            #expect(answer.link("next") == "\(base)&page=3&x=a%20b")
            #expect(answer.link("last") == "\(base)&page=3&x=a%20b")
        }
    }

    @Test(arguments: ["/users?limit=2", "/users?page=1&limit=2", "/users?limit=2&offset=0"])
    func walksToTheEndAndNoFurther(start: String) async throws {
        try await withUsers(5) { client in
            var next: String? = start
            var seen: [String] = []
            var pages = 0
            while let path = next, pages < 10 {
                let answer = try await client.get(path)
                seen += (answer.body.arrayValue ?? []).compactMap { $0["externalId"].stringValue }
                next = answer.link("next")
                pages += 1
            }
            #expect(seen == ["u0", "u1", "u2", "u3", "u4"])
            #expect(pages == 3)
        }
    }

    @Test func pagesPromptsByCursor() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            for number in 0..<3 {
                let component: JSONObject = ["content": "Prompt \(number)"]
                let body: JSONObject = [
                    "name": "P", "productId": Sandbox.productID, "role": "system", "components": [component],
                ]
                #expect(try await client.post("/prompts", body).status == 201)
            }
            let first = try await client.get("/prompts?limit=2")
            #expect(first.body.count == 2)
            let next = try #require(first.link("next"))
            #expect(next.contains("cursor="))
            let second = try await client.get(next)
            #expect(second.body.count == 1)
            #expect(second.link("next") == nil)
            #expect(try await client.get("/prompts?page=2&pageSize=2").body == second.body)
        }
    }

    @Test(arguments: [
        "limit=101", "limit=0", "page=0", "page=x", "offset=-1", "limit=1.5", "offset=9999999999999999999",
    ])
    func refusesWhatIsNoPage(query: String) async throws {
        try await withUsers(0) { client in
            let answer = try await client.get("/users?\(query)")
            #expect(answer.status == 400)
            let name = query.prefix { $0 != "=" }
            #expect(answer["error"].stringValue?.hasPrefix("\(name): ") == true)
        }
    }

    @Test func linksLeadBackTheWayTheRequestCame() async throws {
        let configuration = SandboxConfiguration.empty { $0.basePath = "tenants/acme/v1/" }
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            #expect(sandbox.baseURL.path == "/tenants/acme/v1")
            let answer = try await client.get(
                "/segments?pageSize=1",
                headers: ["X-Forwarded-Proto": "https", "X-Forwarded-Host": "insights.example.com"]
            )
            #expect(answer.link("next") == "https://insights.example.com/tenants/acme/v1/segments?page=2&pageSize=1")
        }
    }
}
