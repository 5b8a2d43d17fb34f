import Foundation
import HTTPTypes

@testable import GreenflashRuntime

/// The texts between unit separators are what a caller puts into a request, each in another place. Whatever they are, the
/// request is refused, or they stay where they were put.
func fuzzRequests(_ input: Input) {
    let texts = input.bytes.split(separator: 0x1F, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    func text(_ index: Int) -> String { index < texts.count ? texts[index] : "" }

    checkParameter(text(0), name: text(1), query: text(2))
    checkLiteralPath(text(0))
    checkHeader(text(1), text(2))
    checkCookie(text(1), text(2))
    checkMultipart(name: text(1), fileName: text(2))
    checkBaseURL(text(0))
}

private struct NoTransport: HTTPTransport {
    func send(
        _ request: HTTPRequest,
        body: Data?,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        throw CancellationError()
    }
}

private let client: APIClient = {
    let configuration = ClientConfiguration(
        baseURL: URL(string: "https://api.example.com/v1")!,
        credential: .bearer("key-0123456789"),
        transport: NoTransport()
    )
    guard let client = try? APIClient(configuration) else { fatalError("no client") }
    return client
}()

private let endpoint = Endpoint("things.get", .get, "/things/{id}/parts")

private func prepare(_ request: APIRequest) -> PreparedRequest? {
    try? client.prepare(request, CallOptions(), accept: "application/json")
}

// MARK: - Path and query

private func checkParameter(_ parameter: String, name: String, query: String) {
    var request = APIRequest(endpoint, path: "/things/\(parameter)/parts")
    request.query(name, query)
    request.query("last", "1")
    guard let prepared = prepare(request) else {
        return expect(["", ".", ".."].contains(parameter), "\(parameter) is refused")
    }
    let target = prepared.target
    checkTarget(target)
    let (path, items) = parts(of: target)
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    expectEqual(segments.count, 5, "the segments of \(path)")
    expectEqual(segments[3].removingPercentEncoding, parameter, "the parameter in \(path)")
    expectEqual(items.count, 2, "the items of \(target)")
    expectEqual(items[0].map { $0.removingPercentEncoding }, [name, query], "the query of \(target)")
}

/// A path that was not made by interpolation.
private func checkLiteralPath(_ text: String) {
    guard let prepared = prepare(APIRequest(endpoint, path: RequestPath(stringLiteral: text))) else { return }
    checkTarget(prepared.target)
    expectEqual(prepared.target, "/v1" + text, "the path")
    for segment in text.split(separator: "/") {
        let plain = segment.removingPercentEncoding ?? ""
        expect(plain != "." && plain != "..", "\(text) leaves its place")
    }
}

/// What goes onto the wire is one target on the host that it was meant for.
private func checkTarget(_ target: String) {
    expect(target.hasPrefix("/v1/"), "\(target) leaves the prefix")
    expect(target.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }, "no target: \(target)")
    guard let url = URL(string: "https://api.example.com\(target)") else { fatalError("no URL: \(target)") }
    expectEqual(url.absoluteString, "https://api.example.com\(target)", "the URL")
    expectEqual(url.host(), "api.example.com", "the host of \(url)")
}

private func parts(of target: String) -> (path: String, items: [[String]]) {
    let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
    let items = halves.dropFirst().joined().split(separator: "&").map { item in
        item.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    }
    return (halves.first ?? "", items)
}

// MARK: - Header fields

private func checkHeader(_ name: String, _ value: String) {
    var request = APIRequest(endpoint, path: "/things")
    request.header(name, value)
    guard let prepared = prepare(request) else { return }
    for field in prepared.headers {
        expect(field.name.rawName.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3A }, "\(field.name)")
        expect(!field.value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }, "the value of \(field.name)")
    }
    expectEqual(HTTPField.Name(name).flatMap { prepared.headers[$0] }, value, "the value of \(name)")
}

private func checkCookie(_ name: String, _ value: String) {
    for style in [ParameterStyle.explodedForm, .explodedCookie] {
        var request = APIRequest(endpoint, path: "/things")
        request.cookie("first", "1")
        request.cookie(name, value, style)
        guard let cookies = prepare(request)?.headers[.cookie], cookies != "first=1" else { continue }
        let pairs = cookies.split(separator: ";", omittingEmptySubsequences: false)
        expectEqual(pairs.count, 2, "the pairs of \(cookies)")
        expect(cookies.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }, "\(cookies)")
    }
}

// MARK: - Parts

private func checkMultipart(name: String, fileName: String) {
    let part = MultipartPart(data: Data("x".utf8), fileName: fileName, contentType: fileName)
    let plain = MultipartPart(data: Data("x".utf8), fileName: fileName)
    for part in [part, plain] {
        guard let body = try? MultipartWriter.body([(name, part)], boundary: "boundary"), let data = body.data else {
            continue
        }
        let text = String(decoding: data, as: UTF8.self)
        // Not by Character, for which CR LF is one.
        let lines = text.components(separatedBy: "\r\n")
        let hasType = part.contentType != nil
        expectEqual(lines.count, hasType ? 7 : 6, "the lines of \(text)")
        // An accent may be on the quote.
        expect(lines[1].utf8.starts(with: "Content-Disposition: form-data; name=\"".utf8), lines[1])
        expect(!lines[1].utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }, lines[1])
        expectEqual(lines[1].utf8.count { $0 == UInt8(ascii: "\"") }, 4, "the quotes of \(lines[1])")
        expectEqual(lines.suffix(4), ["", "x", "--boundary--", ""], "the end")
    }
}

// MARK: - Base URL

private func checkBaseURL(_ text: String) {
    guard let url = URL(string: text), let base = try? BaseURL(url, allowsInsecureHTTP: true) else { return }
    let address = "\(base.origin.scheme)://\(base.authority)\(base.path)/things"
    guard let request = URL(string: address) else { fatalError("no URL: \(address)") }
    expectEqual(Origin(request), base.origin, "the origin of \(address)")
    expect(request.user == nil && request.password == nil, "a user in \(address)")
    expect(!base.authority.utf8.contains { $0 <= 0x20 || $0 == 0x7F || $0 == 0x40 || $0 == 0x5C }, base.authority)
}
