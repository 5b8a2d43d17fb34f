import Foundation
import Testing

@testable import SandboxServer

@Suite struct FaultOrderTests {
    @Test func happensToTheNextRequestsThatItIsForAndNoOthers() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let order = sandbox.order(.status(503, times: 2), on: try Fault.Target("POST /users"))
            var seen: [Int] = []
            for name in ["a", "b", "c"] {
                seen.append(try await client.post("/users", ["externalUserId": name]).status)
                seen.append(try await client.get("/users").status)
            }
            #expect(seen == [503, 200, 503, 200, 201, 200])
            #expect(sandbox.stored.users == 1)
            let now = try #require(sandbox.order(number: order.number))
            #expect((now.seen, now.applied) == (3, 2))
            #expect(sandbox.requests.total == 6)
            #expect(sandbox.requests.byOperation == ["users.create": 3, "users.list": 3])
            #expect(sandbox.requests.faulted == 2)
        }
    }

    @Test func comesOneAfterTheOtherInTheOrderOfTheOrders() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            sandbox.order(.status(503, times: 1))
            sandbox.order(.status(429, times: 2), on: try .operation("users.list"))
            sandbox.order(.status(500))
            var seen: [Int] = []
            for _ in 0..<5 { seen.append(try await client.get("/users").status) }
            #expect(seen == [503, 429, 429, 500, 500])
            sandbox.clearFaults()
            #expect(try await client.get("/users").status == 200)
            #expect(sandbox.orders.isEmpty)
        }
    }

    @Test func letsRequestsPassFirst() async throws {
        var configuration = SandboxConfiguration.empty()
        configuration.faults = [try Fault("status=503; skip=2; times=1")]
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            var seen: [Int] = []
            for _ in 0..<4 { seen.append(try await client.get("/users").status) }
            #expect(seen == [200, 200, 503, 200])
        }
    }

    @Test func happensByChanceTheSameInEveryRun() async throws {
        var runs: [[Int]] = []
        for _ in 0..<2 {
            let run = try await withSandbox(.empty()) { sandbox in
                let client = SandboxClient(sandbox)
                sandbox.order(try Fault("status=503; chance=50%"))
                var seen: [Int] = []
                for _ in 0..<20 { seen.append(try await client.get("/users").status) }
                return seen
            }
            runs.append(run)
        }
        #expect(runs[0] == runs[1])
        #expect(Set(runs[0]) == [200, 503])
    }

    @Test func countsAttemptsOfACallByWhatTheyHaveInCommon() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let headers = ["X-Sandbox-Fault": "status=503; times=1"]
            func post(_ name: String) async throws -> Int {
                try await client.send("POST", "/users", "{\"externalUserId\":\"\(name)\"}", headers: headers).status
            }
            var seen: [Int] = []
            for name in ["a", "a", "b", "b"] { seen.append(try await post(name)) }
            #expect(seen == [503, 201, 503, 201])
            #expect(sandbox.stored.users == 2)
            sandbox.clearFaults()
            #expect(try await post("a") == 503)
        }
    }

    @Test func countsAttemptsOfACallByTheIDThatItIsGiven() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            func get(_ path: String, _ id: String) async throws -> Int {
                try await client.get(path, headers: ["X-Sandbox-Fault": "status=503; times=1; id=\(id)"]).status
            }
            let first = try await get("/users", "1")
            let second = try await get("/users?page=2", "1")
            let other = try await get("/users", "2")
            #expect((first, second, other) == (503, 200, 503))
        }
    }

    @Test func happensToEveryRequestWithAHeaderWithoutACount() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            sandbox.order(.status(500))
            for _ in 0..<3 {
                #expect(try await client.get("/users", headers: ["X-Sandbox-Fault": "status=503"]).status == 503)
            }
            // Where the header has no more, the orders have their turn.
            let headers = ["X-Sandbox-Fault": "status=503; times=1, status=504; times=1"]
            var seen: [Int] = []
            for _ in 0..<3 { seen.append(try await client.get("/users", headers: headers).status) }
            #expect(seen == [503, 504, 500])
        }
    }

    @Test func storesWhatItLosesTheAnswerOf() async throws {
        try await withSandbox(.empty()) { sandbox in
            let body = logging(said("Hello", id: "m1")).json.text
            for fault in ["lose-answer", "reset", "status=504; handled=yes", "status=503", nil] {
                _ = try await sandbox.exchange("POST", "/messages", fault: fault, body: body)
            }
            #expect(sandbox.stored.messages == 1)
            #expect(sandbox.messages(externalMessageID: "m1") == 1)
            #expect(sandbox.storedIDs.messageArrivals == ["m1": 3])
            #expect(sandbox.requests.byOperation == ["messages.create": 5])
            let anonymous = logging(said("Hello")).json.text
            for fault in ["lose-answer", nil] {
                _ = try await sandbox.exchange("POST", "/messages", fault: fault, body: anonymous)
            }
            #expect(sandbox.stored.messages == 3)
            #expect(sandbox.storedIDs.messagesWithoutID == 2)
        }
    }

    @Test func countsEventsByTheirInsertID() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            var event: JSONObject = [
                "eventType": "sale", "productId": Sandbox.productID, "value": "9", "insertId": "e1",
            ]
            _ = try await client.post("/events", event)
            _ = try await client.post("/events", event)
            event["insertId"] = nil
            _ = try await client.post("/events", event)
            #expect(sandbox.events(insertID: "e1") == 1)
            #expect(sandbox.storedIDs.events == ["e1": 1])
            #expect(sandbox.storedIDs.eventArrivals == ["e1": 2])
            #expect(sandbox.storedIDs.eventsWithoutID == 1)
        }
    }

    @Test func saysThatAFaultCannotHappenWhosePartsExcludeEachOther() async throws {
        try await withSandbox(.empty()) { sandbox in
            var fault = Fault.contentLength(offBy: 5)
            fault.chunks = .every(3)
            sandbox.order(fault)
            let answer = try await SandboxClient(sandbox).get("/users")
            #expect(answer.status == 500)
            #expect(answer["code"] == .string("fault_not_applicable"))
        }
    }

    @Test func holdsBackEveryAnswer() async throws {
        let sandbox = try await Sandbox.start(.empty { $0.latency = .seconds(3600) })
        let connection = try await RawConnection(sandbox)
        try await connection.send(request("POST", "/users", body: "{\"externalUserId\":\"a\"}"))
        while sandbox.requests.total == 0 { await Task.yield() }
        await sandbox.stop()
        #expect(await connection.readToEnd().bytes.isEmpty)
        #expect(sandbox.stored.users == 0)
    }

    @Test(arguments: ["latency=1h", "stall", "stall; for=1h"])
    func holdsBackTheAnswerOfARequest(fault: String) async throws {
        let sandbox = try await Sandbox.start(.empty())
        let connection = try await RawConnection(sandbox)
        let fields = ["X-Sandbox-Fault: \(fault)"]
        try await connection.send(request("POST", "/users", fields, body: "{\"externalUserId\":\"a\"}"))
        while sandbox.requests.faulted == 0 { await Task.yield() }
        await sandbox.stop()
        #expect(await connection.readToEnd().bytes.isEmpty)
        #expect(sandbox.stored.users == 0)
    }

    @Test func saysInTheRecordWhatWentWrong() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(newID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try await withSandbox(.empty { $0.recordFile = file.path }) { sandbox in
            for fault in ["status=503", "reset", "close=5"] {
                _ = try await sandbox.exchange("GET", "/products", fault: fault)
            }
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = try text.split(separator: "\n").map { try JSON.parse(Data($0.utf8)) }
        #expect(lines.map { $0["fault"] } == ["status=503", "reset=before-head", "close=5"].map { .string($0) })
        #expect(lines.map { $0["status"] } == [.integer(503), .null, .integer(200)])
    }
}
