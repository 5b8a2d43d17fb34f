import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

/// The key goes onto the wire and nowhere else.
struct SecrecyTests {
    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return "\(value) \(String(reflecting: value)) \(text)"
    }

    @Test func `no description or dump shows it`() throws {
        let client = try makeClient(InMemoryTransport()) { $0.headers = ["X-Other-Secret": testKey] }
        #expect(!dumped(client).contains(testKey))
        #expect(!dumped(client.core.configuration).contains(testKey))
        #expect(!dumped(Credential.bearer(testKey)).contains(testKey))
        #expect(!dumped(Redaction(secrets: [testKey])).contains(testKey))
        #expect("\(Credential.bearer(testKey))" == "Bearer ***")
    }

    @Test func `no description or dump of a call shows it, or the values of header fields`() async throws {
        let transport = InMemoryTransport { request in
            request.path.hasSuffix("ask") ? .events([TestEvent.text("a"), .done]) : .json([Thing(id: 1)])
        }
        let client = try makeClient(transport) { $0.headers = ["X-Secret": "secret-of-client"] }
        let options = CallOptions(headers: ["X-Other-Secret": "secret-of-call"])
        let list: PagedList<Thing> = client.list(.list(), options)
        let stream: EventStream<TestEvent> = client.events(.ask(), options)
        var events = stream.makeAsyncIterator()
        _ = try await events.next()
        var elements = list.makeAsyncIterator()
        _ = try await elements.next()
        let response = try await client.send(.get(), options)
        for value in [options, list, list.pages, elements, stream, events, response] as [Any] {
            let text = dumped(value)
            #expect(!text.contains(testKey))
            #expect(!text.contains("secret-of-c"))
        }
    }

    @Test(arguments: [
        ScriptedResponse.error(status: 401, message: "Invalid key \(testKey)", code: testKey),
        .text(#"{"error": {"message": "\#(testKey)"}}"#, status: 400),
        .text("<title>\(testKey)</title>", status: 500, contentType: "text/html"),
        .text(testKey, status: 503), .text(testKey), .text(#"{"id": "\#(testKey)"}"#),
        .empty(status: 307, headers: ["Location": "https://elsewhere.com/\(testKey)?\(testKey)"]),
        .empty(status: 500, headers: ["X-Request-ID": testKey, "RateLimit": "\"\(testKey)\";r=0;t=5"]),
        .text(#"{"id": "1"}"#, headers: ["X-Request-ID": testKey]),
    ])
    func `no error shows it, even where the service repeats it`(response: ScriptedResponse) async throws {
        let transport = InMemoryTransport { _ in response }
        let error = try await #require(throws: APIError.self) {
            let _: Thing = try await makeClient(transport).value(.get(), CallOptions())
        }
        #expect(!dumped(error).contains(testKey))
        #expect(!String(decoding: error.body ?? Data(), as: UTF8.self).contains(testKey))
    }

    @Test(arguments: [(190, 200), (190, 400), (490, 400)])
    func `no error shows the first half of it`(length: Int, status: Int) async throws {
        let text = String(repeating: "x", count: length) + testKey
        let transport = InMemoryTransport { _ in .text(text, status: status) }
        let error = try await #require(throws: APIError.self) {
            let _: Thing = try await makeClient(transport).value(.get(), CallOptions())
        }
        #expect(!error.message.contains(testKey.prefix(6)))
    }

    @Test(arguments: [490, 65_530])
    func `no error of a stream shows the first half of it`(length: Int) async throws {
        let text = String(repeating: "x", count: length) + testKey
        let transport = InMemoryTransport([.eventStream("event: error\ndata: {\"error\": \"\(text)\"}\n\n")])
        let stream: EventStream<TestEvent> = try makeClient(transport).events(.ask(), CallOptions())
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        #expect(!dumped(error).contains(testKey.prefix(6)))
        #expect(!String(decoding: error.body ?? Data(), as: UTF8.self).contains(testKey.prefix(6)))
    }

    @Test(arguments: [400, 200])
    func `no body that is cut to length shows the first half of it`(status: Int) async throws {
        let text = String(repeating: "x", count: 65_530) + testKey
        let transport = InMemoryTransport { _ in .text(text, status: status) }
        let stream: EventStream<TestEvent> = try makeClient(transport).events(.ask(), CallOptions())
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        let body = try #require(error.body)
        #expect(body.suffix(4) == Data("x***".utf8))
        #expect(!String(decoding: body, as: UTF8.self).contains(testKey.prefix(4)))
    }

    @Test func `no error of a stream shows it`() async throws {
        let transport = InMemoryTransport([.eventStream("event: error\ndata: {\"error\": \"bad \(testKey)\"}\n\n")])
        let stream: EventStream<TestEvent> = try makeClient(transport).events(.ask(), CallOptions())
        let error = try await #require(throws: APIError.self) { for try await _ in stream {} }
        #expect(!dumped(error).contains(testKey))
        #expect(error.serviceMessage == "bad ***")
    }

    struct Report: Decodable, Sendable {
        var at: Date
        var numbers: [String: Int]
    }

    @Test(arguments: [
        #"{"at": "\#(testKey)", "numbers": {}}"#, #"{"at": "2026-01-15T09:30:00Z", "numbers": {"\#(testKey)": "x"}}"#,
        #"{"at": "2026-01-15T09:30:00Z", "\#(testKey)": 1}"#, testKey,
    ])
    func `no decoding error shows it, nor what is underneath`(body: String) async throws {
        let error = try await #require(throws: APIError.self) {
            let _: Report = try await makeClient(InMemoryTransport([.text(body)])).value(.get(), CallOptions())
        }
        #expect(error.underlying is DecodingError)
        #expect(!dumped(error).contains(testKey))
        #expect(!String(decoding: try #require(error.body), as: UTF8.self).contains(testKey))
    }

    private struct LibraryError: Error, CustomNSError {
        var text: String
        var errorUserInfo: [String: Any] { [NSLocalizedDescriptionKey: text] }
    }

    @Test(
        arguments: [
            LibraryError(text: "for \(testKey)"),
            TransportError(
                .connect,
                requestMayHaveReachedServer: false,
                message: "no \(testKey)",
                cause: LibraryError(text: testKey)
            ),
        ] as [any Error & Sendable]
    )
    func `no error of a transport shows it, nor what is underneath`(failure: any Error & Sendable) async throws {
        let client = try makeClient(InMemoryTransport { _ in throw failure })
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(error.underlying is TransportError)
        #expect(!dumped(error).contains(testKey))
    }

    @Test(arguments: [
        "se/cr+et==", #"se\/cr+et=="#, #"se\u002fcr\u002bet\u003d\u003d"#,
        #"se\u002Fcr\u002Bet\u003D\u003D"#, "se%2Fcr%2Bet%3D%3D",
    ])
    func `it is found however it is written`(text: String) {
        let redaction = Redaction(secrets: ["se/cr+et=="])
        #expect(redaction("a \(text) b") == "a *** b")
    }

    @Test func `an error without it is left as it is`() {
        let redaction = Redaction(secrets: [testKey])
        #expect(redaction(LibraryError(text: "x")) is LibraryError)
        #expect(!(redaction(LibraryError(text: testKey)) is LibraryError))
    }

    @Test func `an answer that was read is not touched`() async throws {
        let transport = InMemoryTransport([.text(#""\#(testKey)""#)])
        let text: String = try await makeClient(transport).value(.get(), CallOptions())
        #expect(text == testKey)
    }
}
