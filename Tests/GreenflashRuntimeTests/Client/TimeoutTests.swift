import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct TimeoutTests {
    @Test func `ends an attempt whose head does not come`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport([.json(Thing(id: 1)).delayed(by: .seconds(61))], clock: clock)
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport, clock: clock).send(.get(), CallOptions(retry: .never))
        }
        #expect(error.code == .timeout)
        #expect(clock.sleeps == [.seconds(60)])
    }

    @Test func `ends an attempt whose body stalls`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport([.json(Thing(id: 1)).stalled(after: 3)], clock: clock)
        let client = try makeClient(transport, clock: clock)
        let error = try await #require(throws: APIError.self) {
            _ = try await client.send(.get(), CallOptions(timeout: .seconds(5), retry: .never))
        }
        #expect(error.code == .timeout)
        #expect(clock.sleeps == [.seconds(5)])
        #expect(transport.openBodies == 0)
    }

    @Test func `admits the longest times there are`() async throws {
        let transport = InMemoryTransport { _ in
            // Lets the alarm fall asleep.
            for _ in 0..<100 { await Task.yield() }
            return .json(Thing(id: 1))
        }
        let client = try makeClient(transport, clock: ContinuousClock())
        let longest = Duration.seconds(Int64.max - 1)
        _ = try await client.send(.get(), CallOptions(timeout: longest, totalTimeout: longest))
    }

    @Test func `ends a call when the time for all of it is over`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport([.json(Thing(id: 1)).delayed(by: .seconds(50))], clock: clock)
        let client = try makeClient(transport, clock: clock)
        let task = Task { _ = try await client.send(.create(), CallOptions(totalTimeout: .seconds(10))) }
        // The transport, and the alarm.
        await clock.sleepers(atLeast: 2)
        clock.advance(by: .seconds(10))
        let error = try await #require(throws: APIError.self) { try await task.value }
        #expect(error.code == .timeout)
        #expect(error.message.contains("10 s"))
        #expect(error.mayHaveTakenEffect)
    }

    @Test func `does not begin a wait that would pass the time for the call`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport([.error(status: 503, headers: ["Retry-After": "30"])])
        let client = try makeClient(transport, clock: clock)
        let error = try await #require(throws: APIError.self) {
            _ = try await client.send(.get(), CallOptions(totalTimeout: .seconds(10)))
        }
        #expect(error.code == .service)
        #expect(error.retryAfter == .seconds(30))
    }

    @Test func `ends a stream when the time for the call is over, with the text so far`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport(
            [.events([TestEvent.text("so far")]).stalled(after: 1000)],
            clock: clock
        )
        let client = try makeClient(transport, clock: clock)
        let task = Task {
            let stream: EventStream<TestEvent> = client.events(
                .ask(),
                CallOptions(timeout: .seconds(1000), totalTimeout: .seconds(100))
            )
            for try await _ in stream {}
        }
        await clock.sleepers(atLeast: 2)
        clock.advance(by: .seconds(100))
        let error = try await #require(throws: APIError.self) { try await task.value }
        #expect(error.code == .timeout)
        #expect(error.partialText == "so far")
        #expect(transport.openBodies == 0)
    }

    @Test func `a call can lift the limits of its client`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(1000))
        let transport = InMemoryTransport(clock: clock) { _ in .json(Thing(id: 1)).delayed(by: .seconds(61)) }
        let client = try makeClient(transport, clock: clock) { configuration in
            configuration.timeout = .seconds(60)
            configuration.totalTimeout = .seconds(60)
        }
        let options = CallOptions(timeout: .unlimited, totalTimeout: .unlimited, retry: .never)
        _ = try await client.send(.get(), options)
        _ = try await client.send(.get(), CallOptions().merged(over: options))
        // No timer but the delay itself.
        #expect(clock.sleeps == [.seconds(61), .seconds(61)])
        var limited = client
        limited.defaultOptions = options
        await #expect(throws: APIError.self) {
            _ = try await limited.send(.get(), CallOptions(timeout: .seconds(60)))
        }
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func `a time that leaves none is refused before anything is sent`(time: Duration) async throws {
        let transport = InMemoryTransport()
        for (field, name) in [(\ClientConfiguration.timeout, "timeout"), (\.totalTimeout, "totalTimeout")] {
            let error = #expect(throws: APIError.self) { try makeClient(transport) { $0[keyPath: field] = time } }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(" \(name) is \(time.inWords)") == true)
        }
        let client = try makeClient(transport)
        for options in [CallOptions(timeout: time), CallOptions(totalTimeout: time)] {
            let list: PagedList<Thing> = client.list(.list(), options)
            let stream: EventStream<TestEvent> = client.events(.ask(), options)
            let error = await #expect(throws: APIError.self) { _ = try await client.send(.get(), options) }
            #expect(error?.code == .invalidRequest)
            #expect(error?.operation == "things.get")
            await #expect(throws: APIError.self) { _ = try await list.collect() }
            await #expect(throws: APIError.self) { for try await _ in stream {} }
        }
        #expect(transport.requests.isEmpty)
    }
}
