/// A reader of structured fields (RFC 9651): lists and dictionaries of items with parameters.
///
/// A field with any error is ignored as a whole, as the standard demands. Inner lists are read and dropped: no field
/// that the SDK reads has them.
struct StructuredField {
    enum BareItem: Hashable {
        case integer(Int)
        case decimal(Double)
        case string(String)
        case token(String)
        case bytes(String)
        case boolean(Bool)
        case date(Int)
        case displayString(String)
        case innerList
    }

    struct Item: Hashable {
        var value: BareItem
        var parameters: [String: BareItem] = [:]
    }

    private let bytes: [UInt8]
    private var position = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    static func list(_ text: String) -> [Item]? {
        var field = StructuredField(text)
        return field.members { field in field.item() }
    }

    static func dictionary(_ text: String) -> [String: Item]? {
        var field = StructuredField(text)
        let members = field.members { field -> (String, Item)? in
            guard let key = field.key() else { return nil }
            if field.skip("=") { return field.item().map { (key, $0) } }
            return field.parameters().map { (key, Item(value: .boolean(true), parameters: $0)) }
        }
        return members.map { Dictionary($0, uniquingKeysWith: { _, last in last }) }
    }
}

// MARK: - Structure

extension StructuredField {
    private mutating func members<Member>(_ parse: (inout StructuredField) -> Member?) -> [Member]? {
        var members: [Member] = []
        skipSpaces()
        while position < bytes.count {
            guard let member = parse(&self) else { return nil }
            members.append(member)
            skipWhitespace()
            if position == bytes.count { return members }
            guard skip(",") else { return nil }
            skipWhitespace()
            // A comma at the end is an error.
            if position == bytes.count { return nil }
        }
        return members
    }

    private mutating func item() -> Item? {
        guard let value = peek() == UInt8(ascii: "(") ? innerList() : bareItem(), let parameters = parameters() else {
            return nil
        }
        return Item(value: value, parameters: parameters)
    }

    private mutating func innerList() -> BareItem? {
        guard skip("(") else { return nil }
        while true {
            skipSpaces()
            if skip(")") { return .innerList }
            guard bareItem() != nil, parameters() != nil, let next = peek(),
                next == UInt8(ascii: " ") || next == UInt8(ascii: ")")
            else { return nil }
        }
    }

    private mutating func parameters() -> [String: BareItem]? {
        var parameters: [String: BareItem] = [:]
        while skip(";") {
            skipSpaces()
            guard let key = key() else { return nil }
            guard skip("=") else {
                parameters[key] = .boolean(true)
                continue
            }
            guard let value = bareItem() else { return nil }
            parameters[key] = value
        }
        return parameters
    }

    private mutating func key() -> String? {
        guard let first = peek(), isLowercase(first) || first == UInt8(ascii: "*") else { return nil }
        return take { isLowercase($0) || isDigit($0) || "_-.*".utf8.contains($0) }
    }
}

// MARK: - Bare items

extension StructuredField {
    private mutating func bareItem() -> BareItem? {
        guard let first = peek() else { return nil }
        if isDigit(first) || first == UInt8(ascii: "-") { return number() }
        if isAlpha(first) || first == UInt8(ascii: "*") {
            return .token(take { isTokenCharacter($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") })
        }
        if skip("\"") { return string() }
        if skip("?") { return skip("1") ? .boolean(true) : skip("0") ? .boolean(false) : nil }
        if skip("@") {
            guard case .integer(let seconds) = number() else { return nil }
            return .date(seconds)
        }
        if skip(":") {
            let text = take { isAlpha($0) || isDigit($0) || "+/=".utf8.contains($0) }
            return skip(":") ? .bytes(text) : nil
        }
        if skip("%"), skip("\"") {
            let text = take { $0 != UInt8(ascii: "\"") && (0x20...0x7E).contains($0) }
            return skip("\"") ? .displayString(text) : nil
        }
        return nil
    }

    /// An integer of up to 15 digits, or a decimal of up to 12 digits and 3 after the point.
    private mutating func number() -> BareItem? {
        let sign = skip("-") ? "-" : ""
        let whole = take(isDigit)
        guard !whole.isEmpty else { return nil }
        guard skip(".") else { return whole.utf8.count <= 15 ? Int(sign + whole).map(BareItem.integer) : nil }
        let fraction = take(isDigit)
        guard whole.utf8.count <= 12, (1...3).contains(fraction.utf8.count) else { return nil }
        return Double("\(sign)\(whole).\(fraction)").map(BareItem.decimal)
    }

    private mutating func string() -> BareItem? {
        var text: [UInt8] = []
        while let byte = peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return .string(String(decoding: text, as: UTF8.self))
            case UInt8(ascii: "\\"):
                guard let escaped = peek(), escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
                    return nil
                }
                position += 1
                text.append(escaped)
            case 0x20...0x7E: text.append(byte)
            default: return nil
            }
        }
        return nil
    }
}

// MARK: - Characters

extension StructuredField {
    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while skip(" ") {}
    }

    private mutating func skipWhitespace() {
        while skip(" ") || skip("\t") {}
    }

    private mutating func take(_ belongs: (UInt8) -> Bool) -> String {
        let end = bytes[position...].firstIndex { !belongs($0) } ?? bytes.count
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

private func isAlpha(_ byte: UInt8) -> Bool {
    isLowercase(byte | 0x20)
}

/// `tchar` of RFC 9110 section 5.6.2.
private func isTokenCharacter(_ byte: UInt8) -> Bool {
    isAlpha(byte) || isDigit(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
}
