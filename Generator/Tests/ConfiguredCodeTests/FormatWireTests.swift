import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import GreenflashTesting
import Testing

/// Every type that a format is given, in every place that a value can have.
@Suite struct FormatWireTests {
    private let sample: Sample

    init() throws {
        sample = try Sample()
    }

    /// What a call sends to a service that has nothing to answer.
    private func sent(
        _ answer: ScriptedResponse = .empty(),
        _ call: (Client) async throws -> Void
    ) async throws -> RecordedRequest {
        let transport = InMemoryTransport([answer])
        try await call(try client(transport))
        return try #require(transport.requests.first)
    }

    /// Encoded as it is in a path and a query.
    private func encoded(_ name: String) -> String {
        (Sample.texts[name] ?? "").utf8.reduce(into: "") { text, byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = character.isLetter || character.isNumber || "-._~".contains(character)
            text += isPlain ? String(character) : String(format: "%%%02X", byte)
        }
    }

    @Test func inAPath() async throws {
        let transport = InMemoryTransport(Array(repeating: .empty(), count: 4))
        let formats = try client(transport).formats
        try await formats.inPath1(sample.uuid, sample.url, sample.day)
        try await formats.inPath2(sample.moment, sample.data, "aGk=")
        try await formats.inPath3(sample.exact, 1.5, 9_007_199_254_740_993)
        try await formats.inPath4(.min, .max)
        let segments = transport.requests.flatMap { $0.path.split(separator: "/").dropFirst() }
        #expect(segments.map(String.init) == Sample.names.map(encoded))
    }

    @Test func inAQuery() async throws {
        let request = try await sent { client in
            try await client.formats.inQuery(
                uuid: sample.uuid,
                url: sample.url,
                day: sample.day,
                moment: sample.moment,
                data: sample.data,
                text: "aGk=",
                exact: sample.exact,
                ratio: 1.5,
                small: 9_007_199_254_740_993,
                long: .min,
                huge: .max,
                uuidList: [sample.uuid, sample.uuid],
                urlList: [sample.url, sample.url],
                dayList: [sample.day, sample.day],
                momentList: [sample.moment, sample.moment],
                dataList: [sample.data, sample.data],
                textList: ["aGk=", "aGk="],
                exactList: [sample.exact, sample.exact],
                ratioList: [1.5, 1.5],
                smallList: [9_007_199_254_740_993, 9_007_199_254_740_993],
                longList: [.min, .min],
                hugeList: [.max, .max]
            )
        }
        let single = Sample.names.map { "\($0)=\(encoded($0))" }
        let lists = Sample.names.flatMap { Array(repeating: "\($0)List=\(encoded($0))", count: 2) }
        #expect(request.query == (single + lists).joined(separator: "&"))
    }

    @Test func inAnObjectOfAQuery() async throws {
        let request = try await sent { try await $0.formats.inQuery(deep: sample.scalars, either: .day(sample.day)) }
        let members = Sample.names.sorted().map { "deep%5B\($0)%5D=\(encoded($0))" }
        #expect(request.query == members.joined(separator: "&") + "&either=2026-02-28")
        let json = try await sent { try await $0.formats.inQuery(json: sample.scalars) }
        #expect(json.query?.removingPercentEncoding == "json=" + Sample.object)
    }

    @Test func inHeaderFieldsAndCookies() async throws {
        let request = try await sent { client in
            try await client.formats.inHeader(
                xUUID: sample.uuid,
                xURL: sample.url,
                xDay: sample.day,
                xMoment: sample.moment,
                xData: sample.data,
                xText: "aGk=",
                xExact: sample.exact,
                xRatio: 1.5,
                xSmall: 9_007_199_254_740_993,
                xLong: .min,
                xHuge: .max,
                uuid: sample.uuid,
                url: sample.url,
                day: sample.day,
                moment: sample.moment,
                data: sample.data,
                text: "aGk=",
                exact: sample.exact,
                ratio: 1.5,
                small: 9_007_199_254_740_993,
                long: .min,
                huge: .max
            )
        }
        for name in Sample.names { #expect(request.header("X-\(name)") == Sample.texts[name]) }
        #expect(request.header("Cookie") == Sample.names.map { "\($0)=\(encoded($0))" }.joined(separator: "; "))
    }

    @Test func inHeaderFieldsOfAnswers() async throws {
        let fields = Dictionary(uniqueKeysWithValues: Sample.texts.map { ("X-\($0)", $1) })
        let client = try client(InMemoryTransport([.empty(headers: fields)]))
        let found = Found()
        try await client.formats.inHeader(options: CallOptions(onResponse: { found.info = $0 }))
        let info = try #require(found.info)
        #expect(info[.xUUID] == sample.uuid)
        #expect(info[.xURL] == sample.url)
        #expect(info[.xDay] == sample.day)
        #expect(info[.xMoment] == sample.moment)
        #expect(info[.xData] == sample.data)
        #expect(info[.xText] == "aGk=")
        #expect(info[.xExact] == sample.exact)
        #expect(info[.xRatio] == 1.5)
        #expect(info[.xSmall] == 9_007_199_254_740_993)
        #expect(info[.xLong] == .min)
        #expect(info[.xHuge] == .max)
    }

    @Test func inJSON() async throws {
        let answer = ScriptedResponse.text(Sample.object)
        let request = try await sent(answer) { client in
            let echo = try await client.formats.send(sample.scalars)
            #expect(echo == sample.scalars)
        }
        #expect(String(decoding: request.body, as: UTF8.self) == Sample.object)
    }

    @Test func inAForm() async throws {
        let body = Lists(
            uuid: sample.uuid,
            url: sample.url,
            day: sample.day,
            moment: sample.moment,
            data: sample.data,
            text: "aGk=",
            exact: sample.exact,
            ratio: 1.5,
            small: 9_007_199_254_740_993,
            long: .min,
            huge: .max,
            uuidList: [sample.uuid, sample.uuid],
            urlList: [sample.url, sample.url],
            dayList: [sample.day, sample.day],
            momentList: [sample.moment, sample.moment],
            dataList: [sample.data, sample.data],
            textList: ["aGk=", "aGk="],
            exactList: [sample.exact, sample.exact],
            ratioList: [1.5, 1.5],
            smallList: [9_007_199_254_740_993, 9_007_199_254_740_993],
            longList: [.min, .min],
            hugeList: [.max, .max]
        )
        let request = try await sent { try await $0.formats.sendForm(body) }
        let items = Sample.names.sorted().flatMap { name in
            ["\(name)=\(encoded(name))"] + Array(repeating: "\(name)List=\(encoded(name))", count: 2)
        }
        #expect(String(decoding: request.body, as: UTF8.self) == items.joined(separator: "&"))
    }

    @Test func inParts() async throws {
        let body = Upload(
            file: MultipartPart(text: "f"),
            uuid: sample.uuid,
            url: sample.url,
            day: sample.day,
            moment: sample.moment,
            data: sample.data,
            text: "aGk=",
            exact: sample.exact,
            ratio: 1.5,
            small: 9_007_199_254_740_993,
            long: .min,
            huge: .max,
            uuidList: [sample.uuid, sample.uuid],
            urlList: [sample.url, sample.url],
            dayList: [sample.day, sample.day],
            momentList: [sample.moment, sample.moment],
            dataList: [sample.data, sample.data],
            textList: ["aGk=", "aGk="],
            exactList: [sample.exact, sample.exact],
            ratioList: [1.5, 1.5],
            smallList: [9_007_199_254_740_993, 9_007_199_254_740_993],
            longList: [.min, .min],
            hugeList: [.max, .max]
        )
        let request = try await sent(.text(Sample.object)) { _ = try await $0.formats.sendMultipart(body) }
        let text = String(decoding: request.body, as: UTF8.self)
        for name in Sample.names {
            let part = "name=\"\(name)\"\r\n\r\n\(Sample.texts[name] ?? "")\r\n"
            #expect(text.components(separatedBy: part).count == 2, "\(name)")
            let element = part.replacing("\"\(name)\"", with: "\"\(name)List\"")
            #expect(text.components(separatedBy: element).count == 3, "\(name)")
        }
    }

    @Test func aloneInJSON() async throws {
        func check<Value: Equatable>(
            _ name: String,
            _ value: Value,
            _ call: (FormatsResource) -> (Value, CallOptions) async throws -> Value
        ) async throws {
            let request = try await sent(.text(Sample.json(name))) { client in
                let answer = try await call(client.formats)(value, CallOptions())
                #expect(answer == value, "\(name)")
            }
            #expect(String(decoding: request.body, as: UTF8.self) == Sample.json(name))
        }
        try await check("uuid", sample.uuid, FormatsResource.uuid)
        try await check("url", sample.url, FormatsResource.url)
        try await check("day", sample.day, FormatsResource.day)
        try await check("moment", sample.moment, FormatsResource.moment)
        try await check("data", sample.data, FormatsResource.data)
        try await check("text", "aGk=", FormatsResource.text)
        try await check("exact", sample.exact, FormatsResource.exact)
        try await check("ratio", 1.5, FormatsResource.ratio)
        try await check("small", 9_007_199_254_740_993, FormatsResource.small)
        try await check("long", .min, FormatsResource.long)
        try await check("huge", .max, FormatsResource.huge)
    }
}

// Unchecked because the callback is done before the call is.
private final class Found: @unchecked Sendable {
    var info: ResponseInfo?
}
