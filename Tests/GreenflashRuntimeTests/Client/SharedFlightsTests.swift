import Testing

@testable import GreenflashRuntime

struct SharedFlightsTests {
    private struct Broken: Error {}

    private let flights = SharedFlights<String, Int>()
    private let runs = Counter()
    private let latch = Latch()

    /// Starts callers who ask for the same, and returns when all of them wait.
    private func callers(
        _ count: Int,
        _ work: @escaping @Sendable () async throws -> Int
    ) async -> [Task<(output: Int, isOwn: Bool), any Error>] {
        var tasks: [Task<(output: Int, isOwn: Bool), any Error>] = []
        for _ in 0..<count {
            tasks.append(
                Task {
                    try await flights.run("key") {
                        runs.increment()
                        return try await work()
                    }
                }
            )
            while flights.waiters("key") < tasks.count { await Task.yield() }
        }
        return tasks
    }

    @Test func `does the work once for all who ask at the same time`() async throws {
        let tasks = await callers(5) {
            await latch.wait()
            return 7
        }
        latch.open()
        var own = 0
        for task in tasks {
            let (output, isOwn) = try await task.value
            #expect(output == 7)
            if isOwn { own += 1 }
        }
        #expect(own == 1)
        #expect(runs.value == 1)
        #expect(flights.count == 0)
    }

    @Test func `does it anew for who asks later, and for who asks for something else`() async throws {
        #expect(try await flights.run("a") { 1 }.output == 1)
        #expect(try await flights.run("a") { 2 }.output == 2)
        let tasks = await callers(1) {
            await latch.wait()
            return 3
        }
        #expect(try await flights.run("b") { 4 }.output == 4)
        latch.open()
        #expect(try await tasks[0].value.output == 3)
    }

    @Test func `gives a failure to all`() async throws {
        let tasks = await callers(3) {
            await latch.wait()
            throw Broken()
        }
        latch.open()
        for task in tasks {
            await #expect(throws: Broken.self) { _ = try await task.value }
        }
        #expect(runs.value == 1)
    }

    @Test func `goes on for the others when one is cancelled, be it the first`() async throws {
        let tasks = await callers(3) {
            await latch.wait()
            try Task.checkCancellation()
            return 7
        }
        tasks[0].cancel()
        await #expect(throws: CancellationError.self) { _ = try await tasks[0].value }
        tasks[2].cancel()
        await #expect(throws: CancellationError.self) { _ = try await tasks[2].value }
        latch.open()
        #expect(try await tasks[1].value.output == 7)
    }

    @Test func `is cancelled when all are, and makes room for who comes then`() async throws {
        let cancelled = Latch()
        let tasks = await callers(2) {
            await withTaskCancellationHandler {
                await latch.wait()
            } onCancel: {
                cancelled.open()
            }
            return 1
        }
        for task in tasks { task.cancel() }
        await cancelled.wait()
        for task in tasks {
            await #expect(throws: CancellationError.self) { _ = try await task.value }
        }
        #expect(try await flights.run("key") { 2 }.output == 2)
        latch.open()
    }

    @Test func `does nothing for who is cancelled before`() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await flights.run("key") {
                await latch.wait()
                return 1
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(flights.count == 0)
        latch.open()
    }
}
