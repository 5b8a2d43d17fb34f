import Foundation
import GreenflashRuntime
import OperationsAPI
import Testing

/// What parameters look like on the wire.
@Suite struct ParameterWireTests {
    @Test func pathsCarryEveryStyle() async throws {
        let (client, transport) = try client()
        try await client.styles.get(["a", "b/c"], Color(r: 1, g: 2), overridden: 3)
        let request = try transport.request()
        #expect(request.path == "/v1/styles/a,b%2Fc/G=2,R=1")
        #expect(request.query == "overridden=3")
        #expect(request.header("Cookie") == nil)
        try await client.styles.prefixed([1, 2], "x y", .fast)
        #expect(transport.requests.last?.path == "/v1/p/.1.2/;matrix=x%20y/fast")
    }

    @Test func queriesHeaderFieldsAndCookiesCarryEveryStyle() async throws {
        let (client, transport) = try client()
        try await client.styles.get(
            ["a"],
            Color(r: 1),
            overridden: 3,
            text: "a&b",
            long: 9_007_199_254_740_993,
            number: 0.5,
            flag: true,
            since: Date(timeIntervalSince1970: 0),
            kind: .fast,
            either: 7,
            tags: ["a", "b"],
            fields: ["a", "b,c"],
            ids: [1, 2],
            words: ["x", "y"],
            modes: [.fast, .slow],
            color: Color(r: 1, g: 2),
            flat: Color(r: 1, g: 2),
            filter: Filter(name: "n", size: .init(min: 1), any: ["p", "q"]),
            where: Filter(name: "n"),
            next: "/a?b=c",
            xList: ["a", "b"],
            xColor: Color(r: 1, g: 2),
            xLimit: 5,
            session: "s 1",
            numbers: [1, 2]
        )
        let request = try transport.request()
        let expected = [
            "overridden=3", "text=a%26b", "long=9007199254740993", "number=0.5", "flag=true",
            "since=1970-01-01T00%3A00%3A00.000Z", "kind=fast", "either=7", "tags=a", "tags=b", "fields=a,b%2Cc",
            "ids=1%7C2", "words=x%20y", "modes=fast,slow", "G=2", "R=1", "flat=G,2,R,1", "filter%5Bany%5D%5B%5D=p",
            "filter%5Bany%5D%5B%5D=q", "filter%5Bname%5D=n", "filter%5Bsize%5D%5Bmin%5D=1",
            "where=%7B%22name%22%3A%22n%22%7D", "next=/a?b=c",
        ]
        #expect(request.query == expected.joined(separator: "&"))
        #expect(request.header("X-List") == "a,b")
        #expect(request.header("X-Color") == "G=2,R=1")
        #expect(request.header("X-Limit") == "5")
        #expect(request.header("Cookie") == "session=s%201; numbers=1; numbers=2")
    }

    @Test func aPathThatCannotBeIsRefused() async throws {
        let (client, transport) = try client()
        await #expect {
            try await client.styles.get([], Color(r: 1), overridden: 3)
        } throws: { error in
            (error as? APIError)?.code == .invalidRequest && "\(error)".contains("path parameter simple")
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func oneValueCanBeTheWholeQuery() async throws {
        let (client, transport) = try client()
        try await client.search.find(query: Color(r: 1, g: 2))
        #expect(try transport.request().query == "G=2&R=1")
    }

    @Test func methodsMayBeTheAPIsOwn() async throws {
        let (client, transport) = try client()
        try await client.search.link()
        #expect(try transport.request().description == "LINK /v1/search")
    }
}
