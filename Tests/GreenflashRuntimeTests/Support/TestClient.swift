import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

let testKey = "sk-very-secret-0123456789"

/// A client of a scripted service. Its waits take no time, and its jitter is always the half.
func makeClient(
    _ transport: any HTTPTransport,
    clock: any Clock<Duration> = ManualClock(skippingSleepsUpTo: .seconds(120)),
    baseURL: String = "https://api.example.com/v1",
    configure: (inout ClientConfiguration) -> Void = { _ in }
) throws -> APIClient {
    var configuration = ClientConfiguration(
        baseURL: try #require(URL(string: baseURL)),
        credential: .bearer(testKey),
        transport: transport
    )
    configuration.clock = clock
    configuration.totalTimeout = nil
    configuration.random = { 0.5 }
    configuration.now = { Date(timeIntervalSince1970: 1_768_469_400) }
    configure(&configuration)
    return try APIClient(configuration)
}

extension Endpoint {
    static let getThing = Endpoint("things.get", .get, "/things/{thingId}", isSafeToRepeat: true)
    static let listThings = Endpoint("things.list", .get, "/things", isSafeToRepeat: true)
    static let createThing = Endpoint("things.create", .post, "/things", isSafeToRepeat: false)
    static let upsertThing = Endpoint("things.upsert", .post, "/things", isSafeToRepeat: true)
    static let askThing = Endpoint("things.ask", .post, "/things/ask", isSafeToRepeat: false)
    static let analyzeThing = Endpoint(
        "things.analyze",
        .get,
        "/things/analysis",
        isSafeToRepeat: true,
        rateLimit: RateLimit(
            bucket: "analysis",
            window: .seconds(3600),
            exemption: RateLimit.Exemption(parameter: "mode", value: "simple")
        )
    )
}

extension APIRequest {
    static func get(_ id: String = "1") -> APIRequest {
        APIRequest(.getThing, path: "/things/\(id, name: "thingId")")
    }

    static func list() -> APIRequest {
        APIRequest(.listThings, path: "/things")
    }

    static func create(_ endpoint: Endpoint = .createThing) -> APIRequest {
        var request = APIRequest(endpoint, path: "/things")
        request.json(["name": "thing"])
        return request
    }

    static func ask() -> APIRequest {
        APIRequest(.askThing, path: "/things/ask")
    }
}

struct Thing: Codable, Hashable, Sendable {
    var id: Int
}
