import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// What every transport does with a request and its response.
@Suite(.timeLimit(.minutes(2)))
struct TransportTests {
    @Test(arguments: TestTransport.allCases)
    func `sends method, target, header fields and body as they are`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { $0.respond("hello", status: "201 Created", headers: ["X-A: 1", "x-a: 2"]) }
        let response = try await transport.send(
            .post,
            to: server,
            path: "/v1/a%2Fb/%E2%82%AC?q=a%20b&x=%2B&empty=",
            headers: [.authorization: "Bearer key", .contentType: "application/json"],
            body: Data(#"{"a":1}"#.utf8)
        )
        #expect(response.head.status == .created)
        #expect(try await response.body.text() == "hello")
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST /v1/a%2Fb/%E2%82%AC?q=a%20b&x=%2B&empty= HTTP/1.1\r\n"))
        #expect(request.contains("Authorization: Bearer key\r\n"))
        #expect(request.contains("Content-Type: application/json\r\n"))
        #expect(request.hasSuffix("\r\n\r\n" + #"{"a":1}"#))
        #expect(!request.lowercased().contains("cookie"))
    }

    @Test(arguments: TestTransport.allCases)
    func `returns any status with its body`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer {
            $0.respond("no", status: "503 Service Unavailable", headers: ["Retry-After: 3"])
        }
        let response = try await transport.send(to: server)
        #expect(response.head.status.code == 503)
        #expect(response.head.headerFields[.retryAfter] == "3")
        #expect(try await response.body.text() == "no")
    }

    @Test(arguments: TestTransport.allCases)
    func `keeps no cookies`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { $0.respond("", headers: ["Set-Cookie: session=1; Path=/"]) }
        _ = try await transport.send(to: server).body.text()
        _ = try await transport.send(to: server).body.text()
        #expect(server.requests.count == 2)
        #expect(!server.requests[1].contains("session=1"))
    }

    @Test(
        arguments: TestTransport.allCases,
        ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    )
    func `never follows a redirect`(kind: TestTransport, status: String) async throws {
        let transport = kind()
        let elsewhere = try LoopbackServer { $0.respond("you should not be here") }
        let server = try LoopbackServer {
            $0.respond("moved", status: status, headers: ["Location: http://127.0.0.1:\(elsewhere.port)/other"])
        }
        let response = try await transport.send(
            .post,
            to: server,
            headers: [.authorization: "Bearer key"],
            body: Data("x".utf8)
        )
        #expect(response.head.status.code == Int(status.prefix(3)))
        #expect(response.head.headerFields[.location] == "http://127.0.0.1:\(elsewhere.port)/other")
        _ = try await response.body.text()
        #expect(elsewhere.requests.isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test(
        arguments: TestTransport.allCases,
        ["Bearer realm=\"api\"", "Basic realm=\"api\"", "Digest realm=\"api\", nonce=\"1\""]
    )
    func `returns a challenge like any answer`(kind: TestTransport, challenge: String) async throws {
        let transport = kind()
        let server = try LoopbackServer {
            $0.respond("who?", status: "401 Unauthorized", headers: ["WWW-Authenticate: \(challenge)"])
        }
        let response = try await transport.send(to: server)
        #expect(response.head.status.code == 401)
        #expect(try await response.body.text() == "who?")
        #expect(server.requests.count == 1)
    }

    @Test(arguments: TestTransport.allCases)
    func `returns a redirect that has no target`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { $0.respond("where to?", status: "302 Found") }
        #expect(try await transport.send(to: server).head.status.code == 302)
    }

    @Test(arguments: TestTransport.allCases)
    func `skips interim responses`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { connection in
            connection.send("HTTP/1.1 103 Early Hints\r\nX-Interim: 1\r\n\r\n")
            connection.respond("hello", headers: ["X-Final: 1"])
        }
        let response = try await transport.send(to: server)
        #expect(response.head.status.code == 200)
        #expect(response.head.headerFields[HTTPField.Name("X-Final")!] == "1")
        #expect(try await response.body.text() == "hello")
    }

    @Test(arguments: TestTransport.allCases)
    func `sends a large body whole`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { $0.respond("") }
        let body = String(repeating: "x", count: 3 << 20)
        _ = try await transport.send(.put, to: server, body: Data(body.utf8))
        let request = try #require(server.requests.first)
        #expect(request.hasSuffix("\r\n\r\n" + body))
        #expect(!request.lowercased().contains("expect:"))
    }

    @Test(arguments: TestTransport.allCases)
    func `runs many exchanges at once`(kind: TestTransport) async throws {
        let transport = kind()
        let arrived = Latch()
        let counter = Counter()
        let server = try LoopbackServer { connection in
            // Nobody is answered before all are there: they really are at once.
            if counter.increment() == 40 { arrived.open() }
            arrived.block()
            connection.respond(String(connection.request.split(separator: " ")[1]))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<40 {
                group.addTask {
                    let response = try await transport.send(to: server, path: "/\(index)")
                    #expect(try await response.body.text() == "/\(index)")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: TestTransport.allCases)
    func `decompresses what comes compressed`(kind: TestTransport) async throws {
        let server = try LoopbackServer { connection in
            // {"id":1}
            let body = Data(base64Encoded: "H4sIAAAAAAACA6tWykxRsjKsBQDF+F1ECAAAAA==") ?? Data()
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
            connection.send(body)
        }
        #expect(try await kind().send(to: server).body.text() == #"{"id":1}"#)
        #expect(server.requests.first?.lowercased().contains("gzip") == true)
    }

    @Test(arguments: TestTransport.allCases)
    func `needs no body after a HEAD, whatever the head announces`(kind: TestTransport) async throws {
        let server = try LoopbackServer {
            $0.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n")
        }
        let response = try await kind().send(.head, to: server)
        #expect(response.head.status == .ok)
        #expect(try await response.body.text() == "")
    }
}
