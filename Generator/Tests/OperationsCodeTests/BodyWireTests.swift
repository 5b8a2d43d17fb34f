import Foundation
import GreenflashRuntime
import GreenflashTesting
import OperationsAPI
import Testing

/// What bodies look like on the wire.
@Suite struct BodyWireTests {
    private func sent(_ call: (Client) async throws -> Void) async throws -> (type: String?, body: String) {
        let (client, transport) = try client()
        try await call(client)
        let request = try transport.request()
        return (request.header("Content-Type"), String(decoding: request.body, as: UTF8.self))
    }

    /// With the boundary, which is another one every time, replaced by `B`.
    private func parts(_ call: (Client) async throws -> Void) async throws -> (type: String?, body: String) {
        let (type, body) = try await sent(call)
        let boundary = try #require(type?.split(separator: "boundary=").last)
        return (type?.replacing(boundary, with: "B"), body.replacing(boundary, with: "B"))
    }

    @Test func bodiesHaveTheirExactMediaType() async throws {
        let json = try await sent { try await $0.bodies.send(Color(r: 1)) }
        #expect(json == ("application/json", #"{"R":1}"#))
        let patch = try await sent { try await $0.bodies.sendMergePatchJSON(Filter(name: "n")) }
        #expect(patch == ("application/merge-patch+json", #"{"name":"n"}"#))
        let text = try await sent { try await $0.bodies.sendText("a,b\r\n") }
        #expect(text == ("text/csv", "a,b\r\n"))
        let bytes = try await sent { try await $0.bodies.sendData(.data(Data("raw".utf8))) }
        #expect(bytes == ("application/octet-stream", "raw"))
    }

    @Test func anOptionalBodyMayBeLeftOut() async throws {
        let none = try await sent { try await $0.bodies.patch() }
        #expect(none == (nil, ""))
        let some = try await sent { try await $0.bodies.patch(Color(r: 2)) }
        #expect(some == ("application/merge-patch+json", #"{"R":2}"#))
    }

    @Test func formsAreWrittenAsTheirEncodingSays() async throws {
        let form = Form(
            name: "a b&c",
            list: [1, 2],
            joined: [3, 4],
            color: Color(r: 5),
            deep: Color(r: 6, g: 7)
        )
        let (type, body) = try await sent { try await $0.bodies.sendForm(form) }
        #expect(type == "application/x-www-form-urlencoded")
        let expected = [
            "color=%7B%22R%22%3A5%7D", "deep%5BG%5D=7", "deep%5BR%5D=6", "joined=3,4", "list=1", "list=2",
            "name=a%20b%26c",
        ]
        #expect(body == expected.joined(separator: "&"))
    }

    @Test func partsCarryTheirNamesTypesAndHeaderFields() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("part-\(UUID().uuidString).txt")
        try Data("from a file".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var signed = MultipartPart(text: "s", contentType: nil)
        signed.headers["X-Signature"] = "abc"
        let upload = Upload(
            kind: .fast,
            note: "# n",
            numbers: [1, 2],
            color: Color(r: 1),
            colors: [Color(r: 2), Color(r: 3)],
            file: MultipartPart(file: file, fileName: "a \"b\"\r\n.txt"),
            picture: MultipartPart(data: Data("png".utf8), fileName: "p.png"),
            others: [MultipartPart(data: Data("o".utf8), fileName: nil, contentType: "image/gif")],
            signed: signed
        )
        let (type, body) = try await parts { try await $0.bodies.sendMultipart(upload) }
        #expect(type == "multipart/form-data; boundary=B")
        func part(_ disposition: String, _ headers: String..., content: String) -> String {
            "--B\r\nContent-Disposition: form-data; \(disposition)\r\n"
                + headers.map { $0 + "\r\n" }.joined() + "\r\n" + content + "\r\n"
        }
        let expected = [
            part("name=\"kind\"", content: "fast"),
            part("name=\"note\"", "Content-Type: text/markdown", content: "# n"),
            part("name=\"numbers\"", content: "1"),
            part("name=\"numbers\"", content: "2"),
            part("name=\"color\"", "Content-Type: application/json", content: #"{"R":1}"#),
            part("name=\"colors\"", "Content-Type: application/json", content: #"{"R":2}"#),
            part("name=\"colors\"", "Content-Type: application/json", content: #"{"R":3}"#),
            part(
                "name=\"file\"; filename=\"a %22b%22%0D%0A.txt\"",
                "Content-Type: application/octet-stream",
                content: "from a file"
            ),
            part("name=\"picture\"; filename=\"p.png\"", "Content-Type: image/png", content: "png"),
            part("name=\"others\"", "Content-Type: image/gif", content: "o"),
            part("name=\"signed\"", "Content-Type: application/octet-stream", "X-Signature: abc", content: "s"),
        ]
        #expect(body == expected.joined() + "--B--\r\n")
    }

    @Test func partsWithoutNamesFollowEachOther() async throws {
        let (type, body) = try await parts { client in
            try await client.bodies.sendMultipartMixed([MultipartPart(text: "a"), try MultipartPart(json: ["b": 1])])
        }
        #expect(type == "multipart/mixed; boundary=B")
        let expected = """
            --B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na\r\n\
            --B\r\nContent-Type: application/json\r\n\r\n{"b":1}\r\n--B--\r\n
            """
        #expect(body == expected)
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}"])
    func noHeaderFieldCanBeSmuggledIntoAPart(text: String) async throws {
        var typed = MultipartPart(text: "x", contentType: text)
        var named = MultipartPart(text: "x")
        named.headers[text] = "1"
        var valued = MultipartPart(text: "x")
        valued.headers["X-A"] = text
        typed.fileName = text
        for part in [typed, named, valued] {
            let (client, transport) = try client()
            await #expect(throws: APIError.self) { try await client.bodies.sendMultipart(Upload(file: part)) }
            #expect(transport.requests.isEmpty)
        }
    }

    @Test func chunksAreMadeAnewForEveryAttempt() async throws {
        let transport = InMemoryTransport([.error(status: 503), .empty()])
        var configuration = ClientConfiguration(
            baseURL: try #require(URL(string: Client.defaultBaseURL)),
            transport: transport
        )
        configuration.clock = ManualClock(skippingSleepsUpTo: .seconds(60))
        let api = try APIClient(configuration)
        var request = APIRequest(Endpoint("x", .put, "/x", isSafeToRepeat: true), path: "/x")
        request.bytes(.stream(length: 4) { Self.chunks(["ab", "cd"]) }, "text/plain")
        try await api.empty(request, CallOptions())
        #expect(transport.requests.map { String(decoding: $0.body, as: UTF8.self) } == ["abcd", "abcd"])
    }

    @Test func aStreamThatCanBeReadOnceIsSentOnce() async throws {
        let transport = InMemoryTransport([.error(status: 503), .empty()])
        var configuration = ClientConfiguration(
            baseURL: try #require(URL(string: Client.defaultBaseURL)),
            transport: transport
        )
        configuration.clock = ManualClock(skippingSleepsUpTo: .seconds(60))
        let api = try APIClient(configuration)
        var request = APIRequest(Endpoint("x", .put, "/x", isSafeToRepeat: true), path: "/x")
        request.bytes(.stream(isRepeatable: false) { Self.chunks(["ab"]) }, "text/plain")
        await #expect {
            try await api.empty(request, CallOptions())
        } throws: { error in
            (error as? APIError)?.status == 503 && "\(error)".contains("can be read only once")
        }
        #expect(transport.requests.count == 1)
    }

    @Test func aStreamThatIsNotAsLongAsItSaidIsAnError() async throws {
        let (client, transport) = try client()
        await #expect {
            try await client.bodies.sendData(.stream(length: 5) { Self.chunks(["ab"]) })
        } throws: { error in
            "\(error)".contains("has 2 bytes and not the 5 that it announced")
        }
        #expect(transport.requests.isEmpty)
    }

    private static func chunks(_ texts: [String]) -> AsyncThrowingStream<Data, any Error> {
        AsyncThrowingStream { continuation in
            for text in texts { continuation.yield(Data(text.utf8)) }
            continuation.finish()
        }
    }
}
