import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

/// Lists whose pages follow one another by what stands in the answers.
struct PageStyleTests {
    private func list(
        _ style: PageStyle,
        _ answers: [String],
        request: APIRequest = .list()
    ) throws -> (PagedList<Thing>, InMemoryTransport) {
        let transport = InMemoryTransport(answers.map { .text($0) })
        return (try makeClient(transport).list(request, CallOptions(), style), transport)
    }

    private func items(_ ids: Int...) -> String {
        "[" + ids.map { #"{"id":\#($0)}"# }.joined(separator: ",") + "]"
    }

    struct Walk: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let style: PageStyle
        let answers: [String]
        let queries: [String?]
    }

    static let walks: [Walk] = [
        Walk(
            testDescription: "a cursor inside an object that is null on the last page",
            style: .cursor("offset", next: "next_page.offset", items: "data"),
            answers: [
                #"{"data":[{"id":1},{"id":2}],"next_page":{"offset":"a b","path":"/x"}}"#,
                #"{"next_page":{"offset":"c"},"data":[]}"#, #"{"data":[{"id":3}],"next_page":null}"#,
            ],
            queries: [nil, "offset=a%20b", "offset=c"]
        ),
        Walk(
            testDescription: "a cursor that is there on the last page too",
            style: .cursor("after", next: "last_id", items: "data", more: "has_more"),
            answers: [
                #"{"data":[{"id":1},{"id":2}],"last_id":"2","has_more":true}"#,
                #"{"data":[{"id":3}],"last_id":"3","has_more":false}"#,
            ],
            queries: [nil, "after=2"]
        ),
        Walk(
            testDescription: "a field of the last item as the cursor",
            style: .cursor("after", last: "id", items: "data", more: "has_more"),
            answers: [#"{"data":[{"id":1},{"id":2}],"has_more":true}"#, #"{"data":[{"id":3}],"has_more":false}"#],
            queries: [nil, "after=2"]
        ),
        Walk(
            testDescription: "a field of the last item until a page is empty",
            style: .cursor("after", last: "id"),
            answers: [#"[{"id":1},{"id":2}]"#, #"[{"id":3}]"#, "[]"],
            queries: [nil, "after=2", "after=3"]
        ),
        Walk(
            testDescription: "a marker that is empty at the end and has to be asked for",
            style: .cursor("marker", next: "next_marker", items: "entries", sending: ["usemarker": "true"]),
            answers: [
                #"{"entries":[{"id":1},{"id":2}],"next_marker":"m"}"#, #"{"entries":[{"id":3}],"next_marker":""}"#,
            ],
            queries: ["usemarker=true", "usemarker=true&marker=m"]
        ),
        Walk(
            testDescription: "a cursor that is a number",
            style: .cursor("cursor", next: "next", items: "data"),
            answers: [#"{"data":[{"id":1},{"id":2}],"next":12}"#, #"{"data":[{"id":3}]}"#],
            queries: [nil, "cursor=12"]
        ),
        Walk(
            testDescription: "pages until one is empty",
            style: .page("page", items: "data"),
            answers: [#"{"data":[{"id":1},{"id":2}]}"#, #"{"data":[{"id":3}]}"#, #"{"data":null}"#],
            queries: [nil, "page=2", "page=3"]
        ),
        Walk(
            testDescription: "pages that are counted, from zero",
            style: .page("page", first: 0, items: "data", pages: "meta.pages"),
            answers: [
                #"{"meta":{"pages":2},"data":[{"id":1},{"id":2}]}"#, #"{"meta":{"pages":2},"data":[{"id":3}]}"#,
            ],
            queries: [nil, "page=1"]
        ),
        Walk(
            testDescription: "pages that say whether there is more, one of them empty",
            style: .page("page", items: "data", more: "more"),
            answers: [
                #"{"data":[{"id":1},{"id":2}],"more":true}"#, #"{"data":[],"more":true}"#,
                #"{"data":[{"id":3}],"more":false}"#,
            ],
            queries: [nil, "page=2", "page=3"]
        ),
        Walk(
            testDescription: "an offset up to the total",
            style: .offset("offset", items: "entries", total: "total_count"),
            answers: [#"{"total_count":3,"entries":[{"id":1},{"id":2}]}"#, #"{"total_count":3,"entries":[{"id":3}]}"#],
            queries: [nil, "offset=2"]
        ),
        Walk(
            testDescription: "an offset until a page is empty",
            style: .offset("skip"),
            answers: [#"[{"id":1},{"id":2}]"#, #"[{"id":3}]"#, "[]"],
            queries: [nil, "skip=2", "skip=3"]
        ),
    ]

    @Test(arguments: walks)
    func `walks every page`(walk: Walk) async throws {
        let (list, transport) = try list(walk.style, walk.answers)
        #expect(transport.requests.isEmpty)
        #expect(try await list.collect().map(\.id) == [1, 2, 3])
        #expect(transport.requests.map(\.query) == walk.queries)
    }

    @Test func `begins where the caller says, and keeps other parameters in their places`() async throws {
        var request = APIRequest.list()
        request.query("page", 4)
        request.query("limit", 2)
        let (list, transport) = try list(.page("page"), [items(1), items(2), "[]"], request: request)
        #expect(try await list.collect().map(\.id) == [1, 2])
        #expect(transport.requests.map(\.query) == ["page=4&limit=2", "page=5&limit=2", "page=6&limit=2"])
    }

    @Test func `what the caller sets is not switched over`() async throws {
        var request = APIRequest.list()
        request.query("usemarker", false)
        let style = PageStyle.cursor("marker", next: "next", items: "data", sending: ["usemarker": "true"])
        let (list, transport) = try list(style, [#"{"data":[{"id":1}]}"#], request: request)
        #expect(try await list.collect().count == 1)
        #expect(transport.requests.first?.query == "usemarker=false")
    }

    @Test func `sends the cursor in the body, beside what is there`() async throws {
        var request = APIRequest(.createThing, path: "/things")
        request.json(["token": "t"] as [String: String?])
        let (list, transport) = try list(
            .cursor("cursor", in: .body, next: "next_cursor", items: "added", more: "has_more"),
            [
                #"{"added":[{"id":1}],"next_cursor":"c1","has_more":true}"#,
                #"{"added":[{"id":2}],"next_cursor":"c2","has_more":false}"#,
            ],
            request: request
        )
        #expect(try await list.collect().map(\.id) == [1, 2])
        #expect(
            transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
                == [#"{"token":"t"}"#, #"{"cursor":"c1","token":"t"}"#]
        )
    }

    /// The second request is the caller's to the last digit, but for the field that asks for the page.
    @Test(arguments: [
        (#"{"options":{"count":1}}"#, #"{"options":{"count":1,"offset":1}}"#), ("{}", #"{"options":{"offset":1}}"#),
        (#"{"options":null,"z":"\u00e9\""}"#, #"{"options":{"offset":1},"z":"é\""}"#),
    ])
    func `sends the offset in an object of the body`(body: String, second: String) async throws {
        struct Body: Encodable {
            var fields: JSONValue
            var exact = Decimal(string: "0.1234567890123456789012345678")
            var huge = UInt64.max

            func encode(to encoder: any Encoder) throws {
                try fields.encode(to: encoder)
                var container = encoder.container(keyedBy: StringKey.self)
                try container.encode(exact, forKey: StringKey("exact"))
                try container.encode(huge, forKey: StringKey("huge"))
            }
        }
        var request = APIRequest(.createThing, path: "/things")
        request.json(Body(fields: try JSONCoding.decode(JSONValue.self, from: Data(body.utf8))))
        let (list, transport) = try list(
            .offset("options.offset", in: .body, items: "data", total: "total"),
            [#"{"data":[{"id":1}],"total":2}"#, #"{"data":[{"id":2}],"total":2}"#],
            request: request
        )
        #expect(try await list.collect().map(\.id) == [1, 2])
        let sent = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        let numbers = #"{"exact":0.1234567890123456789012345678,"huge":18446744073709551615"#
        #expect(sent.last == numbers + "," + second.dropFirst())
        #expect(sent.first?.hasPrefix(numbers) == true)
    }

    @Test func `a body that has no room for the offset ends the list with an error`() async throws {
        var request = APIRequest(.createThing, path: "/things")
        request.json(["options": ["a"]])
        let answer = #"{"data":[{"id":1}]}"#
        let (list, _) = try list(.offset("options.offset", in: .body, items: "data"), [answer], request: request)
        let error = try await #require(throws: APIError.self) { try await list.collect() }
        #expect(error.code == .pagination)
        #expect("\(error)".contains("no JSON object to send 'options.offset' in"))
    }

    @Test func `a page gives its whole answer`() async throws {
        struct Envelope: Decodable { var total: Int }
        let (list, _) = try list(.offset("offset", items: "data", total: "total"), [#"{"data":[{"id":1}],"total":1}"#])
        var pages = list.pages.makeAsyncIterator()
        let page = try #require(try await pages.next())
        #expect(page.items.map(\.id) == [1])
        #expect(page.next == nil)
        #expect(page.info.status == 200)
        #expect(try page.response.decode(Envelope.self).total == 1)
        #expect(try page.response.json()["total"] == 1)
    }

    static let failures: [(name: String, style: PageStyle, answers: [String])] = [
        (
            "the same cursor twice", .cursor("c", next: "next", items: "data"),
            [#"{"data":[{"id":1}],"next":"a"}"#, #"{"data":[{"id":2}],"next":"a"}"#]
        ),
        (
            "cursors in a circle", .cursor("c", next: "next", items: "data"),
            [
                #"{"data":[{"id":1}],"next":"a"}"#, #"{"data":[{"id":2}],"next":"b"}"#,
                #"{"data":[{"id":3}],"next":"a"}"#,
            ]
        ),
        (
            "more without a cursor", .cursor("c", next: "next", items: "data", more: "more"),
            [#"{"data":[{"id":1}],"next":"","more":true}"#]
        ),
        ("a page number that is not looked at", .page("p"), [#"[{"id":1}]"#, #"[{"id":1}]"#]),
        ("an offset that is not looked at", .offset("o"), [#"[{"id":1}]"#, #"[{"id":1}]"#]),
    ]

    @Test(arguments: failures.indices)
    func `a list that leads nowhere ends with an error after its last page`(index: Int) async throws {
        let (_, style, answers) = Self.failures[index]
        let (list, transport) = try list(style, answers)
        var elements = list.makeAsyncIterator()
        for _ in answers { #expect(try await elements.next() != nil) }
        let error = try await #require(throws: APIError.self) { _ = try await elements.next() }
        #expect(error.code == .pagination)
        #expect(try await elements.next() == nil)
        #expect(transport.requests.count == answers.count)
    }

    @Test func `a cursor that the caller began with counts as sent`() async throws {
        var request = APIRequest.list()
        request.query("c", "a")
        let (list, transport) = try list(
            .cursor("c", next: "next", items: "data"),
            [#"{"data":[{"id":1}],"next":"a"}"#],
            request: request
        )
        await #expect(throws: APIError.self) { try await list.collect() }
        #expect(transport.requests.count == 1)
    }

    @Test func `an empty page that promises more by its offset ends the list with an error`() async throws {
        let (list, transport) = try list(
            .offset("skip", items: "data", more: "more"),
            [#"{"data":[{"id":1}],"more":true}"#, #"{"data":[],"more":true}"#]
        )
        let error = try await #require(throws: APIError.self) { _ = try await list.collect() }
        #expect(error.code == .pagination)
        #expect("\(error)".contains("more elements, but has none"))
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: [
        (#"{"data":5}"#, "data"), (#"{"data":[{"id":"x"}]}"#, "data"), ("[]", "object"),
    ])
    func `an answer of another shape is an error that names the place`(answer: String, place: String) async throws {
        let (list, _) = try list(.page("page", items: "data"), [answer])
        let error = try await #require(throws: APIError.self) { _ = try await list.collect() }
        #expect(error.code == .decoding)
        #expect(error.message.contains(place), "\(error.message)")
    }
}
