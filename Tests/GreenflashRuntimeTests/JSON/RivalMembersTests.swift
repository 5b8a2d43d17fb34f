import Foundation
import GreenflashRuntime
import Synchronization
import Testing

/// Members of unions that the same JSON fits.
@Suite struct RivalMembersTests {
    @Test(arguments: [
        (#"{"id":"a"}"#, "brief"),
        (#"{"id":"a","note":"n"}"#, "noted"),
        (#"{"id":"a","size":1}"#, "sized"),
        (#"{"id":"a","new":1,"size":1}"#, "sized"),
        (#"{"id":"a","note":"n","size":1}"#, "sized"),
        (#"{"id":"a","kind":"large"}"#, "sized"),
        (#"{"id":"a","kind":"new","size":1}"#, "sized"),
        (#"{"id":"a","part":{"id":"b","size":1}}"#, "noted.sized"),
        (#"{"id":"a","part":{"id":"b","note":"n"},"size":1}"#, "noted.noted"),
        (#"{"new":1}"#, "free"),
        ("{}", "free"),
        ("[1]", "free"),
    ])
    func theMemberThatKnowsMostIsRead(json: String, expected: String) throws {
        let value = try decode(json, as: Item.self)
        #expect(value.description == expected)
    }

    @Test func aMemberThatKnowsNothingIsOut() throws {
        #expect(try decode(#"{"new":1}"#, as: Loose.self) == .unknown(["new": 1]))
        #expect(try decode("{}", as: Loose.self) == .first(Loose.First()))
        #expect(try decode(#"{"b":2,"new":1}"#, as: Loose.self) == .second(Loose.Second(b: 2)))
        #expect(try decode(#""x""#, as: Loose.self) == .unknown("x"))
    }

    @Test(arguments: [
        (#"{"a":1,"at":"2026-01-15T09:30:00Z"}"#, "plain"),
        (#"{"a":null,"at":"2026-01-15T09:30:00Z"}"#, "nullable"),
        (#"{"a":1,"at":null}"#, "nullable"),
        (#"{"a":null,"new":1}"#, "nullable"),
        (#"{"a":null,"b":1}"#, "plain"),
        (#"{"c":null}"#, "plain"),
    ])
    func theMemberThatKeepsNullIsReadWhereTheyKnowTheSame(json: String, expected: String) throws {
        #expect(try decode(json, as: Emptied.self).description == expected)
    }

    @Test func aMemberThatFailsLeavesNoTrace() throws {
        // The second pair has no `b`, which is found out when the first one has been read and counted.
        let value = try decode(#"{"pairs":[{"a":1,"b":1},{"a":1}]}"#, as: Around.self)
        guard case .free = value else {
            Issue.record("expected the member that leaves nothing unknown")
            return
        }
    }

    /// Each of two members at ten levels would be read two thousand times if it were read for every one of those around it.
    @Test(arguments: [#"{"left":1,"right":1}"#, #"{"left":"1","right":"1"}"#])
    func everyMemberIsReadOnceAtEveryPlace(innermost: String) throws {
        let depth = 10
        let json = String(repeating: #"{"next":"#, count: depth) + innermost + String(repeating: "}", count: depth)
        let decoder = JSONDecoder()
        let counter = Chain.Counter()
        decoder.userInfo[try #require(Chain.Counter.key)] = counter
        _ = try decoder.decode(Chain.self, from: Data(json.utf8))
        #expect(counter.reads.withLock { $0 } <= 2 * (depth + 1))
    }
}

// MARK: - Models, as the generator writes them

private indirect enum Item: Decodable, CustomStringConvertible {
    case sized(Sized)
    case brief(Brief)
    case noted(Noted)
    case free(JSONValue)
    case unknown(JSONValue)

    struct Brief: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try ObjectReader(decoder).string("id")
        }
    }

    struct Sized: Decodable {
        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            _ = try reader.string("id")
            _ = try reader.intIfPresent("size")
            let _: SampleSize? = try reader.valueIfPresent("kind")
        }
    }

    struct Noted: Decodable {
        var part: Item?

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            _ = try reader.string("id")
            _ = try reader.stringIfPresent("note")
            _ = try reader.stringIfPresent("kind")
            part = try reader.valueIfPresent("part")
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.weigh(Self.brief)
        union.weigh(Self.sized)
        union.weigh(Self.noted)
        union.weigh(Self.free)
        self = try union.value(or: Self.unknown)
    }

    var description: String {
        switch self {
        case .sized: "sized"
        case .brief: "brief"
        case .noted(let value): "noted" + (value.part.map { ".\($0)" } ?? "")
        case .free: "free"
        case .unknown: "unknown"
        }
    }
}

private struct SampleSize: OpenEnumeration {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }

    static var knownCases: [SampleSize] { cases("small large") }
}

private enum Loose: Decodable, Hashable {
    case first(First)
    case second(Second)
    case unknown(JSONValue)

    struct First: Decodable, Hashable {
        var a: Int?

        init(a: Int? = nil) { self.a = a }

        init(from decoder: any Decoder) throws {
            a = try ObjectReader(decoder).intIfPresent("a")
        }
    }

    struct Second: Decodable, Hashable {
        var b: Int?

        init(b: Int? = nil) { self.b = b }

        init(from decoder: any Decoder) throws {
            b = try ObjectReader(decoder).intIfPresent("b")
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.weigh(Self.first)
        union.weigh(Self.second)
        self = try union.value(or: Self.unknown)
    }
}

private enum Emptied: Decodable, CustomStringConvertible {
    case plain(Plain)
    case nullable(Nulled)
    case unknown(JSONValue)

    struct Plain: Decodable {
        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            _ = try reader.intIfPresent("a")
            _ = try reader.dateIfPresent("at")
            _ = try reader.intIfPresent("b")
            _ = try reader.jsonIfPresent("c")
        }
    }

    struct Nulled: Decodable {
        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            let _: Nullable<Int>? = try reader.nullable("a")
            _ = try reader.nullableDate("at")
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.weigh(Self.plain)
        union.weigh(Self.nullable)
        self = try union.value(or: Self.unknown)
    }

    var description: String {
        switch self {
        case .plain: "plain"
        case .nullable: "nullable"
        case .unknown: "unknown"
        }
    }
}

private enum Around: Decodable {
    case paired(Paired)
    case free(Free)
    case unknown(JSONValue)

    struct Paired: Decodable {
        var pairs: Pairs

        init(from decoder: any Decoder) throws {
            pairs = try ObjectReader(decoder).value("pairs")
        }
    }

    struct Free: Decodable {
        var pairs: JSONValue

        init(from decoder: any Decoder) throws {
            pairs = try ObjectReader(decoder).json("pairs")
        }
    }

    enum Pairs: Decodable {
        case pairs([Pair])
        case unknown(JSONValue)

        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                let reader = try ObjectReader(decoder)
                _ = try reader.int("a")
                _ = try reader.int("b")
            }
        }

        init(from decoder: any Decoder) throws {
            var union = UnionReader<Self>(decoder)
            union.attempt(Self.pairs)
            self = try union.value(or: Self.unknown)
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.weigh(Self.paired)
        union.weigh(Self.free)
        self = try union.value(or: Self.unknown)
    }
}

private indirect enum Chain: Decodable {
    case left(Link)
    case right(Link)
    case unknown(JSONValue)

    final class Counter: Sendable {
        static let key = CodingUserInfoKey(rawValue: "reads")
        let reads = Mutex(0)
    }

    struct Link: Decodable {
        init(from decoder: any Decoder) throws {
            let counter = Counter.key.flatMap { decoder.userInfo[$0] } as? Counter
            counter?.reads.withLock { $0 += 1 }
            let reader = try ObjectReader(decoder)
            let _: Chain? = try reader.valueIfPresent("next")
            _ = try reader.intIfPresent("left")
        }
    }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.weigh(Self.left)
        union.weigh(Self.right)
        self = try union.value(or: Self.unknown)
    }
}
