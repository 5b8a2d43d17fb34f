import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

/// What goes onto the wire.
struct RequestTests {
    @Test(arguments: [
        ("https://api.example.com", "api.example.com", "/things/1"),
        ("https://api.example.com/", "api.example.com", "/things/1"),
        ("https://api.example.com/v1/", "api.example.com", "/v1/things/1"),
        ("https://insights.acme.dev:8443/a%2Fb/v1", "insights.acme.dev:8443", "/a%2Fb/v1/things/1"),
        ("http://localhost:8080/api", "localhost:8080", "/api/things/1"),
        ("http://[::1]:8080", "[::1]:8080", "/things/1"),
    ])
    func `goes to the base URL, whatever its host and path`(baseURL: String, authority: String, path: String)
        async throws
    {
        let transport = InMemoryTransport([.json(Thing(id: 1))])
        let client = try makeClient(transport, baseURL: baseURL)
        let thing: Thing = try await client.value(.get(), CallOptions())
        #expect(thing == Thing(id: 1))
        let request = try #require(transport.requests.first)
        #expect(request.head.authority == authority)
        #expect(request.head.path == path)
        #expect(request.head.scheme == String(baseURL.prefix { $0 != ":" }))
    }

    @Test func `keeps path and query exactly as they are encoded`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1))])
        var request = APIRequest.get("a/b c%2F€..")
        request.query("q", "a+b & c=d/é")
        _ = try await makeClient(transport).send(
            request,
            CallOptions(query: [URLQueryItem(name: "new one", value: "1&2")])
        )
        #expect(
            transport.requests.first?.head.path
                == "/v1/things/a%2Fb%20c%252F%E2%82%AC..?q=a%2Bb%20%26%20c%3Dd%2F%C3%A9&new%20one=1%262"
        )
    }

    @Test func `sends credential, accepted type, content type and body`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1), status: 201), .json(Thing(id: 1))])
        let client = try makeClient(transport)
        _ = try await client.send(.create(), CallOptions())
        try await client.empty(.get(), CallOptions())
        let create = transport.requests[0]
        #expect(create.method == "POST")
        #expect(create.header("Authorization") == "Bearer \(testKey)")
        #expect(create.header("Accept") == "application/json")
        #expect(create.header("Content-Type") == "application/json")
        #expect(try create.json() == ["name": "thing"])
        #expect(transport.requests[1].header("Content-Type") == nil)
        #expect(transport.requests[1].body.isEmpty)
    }

    @Test func `adds header fields of client, request and call, the last first, the credential always`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            configuration.headers = ["X-A": "client", "X-B": "client", "X-C": "client", "Authorization": "none"]
        }
        var request = APIRequest.get()
        request.header("x-b", "request")
        request.header("X-C", "request")
        _ = try await client.send(request, CallOptions(headers: ["X-C": "call", "authorization": "none"]))
        let sent = try #require(transport.requests.first)
        #expect(sent.header("X-A") == "client")
        #expect(sent.header("X-B") == "request")
        #expect(sent.header("X-C") == "call")
        #expect(sent.header("Authorization") == "Bearer \(testKey)")
    }

    @Test func `asks for the token before every request`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1)), .json(Thing(id: 1))])
        let counter = Counter()
        let client = try makeClient(transport) { configuration in
            configuration.credential = .bearer { "token-\(counter.increment())" }
        }
        _ = try await client.send(.get(), CallOptions())
        _ = try await client.send(.get(), CallOptions())
        #expect(transport.requests.map { $0.header("Authorization") } == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func `lets many clients with their own keys share a transport`() async throws {
        let transport = InMemoryTransport { _ in .json(Thing(id: 1)) }
        let first = try makeClient(transport) { $0.credential = .bearer("first") }
        let second = try makeClient(transport) { $0.credential = .bearer("second") }
        _ = try await first.send(.get(), CallOptions())
        _ = try await second.send(.get(), CallOptions())
        #expect(transport.requests.map { $0.header("Authorization") } == ["Bearer first", "Bearer second"])
    }

    static let injections = [
        CallOptions(headers: ["X-A": "a\r\nX-Injected: 1"]), CallOptions(headers: ["X-A": "a\n"]),
        CallOptions(headers: ["X-A": "a\0b"]), CallOptions(headers: ["X A": "a"]),
        CallOptions(headers: ["X-A:": "a"]), CallOptions(headers: ["": "a"]), CallOptions(headers: ["X\r\nY": "a"]),
    ]

    @Test(arguments: injections.indices)
    func `sends nothing when a header field cannot be sent as it is`(index: Int) async throws {
        let transport = InMemoryTransport()
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), Self.injections[index])
        }
        #expect(error.code == .invalidRequest)
        #expect(error.operation == "things.get")
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["", ".", ".."])
    func `sends nothing when a path parameter is none`(id: String) async throws {
        let transport = InMemoryTransport()
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(id), CallOptions())
        }
        #expect(error.code == .invalidRequest)
        #expect(error.message.contains("thingId"))
        #expect(transport.requests.isEmpty)
    }

    @Test func `sends nothing when the body cannot be encoded, and says where`() async throws {
        let transport = InMemoryTransport()
        var request = APIRequest(.createThing, path: "/things")
        request.json(["score": [1, Double.nan]])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(request, CallOptions())
        }
        #expect(error.code == .invalidRequest)
        #expect(error.message.contains("score[1]"))
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["two\nlines", "a\0b"])
    func `sends nothing when the token cannot be sent, and does not show it`(token: String) async throws {
        let transport = InMemoryTransport()
        let client = try makeClient(transport) { $0.credential = .bearer(token) }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(error.code == .configuration)
        #expect(!"\(error)".contains(token))
        #expect(transport.requests.isEmpty)
    }
}
