import Foundation
import Samples

/// What the server answers: bytes that are there before the first request arrives.
struct Answers: Sendable {
    private static let pageSize = 100
    private static let itemCount = 100_000
    private static let fields = """
        content-type: application/json\r\n\
        date: Tue, 03 Mar 2026 09:00:00 GMT\r\n\
        x-request-id: 01J9ZC3H6S9V0R1T2W3X4Y5Z6A\r\n
        """

    private let address: String
    private let product = whole("200 OK", SampleJSON.product)
    private let logged = whole("201 Created", SampleJSON.logged)
    private let chat = Answer.chat()
    private let notFound = whole("404 Not Found", #"{"error":"There is nothing here."}"#)
    private let users = Data("[\(Array(repeating: SampleJSON.user, count: pageSize).joined(separator: ","))]".utf8)

    /// - Parameter address: Scheme, host, port and path prefix, for links.
    init(address: String) {
        self.address = address
    }

    /// - Parameter target: Path and query.
    func answer(_ method: Substring, _ target: Substring) -> Answer {
        if target.hasPrefix("/api/v1/products/") { return Answer(product) }
        if target.hasPrefix("/api/v1/messages"), method == "POST" { return Answer(logged) }
        if target.hasPrefix("/api/v1/chat") { return chat }
        if target.hasPrefix("/api/v1/bytes/") { return .bytes(Int(target.dropFirst(14)) ?? 0) }
        guard target.hasPrefix("/api/v1/users") else { return Answer(notFound) }
        return Answer(page(Self.page(in: target)), users)
    }

    /// The head of a page: the bodies are all alike.
    private func page(_ number: Int) -> Data {
        let last = Self.itemCount / Self.pageSize
        var relations = [("first", 1), ("last", last)]
        if number > 1 { relations.insert(("prev", number - 1), at: 1) }
        if number < last { relations.insert(("next", number + 1), at: relations.count - 1) }
        let links = relations.map { "<\(address)/users?page=\($1)&limit=\(Self.pageSize)>; rel=\"\($0)\"" }
        let link = "link: \(links.joined(separator: ", "))\r\n"
        return Data("HTTP/1.1 200 OK\r\n\(Self.fields)\(link)content-length: \(users.count)\r\n\r\n".utf8)
    }

    private static func page(in target: Substring) -> Int {
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&") ?? []
        return query.first { $0.hasPrefix("page=") }.flatMap { Int($0.dropFirst(5)) } ?? 1
    }

    private static func whole(_ status: String, _ body: String) -> Data {
        Data("HTTP/1.1 \(status)\r\n\(fields)content-length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }
}
