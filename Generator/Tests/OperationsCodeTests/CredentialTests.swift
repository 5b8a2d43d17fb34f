import Foundation
import GreenflashRuntime
import GreenflashTesting
import OperationsAPI
import Testing

/// Who gets which credential.
@Suite struct CredentialTests {
    private let secret = "very secret 0123456789"

    @Test func everyKindGoesIntoItsPlace() async throws {
        func sent(_ credential: Credential) async throws -> RecordedRequest {
            let (client, transport) = try client(credential: credential)
            try await client.search.link()
            return try transport.request()
        }
        #expect(try await sent(Client.key("k-1")).header("X-Key") == "k-1")
        #expect(try await sent(Client.queryKey("k 1")).query == "api_key=k%201")
        #expect(try await sent(Client.cookieKey("k1")).header("Cookie") == "sid=k1")
        #expect(try await sent(Client.login(username: "u", password: "p")).header("Authorization") == "Basic dTpw")
        #expect(try await sent(Client.token("t")).header("Authorization") == "Bearer t")
        #expect(try await sent(Client.oauth { AccessToken("t") }).header("Authorization") == "Bearer t")
        let both = try await sent(.all(Client.key("k"), Client.queryKey("q")))
        #expect(both.header("X-Key") == "k")
        #expect(both.query == "api_key=q")
    }

    @Test func operationsWithoutSecurityGetNone() async throws {
        let (client, transport) = try client(
            credential: .all(Client.key("k"), Client.queryKey("q"), Client.cookieKey("c"))
        )
        try await client.security.none()
        let request = try transport.request()
        #expect(request.header("X-Key") == nil)
        #expect(request.query == nil)
        #expect(request.header("Cookie") == nil)
        try await client.security.basic()
        #expect(transport.requests.last?.header("X-Key") == "k")
    }

    @Test func anOperationOnAnotherServerNeedsTheCallersConsent() async throws {
        let (client, transport) = try client(credential: Client.key(secret))
        await #expect {
            try await client.servers.other()
        } throws: { error in
            (error as? APIError)?.code == .configuration
                && "\(error)".contains(#"servers["https://upload.example.com/2.0"]"#)
        }
        #expect(transport.requests.isEmpty)
        try await client.servers.otherInPublic()
        let request = try transport.request()
        #expect(request.head.authority == "upload.example.com")
        #expect(request.path == "/2.0/elsewhere")
        #expect(request.header("X-Key") == nil)
    }

    @Test func aServerThatIsNamedGetsTheCredential() async throws {
        let (client, transport) = try client(credential: Client.key(secret)) {
            $0.servers["https://upload.example.com/2.0"] = URL(string: "https://test.example.com/x")
        }
        try await client.servers.other()
        let request = try transport.request()
        #expect(request.head.authority == "test.example.com")
        #expect(request.path == "/x/elsewhere")
        #expect(request.header("X-Key") == secret)
    }

    @Test func anotherPathOnTheSameOriginFollowsTheBaseURL() async throws {
        let (client, transport) = try client(credential: Client.key(secret)) {
            $0.baseURL = URL(string: "http://localhost:8080/prefix")!
        }
        try await client.servers.sameOrigin()
        let request = try transport.request()
        #expect(request.head.authority == "localhost:8080")
        #expect(request.path == "/oauth/elsewhere")
        #expect(request.header("X-Key") == secret)
    }

    @Test func serversHaveVariables() {
        #expect(Client.defaultBaseURL == "https://eu.example.com/v1")
        #expect(Client.baseURL(region: "us") == "https://us.example.com/v1")
        #expect(Client.operationServers == ["https://upload.example.com/2.0"])
    }

    @Test func nothingShowsASecret() async throws {
        let password = "hunter2-hunter2"
        let credentials: [Credential] = [
            Client.key(secret), Client.queryKey(secret), Client.cookieKey("cookie-0123456789"),
            Client.login(username: "u", password: password), Client.oauth { AccessToken("oauth-0123456789") },
        ]
        let secrets = [
            secret, secret.replacing(" ", with: "%20"), "cookie-0123456789", password,
            Data("u:\(password)".utf8).base64EncodedString(), "oauth-0123456789",
        ]
        for credential in credentials {
            let body = Data(#"{"error": "no such key: \#(secrets.joined(separator: " "))"}"#.utf8)
            let echo = ["X-Echo": secrets.joined(separator: " ")]
            let response = ScriptedResponse.data(body, status: 400, headers: echo)
            let (client, transport) = try client(response, credential: credential)
            let error = await #expect(throws: APIError.self) { try await client.search.link() }
            let own = try transport.request().head
            var dumped = ""
            dump(credential, to: &dumped)
            dumped += "\(credential) \(credential.debugDescription) \(error.map { "\($0)" } ?? "")"
            dumped += String(decoding: error?.body ?? Data(), as: UTF8.self)
            dumped += error?.headers.map(\.value).joined() ?? ""
            let wire = "\(own.path ?? "") \(own.headerFields.map(\.value).joined())"
            for text in secrets where wire.contains(text) { #expect(!dumped.contains(text), "\(credential)") }
        }
    }

    @Test func aTokenIsKeptUntilItIsRefusedOrOver() async throws {
        let count = Counter()
        let transport = InMemoryTransport([.empty(), .empty(), .error(status: 401), .empty()])
        var configuration = ClientConfiguration(
            baseURL: try #require(URL(string: Client.defaultBaseURL)),
            credential: Client.oauth { AccessToken("token-\(await count.next())") },
            transport: transport
        )
        configuration.retry = .never
        let client = Client(api: try APIClient(configuration))
        try await client.search.link()
        try await client.search.link()
        await #expect(throws: APIError.self) { try await client.search.link() }
        try await client.search.link()
        let tokens = transport.requests.map { $0.header("Authorization") }
        #expect(tokens == ["Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-2"])
    }

    @Test func aTokenThatIsOverIsNotSent() async throws {
        let count = Counter()
        let (client, transport) = try client(
            credential: Client.oauth {
                AccessToken("token-\(await count.next())", expiry: Date(timeIntervalSinceNow: 10))
            }
        )
        try await client.search.link()
        try await client.search.link()
        #expect(transport.requests.map { $0.header("Authorization") } == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func whatTheTokensSourceThrowsEndsTheCall() async throws {
        struct NoLogin: Error {}
        let (client, transport) = try client(credential: Client.oauth { throw NoLogin() })
        let error = await #expect(throws: APIError.self) { try await client.search.link() }
        #expect(error?.code == .authentication)
        #expect(error?.underlying is NoLogin)
        #expect(transport.requests.isEmpty)
    }

    private actor Counter {
        private var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }
}
