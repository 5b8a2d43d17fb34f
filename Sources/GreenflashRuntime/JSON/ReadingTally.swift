/// How much of the JSON the types know that it is read as, counted while a union weighs its members.
///
/// Reading is synchronous, so one thread at a time sees the tally that is current in its task.
@usableFromInline
final class ReadingTally: @unchecked Sendable {
    /// The tally of the member that is being weighed; `nil` where none is, which is nearly always.
    @TaskLocal static var current: ReadingTally?

    /// Known are keys of objects that a type has a field for, and values of enumerations that it lists. Unknown are the
    /// others, items of an array that a type has no place for, and what a union inside has no member for. What is kept
    /// without being named, such as free-form JSON, the keys of a map, or items, is neither. Lost is the `null` of a field
    /// that does not tell it from absence.
    @usableFromInline
    struct Count {
        var known = 0
        var unknown = 0
        var lost = 0

        var knowsEverything: Bool { unknown == 0 && lost == 0 }

        mutating func add(_ other: Count) {
            known += other.known
            unknown += other.unknown
            lost += other.lost
        }

        func isBetter(than other: Count) -> Bool {
            (known, -unknown, -lost) > (other.known, -other.unknown, -other.lost)
        }
    }

    var count = Count()
    /// The tally of the outermost union.
    private let root: ReadingTally?
    private var outcomes: [Place: Outcome] = [:]

    init(inside outer: ReadingTally?) {
        root = outer?.root ?? outer
    }

    /// Something is there that is unknown until a type asks for it.
    func expect(_ items: Int) { count.unknown += items }

    /// A type asks for something that is there.
    func recognize() { count.add(Count(known: 1, unknown: -1)) }

    /// A type keeps what it does not name.
    func keep(_ items: Int) { count.unknown -= items }

    /// A type reads a `null` as nothing.
    func lose() { count.lost += 1 }

    /// A value is one of those that a type lists, or is not.
    func note(isKnown: Bool) { count.add(isKnown ? Count(known: 1) : Count(unknown: 1)) }
}

// MARK: - Unions inside of unions

extension ReadingTally {
    /// What the unions inside of one were found to be. Those in its members' members would otherwise be read anew for each
    /// member, and those in theirs for each of these.
    var memory: [Place: Outcome] {
        get { root?.memory ?? outcomes }
        _modify {
            if let root { yield &root.memory } else { yield &outcomes }
        }
    }

    struct Place: Hashable {
        private let type: ObjectIdentifier
        private let path: [String]

        init(_ union: Any.Type, _ codingPath: [any CodingKey]) {
            type = ObjectIdentifier(union)
            path = codingPath.map(\.stringValue)
        }
    }

    struct Outcome {
        /// The union; `nil` where no member fits.
        let value: Any?
        var count = Count()
    }
}
