import Foundation

#if canImport(CryptoKit)
    import CryptoKit
#endif

/// Digests of texts (FIPS 180-4), as hexadecimal digits.
enum SHA256Digest {
    /// A digest of all the texts, each with its length before it, so that no two lists of texts read the same.
    static func of(_ texts: String...) -> String {
        of(texts)
    }

    static func of(_ texts: [String]) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            let utf8 = Array(text.utf8)
            bytes += Array("\(utf8.count):".utf8) + utf8
        }
        return digest(bytes).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }
        .joined()
    }

    #if canImport(CryptoKit)
        static func digest(_ message: [UInt8]) -> [UInt8] {
            Array(SHA256.hash(data: message))
        }
    #else
        /// Linux has none that is there without a dependency.
        static func digest(_ message: [UInt8]) -> [UInt8] {
            PortableSHA256.digest(message)
        }
    #endif
}
