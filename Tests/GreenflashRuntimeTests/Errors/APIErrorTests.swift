import Foundation
import GreenflashTesting
import HTTPTypes
import Testing

@testable import GreenflashRuntime

struct APIErrorTests {
    private func error(_ response: ScriptedResponse, hints: [Int: String] = [:]) async throws -> APIError {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let client = try makeClient(InMemoryTransport(clock: clock) { _ in response }) { $0.hints = hints }
        return try await #require(throws: APIError.self) {
            let _: Thing = try await client.value(.get("a b"), CallOptions(retry: .never, rateLimit: .fail))
        }
    }

    @Test(arguments: [
        (400, APIError.Code.invalidRequest), (401, .authentication), (402, .invalidRequest), (403, .permissionDenied),
        (404, .notFound), (408, .timeout), (409, .conflict), (422, .invalidRequest), (429, .rateLimited),
        (500, .service), (503, .service), (302, .redirect), (418, .invalidRequest), (700, .service),
    ])
    func `has a code for every status`(status: Int, code: APIError.Code) async throws {
        let error = try await error(.error(status: status))
        #expect(error.code == code)
        #expect(error.status == status)
    }

    @Test(
        arguments: [
            (#"{"error":"Nope","code":"E1"}"#, "Nope", "E1"), (#"{"error":{"message":"Nope","code":7}}"#, "Nope", "7"),
            (#"{"error":{"message":"Nope","type":"bad"}}"#, "Nope", "bad"), (#"{"message":"Nope"}"#, "Nope", nil),
            (#"{"detail":"Nope"}"#, "Nope", nil), (#"{"errors":[{"message":"A"},"B"]}"#, "A; B", nil),
            (#"{"what":1}"#, #"{"what":1}"#, nil), (#"["a"]"#, #"["a"]"#, nil), (#""Nope""#, "Nope", nil),
            ("<!doctype html><html><head><TITLE lang=en>\n 502\n Bad gateway</title>", "502 Bad gateway", nil),
            ("<html><body><h1>Oops</h1></body></html>", "Oops", nil), ("<html></html>", nil, nil),
            ("upstream\r\n  failed", "upstream failed", nil), (#"{"error":"No"#, #"{"error":"No"#, nil), ("", nil, nil),
            ("  \n", nil, nil), (#"{"error":"","message":"Nope"}"#, "Nope", nil), ("null", "null", nil),
        ] as [(String, String?, String?)]
    )
    func `reads the service's message and code out of any body`(body: String, message: String?, code: String?) {
        let service = ServiceMessage(body: Data(body.utf8))
        #expect(service.message == message)
        #expect(service.code == code)
    }

    @Test func `bounds a message and keeps it on one line`() {
        let service = ServiceMessage(body: Data((String(repeating: "x\n", count: 10_000)).utf8))
        #expect(service.message?.count == 501)
        #expect(service.message?.contains("\n") == false)
    }

    @Test func `says what happened, what to do, and where`() async throws {
        let error = try await error(
            .error(status: 401, message: "Invalid API key", code: "bad_key", headers: ["x-request-id": "req-1"]),
            hints: [401: "Check your key."]
        )
        #expect(error.message == "Invalid API key. Check your key.")
        #expect(
            "\(error)" == """
                authentication: Invalid API key. Check your key. \
                (things.get, GET /v1/things/a%20b, status 401, code bad_key, request id req-1)
                """
        )
        #expect(error.localizedDescription == "\(error)")
        #expect(error.serviceMessage == "Invalid API key")
        #expect(error.serviceCode == "bad_key")
        #expect(
            error.body.map { String(decoding: $0, as: UTF8.self) } == #"{"code":"bad_key","error":"Invalid API key"}"#
        )
    }

    @Test(arguments: ["x-request-id", "Request-Id", "X-Vercel-Id", "CF-Ray"])
    func `finds the request id`(header: String) async throws {
        #expect(try await error(.empty(status: 500, headers: [header: "id-1"])).requestID == "id-1")
    }

    @Test func `keeps a bounded part of the body`() async throws {
        let error = try await error(.text(String(repeating: "x", count: 1 << 20), status: 500))
        #expect(error.body?.count == 64 << 10)
    }

    @Test(arguments: [
        ScriptedResponse.error(status: 400, message: "Bad").cut(after: 9),
        .error(status: 400, message: "Bad").stalled(after: 9),
    ])
    func `keeps the status of an error whose body is lost`(response: ScriptedResponse) async throws {
        let error = try await error(response)
        #expect(error.status == 400)
        #expect(error.code == .invalidRequest)
    }

    @Test func `names the target of a redirect without its query`() async throws {
        let error = try await error(
            .empty(status: 308, headers: ["Location": "https://new.example.com/v2/things?token=secret"])
        )
        #expect(error.code == .redirect)
        #expect(error.message.contains("https://new.example.com/v2/things."))
        #expect(!error.message.contains("secret"))
    }

    @Test func `refuses an answer that is too large`() async throws {
        let transport = InMemoryTransport { _ in .text(String(repeating: " ", count: 101)).split(10) }
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), CallOptions(maximumResponseBytes: 100))
        }
        #expect(error.code == .responseTooLarge)
        #expect(error.message.contains("100 bytes"))
        #expect(transport.requests.count == 1)
        #expect(transport.bodiesClosedEarly == 1)
        _ = try await makeClient(transport).send(.get(), CallOptions(maximumResponseBytes: 101))
    }

    @Test func `wraps whatever else a transport throws`() async throws {
        let transport = InMemoryTransport { _ in throw POSIXError(.EPIPE) }
        let error = try await #require(throws: APIError.self) {
            _ = try await makeClient(transport).send(.get(), CallOptions(retry: .never))
        }
        #expect(error.code == .connection)
    }

    @Test func `names the address that could not be reached, and the timeout that passed`() async throws {
        let refused = TransportError(.connect, requestMayHaveReachedServer: false, message: "refused")
        let late = TransportError(.timeout, requestMayHaveReachedServer: true, message: "late")
        let transport = InMemoryTransport([.failure(refused), .failure(late)])
        let client = try makeClient(transport) { $0.timeout = .seconds(7) }
        for expected in ["\(client.baseURL.scheme ?? "")://\(client.baseURL.host ?? "")", "7 s"] {
            let error = try await #require(throws: APIError.self) {
                _ = try await client.send(.get(), CallOptions(retry: .never))
            }
            #expect(error.message.contains(expected))
        }
    }
}
