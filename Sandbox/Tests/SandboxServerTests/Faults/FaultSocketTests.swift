import Foundation
import Testing

@testable import SandboxServer

/// What each fault looks like to a client that sees nothing but bytes.
@Suite struct FaultSocketTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let fault: String
        var end = RawConnection.End.closed
        /// The answer has to begin with, contain and end with these.
        var start = "HTTP/1.1 200 OK\r\n"
        var parts: [String] = []
        var without = "\0"
        var finish = "}]"

        var testDescription: String { fault }
    }

    static let product = "[{\"id\":\"\(Sandbox.productID)\",\"name\":"

    static let cases: [Case] = [
        Case(
            fault: "status=503; retry-after=1",
            start: "HTTP/1.1 503 Service Unavailable\r\n",
            parts: ["\r\nRetry-After: 1\r\n", "\"code\":\"ordered_503\""],
            finish: "}"
        ),
        Case(
            fault: "status=429; retry-after-date=90",
            start: "HTTP/1.1 429 Too Many Requests\r\n",
            parts: [
                "\r\nRetry-After: Thu, 15 Jan 2026 09:31:30 GMT\r\n", "\r\nDate: Thu, 15 Jan 2026 09:30:00 GMT\r\n",
            ],
            finish: "}"
        ),
        Case(
            fault: "status=429; limit=50; reset=7",
            start: "HTTP/1.1 429 ",
            parts: ["\r\nRateLimit-Policy: \"hour\";q=50;w=3600\r\n", "\r\nRateLimit: \"hour\";r=0;t=7\r\n"],
            finish: "}"
        ),
        Case(
            fault: "status=429; remaining=3; rate-limit-headers=x",
            start: "HTTP/1.1 429 ",
            parts: [
                "\r\nX-RateLimit-Limit: 50\r\n", "\r\nX-RateLimit-Remaining: 3\r\n", "\r\nX-RateLimit-Reset: 60\r\n",
            ],
            finish: "}"
        ),
        Case(fault: "status=204", start: "HTTP/1.1 204 No Content\r\n", finish: "\r\n\r\n"),
        Case(
            fault: "html",
            start: "HTTP/1.1 502 Bad Gateway\r\n",
            parts: ["\r\nContent-Type: text/html\r\n", "<title>502 Bad Gateway</title>"],
            finish: "</html>\r\n"
        ),
        Case(
            fault: "redirect=self; status=307",
            start: "HTTP/1.1 307 Temporary Redirect\r\n",
            parts: ["\r\nLocation: http://sandbox/api/v1/products?limit=1\r\n"],
            finish: "\r\n\r\n"
        ),
        Case(
            fault: "redirect=http://b.example/x",
            start: "HTTP/1.1 302 Found\r\n",
            parts: ["\r\nLocation: http://b.example/x\r\n"],
            finish: "\r\n\r\n"
        ),
        Case(fault: "media-type=text/plain", parts: ["\r\nContent-Type: text/plain\r\n", product]),
        Case(fault: "header=\"X-A: b, c\"; header=\"X-A: d\"", parts: ["\r\nX-A: b, c\r\nX-A: d\r\n"]),
        Case(fault: "length=+5", parts: ["\r\nContent-Length: 194\r\n", product]),
        Case(fault: "length=-5", parts: ["\r\nContent-Length: 184\r\n", product]),
        Case(fault: "length=+5; then=keep", parts: ["\r\nContent-Length: 194\r\n", product]),
        Case(fault: "invalid-json", parts: ["\r\nContent-Length: 94\r\n", product], finish: "\"ic"),
        Case(fault: "invalid-json=trailing", finish: "}]{\""),
        Case(fault: "invalid-json=text", finish: "\r\n\r\nupstream connect error"),
        Case(fault: "invalid-json=empty", parts: ["\r\nContent-Length: 0\r\n"], finish: "\r\n\r\n"),
        Case(fault: "invalid-json=nested; depth=3", finish: "\r\n\r\n[[[]]]"),
        Case(fault: "missing=id", parts: ["[{\"name\":\"Support"]),
        Case(fault: "null=/0/id", parts: ["[{\"id\":null,\"name\":"]),
        Case(fault: "wrong-type=/*/id", parts: ["[{\"id\":17,\"name\":"]),
        Case(fault: "replace=id; value=3.0", parts: ["[{\"id\":3.0,\"name\":"]),
        Case(fault: "replace=/0; value={", finish: "\r\n\r\n[{]"),
        Case(fault: "duplicate=id; value=7", parts: ["[{\"id\":\"\(Sandbox.productID)\",\"id\":7,\"name\":"]),
        Case(fault: "next-link=self", parts: [", <http://sandbox/api/v1/products?limit=1>; rel=\"next\"\r\n"]),
        Case(fault: "next-link=http://b.example/", parts: [", <http://b.example/>; rel=\"next\"\r\n"]),
        Case(fault: "interim", start: "HTTP/1.1 103 Early Hints\r\nLink: ", parts: ["\r\n\r\nHTTP/1.1 200 OK\r\n"]),
        Case(
            fault: "trailer=\"X-Checksum: 7\"",
            parts: ["\r\nTransfer-Encoding: chunked\r\n", "\r\n\r\nbd\r\n[{"],
            finish: "}]\r\n0\r\nX-Checksum: 7\r\n\r\n"
        ),
        Case(fault: "chunks=100", parts: ["\r\n\r\n64\r\n[{", "\r\n59\r\n"], finish: "}]\r\n0\r\n\r\n"),
        Case(
            fault: "chunks=at 1 3",
            parts: ["\r\n\r\n1\r\n[\r\n2\r\n{\"\r\nba\r\nid\":"],
            finish: "}]\r\n0\r\n\r\n"
        ),
        Case(fault: "stall; for=1ms", parts: [product]),
        Case(fault: "stall=in-head; for=1ms", parts: [product]),
        Case(fault: "stall=after-head; for=1ms", parts: [product]),
        Case(fault: "stall=10; for=1ms", parts: [product]),
        Case(fault: "latency=1ms", parts: [product]),
        Case(fault: "reset", end: .reset, start: "", finish: ""),
        Case(fault: "reset=in-head", end: .reset, without: "\r\n\r\n", finish: ""),
        Case(fault: "reset=after-head", end: .reset, finish: "\r\n\r\n"),
        Case(fault: "reset=10", end: .reset, finish: "\r\n\r\n[{\"id\":\"9c"),
        Case(fault: "reset=1000000", end: .reset),
        Case(fault: "close", start: "", finish: ""),
        Case(fault: "close=in-head", without: "\r\n\r\n", finish: ""),
        Case(fault: "close=after-head", finish: "\r\n\r\n"),
        Case(fault: "close=0", finish: "\r\n\r\n"),
        Case(fault: "close=10", finish: "\r\n\r\n[{\"id\":\"9c"),
        Case(fault: "close=1000000", parts: ["\r\nContent-Length: 189\r\n"]),
        Case(fault: "lose-answer", end: .reset, start: "", finish: ""),
        Case(fault: "lose-answer=close", start: "", finish: ""),
        Case(fault: "bogus", start: "HTTP/1.1 400 ", parts: ["no fault 'bogus'", "lose-answer"], finish: "}"),
        Case(fault: "GET: reset", start: "HTTP/1.1 400 ", parts: ["has no place in a header"], finish: "}"),
        Case(fault: "refuse=1s", start: "HTTP/1.1 400 ", parts: ["before a request is read"], finish: "}"),
        Case(fault: "stream=no-done", start: "HTTP/1.1 500 ", parts: ["no stream of events"], finish: "}"),
        Case(fault: "missing=nothing", start: "HTTP/1.1 500 ", parts: ["nothing at 'nothing'"], finish: "}"),
    ]

    @Test(arguments: cases)
    func looksLikeThisOnTheSocket(_ each: Case) async throws {
        try await withSandbox(.empty()) { sandbox in
            let answer = try await sandbox.exchange("GET", "/products?limit=1", fault: each.fault)
            #expect(answer.end == each.end)
            #expect(answer.text.hasPrefix(each.start), "\(answer.text)")
            for part in each.parts { #expect(answer.text.contains(part), "\(part.debugDescription) in \(answer.text)") }
            #expect(!answer.text.contains(each.without), "\(answer.text)")
            #expect(answer.text.hasSuffix(each.finish), "\(answer.text)")
            await sandbox.waitUntilOpenConnections()
            #expect(sandbox.connections.accepted == 1)
        }
    }

    @Test func endsInsideOfAChunkAndBetweenTwo() async throws {
        try await withSandbox(.empty()) { sandbox in
            // "event: tool_call\n" has 17 bytes.
            let inside = try await sandbox.exchange("POST", "/chat", fault: "close=17", body: "{\"question\":\"?\"}")
            #expect(inside.text.hasSuffix("\r\n\r\n6e\r\nevent: tool_call\n"), "\(inside.text)")
            let between = try await sandbox.exchange("GET", "/products", fault: "close=2; chunks=2")
            #expect(between.text.hasSuffix("\r\n\r\n2\r\n[{\r\n"), "\(between.text)")
        }
    }

    @Test(arguments: [("segments=at 3 20; pause=1h", "HTT"), ("chunks=at 1 3; pause=1h", "\r\n\r\n1\r\n[\r\n")])
    func writesEachPieceOnItsOwn(fault: String, finish: String) async throws {
        let sandbox = try await Sandbox.start(.empty())
        let connection = try await RawConnection(sandbox)
        try await connection.send(request("GET", "/products", ["X-Sandbox-Fault: \(fault)"]))
        let first = try await connection.read(to: finish)
        #expect(first.hasSuffix(finish))
        await sandbox.stop()
        #expect(await connection.readToEnd().bytes.isEmpty)
    }

    @Test(arguments: ["segments=1; pause=0", "chunks=1; pause=0"])
    func writesAllPieces(fault: String) async throws {
        try await withSandbox(.empty()) { sandbox in
            let whole = try await SandboxClient(sandbox).get("/products").text
            let pieces = try await SandboxClient(sandbox).get("/products", headers: ["X-Sandbox-Fault": fault])
            #expect(pieces.text == whole)
        }
    }

    static let streams: [(fault: String, parts: [String], without: [String], finish: String)] = [
        ("stream=no-done", ["event: text_delta"], ["event: done"], "}\n\n\r\n0\r\n\r\n"),
        ("stream=empty", [], ["event: "], "\r\n\r\n0\r\n\r\n"),
        ("stream=comments", ["\r\n: All work"], ["event: "], "\n\n\r\n0\r\n\r\n"),
        ("stream=huge-event; size=100KB", [String(repeating: "x", count: 100_000), "event: done"], [], "0\r\n\r\n"),
        ("stream=long; size=100KB", ["event: done"], [], "0\r\n\r\n"),
        ("stream=invalid-json", ["data: {\"text\":\n\n", "event: done"], [], "0\r\n\r\n"),
        ("stream=unknown-event", ["event: mood\n", "event: done"], [], "0\r\n\r\n"),
        ("missing=text", ["event: text_delta\ndata: {}\n\n", "event: done"], ["\"text\""], "0\r\n\r\n"),
        ("chunks=1; pause=0", ["\r\n1\r\nd\r\n1\r\no\r\n1\r\nn\r\n1\r\ne\r\n"], [], "0\r\n\r\n"),
    ]

    @Test(arguments: streams)
    func spoilsStreams(fault: String, parts: [String], without: [String], finish: String) async throws {
        try await withSandbox(.empty()) { sandbox in
            let answer = try await sandbox.exchange("POST", "/chat", fault: fault, body: "{\"question\":\"?\"}")
            #expect(answer.end == .closed)
            #expect(answer.text.contains("\r\nContent-Type: text/event-stream"))
            for part in parts { #expect(answer.text.contains(part)) }
            for part in without { #expect(!answer.text.contains(part)) }
            #expect(answer.text.hasSuffix(finish))
        }
    }

    @Test func putsBytesIntoStreamsThatAreNoUTF8() async throws {
        try await withSandbox(.empty()) { sandbox in
            let connection = try await RawConnection(sandbox)
            let fields = ["X-Sandbox-Fault: stream=invalid-utf8"]
            try await connection.send(request("POST", "/chat", fields, body: "{\"question\":\"?\"}"))
            let bytes = await connection.readToEnd().bytes
            #expect(Data(bytes).range(of: Data([0x3C, 0xFF, 0xC0, 0xAF, 0xE2, 0x82, 0x3E])) != nil)
        }
    }

    @Test(arguments: ["stream=endless", "stream=heartbeats", "stall", "stall=in-head", "stall=5", "stall; handled=yes"])
    func goesOnUntilTheClientLeaves(fault: String) async throws {
        try await withSandbox(.empty()) { sandbox in
            let connection = try await RawConnection(sandbox)
            try await connection.send(
                request("POST", "/chat", ["X-Sandbox-Fault: \(fault)"], body: "{\"question\":\"?\"}")
            )
            if fault.hasPrefix("stream") { _ = try await connection.read(to: "\n\n\r\n") }
            while sandbox.requests.faulted == 0 { await Task.yield() }
            #expect(sandbox.connections.open == 1)
            await connection.close()
            await sandbox.waitUntilOpenConnections()
        }
    }

    @Test func unpacksTheBomb() async throws {
        try await withSandbox(.empty()) { sandbox in
            let headers = ["X-Sandbox-Fault": "gzip-bomb=100KB"]
            let answer = try await SandboxClient(sandbox).get("/products", headers: headers)
            #expect(answer.text == "\"" + String(repeating: " ", count: 99_998) + "\"")
        }
        // 1,000 bytes are 998 spaces in quotation marks; the checksum is zlib's.
        let collector = BodyCollector()
        try await GzipBomb(count: 1000).body.write(collector)
        let bytes = collector.bytes
        #expect(bytes.count < 400)
        #expect(Array(bytes.suffix(4)) == [0xE8, 0x03, 0, 0])
        #expect(Array(bytes.dropLast(4).suffix(4)) == [0xCF, 0x55, 0xDE, 0x1B])
    }
}
