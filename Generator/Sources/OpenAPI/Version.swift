/// The versions of OpenAPI that differ in what they mean.
enum Version: Int, Comparable {
    case v3_0, v3_1, v3_2

    /// From the `openapi` field, whose patch number changes nothing (OpenAPI 3.2, section 4.1).
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "3", let minor = Int(parts[1]), let version = Version(rawValue: minor),
            let digit = parts[2].first, digit.isNumber
        else { return nil }
        self = version
    }

    /// `3.1`
    var name: String { "3.\(rawValue)" }

    static func < (left: Version, right: Version) -> Bool {
        left.rawValue < right.rawValue
    }
}
