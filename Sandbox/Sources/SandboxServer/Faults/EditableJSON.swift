import Foundation

/// JSON as it was written: members in their order, numbers and strings as they were spelt. It can hold what no JSON value
/// can, such as a member twice.
indirect enum EditableJSON {
    /// A string, a number, `true`, `false` or `null`; or what a fault puts in its place.
    case text(String)
    case array([EditableJSON])
    case object([(name: String, value: EditableJSON)])

    var text: String {
        switch self {
        case .text(let text): text
        case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(JSON.string($0.name).text):\($0.value.text)" }.joined(separator: ",") + "}"
        }
    }

    /// Changes what a pointer leads to.
    /// - Returns: Whether there was anything.
    mutating func edit(_ pointer: ArraySlice<String>, _ change: Fault.FieldFault.Change) -> Bool {
        guard let token = pointer.first else { return false }
        let rest = pointer.dropFirst()
        var isFound = false
        switch self {
        case .text:
            return false
        case .array(let elements):
            self = .array(
                elements.enumerated().flatMap { index, element in
                    guard token == "*" || token == String(index) else { return [element] }
                    return element.edited(rest, change, &isFound)
                }
            )
        case .object(let members):
            self = .object(
                members.flatMap { member in
                    guard token == "*" || token == member.name else { return [member] }
                    return member.value.edited(rest, change, &isFound).map { (member.name, $0) }
                }
            )
        }
        return isFound
    }

    /// What stands in the value's place after a change in it, or of it where the pointer is at its end.
    private func edited(
        _ pointer: ArraySlice<String>,
        _ change: Fault.FieldFault.Change,
        _ isFound: inout Bool
    ) -> [EditableJSON] {
        guard pointer.isEmpty else {
            var copy = self
            isFound = copy.edit(pointer, change) || isFound
            return [copy]
        }
        isFound = true
        switch change {
        case .missing: return []
        case .null: return [.text("null")]
        case .wrongType: return [otherType]
        case .replace(let text): return [.text(text)]
        case .duplicate(let text): return [self, text.map { .text($0) } ?? self]
        }
    }

    private var otherType: EditableJSON {
        switch self {
        case .array: .object([])
        case .object: .array([])
        case .text(let text) where text.hasPrefix("\""): .text("17")
        // true, null and numbers, in quotation marks.
        case .text(let text): .text("\"\(text)\"")
        }
    }
}

extension EditableJSON {
    /// Reads what the sandbox itself has written: JSON that is valid and not deep.
    /// - Returns: `nil` for what is not.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let value = reader.value(), reader.next() == nil else { return nil }
        self = value
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        /// The next byte that is no white space, which stays to be read.
        mutating func next() -> UInt8? {
            while index < bytes.count, bytes[index] <= UInt8(ascii: " ") { index += 1 }
            return index < bytes.count ? bytes[index] : nil
        }

        mutating func value() -> EditableJSON? {
            switch next() {
            case UInt8(ascii: "["):
                return list(end: UInt8(ascii: "]")) { $0.value() }.map { .array($0) }
            case UInt8(ascii: "{"):
                let members = list(end: UInt8(ascii: "}")) { reader -> (name: String, value: EditableJSON)? in
                    guard let name = reader.string(), reader.take(UInt8(ascii: ":")), let value = reader.value() else {
                        return nil
                    }
                    return (name.unescaped, value)
                }
                return members.map { .object($0) }
            case UInt8(ascii: "\""):
                return string().map { .text($0) }
            default:
                let start = index
                while index < bytes.count, !",]} \r\n\t".utf8.contains(bytes[index]) { index += 1 }
                return index > start ? .text(String(decoding: bytes[start..<index], as: UTF8.self)) : nil
            }
        }

        /// Values between brackets, with commas between them.
        private mutating func list<Value>(end: UInt8, _ read: (inout Reader) -> Value?) -> [Value]? {
            index += 1
            var values: [Value] = []
            if take(end) { return values }
            repeat {
                guard let value = read(&self) else { return nil }
                values.append(value)
            } while take(UInt8(ascii: ","))
            return take(end) ? values : nil
        }

        /// A string with its quotation marks, as it is spelt.
        private mutating func string() -> String? {
            guard next() == UInt8(ascii: "\"") else { return nil }
            let start = index
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard index < bytes.count else { return nil }
            index += 1
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard next() == byte else { return false }
            index += 1
            return true
        }
    }
}

extension String {
    /// The content of a JSON string.
    fileprivate var unescaped: String {
        (try? JSON.parse(Data(utf8)))?.stringValue ?? self
    }
}
