import Foundation
import GreenflashTesting
import Synchronization
import Testing

@testable import GreenflashRuntime

/// Elements of lists that don't fit their type.
struct UndecodableElementTests {
    /// Remembers what was left out.
    final class Reports: Sendable {
        private let state = Mutex<[UndecodableElement]>([])

        var elements: [UndecodableElement] { state.withLock { $0 } }
        var policy: UndecodableElements { .skip { element in self.state.withLock { $0.append(element) } } }
    }

    struct User: CodableObject, Hashable {
        var id: Int
        var name: String?

        init(id: Int) { self.id = id }

        init(from reader: ObjectReader) throws {
            id = try reader.int("id")
            name = try reader.stringIfPresent("name")
        }

        func write(to writer: inout ObjectWriter) throws {
            try writer.int("id", id)
            try writer.stringIfPresent("name", name)
        }
    }

    private func page(_ json: String, next: String? = nil) -> ScriptedResponse {
        .text(
            json,
            headers: ["X-Request-Id": "r1"].merging(next.map { ["Link": "<\($0)>; rel=\"next\""] } ?? [:]) { $1 }
        )
    }

    private static let bad = #"[{"id":1},{"id":"x","name":"\#(testKey)"},{"id":3}]"#

    @Test func `cost the page unless the caller says otherwise`() async throws {
        let transport = InMemoryTransport { _ in page(Self.bad) }
        let list: PagedList<User> = try makeClient(transport).list(.list(), CallOptions())
        let error = try await #require(throws: APIError.self) { _ = try await list.collect() }
        #expect(error.code == .decoding)
        #expect(error.message.contains("at [1].id: expected a whole number, found a string, in"))
        await #expect(throws: APIError.self) {
            let _: [User] = try await makeClient(transport).value(.list(), CallOptions())
        }
        await #expect(throws: APIError.self) {
            let client = try makeClient(transport) { $0.undecodableElements = .skip() }
            let _: [User] = try await client.value(.list(), CallOptions(undecodableElements: .fail))
        }
    }

    @Test func `are left out and reported with place, path, problem and JSON, but not the key`() async throws {
        let (reports, log) = (Reports(), LogLines())
        let transport = InMemoryTransport([
            page(#"[{"id":0}]"#, next: "?page=2"), page(Self.bad, next: "?page=3"),
            page(#"[7, {"id": 4 }, {"id" : null}]"#),
        ])
        let client = try makeClient(transport) { configuration in
            configuration.undecodableElements = reports.policy
            configuration.logger = log.logger
        }
        let list: PagedList<User> = client.list(.list(), CallOptions())
        #expect(try await list.collect().map(\.id) == [0, 1, 3, 4])
        #expect(reports.elements.map(\.position) == [2, 4, 6])
        #expect(reports.elements.map(\.index) == [1, 0, 2])
        #expect(reports.elements.map(\.path) == ["[1].id", "[0]", "[2].id"])
        #expect(
            reports.elements.map(\.problem) == [
                "expected a whole number, found a string", "expected an object, found a whole number",
                "expected a whole number, found null",
            ]
        )
        #expect(reports.elements.map(\.json) == [#"{"id":"x","name":"***"}"#, "7", #"{"id" : null}"#])
        #expect(reports.elements.allSatisfy { $0.operation == "things.list" && $0.requestID == "r1" })

        let lines = log.lines.filter { $0.level == .warning }
        #expect(lines.count == 3)
        #expect(
            lines[0].message == "things.list: element 2 left out, at [1].id: expected a whole number, found a string"
        )
        #expect(lines[0].metadata["json"] == #"{"id":"x","name":"***"}"#)
        #expect(!"\(log.lines) \(reports.elements)".contains(testKey))
    }

    @Test func `stand on their page`() async throws {
        let client = try makeClient(InMemoryTransport([page(Self.bad), page("[]")]))
        let list: PagedList<User> = client.list(.list(), CallOptions(undecodableElements: .skip()))
        var pages = list.pages.makeAsyncIterator()
        let page = try #require(try await pages.next())
        #expect(page.items.map(\.id) == [1, 3])
        #expect(page.leftOut.map(\.index) == [1])
    }

    @Test func `end no list that goes on`() async throws {
        let transport = InMemoryTransport([page("[1, 2]", next: "?page=2"), page(#"[{"id":3}]"#)])
        let list: PagedList<User> = try makeClient(transport).list(
            .list(),
            CallOptions(undecodableElements: .skip())
        )
        #expect(try await list.collect(upTo: 1).map(\.id) == [3])
    }

    @Test(arguments: [
        (
            PageStyle.offset("skip", items: "data"),
            [#"{"data":[{"id":1},{"id":"x"}]}"#, #"{"data":["y","z"]}"#, #"{"data":[{"id":5}]}"#, #"{"data":[]}"#],
            [nil, "skip=2", "skip=4", "skip=5"]
        ),
        (
            .page("page", items: "data"),
            [#"{"data":["x"]}"#, #"{"data":[{"id":1},{"id":5}]}"#, #"{"data":[]}"#], [nil, "page=2", "page=3"]
        ),
        (
            .cursor("after", last: "id"), [#"[{"id":1},{"id":"x"}]"#, #"[{"id":5}]"#, "[]"],
            [nil, "after=x", "after=5"]
        ),
        (
            .cursor("c", next: "next", items: "a.b"),
            [#"{"a":{"b":[null,{"id":1}]},"next":"n"}"#, #"{"a":{"b":[{"id":5}]}}"#], [nil, "c=n"]
        ),
    ])
    func `count where pages are counted`(style: PageStyle, answers: [String], queries: [String?]) async throws {
        let reports = Reports()
        let transport = InMemoryTransport(answers.map { .text($0) })
        let list: PagedList<User> = try makeClient(transport).list(
            .list(),
            CallOptions(undecodableElements: reports.policy),
            style
        )
        #expect(try await list.collect().map(\.id) == [1, 5])
        #expect(transport.requests.map(\.query) == queries)
        #expect(!reports.elements.isEmpty)
        #expect(reports.elements.allSatisfy { !$0.json.isEmpty && !$0.path.isEmpty })
    }

    @Test func `have their path inside of the object around the list`() async throws {
        let reports = Reports()
        let list: PagedList<User> = try makeClient(
            InMemoryTransport([.text(#"{"a":{"b":[{"id":1},{"name":"x"}]}}"#)])
        )
        .list(.list(), CallOptions(undecodableElements: reports.policy), .cursor("c", next: "next", items: "a.b"))
        #expect(try await list.collect().count == 1)
        #expect(reports.elements.first?.path == "a.b[1].id")
        #expect(reports.elements.first?.problem == "expected a value, found nothing")
        #expect(reports.elements.first?.json == #"{"name":"x"}"#)
    }

    @Test func `that have the cursor to go on from end the list with an error`() async throws {
        let list: PagedList<User> = try makeClient(InMemoryTransport([.text(#"[{"id":1},null]"#)]))
            .list(.list(), CallOptions(undecodableElements: .skip()), .cursor("after", last: "id"))
        var elements = list.makeAsyncIterator()
        #expect(try await elements.next()?.id == 1)
        let error = await #expect(throws: APIError.self) { try await elements.next() }
        #expect(error?.code == .pagination)
    }

    @Test func `are left out of answers that are lists without pages, and of raw ones`() async throws {
        let reports = Reports()
        let client = try makeClient(InMemoryTransport { _ in page(Self.bad) })
        let options = CallOptions(undecodableElements: reports.policy)
        let users: [User] = try await client.value(.list(), options)
        #expect(users.map(\.id) == [1, 3])
        #expect(try await (client.optionalValue(.list(), options) as [User]?)?.map(\.id) == [1, 3])
        #expect(try await client.send(.list(), options).decode([User].self).map(\.id) == [1, 3])
        #expect(reports.elements.map(\.position) == [1, 1, 1])
    }

    struct Team: CodableObject {
        var users: [User]

        init(from reader: ObjectReader) throws { users = try reader.value("users") }
        func write(to writer: inout ObjectWriter) throws { try writer.value("users", users) }
    }

    @Test func `do not fit where the list is only a part of something`() async throws {
        let reports = Reports()
        let team = #"{"users":\#(Self.bad)}"#
        let client = try makeClient(
            InMemoryTransport { request in .text(request.path.hasSuffix("things") ? "[\(team),{\"users\":[]}]" : team) }
        )
        let options = CallOptions(undecodableElements: reports.policy)
        let teams: [Team] = try await client.value(.list(), options)
        #expect(teams.map(\.users.count) == [0])
        #expect(reports.elements.map(\.path) == ["[0].users[1].id"])
        await #expect(throws: APIError.self) { let _: Team = try await client.value(.get(), options) }
    }

    @Test(arguments: ["{}", "[{\"id\":1}", "", "null", "<html>"])
    func `leave an answer that is no list an error`(body: String) async throws {
        let client = try makeClient(InMemoryTransport { _ in .text(body) })
        let options = CallOptions(undecodableElements: .skip())
        let error = try await #require(throws: APIError.self) {
            let _: [User] = try await client.value(.list(), options)
        }
        #expect(error.code == .decoding)
        let list: PagedList<User> = client.list(.list(), options)
        await #expect(throws: APIError.self) { _ = try await list.collect() }
    }

    @Test(arguments: [
        (#"["1", 2, 3.5, "x"]"#, [1, 2], ["[2]", "[3]"]), (#"{"a":1}"#, nil, []), ("[]", [], []),
    ])
    func `are only what is in no other spelling either`(body: String, numbers: [Int]?, paths: [String]) async throws {
        let reports = Reports()
        let client = try makeClient(InMemoryTransport { _ in .text(body) })
        let options = CallOptions(undecodableElements: reports.policy)
        let found = try? await client.value(.list(), options) as [Int]
        #expect(found == numbers)
        #expect(reports.elements.map(\.path) == paths)
    }

    @Test func `are left out of streams of items`() async throws {
        let reports = Reports()
        let text = "{\"id\":1}\n{\"id\":\"x\"}\nno JSON \(testKey)\n{\"id\":4}\n"
        let client = try makeClient(
            InMemoryTransport { _ in .text(text, contentType: "application/jsonl").split(5) }
        )
        let items: ItemStream<User> = client.items(
            .ask(),
            CallOptions(undecodableElements: reports.policy),
            .lines()
        )
        var ids: [Int] = []
        for try await item in items { ids.append(item.id) }
        #expect(ids == [1, 4])
        #expect(reports.elements.map(\.position) == [1, 2])
        #expect(reports.elements.map(\.path) == ["id", "the top level"])
        #expect(reports.elements.map(\.json) == [#"{"id":"x"}"#, "no JSON ***"])
    }

    @Test func `of a stream that were cut off are not left out`() async throws {
        let client = try makeClient(
            InMemoryTransport([.text("{\"id\":1}\n{\"id\"", contentType: "application/jsonl")])
        )
        let items: ItemStream<User> = client.items(.ask(), CallOptions(undecodableElements: .skip()), .lines())
        var iterator = items.makeAsyncIterator()
        #expect(try await iterator.next()?.id == 1)
        await #expect(throws: APIError.self) { try await iterator.next() }
    }

    @Test(arguments: [
        ("event: text\ndata: {\"text\":\"a\"}\n\nevent: text\ndata: {\"text\":1.5}\n\nevent: done\ndata: {}\n\n", nil),
        ("event: text\ndata: {\"text\":1.5}\n\n", APIError.Code.stream),
        ("event: text\ndata: {\"text\":1.5}\n\nevent: error\ndata: {\"error\":\"no\"}\n\n", .stream),
    ])
    func `are left out of streams of events, but errors are not`(text: String, code: APIError.Code?) async throws {
        let reports = Reports()
        let events: EventStream<TestEvent> = try makeClient(InMemoryTransport([.eventStream(text)]))
            .events(.ask(), CallOptions(undecodableElements: reports.policy))
        var found: APIError.Code?
        do {
            for try await event in events { #expect(event == .text("a") || event == .done) }
        } catch let error as APIError {
            found = error.code
        }
        #expect(found == code)
        #expect(reports.elements.map(\.json) == [#"{"text":1.5}"#])
    }
}
