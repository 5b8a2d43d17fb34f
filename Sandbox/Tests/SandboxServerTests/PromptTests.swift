import Testing

@testable import SandboxServer

@Suite struct PromptTests {
    private func create(_ client: SandboxClient, _ content: String) async throws -> SandboxClient.Answer {
        let component: JSONObject = ["content": content, "externalComponentId": "c1"]
        return try await client.post(
            "/prompts",
            ["name": "P", "productId": Sandbox.productID, "role": "system", "components": [component]]
        )
    }

    @Test func fillsVariablesFromTheQuery() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let id = try await create(client, "Hi {{name}} {{page}} {{rest}}")["promptId"].stringValue ?? ""
            let answer = try await client.get("/prompts/\(id)?name=Zo%C3%AB+%26+Co&page=3")
            #expect(answer["composedPrompt"] == .string("Hi Zoë & Co 3 {{rest}}"))
        }
    }

    @Test func givesAnUpdateWithComponentsANewVersion() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let created = try await create(client, "One")
            let path = "/prompts/\(created["promptId"].stringValue ?? "")"
            let renamed = try await client.put(path, ["name": "Q"])
            #expect(renamed["versionId"] == .null)
            let component: JSONObject = ["content": "Two", "externalComponentId": "c1"]
            let updated = try await client.put(path, ["components": [component]])
            #expect(updated["versionId"] != created["versionId"])
            let prompt = try await client.get(path)["prompt"]
            #expect(prompt["components"][0]["id"] == created["componentIds"][0])
            #expect(prompt["components"][0]["content"] == .string("Two"))
            let version = created["versionId"].stringValue ?? ""
            #expect(try await client.get("/prompts?versionId=\(version)").body.count == 1)
        }
    }

    @Test func archivesAllButTheActivePrompt() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let created = try await create(client, "Be kind.")
            let path = "/prompts/\(created["promptId"].stringValue ?? "")"
            _ = try await client.post("/messages", logging(said("x")).merging(["systemPrompt": "Be kind."]))
            #expect(try await client.get("/prompts?activeOnly=true").body.count == 1)
            #expect(try await client.send("DELETE", path).status == 409)
            _ = try await client.post("/messages", logging(said("x")).merging(["systemPrompt": "Be brief."]))
            #expect(try await client.send("DELETE", path)["archivedAt"] != .null)
            #expect(try await client.get("/prompts").body.count == 1)
            #expect(try await client.get("/prompts?includeArchived=true").body.count == 2)
            #expect(try await client.put(path, ["name": "x"]).status == 409)
        }
    }
}
