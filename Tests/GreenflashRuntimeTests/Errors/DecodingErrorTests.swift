import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct DecodingErrorTests {
    struct Report: Decodable, Sendable {
        struct Topic: Decodable, Sendable {
            let name: String
            let count: Int
        }
        let topics: [Topic]
        let score: Double?
        let isDone: Bool?
        let at: Date?
        let details: [String: String]?
    }

    @Test(arguments: [
        (
            #"{"topics":[{"name":"a","count":1},{"name":"b"}]}"#,
            "at topics[1].count: expected a value, found nothing, in {\"name\":\"b\"}"
        ),
        (#"{"topics":[{"name":5,"count":1}]}"#, "at topics[0].name: expected a string, found a whole number, in 5"),
        (#"{"topics":[{"name":null,"count":1}]}"#, "at topics[0].name: expected a string, found null"),
        (#"{"topics":{}}"#, "at topics: expected a list, found an object, in {}"),
        (#"{"topics":[],"score":"high"}"#, #"at score: expected a number, found a string, in "high""#),
        (#"{"topics":[],"isDone":1}"#, "at isDone: expected a boolean, found a whole number, in 1"),
        (#"{"topics":[],"details":[]}"#, "at details: expected an object, found a list, in []"),
        (
            #"{"topics":[],"at":"soon"}"#,
            #"at at: expected a date and time such as 2026-01-15T09:30:00.000Z, found "soon""#
        ),
        ("[]", "at the top level: expected an object, found a list, in []"), ("", "it is empty"),
        (#"{"topics":["#, "it is not valid JSON, and begins with: {\"topics\":["),
        ("\n<html><title>Login</title>", "it is HTML or XML, not JSON, and begins with:  <html>"),
    ])
    func `names place, expectation, finding and excerpt`(body: String, message: String) async throws {
        let transport = InMemoryTransport([.text(body, headers: ["X-Request-Id": "r1"])])
        let error = try await #require(throws: APIError.self) {
            let _: Report = try await makeClient(transport).value(.get(), CallOptions())
        }
        #expect(error.code == .decoding)
        #expect(error.message.hasPrefix("The answer could not be read: \(message)"), "\(error.message)")
        #expect(error.operation == "things.get")
        #expect(error.status == 200)
        #expect(error.requestID == "r1")
        #expect(error.body == Data(body.utf8))
        #expect(transport.requests.count == 1)
    }

    @Test func `says that a write took effect although its answer cannot be read`() async throws {
        let error = try await #require(throws: APIError.self) {
            let _: Thing = try await makeClient(InMemoryTransport([.text("{}")])).value(.create(), CallOptions())
        }
        #expect(error.mayHaveTakenEffect)
    }

    @Test func `keeps excerpts short`() async throws {
        let body = #"{"topics": "\#(String(repeating: "x", count: 10_000))"}"#
        let error = try await #require(throws: APIError.self) {
            let _: Report = try await makeClient(InMemoryTransport([.text(body)])).value(.get(), CallOptions())
        }
        #expect(error.message.count < 400)
    }
}
