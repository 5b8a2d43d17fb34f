public import Foundation

/// The search for the member of a union that JSON is; see ``UnionReader`` for the rule.
@usableFromInline
struct MemberChoice {
    @usableFromInline let decoder: any Decoder
    /// The tally of a union around this one that is choosing too.
    private let outer: ReadingTally?
    private var scale: Scale?
    /// How much of the JSON the best member so far knows; `nil` where none fits.
    private var best: ReadingTally.Count?
    private var isDecided = false

    /// What members are weighed with.
    private struct Scale {
        let tally: ReadingTally
        /// Where the union stands, in the memory of the one around it.
        let place: ReadingTally.Place?
    }

    @usableFromInline
    init(_ decoder: any Decoder) {
        self.decoder = decoder
        outer = ReadingTally.current
        // What is tried in vain, and the places of members, are for JSONDecoder to tell.
        if let decoder = decoder as? JSONDocumentDecoder { _ = decoder.document.unreadable() }
    }

    @usableFromInline var isInsideOfAnother: Bool { outer != nil }

    /// The JSON as the type, where it fits and no other did.
    @inlinable
    mutating func attempt<T: Decodable>(_ type: T.Type) -> T? {
        guard isOpen else { return nil }
        let before = countBefore
        let value = Respelling.refused { try? read(type) }
        settleAttempt(isFitting: value != nil, before)
        return value
    }

    @usableFromInline var isOpen: Bool { best == nil && !isDecided }

    /// What the union around this one has counted, for when the attempt fails.
    @usableFromInline var countBefore: ReadingTally.Count? { outer?.count }

    @usableFromInline
    mutating func settleAttempt(isFitting: Bool, _ before: ReadingTally.Count?) {
        if isFitting {
            best = ReadingTally.Count()
            isDecided = true
        } else if let outer, let before {
            outer.count = before
        }
    }

    /// The JSON as the type, where more of it is known to this than to the others before.
    @inlinable
    mutating func weigh<T: Decodable>(_ type: T.Type, in union: Any.Type) -> T? {
        var value: T?
        return isBetter(in: union, reading: { value = try $0.read(type) }) ? value : nil
    }

    @usableFromInline
    mutating func weighURL(in union: Any.Type) -> URL? {
        var value: URL?
        let isBetter = isBetter(in: union) { choice in
            let text = try choice.read(String.self)
            guard let url = URL(string: text), url.scheme != nil, url.absoluteString == text else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: choice.decoder.codingPath, debugDescription: "no URL with a scheme")
                )
            }
            value = url
        }
        return isBetter ? value : nil
    }

    @usableFromInline
    mutating func isBetter(in union: Any.Type, reading: (Self) throws -> Void) -> Bool {
        guard !isDecided, let tally = balancedTally(for: union) else { return false }
        tally.count = ReadingTally.Count()
        guard (try? ReadingTally.$current.withValue(tally, operation: { try reading(self) })) != nil else {
            return false
        }
        let count = tally.count
        guard count.known > 0 || count.unknown == 0 else { return false }
        if let best, !count.isBetter(than: best) { return false }
        best = count
        isDecided = count.knowsEverything
        return true
    }

    // Through the container, so that the decoder's own rules for dates hold.
    @inlinable
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        try decoder.singleValueContainer().decode(type)
    }

    /// What counts for the next member; `nil` where it is known already what the JSON is.
    private mutating func balancedTally(for union: Any.Type) -> ReadingTally? {
        if let scale { return scale.tally }
        let place = outer.map { _ in ReadingTally.Place(union, decoder.codingPath) }
        let scale = Scale(tally: ReadingTally(inside: outer), place: place)
        self.scale = scale
        guard let place, scale.tally.memory[place] != nil else { return scale.tally }
        isDecided = true
        return nil
    }

    /// What the JSON is to the union around this one, which may have asked before.
    @usableFromInline
    func settle<Union>(_ member: Union?) -> Union? {
        guard let outer else { return member }
        let outcome = ReadingTally.Outcome(value: member, count: best ?? ReadingTally.Count(unknown: 1))
        guard let place = scale?.place else {
            outer.count.add(outcome.count)
            return member
        }
        let known = outer.memory[place] ?? outcome
        outer.memory[place] = known
        outer.count.add(known.count)
        return known.value as? Union
    }

    /// The JSON as it is.
    @usableFromInline
    func json() throws -> JSONValue {
        try JSONValue(from: decoder)
    }
}
