import Foundation
import GreenflashTesting
import HTTPTypes
import Testing

@testable import GreenflashRuntime

/// Answers that are made to take memory, stack or time without bound.
@Suite(.timeLimit(.minutes(2)))
struct HostileAnswerTests {
    // MARK: Decompression

    /// 24 MB, packed into 150 kB.
    private static let bomb = GzipBomb.of("x", bytes: 24 << 20)

    private func bombServer(status: String, contentType: String = "application/json") throws -> LoopbackServer {
        try LoopbackServer { connection in
            let head = [
                "HTTP/1.1 \(status)", "Content-Type: \(contentType)", "Content-Encoding: gzip",
                "Content-Length: \(Self.bomb.count + 1)", "Connection: close", "", "",
            ]
            connection.send(head.joined(separator: "\r\n"))
            connection.send(Self.bomb)
            connection.waitUntilClosed()
        }
    }

    @Test(arguments: TestTransport.allCases)
    func `an answer is bounded after it is decompressed`(kind: TestTransport) async throws {
        let server = try bombServer(status: "200 OK")
        let client = try makeClient(kind(), baseURL: "\(server.url)") { $0.maximumResponseBytes = 1 << 20 }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(error.code == .responseTooLarge)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: TestTransport.allCases)
    func `of an error no more is read than is shown`(kind: TestTransport) async throws {
        let server = try bombServer(status: "400 Bad Request")
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(kind(), baseURL: "\(server.url)").send(.get(), CallOptions())
        }
        #expect(error.code == .invalidRequest)
        // Less, where it came faster than it was read.
        #expect((error.body?.count ?? 0) <= 64 << 10)
        #expect(error.message.utf8.count < 2048)
    }

    @Test(arguments: TestTransport.allCases)
    func `an event is bounded after it is decompressed`(kind: TestTransport) async throws {
        let server = try bombServer(status: "200 OK", contentType: "text/event-stream")
        let client = try makeClient(kind(), baseURL: "\(server.url)")
        let stream: EventStream<TestEvent> = client.events(.ask(), CallOptions())
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        #expect(error.code == .responseTooLarge)
    }

    // MARK: Nesting

    /// Runs the body with the stack that Darwin's secondary threads have.
    private func onSmallStack<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }

    @Test func `the deepest JSON that is read can be compared, hashed, shown, written and dropped`() async {
        let isAllRight = await onSmallStack { () -> Bool in
            let text = Data((String(repeating: #"{"a":["#, count: 64) + String(repeating: "]}", count: 64)).utf8)
            guard let value = try? JSONCoding.decode(JSONValue.self, from: text),
                let copy = try? JSONCoding.decode(JSONValue.self, from: text)
            else { return false }
            var dumped = ""
            dump(value, to: &dumped)
            return value == copy && value.hashValue == copy.hashValue && Data(value.description.utf8) == text
                && (try? JSONCoding.encode(value)) == text && (try? JSONValue(encoding: value)) == value
        }
        #expect(isAllRight)
    }

    static let bombs = ["[", #"{"a":"#, #"[{"a":"#].map { String(repeating: $0, count: 100_000) }

    @Test(arguments: bombs, [200, 400])
    func `JSON that is nested too deeply is an error`(body: String, status: Int) async throws {
        let client = try makeClient(InMemoryTransport { _ in .text(body, status: status) })
        let error = try await #require(throws: APIError.self) {
            let _: JSONValue = try await client.value(.get(), CallOptions())
        }
        #expect(error.code == (status == 200 ? .decoding : .invalidRequest))
        #expect(error.message.utf8.count < 2048)
    }

    @Test(arguments: bombs)
    func `an event that is nested too deeply is an error`(data: String) async throws {
        let transport = InMemoryTransport { _ in .eventStream("event: text\ndata: \(data)\n\n") }
        let stream: EventStream<TestEvent> = try makeClient(transport).events(.ask(), CallOptions())
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        #expect(error.code == .decoding)
    }

    // MARK: Header fields

    /// A hundred kilobytes of what makes a careless reader look at everything again from each place.
    static let fields = [
        #"""#, #"\""#, #""\"#, "<", "<,", "<a>;", "<a>;x=\"", "\",", ";", ",", "(", "((", "a;", "a=(", "?1,", ":", " ",
        "\t ,",
        "1,", "a, ", "x-",
    ].map { String(repeating: $0, count: 100_000 / $0.utf8.count) }

    @Test(arguments: fields)
    func `reading a header field takes no longer than its length allows`(value: String) {
        for value in [value, "<a>;" + value, "a, " + value, "\"" + value] {
            #expect(LinkHeader.parse([value]).count <= value.utf8.count)
            _ = StructuredField.list(value)
            _ = StructuredField.dictionary(value)
            _ = RetryAfter.parse(value, now: .distantPast)
            _ = DateTime.parse(value)
            _ = MediaTypeName(value).charset
            #expect(Excerpt.of(value).utf8.count < 1000)
        }
    }

    @Test(arguments: fields)
    func `a list survives such fields`(value: String) async throws {
        let headers = ["Link": value, "RateLimit": value, "RateLimit-Policy": value, "X-RateLimit-Reset": value]
            .filter { HTTPField.isValidValue($0.value) }
        let client = try makeClient(InMemoryTransport { _ in .json([Thing(id: 1)], headers: headers) })
        let list: PagedList<Thing> = client.list(.list(), CallOptions())
        let things = try? await list.collect()
        #expect(things == nil || things == [Thing(id: 1)])
    }

    @Test func `a message is no longer than its letters, whatever stands on them`() {
        let text = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(Excerpt.of(text).utf8.count < 2000)
    }

    // MARK: Events

    @Test func `an event that never ends is bounded`() async throws {
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            let line = "data: " + String(repeating: "x", count: 60_000) + "\n"
            while connection.sendChunk(line) {}
        }
        let stream: EventStream<TestEvent> = try makeClient(URLSessionTransport.shared, baseURL: "\(server.url)")
            .events(
                .ask(),
                CallOptions()
            )
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        #expect(error.code == .responseTooLarge)
    }
}
