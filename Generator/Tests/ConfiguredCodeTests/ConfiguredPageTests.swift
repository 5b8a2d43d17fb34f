import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import GreenflashTesting
import Testing

/// Lists of every style of paging, from the first page to the last.
@Suite struct ConfiguredPageTests {
    /// A list, what the service answers, and what it is asked for: the query, or the body.
    struct Walk: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let list: @Sendable (Client) -> PagedList<Keyed>
        let answers: [String]
        let requests: [String]
    }

    static let walks: [Walk] = [
        Walk(
            testDescription: "a cursor in an object (asana)",
            list: { $0.pages.byCursor() },
            answers: [
                #"{"data":[{"id":1},{"id":2}],"next_page":{"offset":"x"}}"#, #"{"data":[{"id":3}],"next_page":null}"#,
            ],
            requests: ["limit=100", "offset=x&limit=100"]
        ),
        Walk(
            testDescription: "what is to be sent is the caller's",
            list: { $0.pages.byCursor(offset: "w", limit: 2) },
            answers: [#"{"data":[{"id":1},{"id":2},{"id":3}]}"#],
            requests: ["offset=w&limit=2"]
        ),
        Walk(
            testDescription: "the id of the last element (openai)",
            list: { $0.pages.byLastID() },
            answers: [#"{"data":[{"id":1},{"id":"b"}],"has_more":true}"#, #"{"data":[{"id":3}],"has_more":false}"#],
            requests: ["", "after=b"]
        ),
        Walk(
            testDescription: "the last id as the answer has it (openai)",
            list: { $0.pages.byLastField() },
            answers: [
                #"{"data":[{"id":1},{"id":2}],"last_id":"l","has_more":true}"#,
                #"{"data":[{"id":3}],"last_id":null,"has_more":false}"#,
            ],
            requests: ["", "after=l"]
        ),
        Walk(
            testDescription: "a cursor in the body (plaid)",
            list: { $0.pages.sync(SyncRequest(client: "c")) },
            answers: [
                #"{"added":[{"id":1},{"id":2}],"next_cursor":"n","has_more":true}"#,
                #"{"added":[{"id":3}],"next_cursor":"m","has_more":false}"#,
            ],
            requests: [#"{"client":"c"}"#, #"{"client":"c","cursor":"n"}"#]
        ),
        Walk(
            testDescription: "a marker that has to be asked for (box)",
            list: { $0.pages.byMarker() },
            answers: [
                #"{"entries":[{"id":1},{"id":2}],"next.marker":"m"}"#, #"{"entries":[{"id":3}],"next.marker":""}"#,
            ],
            requests: ["usemarker=true", "marker=m&usemarker=true"]
        ),
        Walk(
            testDescription: "an offset (box)",
            list: { $0.pages.byOffset(limit: 2) },
            answers: [
                #"{"entries":[{"id":1},{"id":2}],"total_count":3}"#, #"{"entries":[{"id":3}],"total_count":3}"#,
            ],
            requests: ["limit=2", "offset=2&limit=2"]
        ),
        Walk(
            testDescription: "numbers of pages, from zero, that are counted",
            list: { $0.pages.byNumber() },
            answers: [
                #"{"meta":{"pages":2,"rows":[{"id":1},{"id":2}]}}"#, #"{"meta":{"pages":2,"rows":[{"id":3}]}}"#,
            ],
            requests: ["", "page=1"]
        ),
        Walk(
            testDescription: "numbers of pages in an object of the body",
            list: { $0.pages.byCount(CountRequest(options: .init(exact: Decimal(string: Sample.json("exact"))))) },
            answers: [#"{"rows":[{"id":1},{"id":2}],"more":true}"#, #"{"rows":[{"id":3}],"more":false}"#],
            requests: [
                #"{"options":{"exact":0.1234567890123456789012345678}}"#,
                #"{"options":{"exact":0.1234567890123456789012345678,"page":2}}"#,
            ]
        ),
    ]

    @Test(arguments: walks)
    func aListIsReadToItsEnd(walk: Walk) async throws {
        let transport = InMemoryTransport(walk.answers.map { .text($0) })
        let elements = try await walk.list(try client(transport)).collect()
        #expect(elements.count == 3)
        #expect(elements.last == Keyed(id: .number(3)))
        let requests = transport.requests.map { $0.query ?? String(decoding: $0.body, as: UTF8.self) }
        #expect(requests == walk.requests)
    }

    @Test func aLinkNamesTheNextPage() async throws {
        let transport = InMemoryTransport([
            .text(#"[{"id":1}]"#, headers: ["Link": #"</pages/link?page=2>; rel="next""#]), .text(#"[{"id":2}]"#),
        ])
        let elements = try await client(transport).pages.byLink(limit: 1).collect()
        #expect(elements == [Keyed(id: .number(1)), Keyed(id: .number(2))])
        #expect(transport.requests.map(\.query) == ["limit=1", "page=2"])
    }

    @Test func aListThatIsToBeNoneIsAnArray() async throws {
        let transport = InMemoryTransport([
            .text(#"[{"id":1}]"#, headers: ["Link": #"</pages/whole?page=2>; rel="next""#])
        ])
        let elements: [Keyed] = try await client(transport).pages.whole()
        #expect(elements == [Keyed(id: .number(1))])
    }

    @Test func aPageHasWhatTheAnswerSaysBesideTheElements() async throws {
        let answer = #"{"entries":[{"id":1}],"total_count":1}"#
        let client = try client(InMemoryTransport([.text(answer)]))
        for try await page in client.pages.byOffset().pages {
            #expect(page.items == [Keyed(id: .number(1))])
            #expect(try page.response.decode(OffsetPage.self).totalCount == 1)
        }
    }
}
