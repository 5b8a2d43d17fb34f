/// Tells accounts apart without the credential that they are called with.
enum Account {
    /// 32 hexadecimal digits, the same for the same secrets at the same service: 128 bits of a SHA-256, which no two
    /// accounts have in common.
    static func fingerprint(_ secrets: [String], at service: String) -> String {
        String(SHA256Digest.of(["account", service] + secrets).prefix(32))
    }
}
