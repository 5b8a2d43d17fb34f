import Foundation
import Testing

@testable import GreenflashRuntime

struct SHA256DigestTests {
    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }

    /// Examples of FIPS 180-4 and of NIST's test vectors.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func `computes the standard's examples`(message: String, digest: String) {
        #expect(hexadecimal(PortableSHA256.digest(Array(message.utf8))) == digest)
        #expect(hexadecimal(SHA256Digest.digest(Array(message.utf8))) == digest)
    }

    /// Around the ends of blocks, by Python's hashlib: sha256 over the digests of "a" * n for n in 0..<200.
    @Test func `pads messages of every length`() {
        let digests = (0..<200).flatMap { PortableSHA256.digest([UInt8](repeating: 0x61, count: $0)) }
        #expect(
            hexadecimal(PortableSHA256.digest(digests))
                == "752c007f38611cfbf5fa42cb1cea3d8e086491c844d0cc4defd632cb81423506"
        )
    }

    @Test func `tells lists apart that join to the same text`() {
        let digests = [
            SHA256Digest.of("ab", "c"), SHA256Digest.of("a", "bc"), SHA256Digest.of("abc"), SHA256Digest.of("1:a"),
        ]
        #expect(Set(digests).count == 4)
        #expect(digests.allSatisfy { $0.count == 64 })
    }
}
