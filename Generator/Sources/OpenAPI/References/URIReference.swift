/// A URI, or a reference relative to one (RFC 3986), without its fragment. A path of the file system is one without scheme.
struct URIReference {
    private(set) var scheme: Substring?
    private(set) var authority: Substring?
    private(set) var path: Substring
    private(set) var query: Substring?

    init(_ text: Substring) {
        var rest = text
        if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
            scheme = rest[..<colon]
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            let start = rest.dropFirst(2)
            let end = start.firstIndex { $0 == "/" || $0 == "?" } ?? start.endIndex
            authority = start[..<end]
            rest = start[end...]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = rest[rest.index(after: mark)...]
            rest = rest[..<mark]
        }
        path = rest
    }

    /// A single letter is a drive of Windows, and no scheme.
    private static func isScheme(_ text: Substring) -> Bool {
        guard text.utf8.count > 1, let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { byte in
            isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// What the reference means where it stands in a document with that URI (RFC 3986, section 5.2.2).
    func resolved(against base: URIReference) -> URIReference {
        var result = self
        if scheme != nil || authority != nil {
            result.path = Self.removingDots(path)
            result.scheme = scheme ?? base.scheme
            return result
        }
        result.scheme = base.scheme
        result.authority = base.authority
        if path.isEmpty {
            result.path = base.path
            result.query = query ?? base.query
        } else if path.hasPrefix("/") {
            result.path = Self.removingDots(path)
        } else {
            result.path = Self.merged(path, with: base.path, hasAuthority: base.authority != nil)
        }
        return result
    }

    /// A path relative to the folder of another.
    static func merged(_ path: Substring, with base: Substring, hasAuthority: Bool = false) -> Substring {
        if hasAuthority, base.isEmpty { return removingDots("/" + path) }
        guard let slash = base.lastIndex(of: "/") else { return removingDots(path) }
        return removingDots(base[...slash] + path)
    }

    /// RFC 3986, section 5.2.4; but `..` in front of a relative path stays, as folders above the current one exist.
    static func removingDots(_ path: Substring) -> Substring {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        let isAbsolute = path.hasPrefix("/")
        var segments: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        for part in parts {
            switch part {
            case ".":
                break
            case ".." where segments.last.map({ $0 != ".." }) == true:
                segments.removeLast()
            case ".." where isAbsolute:
                break
            default:
                segments.append(part)
            }
        }
        let isFolder = path.hasSuffix("/") || parts.last == "." || parts.last == ".."
        return (isAbsolute ? "/" : "") + segments.joined(separator: "/")[...]
            + (isFolder && !segments.isEmpty ? "/" : "")
    }

    var text: String {
        var text = scheme.map { $0.lowercased() + ":" } ?? ""
        if let authority { text += "//" + authority.lowercased() }
        text += path
        if let query { text += "?" + query }
        return text
    }
}
