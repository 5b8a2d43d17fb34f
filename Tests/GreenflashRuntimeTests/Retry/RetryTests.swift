import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct RetryTests {
    private func failure(_ kind: TransportError.Kind, reached: Bool = true) -> ScriptedResponse {
        .failure(TransportError(kind, requestMayHaveReachedServer: reached, message: "from the script"))
    }

    @Test(arguments: [408, 409, 429, 500, 502, 503, 504, 599])
    func `repeats a safe request after a status that may pass`(status: Int) async throws {
        let transport = InMemoryTransport([.error(status: status), .json(Thing(id: 1))])
        let response = try await makeClient(transport).send(.create(.upsertThing), CallOptions())
        #expect(response.info.attempts == 2)
        // The very same request.
        #expect(transport.requests[0].head == transport.requests[1].head)
        #expect(transport.requests[0].body == transport.requests[1].body)
    }

    @Test(arguments: [400, 401, 403, 404, 405, 410, 422, 301, 307])
    func `never repeats a request after a status that would come again`(status: Int) async throws {
        let transport = InMemoryTransport([.error(status: status), .json(Thing(id: 1))])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), CallOptions())
        }
        #expect(error.status == status)
        #expect(error.attempts == 1)
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [408, 409, 500, 503])
    func `does not repeat an unsafe request that the service may have acted on, and says so`(status: Int) async throws {
        let transport = InMemoryTransport([.error(status: status), .json(Thing(id: 1))])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.create(), CallOptions())
        }
        #expect(transport.requests.count == 1)
        #expect(error.message.contains("not sent again, because it could be done twice"))
        #expect(error.mayHaveTakenEffect == (status != 409))
    }

    @Test(arguments: [TransportError.Kind.lost, .timeout])
    func `does not repeat an unsafe request after an answer was lost`(kind: TransportError.Kind) async throws {
        let transport = InMemoryTransport([failure(kind), .json(Thing(id: 1))])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.create(), CallOptions())
        }
        #expect(transport.requests.count == 1)
        #expect(error.mayHaveTakenEffect)
        #expect(error.message.contains("because it could be done twice"))
    }

    @Test(arguments: [
        ScriptedResponse.error(status: 409), .error(status: 400), .error(status: 429),
        .failure(TransportError(.connect, requestMayHaveReachedServer: false, message: "nobody there")),
    ])
    func `remembers that an earlier attempt may have taken effect`(last: ScriptedResponse) async throws {
        let transport = InMemoryTransport([failure(.lost), last, last])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.create(.upsertThing), CallOptions())
        }
        #expect(error.mayHaveTakenEffect)
    }

    @Test(arguments: [
        (ScriptedResponse.empty(status: 301), true), (.empty(status: 302), true), (.empty(status: 303), true),
        (.empty(status: 307), false), (.empty(status: 308), false), (.error(status: 422), false),
        (.text(String(repeating: " ", count: 1000)), true),
        (.failure(TransportError(.bufferOverflow, requestMayHaveReachedServer: true, message: "")), true),
        (.failure(TransportError(.tls, requestMayHaveReachedServer: false, message: "")), false),
    ])
    func `says whether a write that failed for good may have taken effect`(
        response: ScriptedResponse,
        mayHaveTakenEffect: Bool
    ) async throws {
        let client = try makeClient(InMemoryTransport { _ in response })
        let options = CallOptions(maximumResponseBytes: 100)
        let write = try await #require(throws: APIError.self) { _ = try await client.send(.create(), options) }
        #expect(write.mayHaveTakenEffect == mayHaveTakenEffect)
        let read = try await #require(throws: APIError.self) { _ = try await client.send(.get(), options) }
        #expect(!read.mayHaveTakenEffect)
    }

    @Test func `repeats an unsafe request when no connection was made, and when it was refused`() async throws {
        let transport = InMemoryTransport([
            failure(.connect, reached: false), .error(status: 429), .json(Thing(id: 1), status: 201),
        ])
        let response = try await makeClient(transport).send(.create(), CallOptions())
        #expect(response.info.attempts == 3)
    }

    @Test(arguments: [TransportError.Kind.lost, .timeout, .connect])
    func `repeats a safe request after a failed connection`(kind: TransportError.Kind) async throws {
        let transport = InMemoryTransport([failure(kind), .json(Thing(id: 1))])
        #expect(try await makeClient(transport).send(.get(), CallOptions()).info.attempts == 2)
    }

    @Test(arguments: [TransportError.Kind.tls, .invalidRequest])
    func `does not repeat what cannot come right`(kind: TransportError.Kind) async throws {
        let transport = InMemoryTransport([failure(kind, reached: false), .json(Thing(id: 1))])
        await #expect(throws: APIError.self) { _ = try await makeClient(transport).send(.get(), CallOptions()) }
        #expect(transport.requests.count == 1)
    }

    @Test func `repeats a safe request whose answer was cut off`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1)).cut(after: 3), .json(Thing(id: 1))])
        #expect(try await makeClient(transport).send(.get(), CallOptions()).info.attempts == 2)
    }

    @Test func `reports an answer that stays cut off as a lost connection`() async throws {
        let transport = InMemoryTransport { _ in .json(Thing(id: 1)).cut(after: 3) }
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), CallOptions())
        }
        #expect(error.code == .connection)
        #expect(error.attempts == 3)
        #expect(error.underlying is TransportError)
    }

    @Test func `waits with backoff between attempts`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport { _ in .error(status: 503) }
        let client = try makeClient(transport, clock: clock)
        await #expect(throws: APIError.self) {
            _ = try await client.send(.get(), CallOptions(retry: RetryPolicy(maximumRetries: 3)))
        }
        #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500), .seconds(1)])
    }

    @Test(arguments: [("7", 7.0), ("0", 0), ("Thu, 15 Jan 2026 09:30:12 GMT", 12)])
    func `waits as Retry-After says`(header: String, seconds: Double) async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport([
            .error(status: 503, headers: ["Retry-After": header]), .json(Thing(id: 1)),
        ])
        _ = try await makeClient(transport, clock: clock).send(.get(), CallOptions())
        #expect(clock.sleeps.map { $0 / .seconds(1) } == (seconds == 0 ? [] : [seconds]))
    }

    @Test func `fails at once when the service asks for too long a wait`() async throws {
        let transport = InMemoryTransport([.error(status: 503, headers: ["Retry-After": "3600"])])
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), CallOptions())
        }
        #expect(error.code == .service)
        #expect(error.retryAfter == .seconds(3600))
        #expect(error.message.contains("3600 s"))
        #expect(error.message.contains("60 s"))
    }

    @Test func `lets a call have its own policy`() async throws {
        let transport = InMemoryTransport { _ in .error(status: 500) }
        let client = try makeClient(transport) { $0.retry = RetryPolicy(maximumRetries: 5) }
        await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions(retry: .never)) }
        #expect(transport.requests.count == 1)
        await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
        #expect(transport.requests.count == 7)
    }

    @Test func `ends a wait as soon as the task is cancelled`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport { _ in .error(status: 503, headers: ["Retry-After": "30"]) }
        let client = try makeClient(transport, clock: clock)
        let task = Task { _ = try await client.send(.get(), CallOptions()) }
        await clock.sleepers(atLeast: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test func `reports a cancelled request as such`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport([.json(Thing(id: 1)).delayed(by: .seconds(5))], clock: clock)
        let client = try makeClient(transport, clock: clock)
        let task = Task { _ = try await client.send(.get(), CallOptions()) }
        await clock.sleepers(atLeast: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
