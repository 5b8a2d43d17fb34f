import Foundation

/// A request's query: names and values in the order they were sent.
///
/// Order matters: links to other pages repeat the query as it came, and the cache of analytics answers goes by it.
struct RequestQuery: Sendable {
    /// The query as it was sent, without the question mark.
    let raw: String
    private(set) var items: [(name: String, value: String)]

    init(raw: String?) {
        self.raw = raw ?? ""
        items = self.raw.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : "")
        }
    }

    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    func choice(_ name: String, of values: [String]) throws -> String? {
        guard let value = self[name] else { return nil }
        guard values.contains(value) else {
            throw APIFailure.invalid(name, "'\(value)' is not one of \(values.joined(separator: ", "))")
        }
        return value
    }

    func bool(_ name: String) throws -> Bool? {
        switch self[name] {
        case nil: return nil
        case "true": return true
        case "false": return false
        case let value?: throw APIFailure.invalid(name, "'\(value)' is neither true nor false")
        }
    }

    func number(_ name: String) throws -> Double? {
        guard let text = self[name] else { return nil }
        guard let value = Double(text), value.isFinite else {
            throw APIFailure.invalid(name, "'\(text)' is not a number")
        }
        return value
    }

    /// A whole number; some clients send `2.0`.
    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let number = try number(name) else { return nil }
        guard let value = Int(exactly: number), range.contains(value) else {
            let bounds = "between \(range.lowerBound) and \(range.upperBound)"
            throw APIFailure.invalid(name, "'\(self[name] ?? "")' has to be a whole number \(bounds)")
        }
        return value
    }

    /// The query with some values replaced where they stand, and added in front where they are new: page comes first in
    /// every list's parameters.
    func replacing(_ changes: [(name: String, value: String)]) -> String {
        var items = items
        for change in changes {
            if let index = items.firstIndex(where: { $0.name == change.name }) {
                items[index].value = change.value
            } else {
                items.insert(change, at: 0)
            }
        }
        return items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
    }

    /// RFC 3986 section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
