import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

/// The client over real sockets.
@Suite(.timeLimit(.minutes(2)))
struct LoopbackClientTests {
    private func client(_ server: LoopbackServer, _ kind: TestTransport) throws -> APIClient {
        try makeClient(kind(), baseURL: "\(server.url)/v1") { $0.timeout = .seconds(60) }
    }

    @Test(arguments: TestTransport.allCases)
    func `keeps the key from the target of a redirect, and names it`(kind: TestTransport) async throws {
        let elsewhere = try LoopbackServer { $0.respond("{}") }
        let server = try LoopbackServer {
            $0.respond("", status: "307 Temporary Redirect", headers: ["Location: \(elsewhere.url)/v2"])
        }
        let error = try await #require(throws: APIError.self) {
            _ = try await client(server, kind).send(.create(), CallOptions())
        }
        #expect(error.code == .redirect)
        #expect(error.message.contains("\(elsewhere.url)/v2"))
        #expect(server.requests.count == 1)
        #expect(elsewhere.requests.isEmpty)
    }

    @Test(arguments: TestTransport.allCases)
    func `walks pages whose links are absolute`(kind: TestTransport) async throws {
        let server = try LoopbackServer { connection in
            let isFirst = !connection.request.contains("page=2")
            let host =
                connection.request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("host: ") }?.dropFirst(6)
                ?? ""
            connection.respond(
                isFirst ? #"[{"id":1}]"# : #"[{"id":2}]"#,
                headers: isFirst ? [#"Link: <http://\#(host)/v1/things?page=2&a=%2F>; rel="next""#] : []
            )
        }
        let list: PagedList<Thing> = try client(server, kind).list(.list(), CallOptions())
        #expect(try await list.collect().map(\.id) == [1, 2])
        #expect(server.requests.last?.hasPrefix("GET /v1/things?page=2&a=%2F HTTP/1.1\r\n") == true)
    }

    @Test(arguments: TestTransport.allCases)
    func `repeats what was lost, if it is safe`(kind: TestTransport) async throws {
        let counter = Counter()
        let server = try LoopbackServer { connection in
            if counter.increment() == 1 {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
            } else {
                connection.respond(#"{"id":1}"#)
            }
        }
        let thing: Thing = try await client(server, kind).value(.get(), CallOptions())
        #expect(thing.id == 1)
        #expect(counter.value == 2)
    }

    @Test(arguments: TestTransport.allCases)
    func `does not repeat what was lost and is not safe`(kind: TestTransport) async throws {
        let server = try LoopbackServer { _ in }
        let error = try await #require(throws: APIError.self) {
            _ = try await client(server, kind).send(.create(), CallOptions())
        }
        #expect(error.code == .connection)
        #expect(error.mayHaveTakenEffect)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: TestTransport.allCases)
    func `streams events one by one and closes the connection when told`(kind: TestTransport) async throws {
        let next = Latch()
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("event: text\ndata: {\"text\":")
            connection.sendChunk("\"one\"}\n\n")
            next.block()
            connection.sendChunk("event: text\ndata: {\"text\":\"two\"}\n\n")
            connection.waitUntilClosed()
            closed.open()
        }
        let stream: EventStream<TestEvent> = try client(server, kind).events(.ask(), CallOptions())
        var texts: [TestEvent] = []
        for try await event in stream {
            texts.append(event)
            next.open()
            if texts.count == 2 { break }
        }
        #expect(texts == [.text("one"), .text("two")])
        await closed.wait()
    }
}
