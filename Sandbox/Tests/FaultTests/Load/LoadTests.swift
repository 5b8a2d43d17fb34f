import Foundation
import Greenflash
import SandboxServer
import Synchronization
import Testing

/// Many calls at once, of one client. One test after the other: each wants the machine for itself.
@Suite(.serialized, .enabled(if: Cell.ofThisProcess == nil))
struct LoadTests {
    /// One request in twenty meets one of these. Those that end FoundationNetworking's process are not among them.
    private static let faults = [
        "status=500", "status=503; handled=yes", "status=429", "html=502", "reset", "close", "lose-answer=reset",
        "lose-answer=close", "reset=after-head", "close=10", "close=10; chunks=4", "latency=20ms",
    ]
    private static let share = 0.05

    @Test(arguments: TransportKind.allCases)
    func everyWriteIsStoredOnceWhateverHappensToOneRequestInTwenty(_ transport: TransportKind) async throws {
        let count = LoadScale.writes
        var configuration = SandboxConfiguration()
        configuration.seed = .empty
        configuration.faults = try Self.faults.map {
            try Fault("\($0); chance=\(Self.share / Double(Self.faults.count))")
        }
        try await withSandbox(configuration) { sandbox in
            let report = LoadReport("\(count) writes over \(transport.rawValue)")
            let before = ProcessMemory.resident
            try await transport.withTransport(isForBursts: true) { transport in
                try await write(count, to: sandbox, over: transport)
            }
            await sandbox.waitUntilOpenConnections(atMost: 0)
            let requests = sandbox.requests
            report.print(
                "\(requests.total) requests, \(requests.total - count) of them retries, \(requests.faulted) faults"
            )
            #expect(requests.faulted > count / 50)
            let ids = sandbox.storedIDs
            #expect(ids.events == Self.once("event", 0..<count / 2))
            #expect(ids.messages == Self.once("message", count / 2..<count))
            #expect(ids.eventsWithoutID == 0 && ids.messagesWithoutID == 0)
            // Tasks, requests and answers of all calls at once, on both sides.
            if LoadScale.isFull, let before, let after = ProcessMemory.resident {
                #expect(after - before < (256 << 20) + count * (64 << 10))
            }
        }
    }

    private static func once(_ name: String, _ numbers: Range<Int>) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: numbers.map { ("\(name)-\($0)", 1) })
    }

    private func write(_ count: Int, to sandbox: Sandbox, over transport: any HTTPTransport) async throws {
        let client = try GreenflashClient(
            apiKey: sandbox.keys[0].token,
            baseURL: sandbox.baseURL,
            transport: transport,
            timeout: .seconds(600),
            retry: RetryPolicy(maximumRetries: 10, baseDelay: .milliseconds(5), maximumDelay: .milliseconds(100)),
            environment: [:]
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    if number < count / 2 {
                        try await Self.event(number, client)
                    } else {
                        try await Self.message(number, client)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func event(_ number: Int, _ client: GreenflashClient) async throws {
        let event = CreateEventParams(
            eventType: "upgrade",
            productID: Sandbox.productID,
            value: "\(number)",
            insertID: "event-\(number)"
        )
        #expect(try await client.events.create(event).success)
    }

    private static func message(_ number: Int, _ client: GreenflashClient) async throws {
        let id = "message-\(number)"
        let answer = try await client.messages.create(
            CreateMessageParams(
                externalUserID: "user-\(number % 10)",
                messages: [MessageItem(content: "Hello", externalMessageID: id, role: .user)],
                externalConversationID: "conversation-\(number / 10)",
                productID: Sandbox.productID
            )
        )
        #expect(answer.messages.map(\.externalMessageID) == [id])
    }

    // MARK: Streams

    @Test(arguments: TransportKind.allCases)
    func manyStreamsAreOpenAtOnceAndEachIsWhole(_ transport: TransportKind) async throws {
        let count = LoadScale.streams
        let text = try await MatrixRun.chat()
        try await Cell.withSandbox { sandbox in
            let report = LoadReport("\(count) streams over \(transport.rawValue)")
            let progress = Mutex(0)
            try await transport.withTransport(maximumConnectionsPerHost: count) { transport in
                let client = try GreenflashClient(
                    apiKey: Cell.key,
                    baseURL: sandbox.baseURL,
                    transport: transport,
                    environment: [:]
                )
                let start = Gate(count)
                try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<count {
                        group.addTask { try await Self.read(client, start) }
                    }
                    for try await read in group {
                        #expect(read == text)
                        progress.withLock { $0 += 1 }
                    }
                }
            }
            await sandbox.waitUntilOpenConnections(atMost: 0)
            report.print("\(sandbox.connections.mostOpen) connections at once")
            #expect(progress.withLock { $0 } == count)
            #expect(sandbox.requests.total == count)
        }
    }

    /// Reads a stream to its end, but not past its first event before all others are there, too.
    private static func read(_ client: GreenflashClient, _ gate: Gate) async throws -> String {
        var text = ""
        var isFirst = true
        for try await event in client.chat.stream(StreamChatRequest(question: Trial.question)) {
            if isFirst { await gate.pass() }
            isFirst = false
            if case .textDelta(let delta) = event { text += delta.text }
        }
        return text
    }
}
