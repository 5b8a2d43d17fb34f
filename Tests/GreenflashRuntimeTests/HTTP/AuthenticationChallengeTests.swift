import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AuthenticationChallengeTests {
    @Test(
        arguments: TestTransport.allCases,
        [
            #"Basic realm="staging""#, "Bearer", #"Bearer realm="api", error="invalid_token""#,
            #"Digest realm="a", nonce="b""#, "Negotiate",
        ]
    )
    func `returns a 401 with its body, whatever it asks for`(kind: TestTransport, challenge: String) async throws {
        let server = try LoopbackServer {
            $0.respond("no", status: "401 Unauthorized", headers: ["WWW-Authenticate: \(challenge)"])
        }
        let response = try await kind().send(to: server)
        #expect(response.head.status == .unauthorized)
        #expect(response.head.headerFields[.wwwAuthenticate] == challenge)
        #expect(try await response.body.text() == "no")
        #expect(server.requests.count == 1)
    }
}
