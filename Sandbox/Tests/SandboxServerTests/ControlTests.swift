import Foundation
import Testing

@testable import SandboxServer

@Suite struct ControlTests {
    /// What is asked of the sandbox itself, without a key.
    private func control(_ sandbox: Sandbox) -> SandboxClient {
        var client = SandboxClient(sandbox, token: "")
        client.baseURL = client.baseURL.replacing("/api/v1", with: "")
        return client
    }

    @Test func ordersListsAndClearsFaults() async throws {
        try await withSandbox(.empty()) { sandbox in
            let control = control(sandbox)
            let client = SandboxClient(sandbox)
            let ordered = try await control.send("POST", "/__sandbox/faults", "GET /users: status=503; times=1")
            #expect(ordered.status == 201)
            let order = #"{"number":1,"fault":"GET /users: status=503; times=1","seen":0,"applied":0}"#
            #expect(ordered.text == "{\"faults\":[\(order)]}")
            #expect(try await client.get("/users").status == 503)
            #expect(try await client.get("/users").status == 200)
            _ = try await control.post("/__sandbox/faults", ["faults": ["status=500", "reset; times=1"]])
            _ = try await control.post("/__sandbox/faults", ["fault": "latency=0s"])
            let listed = try await control.get("/__sandbox/faults")["faults"]
            #expect(listed.arrayValue?.map { $0["number"] } == [1, 2, 3, 4].map { .integer($0) })
            #expect(listed[0]["seen"] == .integer(2))
            #expect(listed[0]["applied"] == .integer(1))
            #expect(try await client.get("/users").status == 500)
            #expect(try await control.send("DELETE", "/__sandbox/faults").text == "{\"faults\":[]}")
            #expect(try await client.get("/users").status == 200)
        }
    }

    @Test func ordersFaultsFromLines() async throws {
        try await withSandbox(.empty()) { sandbox in
            let lines = "# busy\nstatus=503; times=1\n\nlatency=0s"
            _ = try await control(sandbox).send("POST", "/__sandbox/faults", lines)
            #expect(sandbox.orders.map(\.fault.description) == ["status=503; times=1", "latency=0s"])
        }
    }

    @Test func refusesConnectionsOnCommand() async throws {
        try await withSandbox(.empty()) { sandbox in
            let ordered = try await control(sandbox).send("POST", "/__sandbox/faults", "refuse=1h")
            #expect(ordered.status == 201)
            // The answer is the last of its connection, and the port closes before that.
            await sandbox.waitUntilOpenConnections()
            await #expect(throws: (any Error).self) { _ = try await SandboxClient(sandbox).get("/users") }
            await sandbox.acceptConnections()
            #expect(try await SandboxClient(sandbox).get("/users").status == 200)
        }
    }

    @Test func isNeitherFaultedNorCountedNorRecorded() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(newID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let configuration = SandboxConfiguration.empty {
            $0.faults = [.status(503)]
            $0.recordFile = file.path
        }
        try await withSandbox(configuration) { sandbox in
            let control = control(sandbox)
            for path in ["/__sandbox/faults", "/__sandbox/requests", "/openapi.yaml", "/__sandbox/nothing"] {
                let answer = try await control.get(path, headers: ["X-Sandbox-Fault": "reset"])
                #expect(answer.status == (path.hasSuffix("nothing") ? 404 : 200))
            }
            #expect(sandbox.requests.total == 0)
            #expect(sandbox.orders[0].seen == 0)
        }
        #expect(try String(contentsOf: file, encoding: .utf8).isEmpty)
    }

    @Test func countsRequestsConnectionsAndWhatWasStored() async throws {
        let configuration = SandboxConfiguration.empty {
            $0.keys = [
                APIKey("gf_sandbox_growth", plan: .growth, tenant: "one"), APIKey("b", plan: .growth, tenant: "two"),
            ]
        }
        try await withSandbox(configuration) { sandbox in
            let control = control(sandbox)
            let client = SandboxClient(sandbox)
            for _ in 0..<2 { _ = try await client.post("/messages", logging(said("x", id: "m1"))) }
            _ = try await client.post("/messages", logging(said("y")))
            _ = try await client.get("/nothing", headers: ["X-Sandbox-Fault": "status=503"])
            let requests = try await control.get("/__sandbox/requests").text
            #expect(requests == #"{"total":4,"faulted":1,"byOperation":{"messages.create":3}}"#)
            let stored = try await control.get("/__sandbox/stored")
            #expect(stored["tenant"] == .string("one"))
            #expect(stored["messages"] == .integer(2))
            #expect(stored["users"] == .integer(1))
            let ids = stored["ids"]
            #expect(ids["messages"] == .object(["m1": 1]))
            #expect(ids["messageArrivals"] == .object(["m1": 2]))
            #expect(ids["messagesWithoutId"] == .integer(1))
            #expect(ids["events"] == .object([:]))
            #expect(try await control.get("/__sandbox/stored?tenant=two")["messages"] == .integer(0))
            let connections = try await control.get("/__sandbox/connections")
            #expect(connections["accepted"] == .integer(sandbox.connections.accepted))
            #expect(connections["mostOpen"] == .integer(sandbox.connections.mostOpen))
        }
    }

    @Test func letsTimePass() async throws {
        try await withSandbox(.empty()) { sandbox in
            let control = control(sandbox)
            #expect(try await control.get("/__sandbox/clock").text == #"{"now":"2026-01-15T09:30:00.000Z"}"#)
            for value in ["\"1h\"", "\"250ms\"", "90", "0.5"] {
                _ = try await control.send("POST", "/__sandbox/clock", "{\"advance\": \(value)}")
            }
            #expect(try await control.get("/__sandbox/clock").text == #"{"now":"2026-01-15T10:31:30.750Z"}"#)
        }
    }

    @Test func startsOver() async throws {
        try await withSandbox(.empty { $0.limits[.growth]?.chatsPerHour = 1 }) { sandbox in
            let control = control(sandbox)
            let client = SandboxClient(sandbox)
            _ = try await client.post("/messages", logging(said("x", id: "m1")))
            #expect(
                try await client.get("/products/\(Sandbox.productID)/analytics")["totalConversations"] == .integer(1)
            )
            for status in [200, 429] { #expect(try await client.post("/chat", ["question": "?"]).status == status) }
            sandbox.order(.status(500))
            #expect(try await control.send("POST", "/__sandbox/reset").text == #"{"reset":true}"#)
            #expect(sandbox.stored.messages == 0)
            #expect(sandbox.storedIDs.messageArrivals.isEmpty)
            #expect(sandbox.requests == RequestCounts())
            #expect(sandbox.connections.accepted == 0)
            #expect(sandbox.orders.isEmpty)
            let analytics = try await client.get("/products/\(Sandbox.productID)/analytics")
            #expect(analytics.headers["x-greenflash-cache"] == "miss")
            #expect(analytics["totalConversations"] == .integer(0))
            #expect(try await client.post("/chat", ["question": "?"]).status == 200)
        }
    }

    @Test(arguments: ["/openapi.yaml", "/api/v1/openapi.yaml"])
    func servesTheDescriptionAsItIs(path: String) async throws {
        let file = URL(filePath: #filePath).appending(path: "../../../../Spec/greenflash.yaml").standardizedFileURL
        let description = try String(contentsOf: file, encoding: .utf8)
        try await withSandbox(.empty()) { sandbox in
            let answer = try await control(sandbox).get(path)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/yaml; charset=utf-8")
            #expect(answer.text == description, "Scripts/generate copies Spec/greenflash.yaml into the sandbox")
        }
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let method: String
        let path: String
        var body: String?
        var status = 400
        let message: String
        var testDescription: String { "\(method) \(path) \(body ?? "")" }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            method: "POST",
            path: "/faults",
            body: "",
            message: """
                body: names no fault: send its text, such as 'POST /messages: status=503; times=2', or \
                {"fault": "…"} or {"faults": ["…", "…"]}
                """
        ),
        Mistake(
            method: "POST",
            path: "/faults",
            body: "{\"faults\": [\"reset\", \"status=99\"]}",
            message: "faults[1]: 'status=99' cannot be read: 'status' takes a status from 200 to 599"
        ),
        Mistake(
            method: "POST",
            path: "/faults",
            body: "{\"fault\": 5}",
            message: "fault: has to be a string, not a number"
        ),
        Mistake(
            method: "POST",
            path: "/faults",
            body: "{\"flt\": \"reset\"}",
            message: "flt: is not known; the body has fault, faults"
        ),
        Mistake(
            method: "POST",
            path: "/faults",
            body: "status=503; tims=2",
            message: """
                body: 'status' has no setting 'tims'. It takes retry-after, retry-after-date, limit, remaining, reset, \
                rate-limit-headers, handled, latency, chunks, segments, header, interim, trailer, pause, times, skip, \
                chance, id
                """
        ),
        Mistake(
            method: "PUT",
            path: "/faults",
            status: 405,
            message: "/__sandbox/faults does not answer PUT, but GET, POST, DELETE."
        ),
        Mistake(method: "GET", path: "/stored?tenant=x", message: "tenant: 'x' is not one of sandbox"),
        Mistake(
            method: "GET",
            path: "/stored?tenent=x",
            message: "tenent: is not known; of parameters, known are tenant"
        ),
        Mistake(
            method: "GET",
            path: "/requests?x=1",
            message: "x: is not known; of parameters, none are taken here"
        ),
        Mistake(method: "POST", path: "/clock", body: "{}", message: "advance: is required: '1h', '90s', 5"),
        Mistake(
            method: "POST",
            path: "/clock",
            body: "{\"advance\": \"soon\"}",
            message: "advance: \"soon\" is no length of time such as '30ms', '0.5s', '5m', '1h'"
        ),
        Mistake(
            method: "POST",
            path: "/clock",
            body: "{\"advance\": -1}",
            message: "advance: -1 is no length of time such as '30ms', '0.5s', '5m', '1h'"
        ),
        Mistake(method: "POST", path: "/clock", body: "[]", message: "body: has to be a JSON object, not an array"),
    ]

    @Test(arguments: mistakes)
    func saysWhatIsWrong(_ mistake: Mistake) async throws {
        try await withSandbox(.empty()) { sandbox in
            let path = "/__sandbox" + mistake.path
            let answer = try await control(sandbox).send(mistake.method, path, mistake.body)
            #expect(answer.status == mistake.status)
            #expect(answer["error"] == .string(mistake.message))
            #expect(sandbox.orders.isEmpty)
        }
    }
}
