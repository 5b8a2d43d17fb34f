import Foundation
import Greenflash
import SandboxServer
import Synchronization
import Testing

/// Calls that are cancelled wherever they happen to be.
@Suite(.serialized, .enabled(if: Cell.ofThisProcess == nil))
struct CancellationTests {
    @Test(arguments: TransportKind.allCases)
    func callsThatAreCancelledEndAndLeaveNothingBehind(_ transport: TransportKind) async throws {
        let count = LoadScale.cancelledCalls
        var configuration = SandboxConfiguration()
        configuration.keys = [APIKey(Cell.key, plan: .enterprise)]
        configuration.chunkDelay = .milliseconds(1)
        try await withSandbox(configuration) { sandbox in
            let report = LoadReport("\(count) cancelled calls over \(transport.rawValue)")
            let before = ProcessMemory.resident
            let ends = try await transport.withTransport { transport in
                let client = try GreenflashClient(
                    apiKey: Cell.key,
                    baseURL: sandbox.baseURL,
                    transport: transport,
                    environment: [:]
                ) { $0.middleware.append(CancelOnRequest()) }
                return await Self.storm(count, client)
            }
            await sandbox.waitUntilOpenConnections(atMost: 0)
            report.print(
                """
                \(sandbox.requests.total) requests, \(ends.finished.count) calls finished, \
                \(sandbox.connections.accepted) connections
                """
            )
            #expect(ends.others.isEmpty, "a cancelled call gives a value or a CancellationError")
            #expect(ends.finished.count + ends.cancelled == count)
            #expect(ends.cancelled > count / 10 && ends.finished.count > count / 100, "both happen")
            let ids = sandbox.storedIDs
            #expect(ids.events.values.allSatisfy { $0 == 1 })
            #expect(ids.eventArrivals.values.allSatisfy { $0 == 1 }, "a cancelled call is not sent again")
            let reported = Set(ends.finished.compactMap(\.self))
            #expect(reported.subtracting(ids.events.keys).isEmpty, "what is reported as stored is stored")
            if LoadScale.isFull, let before, let after = ProcessMemory.resident { #expect(after - before < 256 << 20) }
        }
    }

    /// How the calls of a storm ended.
    struct Ends {
        /// Those with a value; the id that they stored something under, if they did.
        var finished: [String?] = []
        var cancelled = 0
        var others: [String] = []
    }

    static func storm(_ count: Int, _ client: GreenflashClient) async -> Ends {
        var dice = Dice(seed: 17)
        return await withTaskGroup(of: Result<String?, any Error>.self) { group in
            var ends = Ends()
            for number in 0..<count {
                let victim = Victim(Moment.random(&dice))
                // Many at once, and not all: those of the end would never get past the queue.
                if number >= 200, let result = await group.next() { ends.add(result) }
                group.addTask { await victim.run { try await call(number, client) } }
            }
            for await result in group { ends.add(result) }
            return ends
        }
    }

    /// - Returns: The id of what was stored.
    private static func call(_ number: Int, _ client: GreenflashClient) async throws -> String? {
        switch number % 4 {
        case 0:
            let id = "event-\(number)"
            let event = CreateEventParams(eventType: "a", productID: Sandbox.productID, value: "1", insertID: id)
            _ = try await client.events.create(event)
            return id
        case 1:
            _ = try await client.products.get(Sandbox.productID)
        case 2:
            _ = try await client.users.list(limit: 3).collect()
        default:
            for try await _ in client.chat.stream(StreamChatRequest(question: Trial.question)) {
                Victim.current?.reach(.event)
            }
            // A loop ends without an error when its task is cancelled, if its stream was not asked again.
            try Task.checkCancellation()
        }
        return nil
    }
}

extension CancellationTests.Ends {
    fileprivate mutating func add(_ result: Result<String?, any Error>) {
        switch result {
        case .success(let id): finished.append(id)
        case .failure(is CancellationError): cancelled += 1
        case .failure(let error): others.append("\(error)")
        }
    }
}
