#if Tracing
    import Foundation
    import GreenflashTesting
    import HTTPTypes
    import InMemoryTracing
    import Testing
    import Tracing

    @testable import GreenflashRuntime

    struct TracingMiddlewareTests {
        private let tracer = InMemoryTracer()

        @Test func `every attempt is a span of its own, in that of the call`() async throws {
            let transport = InMemoryTransport([
                .error(status: 503), .failure(TransportError.noResponse), .json(Thing(id: 1)),
            ])
            _ = try await client(transport).send(.get(), CallOptions())
            let spans = tracer.finishedSpans
            try #require(spans.count == 4)
            let call = spans[3]
            #expect(call.operationName == "things.get")
            #expect(call.kind == .internal)
            #expect(call.status == nil)
            #expect(call.parentSpanID == nil)
            #expect(spans[..<3].allSatisfy { $0.parentSpanID == call.spanID && $0.traceID == call.traceID })
            #expect(spans[..<3].allSatisfy { $0.operationName == "GET /things/{thingId}" && $0.kind == .client })
            #expect(spans[..<3].map { text("error.type", $0) } == ["503", "lost", nil])
            #expect(spans[..<3].map { number("http.response.status_code", $0) } == [503, nil, 200])
            #expect(spans[..<3].map { number("http.request.resend_count", $0) } == [nil, 1, 2])
            #expect(spans[..<3].map { $0.status?.code } == [.error, .error, nil])
        }

        @Test func `a span says where the request went, and no value of its query`() async throws {
            let transport = InMemoryTransport([.json([Thing(id: 1)])])
            var request = APIRequest.list()
            request.query("email", "jane@example.com")
            _ = try await client(transport, baseURL: "http://[::1]:8080/v1").send(request, CallOptions())
            let span = try #require(tracer.finishedSpans.first)
            #expect(text("http.request.method", span) == "GET")
            #expect(text("url.full", span) == "http://[::1]:8080/v1/things?email=REDACTED")
            #expect(text("url.template", span) == "/things")
            #expect(text("server.address", span) == "::1")
            #expect(number("server.port", span) == 8080)
        }

        @Test func `the trace goes on in the service`() async throws {
            let transport = InMemoryTransport([.error(status: 503), .json(Thing(id: 1))])
            _ = try await client(transport).send(.get(), CallOptions())
            let spans = tracer.finishedSpans.prefix(2)
            #expect(transport.requests.map { $0.header(InMemoryTracer.spanIDKey) } == spans.map(\.spanID))
            #expect(transport.requests.map { $0.header(InMemoryTracer.traceIDKey) } == spans.map(\.traceID))
        }

        @Test func `a call that failed has the error that the caller gets`() async throws {
            let transport = InMemoryTransport([.json(Thing(id: 1)).cut(after: 2)])
            let client = try client(transport)
            await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions(retry: .never)) }
            #expect(tracer.finishedSpans.map { text("error.type", $0) } == ["lost", "connection"])
            #expect(tracer.finishedSpans.map { $0.status?.code } == [.error, .error])
        }

        @Test func `a span of a stream ends with the stream`() async throws {
            let transport = InMemoryTransport([.events([TestEvent.text("a"), .done])])
            let stream: EventStream<TestEvent> = try client(transport).events(.ask(), CallOptions())
            for try await event in stream where event != .done {
                #expect(tracer.finishedSpans.isEmpty)
            }
            #expect(Set(tracer.finishedSpans.map(\.operationName)) == ["POST /things/ask", "things.ask"])
            #expect(tracer.activeSpans.isEmpty)
        }

        @Test func `a call that its caller cancels is no error`() async throws {
            let clock = ManualClock()
            let client = try client(InMemoryTransport([.json(Thing(id: 1)).delayed(by: .seconds(5))], clock: clock))
            let task = Task { _ = try await client.send(.get(), CallOptions()) }
            await clock.sleepers(atLeast: 1)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(tracer.finishedSpans.map { text("error.type", $0) } == ["cancelled", "cancelled"])
            #expect(tracer.finishedSpans.allSatisfy { $0.status == nil })
        }

        @Test func `a call whose time is over is an error`() async throws {
            let clock = ManualClock()
            let transport = InMemoryTransport([.json(Thing(id: 1)).delayed(by: .seconds(50))], clock: clock)
            let client = try client(transport) { $0.clock = clock }
            let task = Task { _ = try await client.send(.get(), CallOptions(totalTimeout: .seconds(10))) }
            await clock.sleepers(atLeast: 2)
            clock.advance(by: .seconds(10))
            await #expect(throws: APIError.self) { try await task.value }
            #expect(tracer.finishedSpans.map { text("error.type", $0) } == ["timeout", "timeout"])
            #expect(tracer.finishedSpans.allSatisfy { $0.status?.code == .error })
        }

        @Test func `so is a stream whose time is over`() async throws {
            let clock = ManualClock()
            let transport = InMemoryTransport([.events([TestEvent.text("a")]).stalled(after: 1000)], clock: clock)
            let client = try client(transport) { $0.clock = clock }
            let task = Task {
                let options = CallOptions(timeout: .seconds(1000), totalTimeout: .seconds(100))
                let stream: EventStream<TestEvent> = client.events(.ask(), options)
                for try await _ in stream {}
            }
            await clock.sleepers(atLeast: 2)
            clock.advance(by: .seconds(100))
            await #expect(throws: APIError.self) { try await task.value }
            #expect(tracer.finishedSpans.map { text("error.type", $0) } == ["timeout", "timeout"])
            #expect(tracer.finishedSpans.map { $0.status?.code } == [.error, .error])
        }

        @Test func `no span has the key, wherever it is sent`() async throws {
            for credential in [Credential.bearer(testKey), .apiKey(testKey, query: "key")] {
                let transport = InMemoryTransport([.error(status: 401, message: "\(testKey) is wrong")])
                let client = try client(transport) { configuration in
                    configuration.credential = credential
                    configuration.middleware.append(TracingMiddleware(tracer: tracer))
                }
                await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions()) }
            }
            var text = ""
            dump(tracer.finishedSpans, to: &text)
            for span in tracer.finishedSpans { span.attributes.forEach { text += "\($0)=\($1)\n" } }
            #expect(tracer.finishedSpans.count == 6)
            #expect(!text.contains(testKey))
            #expect(text.contains("key=REDACTED"))
        }

        private func client(
            _ transport: any HTTPTransport,
            baseURL: String = "https://api.example.com/v1",
            configure: (inout ClientConfiguration) -> Void = { _ in }
        ) throws -> APIClient {
            try makeClient(transport, baseURL: baseURL) { configuration in
                configuration.middleware.insert(TracingMiddleware(tracer: tracer), before: .retry)
                configuration.middleware.insert(TracingMiddleware(tracer: tracer), before: .authentication)
                configure(&configuration)
            }
        }

        private func text(_ name: String, _ span: FinishedInMemorySpan) -> String? {
            guard case .string(let text) = span.attributes.get(name) else { return nil }
            return text
        }

        private func number(_ name: String, _ span: FinishedInMemorySpan) -> Int? {
            switch span.attributes.get(name) {
            case .int32(let number): Int(number)
            case .int64(let number): Int(number)
            default: nil
            }
        }
    }
#endif
