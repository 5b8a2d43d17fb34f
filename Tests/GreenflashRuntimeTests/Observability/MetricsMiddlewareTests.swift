#if Metrics
    import CoreMetrics
    import Foundation
    import GreenflashTesting
    import HTTPTypes
    import MetricsTestKit
    import Testing

    @testable import GreenflashRuntime

    struct MetricsMiddlewareTests {
        private static let label = "http.client.request.duration"

        @Test func `every attempt is timed, with what OpenTelemetry says of it`() async throws {
            let metrics = TestMetrics()
            let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
            let transport = InMemoryTransport([
                .error(status: 503), .failure(TransportError.noResponse), .json(Thing(id: 1)),
            ])
            let client = try makeClient(transport, clock: clock) { configuration in
                configuration.middleware.insert(MetricsMiddleware(factory: metrics), before: .authentication)
                configuration.middleware.append(Slow(clock))
            }
            _ = try await client.send(.get(), CallOptions())
            let common = [
                "http.request.method": "GET", "server.address": "api.example.com", "server.port": "443",
                "url.scheme": "https", "url.template": "/things/{thingId}",
            ]
            #expect(
                dimensions(metrics) == [
                    common.merging(["http.response.status_code": "503", "error.type": "503"]) { $1 },
                    common.merging(["error.type": "lost"]) { $1 },
                    common.merging(["http.response.status_code": "200"]) { $1 },
                ]
            )
            #expect(metrics.timers.map(\.values) == [[2_000_000_000], [2_000_000_000], [2_000_000_000]])
        }

        @Test func `the time of a stream ends with the stream`() async throws {
            let metrics = TestMetrics()
            let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
            let transport = InMemoryTransport([.events([TestEvent.text("a"), .done])])
            let client = try makeClient(transport, clock: clock) { configuration in
                configuration.middleware.append(MetricsMiddleware(factory: metrics))
            }
            let stream: EventStream<TestEvent> = client.events(.ask(), CallOptions())
            for try await event in stream where event != .done {
                #expect(metrics.timers.isEmpty)
                clock.advance(by: .seconds(5))
            }
            #expect(metrics.timers.map(\.values) == [[5_000_000_000]])
        }

        @Test func `a stream that nobody reads on has no error`() async throws {
            let metrics = TestMetrics()
            let transport = InMemoryTransport([.events([TestEvent.text("a"), .text("b"), .done])])
            let client = try makeClient(transport) { configuration in
                configuration.middleware.append(MetricsMiddleware(factory: metrics))
            }
            try await readOneEvent(client)
            let seen = try #require(dimensions(metrics).first)
            #expect(seen["http.response.status_code"] == "200")
            #expect(seen["error.type"] == nil)
            #expect(metrics.timers.count == 1)
        }

        @Test func `a body that breaks off is an error`() async throws {
            let metrics = TestMetrics()
            let transport = InMemoryTransport([.json(Thing(id: 1)).cut(after: 2)])
            let client = try makeClient(transport) { configuration in
                configuration.middleware.append(MetricsMiddleware(factory: metrics))
            }
            await #expect(throws: APIError.self) { _ = try await client.send(.get(), CallOptions(retry: .never)) }
            let seen = try #require(dimensions(metrics).first)
            #expect(seen["http.response.status_code"] == "200")
            #expect(seen["error.type"] == "lost")
        }

        private func readOneEvent(_ client: APIClient) async throws {
            let stream: EventStream<TestEvent> = client.events(.ask(), CallOptions())
            for try await _ in stream { break }
        }

        private func dimensions(_ metrics: TestMetrics) -> [[String: String]] {
            metrics.timers(label: Self.label)
                .map { Dictionary(uniqueKeysWithValues: $0.dimensions) }
                .sorted { ($0["http.response.status_code"] ?? "400") > ($1["http.response.status_code"] ?? "400") }
        }
    }

    /// Lets two seconds pass before every request.
    private struct Slow: ClientMiddleware {
        let clock: ManualClock

        init(_ clock: ManualClock) {
            self.clock = clock
        }

        func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
            clock.advance(by: .seconds(2))
            return try await next(request)
        }
    }
#endif
