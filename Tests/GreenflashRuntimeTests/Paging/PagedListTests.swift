import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct PagedListTests {
    private func page(_ ids: [Int], next: String? = nil) -> ScriptedResponse {
        .json(ids.map(Thing.init), headers: next.map { ["Link": "<\($0)>; rel=\"next\""] } ?? [:])
    }

    private func list(_ transport: InMemoryTransport, _ options: CallOptions = CallOptions()) throws -> PagedList<Thing>
    {
        var request = APIRequest.list()
        request.query("limit", 2)
        return try makeClient(transport).list(request, options)
    }

    private func error(_ transport: InMemoryTransport) async throws -> APIError {
        try await #require(throws: APIError.self) { _ = try await list(transport).collect() }
    }

    @Test func `walks every page, and an empty one in the middle`() async throws {
        let transport = InMemoryTransport([
            page([1, 2], next: "https://api.example.com/v1/things?limit=2&page=2"),
            page([], next: "https://API.example.com:443/v1/things?limit=2&page=3"), page([3]),
        ])
        #expect(try await list(transport).collect().map(\.id) == [1, 2, 3])
        #expect(
            transport.requests.map(\.description) == [
                "GET /v1/things?limit=2", "GET /v1/things?limit=2&page=2", "GET /v1/things?limit=2&page=3",
            ]
        )
        #expect(transport.requests.allSatisfy { $0.header("Authorization") == "Bearer \(testKey)" })
        #expect(transport.requests.allSatisfy { $0.header("Accept") == "application/json" })
    }

    @Test(arguments: [
        ("/v1/things?cursor=a%2Fb%20c&x=%c3", "/v1/things?cursor=a%2Fb%20c&x=%c3"), ("?page=2", "/v1/things?page=2"),
        ("things?page=2#top", "/v1/things?page=2"), ("//api.example.com/other", "/other"),
        ("https://api.example.com", "/"), ("https://api.example.com?page=2", "/?page=2"),
    ])
    func `requests a link exactly as it is, resolved against the page`(link: String, path: String) async throws {
        let transport = InMemoryTransport([page([1], next: link), page([2])])
        #expect(try await list(transport).collect().count == 2)
        #expect(transport.requests.last?.head.path == path)
        #expect(transport.requests.last?.head.authority == "api.example.com")
    }

    @Test func `sends nothing before the first element is asked for, and nothing more than is needed`() async throws {
        let transport = InMemoryTransport([page([1, 2], next: "?page=2"), page([3])])
        let list = try list(transport)
        #expect(transport.requests.isEmpty)
        var iterator = list.makeAsyncIterator()
        #expect(try await iterator.next()?.id == 1)
        #expect(try await iterator.next()?.id == 2)
        #expect(transport.requests.count == 1)
        #expect(try await iterator.next()?.id == 3)
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func `gives out pages with their links and answers`() async throws {
        let transport = InMemoryTransport([page([1, 2], next: "?page=2"), page([3])])
        var pages: [Page<Thing>] = []
        for try await page in try list(transport).pages { pages.append(page) }
        #expect(pages.map { $0.items.map(\.id) } == [[1, 2], [3]])
        #expect(pages.map { $0.next?.absoluteString } == ["https://api.example.com/v1/things?page=2", nil])
        #expect(pages.allSatisfy { $0.info.status == 200 && $0.info.operation == "things.list" })
    }

    @Test func `collects no more pages than it needs`() async throws {
        let transport = InMemoryTransport { [self] request in
            page([1, 2], next: "?page=\((request.query ?? "").count)\(request.query ?? "")")
        }
        #expect(try await list(transport).collect(upTo: 3).count == 3)
        #expect(transport.requests.count == 2)
        #expect(try await list(transport).collect(upTo: 0).isEmpty)
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: [
        "https://evil.com/v1/things", "http://api.example.com/v1/things", "https://api.example.com:8443/v1/things",
        "//evil.com/v1/things", "https://api.example.com@evil.com/", "https://api.example.com.evil.com/",
    ])
    func `never follows a link to another origin`(link: String) async throws {
        let transport = InMemoryTransport([page([1], next: link), page([2])])
        let error = try await error(transport)
        #expect(error.code == .pagination)
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: ["https://evil.com/v1/things", "ftp://api.example.com/", "?limit=2"])
    func `gives out the page whose link cannot be followed`(link: String) async throws {
        let transport = InMemoryTransport { [self] _ in page([1, 2], next: link) }
        var iterator = try list(transport).makeAsyncIterator()
        #expect(try await iterator.next()?.id == 1)
        #expect(try await iterator.next()?.id == 2)
        await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(try await list(transport).collect(upTo: 2).count == 2)
    }

    @Test func `reports a link that is no URL`() async throws {
        let transport = InMemoryTransport([page([1], next: "ftp://api.example.com/")])
        #expect(try await error(transport).code == .pagination)
    }

    @Test(arguments: [
        ["?limit=2"], ["https://api.example.com/v1/things?limit=2"], ["?page=2", "?page=2"],
        ["?page=2", "?page=3", "?page=2"],
    ])
    func `reports links that lead in a circle`(links: [String]) async throws {
        let transport = InMemoryTransport(links.map { page([1], next: $0) })
        let error = try await error(transport)
        #expect(error.code == .pagination)
        #expect(transport.requests.count == links.count)
    }

    @Test func `retries each page on its own`() async throws {
        let transport = InMemoryTransport([
            .error(status: 503), page([1], next: "?page=2"), .error(status: 503), .error(status: 503), page([2]),
        ])
        #expect(try await list(transport).collect().map(\.id) == [1, 2])
    }

    @Test func `is over after an error`() async throws {
        let transport = InMemoryTransport([.error(status: 404), page([1])])
        var iterator = try list(transport).makeAsyncIterator()
        await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 1)
    }

    @Test func `reports the answer of every page`() async throws {
        let transport = InMemoryTransport([page([1], next: "?page=2"), page([2])])
        let counter = Counter()
        _ = try await list(transport, CallOptions(onResponse: { _ in counter.increment() })).collect()
        #expect(counter.value == 2)
    }
}
