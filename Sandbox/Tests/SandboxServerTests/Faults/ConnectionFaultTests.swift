import Foundation
import NIOCore
import NIOPosix
import Testing

@testable import SandboxServer

@Suite struct ConnectionFaultTests {
    @Test func breaksTheNextConnectionsAsSoonAsTheyAreAccepted() async throws {
        try await withSandbox(.empty()) { sandbox in
            sandbox.order(.reset(at: .accept, times: 2))
            sandbox.order(.close(at: .accept, times: 1))
            var ends: [RawConnection.End] = []
            for _ in 0..<3 { ends.append(try await end(sandbox)) }
            #expect(ends == [.reset, .reset, .closed])
            #expect(try await SandboxClient(sandbox).get("/products").status == 200)
            #expect(sandbox.connections.accepted == 4)
            #expect(sandbox.requests.total == 1)
        }
    }

    /// How a connection ends on which nothing is sent. The reset may come before the client knows that it is connected.
    private func end(_ sandbox: Sandbox) async throws -> RawConnection.End {
        do {
            return await (try RawConnection(sandbox)).readToEnd().end
        } catch let error as NIOConnectionError {
            let cause = error.connectionErrors.first?.error as? IOError
            #expect(cause?.errnoCode == ECONNRESET)
            return .reset
        }
    }

    @Test func acceptsAndStaysSilent() async throws {
        try await withSandbox(.empty()) { sandbox in
            sandbox.order(.stall(at: .accept, times: 1))
            let connection = try await RawConnection(sandbox)
            try await connection.send(request("GET", "/products"))
            while sandbox.connections.accepted == 0 { await Task.yield() }
            #expect(try await SandboxClient(sandbox).get("/products").status == 200)
            #expect(sandbox.requests.total == 1)
            await connection.close()
        }
    }

    @Test func refusesConnectionsUntilItAcceptsThemAgain() async throws {
        try await withSandbox(.empty()) { sandbox in
            let idle = try await RawConnection(sandbox)
            try await idle.send(request("GET", "/products", keepAlive: true))
            _ = try await idle.read(to: "}]")
            for _ in 0..<2 {
                await sandbox.refuseConnections()
                let error = await #expect(throws: NIOConnectionError.self) { _ = try await RawConnection(sandbox) }
                let cause = error?.connectionErrors.first?.error as? IOError
                #expect(cause?.errnoCode == ECONNREFUSED)
                await sandbox.acceptConnections()
                #expect(try await sandbox.exchange("GET", "/products").text.hasPrefix("HTTP/1.1 200"))
            }
            #expect(await idle.readToEnd().end == .closed)
        }
    }

    @Test func refusesForAWhile() async throws {
        try await withSandbox(.empty()) { sandbox in
            sandbox.order(.refuse(for: .milliseconds(300)))
            var isRefused = false
            while !isRefused {
                do {
                    await (try RawConnection(sandbox)).close()
                } catch is NIOConnectionError {
                    isRefused = true
                }
            }
            while isRefused {
                do {
                    await (try RawConnection(sandbox)).close()
                    isRefused = false
                } catch is NIOConnectionError {
                    await Task.yield()
                }
            }
            #expect(try await sandbox.exchange("GET", "/products").text.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func stopsWhileItRefuses() async throws {
        let sandbox = try await Sandbox.start(.empty())
        await sandbox.refuseConnections()
        await sandbox.stop()
    }

    @Test func stopsInSpiteOfClientsThatWait() async throws {
        let sandbox = try await Sandbox.start(.empty())
        var connections: [RawConnection] = []
        for fault in ["stall", "stall=in-head", "stream=endless", "stream=long", "latency=1h", "segments=1; pause=1h"] {
            let connection = try await RawConnection(sandbox)
            let fields = ["X-Sandbox-Fault: \(fault)"]
            try await connection.send(request("POST", "/chat", fields, body: "{\"question\":\"?\"}"))
            connections.append(connection)
        }
        while sandbox.requests.faulted < connections.count { await Task.yield() }
        await sandbox.stop()
        #expect(sandbox.connections.open == 0)
        for connection in connections { await connection.close() }
    }

    @Test func leavesTheConnectionUsableAfterAWholeAnswer() async throws {
        try await withSandbox(.empty()) { sandbox in
            let connection = try await RawConnection(sandbox)
            for fault in ["chunks=50", "segments=100", "status=503", "interim", "stall=10; for=1ms", "latency=1ms"] {
                try await connection.send(
                    request("GET", "/products", ["X-Sandbox-Fault: \(fault)"], keepAlive: true)
                )
                let end = ["chunks=50": "}]\r\n0\r\n\r\n", "status=503": "}"][fault] ?? "}]"
                _ = try await connection.read(to: end)
            }
            try await connection.send(request("GET", "/users"))
            let last = await connection.readToEnd()
            #expect(String(decoding: last.bytes, as: UTF8.self).hasSuffix("\r\n\r\n[]"))
            #expect(sandbox.connections.accepted == 1)
            #expect(sandbox.requests.total == 7)
        }
    }

    @Test func answersRequestsThatWereSentTogetherOneAfterTheOther() async throws {
        try await withSandbox(.empty()) { sandbox in
            let connection = try await RawConnection(sandbox)
            let slow = request("GET", "/products", ["X-Sandbox-Fault: segments=20"], keepAlive: true)
            let plain = request("GET", "/users", keepAlive: true)
            let last = request("GET", "/users", ["X-Sandbox-Fault: close=1"], keepAlive: true)
            try await connection.send(slow + plain + last + plain)
            let read = await connection.readToEnd()
            let text = String(decoding: read.bytes, as: UTF8.self)
            let heads = text.components(separatedBy: "HTTP/1.1 200 OK\r\n")
            #expect(heads.count == 4)
            #expect(
                heads.dropFirst().map { $0.components(separatedBy: "\r\n\r\n").last?.suffix(2) } == ["}]", "[]", "["]
            )
            #expect(sandbox.requests.total == 3)
        }
    }

    @Test func breaksNoConnectionButItsOwn() async throws {
        try await withSandbox(.empty()) { sandbox in
            let other = try await RawConnection(sandbox)
            try await other.send(request("GET", "/products", keepAlive: true))
            _ = try await other.read(to: "}]")
            #expect(try await sandbox.exchange("GET", "/products", fault: "reset=10").end == .reset)
            try await other.send(request("GET", "/users"))
            #expect(await other.readToEnd().bytes.suffix(2) == Array("[]".utf8)[...])
            #expect(sandbox.connections.mostOpen == 2)
        }
    }
}
