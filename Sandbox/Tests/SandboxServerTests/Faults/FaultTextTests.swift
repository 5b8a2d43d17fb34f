import Testing

@testable import SandboxServer

@Suite struct FaultTextTests {
    static let faults: [(text: String, fault: Fault)] = [
        ("status=503", .status(503)),
        ("status=503; retry-after=1; times=2", .status(503, retryAfter: .seconds(1), times: 2)),
        ("status=504; handled=yes", .status(504, handled: true)),
        ("status=429; retry-after-date=60", .status(429, retryAfter: .date(in: 60))),
        ("status=429; retry-after=\"soon; or later\"", .status(429, retryAfter: .text("soon; or later"))),
        (
            "status=429; limit=50; remaining=0; reset=60; rate-limit-headers=x",
            .status(429, limit: 50, remaining: 0, reset: 60, style: .x)
        ),
        ("html=502", .htmlPage()),
        ("redirect=self; status=307", .redirect(to: .itself, status: 307)),
        ("redirect=http://b.example/x; status=302", .redirect(to: .url("http://b.example/x"))),
        ("media-type=text/plain", .mediaType("text/plain")),
        ("length=+5; then=close", .contentLength(offBy: 5)),
        ("length=-5; then=keep", .contentLength(offBy: -5, then: .keep)),
        ("invalid-json=truncated", .invalidJSON()),
        ("invalid-json=nested; depth=9", .invalidJSON(.nested(9))),
        ("missing=/0/a~1b", .missing("/0/a~1b")),
        ("null=id", .null("id")),
        ("wrong-type=id", .wrongType("id")),
        ("replace=id; value=\"{\\\"a\\\":1}\"", .replace("id", with: "{\"a\":1}")),
        ("duplicate=id", .duplicate("id")),
        ("duplicate=id; value=null", .duplicate("id", second: "null")),
        ("next-link=self", .nextLink(to: .itself)),
        ("stream=endless", .stream(.endless)),
        ("stream=long; size=1000", .stream(.long(bytes: 1000))),
        ("stream=invalid-utf8", .stream(.invalidUTF8)),
        ("gzip-bomb=1000000000", .gzipBomb()),
        ("reset=before-head", .reset()),
        ("reset=accept; times=2", .reset(at: .accept, times: 2)),
        ("close=10", .close(at: .body(10))),
        ("stall=in-head; for=200ms", .stall(at: .inHead, for: .milliseconds(200))),
        ("lose-answer=reset; times=1", .loseAnswer(times: 1)),
        ("lose-answer=close", .loseAnswer(.close)),
        ("refuse=2s", .refuse(for: .seconds(2))),
        ("latency=50ms", .latency(.milliseconds(50))),
        ("chunks=3", .chunks(.every(3))),
        ("chunks=at 1 5 9; pause=0s", .chunks(.at([1, 5, 9]), pause: .zero)),
        ("segments=1; pause=20ms", .segments(.every(1), pause: .milliseconds(20))),
        ("interim=103", .interim()),
        ("trailer=X-Checksum: 7", .trailers([Fault.Field("X-Checksum", "7")])),
    ]

    @Test(arguments: faults)
    func readsWhatSwiftSaysAndWritesItBack(text: String, fault: Fault) throws {
        #expect(try Fault(text) == fault)
        #expect(fault.description == text)
    }

    @Test func readsShortForms() throws {
        #expect(try Fault("reset") == .reset())
        #expect(try Fault("lose-answer") == .loseAnswer())
        #expect(try Fault("html") == .htmlPage())
        #expect(try Fault("stream=huge-event") == .stream(.hugeEvent(bytes: 10_000_000)))
        #expect(try Fault("stream=huge-event; size=2MB") == .stream(.hugeEvent(bytes: 2_000_000)))
        #expect(try Fault("reset; handled=yes") == .loseAnswer())
        #expect(try Fault("  STATUS = 503 ;; Times=2; ") == .status(503, times: 2))
    }

    @Test func combinesSettings() throws {
        let fault = try Fault(
            "messages.create: status=503; latency=1s; chunks=1; header=\"X-A: b, c\"; skip=2; chance=5%; id=a"
        )
        #expect(fault.target == (try .operation("messages.create")))
        #expect(fault.latency == .seconds(1))
        #expect(fault.chunks == .every(1))
        #expect(fault.fields == [Fault.Field("X-A", "b, c")])
        #expect((fault.skip, fault.chance, fault.id) == (2, 0.05, "a"))
        #expect(try Fault(fault.description) == fault)
    }

    @Test func readsSeveralFromLinesAndLists() throws {
        let text = """
            # the first is busy
            POST /messages: status=503; times=1, status=429; header="X-A: b, c"

            GET: latency=1ms
            """
        let faults = try Fault.list(text)
        #expect(faults.count == 3)
        #expect(faults.map(\.target.description) == ["POST /messages", "*", "GET"])
    }

    static let targets: [(text: String, method: String, path: String, matches: Bool)] = [
        ("*", "GET", "/users", true),
        ("POST", "GET", "/users", false),
        ("get /users", "GET", "/users", true),
        ("/users", "POST", "/users", true),
        ("/users", "GET", "/users/u1", false),
        ("/users/*", "PUT", "/users/u1", true),
        ("/users/{userId}/analytics", "GET", "/users/u1/analytics", true),
        ("/users/**", "GET", "/users/u1/analytics", true),
        ("/users/**", "GET", "/organizations", false),
        ("/users/u1/analytics", "GET", "/users/u2/analytics", false),
        ("users.list", "GET", "/users", true),
        ("users.list", "POST", "/users", false),
    ]

    @Test(arguments: targets)
    func matchesRequests(text: String, method: String, path: String, matches: Bool) throws {
        let segments = path.split(separator: "/").map { String($0) }
        let operation = OperationTable.operations.first {
            $0.method.rawValue == method && $0.template.match(path.dropFirst().split(separator: "/")) != nil
        }
        let request = FaultRequest(method: method, path: segments, operation: operation?.id)
        #expect(try Fault.Target(text).matches(request) == matches)
    }

    static let errors: [(text: String, parts: [String])] = [
        ("", ["says what goes wrong", "status=N", "lose-answer"]),
        ("staus=503", ["no fault 'staus'", "status=N", "chunks=N"]),
        ("status", ["'status' without a value", "from 200 to 599"]),
        ("status=99", ["'status=99'", "from 200 to 599"]),
        ("status=503; tims=2", ["'status' has no setting 'tims'", "retry-after", "times"]),
        ("status=503; times=0", ["'times=0'", "a number of requests"]),
        ("status=503; times=1; times=2", ["'times' is given twice"]),
        ("status=503; retry-after=1; retry-after-date=1", ["exclude each other"]),
        ("status=503; rate-limit-headers=x", ["'limit', 'remaining' or 'reset'"]),
        ("status=503; header=\"X-A\"", ["'header=X-A'", "Name: value"]),
        ("status=503; header=\"X-A: b", ["quotation mark is not closed"]),
        ("status=503; retry-after=\"a\" b", ["follows the closing quotation mark"]),
        ("status=503; handled=maybe", ["'handled=maybe'", "yes or no"]),
        ("html; times=2; reset", ["'html' has no setting 'reset'"]),
        ("redirect=self; status=200", ["'status=200'", "301, 302, 303, 307, 308"]),
        ("length=five", ["'length=five'", "+5, -5"]),
        ("invalid-json=broken", ["'invalid-json=broken'", "truncated, trailing"]),
        ("invalid-json=text; depth=3", ["'depth' is only for"]),
        ("missing", ["'missing' without a value", "JSON pointer"]),
        ("replace=id", ["'replace=FIELD; value=JSON'"]),
        ("stream=forever", ["endless", "huge-event"]),
        ("stream=endless; size=1MB", ["'size' is only for"]),
        ("reset=middle", ["'reset=middle'", "accept, before-head, in-head, after-head"]),
        ("reset=in-head; handled=yes", ["'handled' is only for 'reset=before-head'"]),
        ("stall; for=soon", ["'for=soon'", "30ms"]),
        ("latency", ["'latency' without a value", "30ms"]),
        ("chunks=0", ["'chunks=0'", "ascending"]),
        ("chunks=at 5 1", ["'chunks=at 5 1'", "ascending"]),
        ("latency=1s; chance=2", ["'chance=2'", "5%"]),
        ("POST /mesages: reset", ["no operation is at 'POST /mesages'", "POST /messages"]),
        ("DELETE /messages: reset", ["no operation is at 'DELETE /messages'"]),
        ("messages.make: reset", ["no operation 'messages.make'", "messages.create"]),
        ("FETCH: reset", ["no operation has the method 'FETCH'", "DELETE, GET, POST, PUT"]),
        ("a b c: reset", ["names no requests"]),
        ("POST /messages: reset=accept", ["a connection has no path"]),
        ("length=+5; chunks=3", ["'length' and 'chunks' exclude each other", "no Content-Length"]),
        ("length=-5; trailer=\"X-A: b\"", ["'length' and 'trailer' exclude each other"]),
        ("refuse=1s; times=2", ["goes by time alone", "reset=accept"]),
    ]

    @Test(arguments: errors)
    func saysWhatIsWrongAndWhatThereIs(text: String, parts: [String]) {
        let error = #expect(throws: FaultError.self) { _ = try Fault(text) }
        for part in parts { #expect(error?.description.contains(part) == true, "\(error?.description ?? "")") }
    }
}
