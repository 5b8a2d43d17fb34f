/// One `String` for each different text: the keys of a description, and many of its values, repeat thousands of times.
struct StringTable: ~Copyable {
    private struct Text {
        var string: String
        var hash: UInt64
        /// Where its bytes are in `bytes`.
        var start: Int
        var count: Int
    }

    private var texts: [Text] = []
    private var bytes: [UInt8] = []
    /// Open addressing: the number of a text plus one, or zero. A power of two, at least half of it empty.
    private var slots = [UInt32](repeating: 0, count: 1024)
    /// Different in each run, so that nobody can foresee which texts share a slot.
    private let seed = UInt64.random(in: 1...UInt64.max)
    /// Swift compares strings by canonical equivalence; the first of those that it takes for equal stands for all.
    private var canonical: [String: Int] = [:]

    mutating func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
        texts[number(of: text)].string
    }

    /// The text, and a number that is the same for all texts that are equal to it as a `String`.
    mutating func key(_ text: UnsafeBufferPointer<UInt8>) -> (string: String, number: Int) {
        let number = number(of: text)
        let string = texts[number].string
        guard string.utf8.count == text.count, text.allSatisfy({ $0 < 0x80 }) else {
            if let first = canonical[string] { return (string, first) }
            canonical[string] = number
            return (string, number)
        }
        return (string, number)
    }

    private mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = hash(of: text)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if texts[number].hash == hash, isEqual(number, text) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        texts.append(
            Text(string: String(decoding: text, as: UTF8.self), hash: hash, start: bytes.count, count: text.count)
        )
        bytes.append(contentsOf: text)
        slots[slot] = UInt32(texts.count)
        if texts.count * 2 > slots.count { grow() }
        return texts.count - 1
    }

    private func isEqual(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, count) = (texts[number].start, texts[number].count)
        guard count == text.count else { return false }
        return bytes.withUnsafeBufferPointer {
            UnsafeBufferPointer(rebasing: $0[start..<start + count]).elementsEqual(text)
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, text) in texts.enumerated() {
            var slot = Int(truncatingIfNeeded: text.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Eight bytes at a time, folded together by the two halves of a product.
    private func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(text)
        var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = Self.fold(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return Self.fold(hash ^ rest)
    }

    private static func fold(_ value: UInt64) -> UInt64 {
        // The fractional part of the golden ratio: odd, and without a pattern in its bits.
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
