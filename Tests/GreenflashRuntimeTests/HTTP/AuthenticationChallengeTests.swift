import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AuthenticationChallengeTests {
    @Test(arguments: [
        #"Basic realm="staging""#, "Bearer", #"Bearer realm="api", error="invalid_token""#,
        #"Digest realm="a", nonce="b""#, "Negotiate",
    ])
    func `returns a 401 with its body, whatever it asks for`(challenge: String) async throws {
        let server = try LoopbackServer {
            $0.respond("no", status: "401 Unauthorized", headers: ["WWW-Authenticate: \(challenge)"])
        }
        let response = try await URLSessionTransport().send(
            HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/"),
            body: nil,
            options: TransportOptions()
        )
        #expect(response.head.status == .unauthorized)
        #expect(response.head.headerFields[.wwwAuthenticate] == challenge)
        var body = Data()
        for try await chunk in response.body { body.append(chunk) }
        #expect(body == Data("no".utf8))
        #expect(server.requests.count == 1)
    }
}
