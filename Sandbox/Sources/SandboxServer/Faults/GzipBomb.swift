import Hummingbird

/// Gzip (RFC 1952) of a JSON string of spaces: about a thousandth of what it decodes to.
struct GzipBomb: Sendable {
    /// The bytes that it decodes to, the quotation marks included.
    let count: Int

    var body: ResponseBody {
        ResponseBody { [self] writer in
            var stream = DeflateStream()
            let spaces = max(0, count - 2)
            // No name, no time, no system.
            try await writer.write(ByteBuffer(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]))
            stream.begin()
            stream.literal(UInt8(ascii: "\""))
            if spaces > 0 { stream.literal(UInt8(ascii: " ")) }
            var left = max(0, spaces - 1)
            while left > 0 {
                // A repetition is 3 to 258 bytes long.
                if left >= 258 {
                    stream.repeatLastByte258Times()
                    left -= 258
                } else {
                    stream.literal(UInt8(ascii: " "))
                    left -= 1
                }
                if stream.bytes.count >= 16_384 { try await writer.write(ByteBuffer(bytes: stream.takeBytes())) }
            }
            stream.literal(UInt8(ascii: "\""))
            stream.end()
            try await writer.write(ByteBuffer(bytes: stream.takeBytes()))
            try await writer.write(ByteBuffer(bytes: CRC32.ofString(spaces: spaces).littleEndianBytes))
            try await writer.write(ByteBuffer(bytes: UInt32(truncatingIfNeeded: spaces + 2).littleEndianBytes))
            try await writer.finish(nil)
        }
    }
}

/// One block with the fixed codes (RFC 1951, section 3.2.6).
private struct DeflateStream {
    private(set) var bytes: [UInt8] = []
    private var bits: UInt32 = 0
    private var count: UInt32 = 0

    mutating func begin() {
        append(1, 1)  // the last block
        append(1, 2)  // with fixed codes
    }

    /// Of the bytes below 144, whose codes have 8 bits and begin at 0x30.
    mutating func literal(_ byte: UInt8) {
        appendCode(0x30 + UInt32(byte), 8)
    }

    /// Length 258 is symbol 285, distance 1 is symbol 0.
    mutating func repeatLastByte258Times() {
        appendCode(0xC5, 8)
        appendCode(0, 5)
    }

    mutating func end() {
        appendCode(0, 7)
        if count > 0 { append(0, 8 - count) }
    }

    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Codes are packed from their most significant bit.
    private mutating func appendCode(_ code: UInt32, _ length: UInt32) {
        for bit in (0..<length).reversed() { append((code >> bit) & 1, 1) }
    }

    private mutating func append(_ value: UInt32, _ length: UInt32) {
        bits |= value << count
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            count -= 8
        }
    }
}

/// The checksum of gzip (RFC 1952, section 8), of a string of spaces without reading each of them.
private enum CRC32 {
    /// A polynomial over GF(2) modulo that of CRC-32, its coefficients reversed.
    private static let polynomial: UInt32 = 0xEDB8_8320

    static func ofString(spaces: Int) -> UInt32 {
        var state = update(~0, UInt8(ascii: "\""))
        state = update(state, UInt8(ascii: " "), times: spaces)
        return ~update(state, UInt8(ascii: "\""))
    }

    private static func update(_ state: UInt32, _ byte: UInt8) -> UInt32 {
        (0..<8).reduce(state ^ UInt32(byte)) { state, _ in (state >> 1) ^ (state & 1 == 1 ? polynomial : 0) }
    }

    /// The same byte again and again is one affine map again and again: it is squared for each bit of the count.
    private static func update(_ state: UInt32, _ byte: UInt8, times: Int) -> UInt32 {
        var map = Map(constant: update(0, byte), columns: (0..<32).map { update(1 << UInt32($0), 0) })
        var state = state
        var rest = times
        while rest > 0 {
            if rest & 1 == 1 { state = map.apply(state) }
            map = map.squared
            rest >>= 1
        }
        return state
    }

    private struct Map {
        let constant: UInt32
        let columns: [UInt32]

        func apply(_ state: UInt32) -> UInt32 {
            constant ^ linear(state)
        }

        private func linear(_ state: UInt32) -> UInt32 {
            (0..<32).reduce(0) { $0 ^ ((state >> UInt32($1)) & 1 == 1 ? columns[$1] : 0) }
        }

        var squared: Map { Map(constant: apply(constant), columns: columns.map { linear($0) }) }
    }
}

extension UInt32 {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }
}
