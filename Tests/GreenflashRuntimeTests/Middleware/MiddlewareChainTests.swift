import Foundation
import GreenflashTesting
import HTTPTypes
import Synchronization
import Testing

@testable import GreenflashRuntime

struct MiddlewareChainTests {
    @Test func `steps run in the order of the chain, and see responses in the opposite one`() async throws {
        let seen = Seen()
        let client = try makeClient(InMemoryTransport([.json(Thing(id: 1))])) { configuration in
            configuration.middleware.append(Watch("d", seen))
            configuration.middleware.insert(Watch("a", seen), before: .retry)
            configuration.middleware.insert(Watch("b", seen), after: .retry)
            configuration.middleware.insert(Watch("c", seen), before: .authentication)
        }
        _ = try await client.send(.get(), CallOptions())
        #expect(seen.texts == ["a>", "b>", "c>", "d>", "d<200", "c<200", "b<200", "a<200"])
        #expect(
            client.core.configuration.middleware.description
                == "Watch, retry, Watch, rateLimit, Watch, authentication, logging, Watch"
        )
    }

    @Test func `a step in front of the retries sees the call, one behind them every attempt`() async throws {
        let seen = Seen()
        let transport = InMemoryTransport([
            .error(status: 503), .failure(POSIXError(.EIO)), .json(Thing(id: 1)).cut(after: 2),
            .json(Thing(id: 1)),
        ])
        let client = try makeClient(transport) { configuration in
            configuration.retry.maximumRetries = 3
            configuration.middleware.insert(Watch("call", seen), before: .retry)
            configuration.middleware.append(Watch("attempt", seen))
        }
        let response = try await client.send(.get(), CallOptions())
        #expect(response.info.attempts == 4)
        #expect(
            seen.texts == [
                "call>", "attempt>", "attempt<503", "attempt>", "attempt!lost", "attempt>", "attempt<200", "attempt>",
                "attempt<200", "call<200",
            ]
        )
    }

    @Test func `a step in front of the retries is thrown the error that the caller gets`() async throws {
        let seen = Seen()
        let client = try makeClient(InMemoryTransport([.error(status: 404)])) { configuration in
            configuration.middleware.insert(Watch("call", seen), before: .retry)
        }
        await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(seen.texts == ["call>", "call!notFound"])
    }

    @Test func `what a step changes is sent, with every attempt`() async throws {
        let transport = InMemoryTransport([.error(status: 503), .json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            configuration.middleware.insert(Change { $0.head.headerFields[.from] = "step" }, before: .retry)
            configuration.middleware.append(Change { $0.head.headerFields[.expires] = "\($0.attempt)" })
        }
        _ = try await client.send(.get(), CallOptions())
        #expect(transport.requests.map { $0.header("From") } == ["step", "step"])
        #expect(transport.requests.map { $0.header("Expires") } == ["1", "2"])
    }

    @Test func `the credential is there behind authentication only`() async throws {
        let seen = Seen()
        let client = try makeClient(InMemoryTransport([.json(Thing(id: 1))])) { configuration in
            let look = Change { seen.add($0.head.headerFields[.authorization] ?? "-") }
            configuration.middleware.insert(look, before: .retry)
            configuration.middleware.insert(look, before: .authentication)
            configuration.middleware.insert(look, after: .authentication)
        }
        _ = try await client.send(.get(), CallOptions())
        #expect(seen.texts == ["-", "-", "Bearer \(testKey)"])
    }

    @Test(arguments: ["elsewhere.com", "api.example.com:444", "api.example.com.evil.org"])
    func `a step cannot send the credential elsewhere`(authority: String) async throws {
        let transport = InMemoryTransport()
        let client = try makeClient(transport) { configuration in
            configuration.middleware.insert(Change { $0.head.authority = authority }, before: .authentication)
        }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(error.code == .configuration)
        #expect(error.message.contains(authority))
        #expect(error.message.contains("https://api.example.com only"))
        #expect(error.attempts == 0)
        #expect(transport.requests.isEmpty)
    }

    @Test func `nor can a step behind authentication`() async throws {
        let transport = InMemoryTransport()
        let client = try makeClient(transport) { configuration in
            configuration.middleware.append(Change { $0.head.authority = "elsewhere.com" })
        }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(error.code == .configuration)
        #expect(error.attempts == 0)
        #expect(transport.requests.isEmpty)
    }

    @Test func `nor over plain http`() async throws {
        let transport = InMemoryTransport()
        let client = try makeClient(transport) { configuration in
            configuration.middleware.insert(Change { $0.head.scheme = "http" }, before: .retry)
        }
        await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a step may answer itself`() async throws {
        let transport = InMemoryTransport()
        let client = try makeClient(transport) { $0.middleware.insert(Answer(), before: .retry) }
        let thing: Thing = try await client.value(.get(), CallOptions())
        #expect(thing.id == 7)
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: [true, false])
    func `what a step throws ends the call, with what is known of it`(isInFront: Bool) async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            let fail = Change { _ in throw POSIXError(.EPERM) }
            if isInFront {
                configuration.middleware.insert(fail, before: .retry)
            } else {
                configuration.middleware.append(fail)
            }
        }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.create(), CallOptions()) }
        #expect(error.code == .middleware)
        #expect(error.underlying is POSIXError)
        #expect(error.operation == "things.create")
        #expect(error.attempts == 0)
        #expect(!error.mayHaveTakenEffect)
        #expect(transport.requests.isEmpty)
    }

    @Test func `what a step throws after the request was sent may have taken effect`() async throws {
        let client = try makeClient(InMemoryTransport([.json(Thing(id: 1))])) { $0.middleware.append(FailAfterwards()) }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.create(), CallOptions()) }
        #expect(error.code == .middleware)
        #expect(error.attempts == 1)
        #expect(error.mayHaveTakenEffect)
    }

    @Test func `no error of a step shows the key`() async throws {
        let client = try makeClient(InMemoryTransport()) { configuration in
            configuration.middleware.append(Change { throw Mishap(text: "\($0.head.headerFields)") })
        }
        let error = try await #require(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(!error.description.contains(testKey))
    }

    @Test func `no description or dump of a request shows the key`() async throws {
        let seen = Seen()
        let client = try makeClient(InMemoryTransport([.json(Thing(id: 1))])) { configuration in
            configuration.middleware.append(
                Change { request in
                    var text = ""
                    dump(request, to: &text)
                    seen.add("\(request) \(String(reflecting: request)) \(text)")
                }
            )
        }
        _ = try await client.send(.get(), CallOptions())
        #expect(seen.texts.count == 1)
        #expect(!seen.texts[0].contains(testKey))
    }

    @Test func `a step may repeat a request itself`() async throws {
        let transport = InMemoryTransport([.error(status: 500), .json(Thing(id: 1))])
        let client = try makeClient(transport) { $0.middleware.append(Twice()) }
        let response = try await client.send(.get(), CallOptions(retry: .never))
        #expect(response.info.attempts == 2)
    }

    @Test func `streams pass the steps too`() async throws {
        let seen = Seen()
        let transport = InMemoryTransport([.events([TestEvent.text("a"), .done])])
        let client = try makeClient(transport) { configuration in
            configuration.middleware.insert(Change { seen.add("\($0.isStreamed)") }, before: .retry)
        }
        let stream: EventStream<TestEvent> = client.events(.ask(), CallOptions())
        for try await _ in stream {}
        #expect(seen.texts == ["true"])
    }

    @Test func `falling back keeps the path of a step in front`() async throws {
        let transport = InMemoryTransport([.error(status: 429), .json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            let change = Change { $0.head.path = ($0.head.path ?? "") + "?trace=1&mode=insights" }
            configuration.middleware.insert(change, before: .retry)
        }
        let request = APIRequest(.analyzeThing, path: "/things/analysis")
        let response = try await client.send(request, CallOptions(rateLimit: .fallBack))
        #expect(response.info.fellBack)
        #expect(transport.requests.map(\.query) == ["trace=1&mode=insights", "trace=1&mode=simple"])
    }
}

/// What steps saw, in order.
private final class Seen: Sendable {
    private let state = Mutex<[String]>([])

    var texts: [String] { state.withLock { $0 } }

    func add(_ text: String) { state.withLock { $0.append(text) } }
}

private struct Watch: ClientMiddleware {
    let name: String
    let seen: Seen

    init(_ name: String, _ seen: Seen) {
        self.name = name
        self.seen = seen
    }

    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        seen.add("\(name)>")
        do {
            let response = try await next(request)
            seen.add("\(name)<\(response.head.status.code)")
            return response
        } catch {
            let kind = (error as? TransportError)?.kind.description ?? (error as? APIError)?.code.description
            seen.add("\(name)!\(kind ?? "?")")
            throw error
        }
    }
}

private struct Change: ClientMiddleware {
    let change: @Sendable (inout OutgoingRequest) throws -> Void

    init(_ change: @escaping @Sendable (inout OutgoingRequest) throws -> Void) {
        self.change = change
    }

    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        var request = request
        try change(&request)
        return try await next(request)
    }
}

private struct Answer: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        IncomingResponse(head: HTTPResponse(status: .ok), body: HTTPBody(Data(#"{"id": 7}"#.utf8)))
    }
}

private struct FailAfterwards: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        _ = try await next(request)
        throw POSIXError(.EPERM)
    }
}

private struct Twice: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        let first = try await next(request)
        return first.head.status == .internalServerError ? try await next(request) : first
    }
}

private struct Mishap: Error {
    let text: String
}
