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
            "at topics[1].count: expected a value, found nothing, in {\"topics\":[{\"name\":\"a\",\"count\":1},{\"name\":\"b\"}]}"
        ),
        (
            #"{"topics":[{"name":5,"count":1}]}"#,
            "at topics[0].name: expected a string, found a whole number, in {\"topics\":[{\"name\":5"
        ),
        (#"{"topics":[{"name":null,"count":1}]}"#, "at topics[0].name: expected a string, found null"),
        (#"{"topics":{}}"#, "at topics: expected a list, found an object, in {\"topics\":{}}"),
        (
            #"{"topics":[],"score":"high"}"#,
            #"at score: expected a number, found a string, in {"topics":[],"score":"high"}"#
        ),
        (
            #"{"topics":[],"isDone":1}"#,
            #"at isDone: expected a boolean, found a whole number, in {"topics":[],"isDone":1}"#
        ),
        (
            #"{"topics":[],"details":[]}"#,
            #"at details: expected an object, found a list, in {"topics":[],"details":[]}"#
        ),
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

    @Test func `carries the whole answer, and shows what is around the place`() async throws {
        let topics = (0..<5000).map { #"{"name":"topic \#($0)","count":\#($0 == 4000 ? "null" : "1")}"# }
        let body = #"{"topics":[\#(topics.joined(separator: ","))]}"#
        let error = try await #require(throws: APIError.self) {
            let _: Report = try await makeClient(InMemoryTransport([.text(body)])).value(.get(), CallOptions())
        }
        #expect(error.body == Data(body.utf8))
        #expect(error.message.contains("at topics[4000].count: expected a whole number, found null, in …"))
        #expect(error.message.contains(#"{"name":"topic 4000","count":null},{"name":"topic 4001","count":1}"#))
        #expect(error.message.hasSuffix("…"))
        #expect(error.description.hasPrefix("decoding: The answer could not be read: at topics[4000].count"))
        #expect(error.description.contains("(things.get, GET /v1/things/1, status 200)"))
    }

    @Test(arguments: [
        (#"{"a":["#, "begins with: {\"a\":["),
        (#"["\#(String(repeating: "é🙂", count: 300))"#, "é🙂… and ends with: …"),
    ])
    func `shows both ends of what was cut off`(body: String, text: String) async throws {
        let error = try await #require(throws: APIError.self) {
            let _: [Int] = try await makeClient(InMemoryTransport([.text(body)])).value(.get(), CallOptions())
        }
        #expect(error.message.contains(text), "\(error.message)")
        #expect(!error.message.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        (["a", "b"], "a.b"), (["a.b"], #"["a.b"]"#), (["a", ""], #"a[""]"#), (["é_1-$"], "é_1-$"),
        ([], "the top level"),
        (["x y", "z"], #"["x y"].z"#),
    ])
    func `a path says which names it goes by`(names: [String], path: String) {
        #expect(JSONPath.text(names.map { StringKey($0) }) == path)
    }

    @Test func `a path of any length stays short`() {
        let long = String(repeating: "x", count: 10_000)
        #expect(JSONPath.text([StringKey(long), StringKey(long)]).count < 450)
        #expect(JSONPath.text((0..<500).map { _ in StringKey("level") }).count < 450)
    }
}
