import Foundation
import GreenflashRuntime
import GreenflashTesting
import OperationsAPI
import Testing

/// How answers are read.
@Suite struct AnswerTests {
    private func answer(
        _ body: String,
        status: Int = 200,
        type: String = "application/json",
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        .data(Data(body.utf8), status: status, headers: headers.merging(["Content-Type": type]) { $1 })
    }

    @Test func everyStatusHasItsCase() async throws {
        func read(_ response: ScriptedResponse) async throws -> AnswersByStatusResponse {
            try await client(response).client.answers.byStatus()
        }
        guard case .ok(let color) = try await read(answer(#"{"R":1}"#)) else { throw Unexpected() }
        #expect(color == Color(r: 1))
        guard case .created(let filter) = try await read(answer(#"{"name":"n"}"#, status: 201)) else {
            throw Unexpected()
        }
        #expect(filter.name == "n")
        guard case .accepted = try await read(answer("", status: 202)) else { throw Unexpected() }
        guard case .nonAuthoritative("prose") = try await read(answer("prose", status: 203, type: "text/plain")) else {
            throw Unexpected()
        }
        guard case .status2XX(Data("png".utf8)) = try await read(answer("png", status: 299, type: "image/png")) else {
            throw Unexpected()
        }
    }

    private struct Unexpected: Error {}

    @Test func anEmptyAnswerIsNil() async throws {
        #expect(try await client(answer("", status: 204)).client.answers.optional() == nil)
        #expect(try await client(answer(#"{"R":1}"#)).client.answers.optional() == Color(r: 1))
    }

    @Test func aDefaultThatStandsAloneIsTheAnswer() async throws {
        #expect(try await client(answer(#"{"R":1}"#)).client.answers.standard() == Color(r: 1))
    }

    @Test func everyFormOfTheAnswerIsAskedForAndRead() async throws {
        let json = try client(answer(#"{"R":1}"#, type: "application/vnd.color+json"))
        #expect(try await json.client.answers.forms() == Color(r: 1))
        #expect(try json.transport.request().header("Accept") == "application/vnd.color+json")

        let text = try client(answer("a;\u{E9}", type: "text/csv; charset=utf-8"))
        #expect(try await text.client.answers.formsText() == "a;é")
        #expect(try text.transport.request().header("Accept") == "text/csv")

        let bytes = try client(answer("png", type: "image/png"))
        #expect(try await bytes.client.answers.formsData().data() == Data("png".utf8))
        #expect(try bytes.transport.request().header("Accept") == "image/png")

        let events = try client(
            answer("data: {\"R\":1}\n\ndata: {\"R\":2}\n\ndata: [DONE]\n\n", type: "text/event-stream")
        )
        var colors: [Color] = []
        for try await color in events.client.answers.formsStream() { colors.append(color) }
        #expect(colors == [Color(r: 1), Color(r: 2)])
        #expect(try events.transport.request().header("Accept") == "text/event-stream")
    }

    @Test func bytesComeInChunksOrGoToAFile() async throws {
        let (client, transport) = try client(answer("some bytes", type: "image/png"))
        var collected = Data()
        for try await chunk in client.answers.formsData() { collected += chunk }
        #expect(collected == Data("some bytes".utf8))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("older".utf8).write(to: file)
        try await client.answers.formsData().write(to: file)
        #expect(try Data(contentsOf: file) == Data("some bytes".utf8))
        #expect(transport.requests.count == 2)
        #expect(transport.openBodies == 0)
    }

    @Test func bytesOfAFailureAreAnError() async throws {
        let (client, _) = try client(answer(#"{"title":"no"}"#, status: 400))
        await #expect(throws: APIError.self) {
            for try await _ in client.answers.formsData() {}
        }
    }

    @Test(arguments: [
        (404, #"{"what":"color"}"#, "color"), (422, #"{"title":"wrong"}"#, "wrong"),
        (503, #"{"title":"down"}"#, "down"),
    ])
    func errorsDecodeAsTheirStatusSays(status: Int, body: String, text: String) async throws {
        let (client, _) = try client(answer(body, status: status))
        do {
            _ = try await client.answers.forms()
            Issue.record("expected an error")
        } catch let error as APIError {
            #expect(error.status == status)
            if status == 404 {
                #expect(try error.decode(Missing.self).what == text)
            } else {
                #expect(try error.decode(Problem.self).title == text)
            }
            #expect(throws: DecodingError.self) { try error.decode([Int].self) }
        }
    }

    @Test func headerFieldsHaveTypes() async throws {
        let headers = [
            "X-Count": "12", "X-Until": "Thu, 01 Jan 1970 00:00:00 GMT", "X-Kind": "fast", "X-Extra": #"{"R":4}"#,
        ]
        let (client, _) = try client(answer(#"{"R":1}"#, headers: headers))
        let seen = Seen()
        _ = try await client.answers.forms(options: CallOptions(onResponse: { seen.info = $0 }))
        let info = try #require(seen.info)
        #expect(info[.xCount] == 12)
        #expect(info[.xUntil] == Date(timeIntervalSince1970: 0))
        #expect(info[.xKind] == .fast)
        #expect(info[.xExtra] == Color(r: 4))
    }

    @Test func aHeaderFieldThatIsNotThereOrNotWhatWasPromisedIsNil() async throws {
        let (client, _) = try client(answer(#"{"R":1}"#, headers: ["X-Count": "many"]))
        let seen = Seen()
        _ = try await client.answers.forms(options: CallOptions(onResponse: { seen.info = $0 }))
        let info = try #require(seen.info)
        #expect(info[.xCount] == nil)
        #expect(info[.xKind] == nil)
    }

    // Unchecked because the callback is done before the call is.
    private final class Seen: @unchecked Sendable {
        var info: ResponseInfo?
    }
}
