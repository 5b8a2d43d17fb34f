/// Writes a value in place of a whole, by the encoder's own rules for dates, bytes and decimals. Their own `encode(to:)`
/// knows none of these rules.
public enum SingleValueWriter {
    /// Writes the value where the encoder stands.
    public static func write(_ value: some Encodable, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
