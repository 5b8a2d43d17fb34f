import Foundation
import SandboxServer
import Testing

/// The Swift code of README.md, with a call in the place where it has a comment.
@Suite struct ReadmeTests {
    @Test func countsWhatALostAnswerStored() async throws {
        var configuration = SandboxConfiguration()
        configuration.seed = .empty
        configuration.clock = SandboxClock(standingAt: Date(timeIntervalSince1970: 1_768_469_400))
        configuration.validatesRequests = true
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox, token: sandbox.keys[0].token)
            let order = sandbox.order(.loseAnswer(times: 1), on: try Fault.Target("POST /messages"))
            let body = logging(said("Hello", id: "m1"))
            await #expect(throws: (any Error).self) { _ = try await client.post("/messages", body) }
            #expect(try await client.post("/messages", body).status == 200)
            #expect(sandbox.order(number: order.number)?.applied == 1)
            #expect(sandbox.messages(externalMessageID: "m1") == 1)
            #expect(sandbox.requests.byOperation["messages.create"] == 2)
            sandbox.clock.advance(by: .seconds(3600))
            sandbox.reset()
            #expect(sandbox.stored.messages == 0)
        }
    }
}
