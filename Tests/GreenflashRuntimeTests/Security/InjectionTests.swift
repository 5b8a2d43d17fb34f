import Foundation
import Testing

@testable import GreenflashRuntime

/// Whatever a caller's value is, it stays in the place of the request where it was put, or nothing is sent: seen from the
/// other end of a socket.
struct InjectionTests {
    /// A place that takes a caller's text.
    struct Place: Sendable, CustomTestStringConvertible {
        let name: String
        let put: @Sendable (String, inout APIRequest, inout CallOptions) -> Void
        var testDescription: String { name }

        init(_ name: String, _ put: @escaping @Sendable (String, inout APIRequest, inout CallOptions) -> Void) {
            self.name = name
            self.put = put
        }
    }

    static let places: [Place] = [
        Place("path parameter") { text, request, _ in request.path = "/things/\(text)/parts" },
        Place("path parameter that ends the path") { text, request, _ in request.path = "/things/x/\(text)" },
        Place("reserved path parameter") { text, request, _ in
            request.path = "/things/\(text, name: "id", .simple.reserved)/parts"
        },
        Place("matrix path parameter") { text, request, _ in request.path = "/things/\(text, name: "id", .matrix)/parts"
        },
        Place("label path parameter") { text, request, _ in request.path = "/things/\(text, name: "id", .label)/parts"
        },
        Place("query name") { text, request, _ in request.query(text, "x") },
        Place("query value") { text, request, _ in request.query("x", text) },
        Place("reserved query value") { text, request, _ in request.query("x", text, .form.reserved) },
        Place("key of a query object") { text, request, _ in request.query("x", [text: text], .deepObject) },
        Place("query as a whole") { text, request, _ in request.querystring(text, .simple) },
        Place("query of the options") { text, _, options in options.query = [URLQueryItem(name: text, value: text)] },
        Place("header name") { text, request, _ in request.header(text, "x") },
        Place("header value") { text, request, _ in request.header("X-Test", text) },
        Place("header list") { text, request, _ in request.header("X-Test", [text, text], .simple) },
        Place("header name of the options") { text, _, options in options.headers = [text: "x"] },
        Place("header value of the options") { text, _, options in options.headers = ["X-Test": text] },
        Place("cookie") { text, request, _ in request.cookie("x", text) },
        Place("cookie name") { text, request, _ in request.cookie(text, "x") },
        Place("cookie as it is") { text, request, _ in request.cookie("x", text, .explodedCookie) },
        Place("media type") { text, request, _ in request.text("body", text) },
        Place("form") { text, request, _ in request.form([text: text]) },
        Place("JSON") { text, request, _ in request.json([text: text]) },
        Place("name of a part") { text, request, _ in request.multipart(form { $0.field(text, "x") }) },
        Place("text of a part") { text, request, _ in request.multipart(form { $0.field("x", text) }) },
        Place("name of a file") { text, request, _ in
            request.multipart(form { $0.part("x", MultipartPart(data: Data("x".utf8), fileName: text)) })
        },
        Place("media type of a part") { text, request, _ in
            request.multipart(form { $0.part("x", MultipartPart(.text("x"), contentType: text)) })
        },
        Place("header field of a part") { text, request, _ in
            request.multipart(form { $0.part("x", MultipartPart(.text("x"), headers: [text: text])) })
        },
        Place("media type of parts") { text, request, _ in request.multipart([MultipartPart(.text("x"))], text) },
    ]

    private static func form(_ fill: (inout MultipartForm) -> Void) -> MultipartForm {
        var form = MultipartForm()
        fill(&form)
        return form
    }

    static let texts = [
        "", " a ", ".", "..", "../../admin", "a/b", "/", "//evil.example", "https://evil.example/", "@evil.example",
        "%2e%2e", "%2E", "%2F..%2f", "%00", "%0d%0aX-Injected:%201", "%", "%zz", "?x=1", "#x", "a&x=1", "a=b", ";x=1",
        "a\r\nX-Injected: 1", "a\r\n\r\nGET / HTTP/1.1\r\n", "a\nX-Injected: 1", "a\rX-Injected: 1", "\r\n", "a\0b",
        "a\\..\\b", "\"a\"", "a\"; filename=\"b", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "é🙂",
        "\u{FEFF}",
        "--boundary--", String(repeating: "x", count: 20_000),
    ]

    @Test(arguments: places)
    func `a text stays where it is put`(place: Place) async throws {
        let server = try LoopbackServer { $0.respond("{}") }
        defer { server.stop() }
        let client = try makeClient(URLSessionTransport.shared, baseURL: "\(server.url)/v1")
        var refused = 0
        for text in Self.texts {
            var request = APIRequest(.upsertThing, path: "/things/x/parts")
            request.json("body")
            var options = CallOptions()
            place.put(text, &request, &options)
            let before = server.requests.count
            do {
                _ = try await client.send(request, options)
                let sent = try #require(server.requests.last)
                #expect(server.requests.count == before + 1)
                check(sent, place, text)
            } catch let error as APIError {
                #expect(error.code == .invalidRequest, "\(place.name), \(text.debugDescription): \(error)")
                #expect(server.requests.count == before)
                refused += 1
            }
        }
        // That nothing is sent proves nothing.
        #expect(refused < Self.texts.count)
    }

    private func check(_ request: String, _ place: Place, _ text: String) {
        let what = "\(place.name), \(text.prefix(100).debugDescription): \(request.prefix(300))"
        // Not by Character, for which CR LF is one.
        let head = request.components(separatedBy: "\r\n\r\n")[0]
        let lines = head.components(separatedBy: "\r\n")
        let start = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard start.count == 3 else {
            Issue.record("\(what): no request line")
            return
        }
        #expect(start[0] == "POST" && start[2] == "HTTP/1.1", "\(what)")
        let path = start[1].prefix { $0 != "?" }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.removingPercentEncoding ?? ""
        }
        #expect(segments.count == 5 && segments[1] == "v1" && segments[2] == "things", "\(what)")
        #expect(!segments.contains(".") && !segments.contains(".."), "\(what)")
        #expect(start[1].utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x23 }, "\(what)")

        for line in lines.dropFirst() {
            let name = line.prefix { $0 != ":" }.lowercased()
            #expect(Self.expectedFields.contains(name) || name == text.lowercased(), "\(what): \(name)")
            #expect(!line.utf8.contains { $0 < 0x20 && $0 != 0x09 }, "\(what)")
        }
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
        let body = request.utf8.count - head.utf8.count - 4
        #expect(length.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } == body, "\(what): \(body) bytes")
    }

    private static let expectedFields: Set = [
        "host", "user-agent", "accept", "accept-encoding", "accept-language", "authorization", "connection",
        "content-type",
        "content-length", "cookie", "x-test",
    ]

    @Test(arguments: ["Content-Length", "content-length", "Transfer-Encoding", "TRANSFER-ENCODING"])
    func `where a body ends is not for a caller to say`(name: String) async throws {
        let server = try LoopbackServer { $0.respond("{}") }
        defer { server.stop() }
        var request = APIRequest.create()
        let options = CallOptions(headers: [name: "5"])
        let client = try makeClient(URLSessionTransport.shared, baseURL: "\(server.url)")
        let ofCall = try await #require(throws: APIError.self) { _ = try await client.send(.create(), options) }
        request.header(name, "5")
        let invalid = request
        let ofRequest = try await #require(throws: APIError.self) { _ = try await client.send(invalid, CallOptions()) }
        for error in [ofCall, ofRequest] {
            #expect(error.code == .invalidRequest)
            #expect(error.message.contains(name))
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [
        "https://api.example.com\\@evil.example/", "https://api.example.com\\.evil.example",
        "https://user@api.example.com",
        "https://api.example.com:80:81", "https:///v1", "https:api.example.com", "https://api.example.com:port",
        "https://[::1", "https://api.example.com%2F@evil.example", "https://api.example.com%00.evil.example",
        "https://a b.example", "javascript:alert(1)", "file:///etc/passwd", "https://api.example.com/../..",
        "https://api.example.com/v1/%2e%2e/admin",
    ])
    func `a base URL that can be misread is refused`(text: String) throws {
        guard let url = URL(string: text) else { return }
        let client = try? APIClient(ClientConfiguration(baseURL: url, credential: .bearer(testKey)))
        guard let client else { return }
        Issue.record("\(text) is taken as \(client.core.base.authority) and \(client.core.base.path)")
    }
}
