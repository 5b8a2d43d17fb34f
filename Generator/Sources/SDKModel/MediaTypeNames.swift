/// What the name of a media type says.
extension String {
    /// The media type without parameters, in lower case.
    var mediaTypeEssence: String {
        // Nearly all are written so.
        let isEssence = utf8.allSatisfy { byte in
            byte > UInt8(ascii: " ") && byte < 0x80 && byte != UInt8(ascii: ";")
                && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        return isEssence ? self : prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    /// What follows the slash.
    var mediaTypeSubtype: String { String(mediaTypeEssence.drop { $0 != "/" }.dropFirst()) }

    /// `MergePatchJSON` of `application/merge-patch+json`, for the names of methods and types.
    var jsonSuffix: String { Identifier.type(mediaTypeSubtype.replacing("+", with: "-")) }

    /// RFC 8259 JSON, also with a structured syntax suffix (RFC 6839) and parameters.
    var isJSONMediaType: Bool {
        let essence = mediaTypeEssence
        return essence == "application/json" || (essence.hasPrefix("application/") && essence.hasSuffix("+json"))
    }

    var isFormMediaType: Bool { mediaTypeEssence == "application/x-www-form-urlencoded" }

    var isMultipartMediaType: Bool { mediaTypeEssence.hasPrefix("multipart/") }

    /// Text that is no JSON: also XML, which nothing here takes apart.
    var isTextMediaType: Bool {
        let essence = mediaTypeEssence
        return essence.hasPrefix("text/") || essence.hasSuffix("/xml") || essence.hasSuffix("+xml")
            || essence.hasSuffix("+yaml") || Self.textMediaTypes.contains(essence)
    }

    private static let textMediaTypes: Set = [
        "application/javascript", "application/sdp", "application/sql", "application/toml", "application/yaml",
    ]

    /// What is sent where the document has a range, such as `*/*`.
    var concreteMediaType: String {
        guard mediaTypeEssence.contains("*") else { return self }
        return mediaTypeEssence.hasPrefix("text/") ? "text/plain" : "application/octet-stream"
    }
}
