import Foundation
import GreenflashRuntime
import Testing

struct CodableObjectTests {
    struct Sample: CodableObject, Hashable {
        var first: String?
        var second: String?
        var count = 0
        var ratio: Double?
        var date: Date?
        var note: Nullable<String>?
        var list: [String]?
        var table: [String: Int]?
        var others: [String: JSONValue] = [:]

        init(from reader: ObjectReader) throws {
            first = try reader.stringIfPresent("first")
            second = try reader.stringIfPresent("second")
            count = try reader.int("count")
            ratio = try reader.doubleIfPresent("ratio")
            date = try reader.dateIfPresent("date")
            note = try reader.nullable("note")
            list = try reader.valueIfPresent("list")
            table = try reader.valueIfPresent("table")
            others = try reader.additional(
                beside: ["first", "second", "count", "ratio", "date", "note", "list", "table"]
            )
        }

        func write(to writer: inout ObjectWriter) throws {
            try writer.additional(others)
            try writer.stringIfPresent("first", first)
            try writer.stringOrNull("second", second)
            try writer.int("count", count)
            try writer.doubleIfPresent("ratio", ratio)
            try writer.dateIfPresent("date", date)
            try writer.nullable("note", note)
            try writer.valueIfPresent("list", list)
            try writer.valueIfPresent("table", table)
        }

        init(_ change: (inout Sample) -> Void = { _ in }) {
            change(&self)
        }
    }

    /// Each differs from all others in one field.
    static let different: [Sample] = [
        Sample(), Sample { $0.first = "a" }, Sample { $0.second = "a" }, Sample { $0.first = "" },
        Sample { $0.count = 1 }, Sample { $0.ratio = 0 }, Sample { $0.ratio = 0.5 },
        Sample { $0.date = Date(timeIntervalSinceReferenceDate: 0) },
        // Closer together than what is sent can tell apart, and beyond what can be sent.
        Sample { $0.date = Date(timeIntervalSinceReferenceDate: 0.000_000_1) },
        Sample { $0.date = .distantFuture }, Sample { $0.date = Date(timeIntervalSinceReferenceDate: 1e15) },
        Sample { $0.note = .null }, Sample { $0.note = "a" }, Sample { $0.note = "" },
        Sample { $0.list = [] }, Sample { $0.list = ["a"] }, Sample { $0.list = ["a", "b"] },
        Sample { $0.table = [:] }, Sample { $0.table = ["a": 1] }, Sample { $0.table = ["a": 2] },
        Sample { $0.others = ["a": 1] }, Sample { $0.others = ["b": 1] }, Sample { $0.others = ["a": .null] },
    ]

    @Test(arguments: different.indices)
    func valuesWithTheSameFieldsAreEqualAndHashAlike(index: Int) {
        let value = Self.different[index]
        for (other, candidate) in Self.different.enumerated() {
            #expect((value == candidate) == (index == other), "\(index) and \(other)")
        }
        var copy = value
        copy.count += 1
        copy.count -= 1
        #expect(copy == value)
        #expect(copy.hashValue == value.hashValue)
        #expect(Set(Self.different + [copy]).count == Self.different.count)
    }

    @Test func theOrderOfADictionaryDoesNotMatter() {
        let names = (0..<100).map(String.init)
        var there = Sample()
        var back = Sample()
        for name in names { there.others[name] = 1 }
        for name in names.reversed() { back.others[name] = 1 }
        #expect(there == back)
        #expect(there.hashValue == back.hashValue)
    }

    @Test func aFieldThatIsNoNumberEqualsNothing() {
        let value = Sample { $0.ratio = .nan }
        #expect(value != value)
    }

    @Test(arguments: different.filter { $0.date.map { $0 < .distantFuture } ?? true })
    func aValueIsEncodedAsTheFieldsThatItWrites(value: Sample) throws {
        let data = try JSONCoding.encode(value)
        var decoded = try JSONCoding.decode(Sample.self, from: data)
        decoded.date = value.date
        #expect(decoded == value)
    }

    @Test func fieldsOfTypesWithoutEqualityAreComparedAsJSON() {
        struct Plain: Codable, Sendable { var name: String }
        struct Holder: CodableObject, Hashable {
            var plain: Plain
            init(_ name: String) { plain = Plain(name: name) }
            init(from reader: ObjectReader) throws { plain = try reader.value("plain") }
            func write(to writer: inout ObjectWriter) throws { try writer.value("plain", plain) }
        }
        #expect(Holder("a") == Holder("a"))
        #expect(Holder("a") != Holder("b"))
        #expect(Holder("a").hashValue == Holder("a").hashValue)
    }

    @Test func anObjectMayBeEquatableAndNotHashable() {
        struct Weight: CodableObject {
            var grams: Double
            init(_ grams: Double) { self.grams = grams }
            init(from reader: ObjectReader) throws { grams = try reader.double("grams") }
            func write(to writer: inout ObjectWriter) throws { try writer.double("grams", grams) }
        }
        struct Parcel: CodableObject, Equatable {
            var weights: [Weight]
            init(_ grams: Double...) { weights = grams.map(Weight.init) }
            init(from reader: ObjectReader) throws { weights = try reader.value("weights") }
            func write(to writer: inout ObjectWriter) throws { try writer.value("weights", weights) }
        }
        #expect(Parcel(1, 2) == Parcel(1, 2))
        #expect(Parcel(1, 2) != Parcel(2, 1))
        // JSON has no infinite numbers, but they are values all the same.
        #expect(Parcel(.infinity) == Parcel(.infinity))
        #expect(Parcel(.infinity) != Parcel(-.infinity))
    }

    @Test func anObjectThatCannotSayWhatItHoldsEqualsNothing() {
        struct Sealed: CodableObject, Hashable {
            init() {}
            init(from reader: ObjectReader) throws {}
            func write(to writer: inout ObjectWriter) throws { throw CancellationError() }
        }
        #expect(Sealed() != Sealed())
    }
}
