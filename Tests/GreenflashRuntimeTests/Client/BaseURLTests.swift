import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct BaseURLTests {
    @Test(arguments: [
        ("ftp://example.com", "scheme"), ("/v1", "scheme"), ("example.com/v1", "scheme"), ("https://", "host"),
        ("https://user@example.com", "user"), ("https://user:hunter2@example.com", "password"),
        ("https://example.com/?a=b", "query"), ("https://example.com/#top", "fragment"),
        ("https://example.com?", "query"),
        ("http://example.com", "https"), ("http://127.evil.com", "https"), ("http://localhost.evil.com", "https"),
    ])
    func `refuses what is no address to send a key to`(url: String, reason: String) throws {
        let url = try #require(URL(string: url))
        let error = try #require(throws: APIError.self) { try APIClient(ClientConfiguration(baseURL: url)) }
        #expect(error.code == .configuration)
        #expect(error.message.contains(reason))
        #expect(!error.message.contains("hunter2"))
    }

    @Test(arguments: ["http://localhost", "http://127.0.0.1:80", "http://[::1]", "http://api.localhost:8080/v1"])
    func `admits plain http on this machine`(url: String) throws {
        _ = try APIClient(ClientConfiguration(baseURL: try #require(URL(string: url))))
    }

    @Test func `admits plain http elsewhere when told`() throws {
        var configuration = ClientConfiguration(baseURL: try #require(URL(string: "http://sandbox:8080")))
        configuration.allowsInsecureHTTP = true
        _ = try APIClient(configuration)
    }

    @Test(arguments: [
        ("https://a.com", "https://A.com:443/x", true), ("http://a.com:80", "http://a.com", true),
        ("https://a.com", "http://a.com", false), ("https://a.com", "https://a.com:8443", false),
        ("https://a.com", "https://b.a.com", false), ("https://a.com", "https://a.com@b.com", false),
    ])
    func `compares origins by scheme, host and port`(first: String, second: String, areEqual: Bool) throws {
        let origins = try [first, second].map { try origin($0) }
        #expect((origins[0] == origins[1]) == areEqual)
    }

    private func origin(_ text: String) throws -> Origin {
        let url = try #require(URL(string: text))
        return try #require(Origin(url))
    }
}
