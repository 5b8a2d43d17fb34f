import Foundation
import GreenflashTesting
import Logging
import Testing

@testable import GreenflashRuntime

struct FileRateLimitStoreTests {
    private let folder: TestFolder
    private let terms = RateLimitTerms(limit: 50, window: .seconds(3600))

    init() throws {
        folder = try TestFolder()
    }

    private func store() throws -> FileRateLimitStore {
        try Self.store(folder.url.path)
    }

    /// With more patience than anyone has to whom time matters: these tests ask from everywhere at once.
    private static func store(_ folder: String) throws -> FileRateLimitStore {
        let directory = URL(fileURLWithPath: folder + "/limits")
        return try FileRateLimitStore(directory: directory, logger: nil, patience: .seconds(300))
    }

    private var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/limits").sorted()
        }
    }

    private func permissions(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.path + path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    private func take(_ store: FileRateLimitStore, _ count: Int = 1, at seconds: Int = 0) async throws -> Int {
        let now = Timestamp(Date(timeIntervalSince1970: 1_768_469_400)) + .seconds(seconds)
        return try await store.update(.analysis) { $0.take(count, terms, now: now).count }
    }

    @Test func `keeps records for whoever opens the directory`() async throws {
        #expect(try await take(store(), 30) == 30)
        #expect(try await take(store(), 30, at: 1) == 20)
        #expect(try await take(store(), 30, at: 3600) == 30)
    }

    @Test func `keeps files that only this user can read, and nothing of the key`() async throws {
        let base = try BaseURL(#require(URL(string: "https://api.example.com/v1")), allowsInsecureHTTP: false)
        let bucket = RateLimitBucket("ana/lysis", base, URLSessionTransport.shared, [testKey])
        let store = try store()
        try await store.update(bucket) { _ = $0.take(1, terms, now: Timestamp(Date())) }
        #expect(try names == ["\(bucket.id).v1.json", "\(bucket.id).v1.lock"])
        #expect(try permissions("/limits") == 0o700)
        for name in try names {
            #expect(try permissions("/limits/\(name)") == 0o600)
            let text = try String(contentsOf: folder.url.appendingPathComponent("limits/\(name)"), encoding: .utf8)
            #expect(!"\(name) \(text)".contains("secret"))
        }
    }

    @Test(arguments: ["", "{", "null", "\u{0}\u{FFFD}", #"{"calls":[1e99]}"#, String(repeating: "[", count: 100_000)])
    func `begins a damaged record anew, and says so`(damage: String) async throws {
        let lines = LogLines()
        let directory = folder.url.appendingPathComponent("limits")
        let store = try FileRateLimitStore(directory: directory, logger: lines.logger)
        _ = try await take(store, 50)
        let path = try #require(try names.first { $0.hasSuffix(".json") })
        try Data(damage.utf8).write(to: directory.appendingPathComponent(path))
        #expect(try await take(store, 50) == 50)
        #expect(try await take(store, 50) == 0)
        #expect(lines.lines.count == 1)
        #expect(lines.lines.first?.message.contains("damaged") == true)
    }

    @Test func `does not mind what a crash left behind`() async throws {
        let store = try store()
        _ = try await take(store, 20)
        let path = try #require(try names.first { $0.hasSuffix(".json") })
        try Data("half a rec".utf8).write(to: folder.url.appendingPathComponent("limits/\(path).new"))
        #expect(try await take(store, 50) == 30)
        #expect(try names.count == 2)
    }

    @Test func `writes nothing where nothing changed`() async throws {
        let store = try store()
        let free = try await store.update(.analysis) { $0.forecast(terms, now: Timestamp(Date())).free }
        #expect(free == 50)
        #expect(try names.allSatisfy { $0.hasSuffix(".lock") })
    }

    @Test func `gives no slot twice to tasks that ask at once`() async throws {
        let stores = [try store(), try store(), try store()]
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<120 { group.addTask { try await take(stores[number % 3]) } }
            return try await group.reduce(0, +)
        }
        #expect(taken == 50)
    }

    @Test func `fails rather than wait long for a lock`() async throws {
        let directory = folder.url.appendingPathComponent("limits")
        let store = try FileRateLimitStore(directory: directory, logger: nil, patience: .milliseconds(5))
        _ = try await take(store)
        let name = try #require(try names.first { $0.hasSuffix(".lock") })
        let lock = try await FileLock.acquire("\(directory.path)/\(name)", patience: .zero)
        let error = try await #require(throws: FileFailure.self) { _ = try await take(store) }
        #expect(error.description.contains("others have held it"))
        withExtendedLifetime(lock) {}
    }

    @Test func `refuses a directory that nobody can write in`() throws {
        let file = folder.url.appendingPathComponent("file")
        try Data().write(to: file)
        let error = try #require(throws: APIError.self) { try FileRateLimitStore(directory: file) }
        #expect(error.code == .configuration)
        #expect(error.message.contains(file.path))
        #expect(!error.message.contains(".."))
    }

    @Test func `follows no link to another file`() async throws {
        let store = try store()
        _ = try await take(store, 50)
        let path = try #require(try names.first { $0.hasSuffix(".json") })
        let record = folder.url.appendingPathComponent("limits/\(path)")
        let other = folder.url.appendingPathComponent("other")
        try FileManager.default.moveItem(at: record, to: other)
        let before = try Data(contentsOf: other)
        try FileManager.default.createSymbolicLink(at: record, withDestinationURL: other)
        #expect(try await take(store, 10) == 10)
        #expect(try Data(contentsOf: other) == before)
    }

    @Test func `lets calls go on when the disk does not, and warns`() async throws {
        let lines = LogLines()
        let directory = folder.url.appendingPathComponent("limits")
        let store = try FileRateLimitStore(directory: directory)
        try FileManager.default.removeItem(at: directory)
        let transport = InMemoryTransport([.json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            configuration.rateLimitStore = store
            configuration.logger = lines.logger
        }
        _ = try await client.send(APIRequest(.analyzeThing, path: "/things/analysis"), CallOptions())
        #expect(lines.lines.contains { $0.level == .warning && $0.message.contains("cannot open") })
    }
}

#if compiler(>=6.3) && (os(macOS) || os(Linux))
    extension FileRateLimitStoreTests {
        /// Takes as many slots of 50 as it can get in `count` tries, and writes down how many.
        static func worker(_ folder: String, _ number: Int, _ count: Int) async throws {
            let store = try store(folder)
            var taken = 0
            for _ in 0..<count {
                taken += try await store.update(.analysis) { record in
                    let terms = RateLimitTerms(limit: 50, window: .seconds(3600))
                    return record.take(1, terms, now: Timestamp(Date())).count
                }
            }
            try Data("\(taken)".utf8).write(to: URL(fileURLWithPath: "\(folder)/taken-\(number)"))
        }

        @Test func `gives no slot twice to processes that ask at once`() async throws {
            let path = folder.url.path
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        await #expect(processExitsWith: .success) { [path = path as String, number = number as Int] in
                            try await Self.worker(path, number, 30)
                        }
                    }
                }
            }
            let taken = try (0..<4).map { number in
                Int(try String(contentsOfFile: "\(path)/taken-\(number)", encoding: .utf8)) ?? -1
            }
            #expect(taken.reduce(0, +) == 50)
            #expect(taken.allSatisfy { $0 >= 0 })
        }

        @Test func `is free of the lock of a process that died`() async throws {
            let path = folder.url.path
            await #expect(processExitsWith: .failure) { [path = path as String] in
                let lock = try await FileLock.acquire(path + "/lock", patience: .zero)
                withExtendedLifetime(lock) { fatalError("Dies with the lock.") }
            }
            _ = try await FileLock.acquire(path + "/lock", patience: .zero)
        }
    }
#endif
