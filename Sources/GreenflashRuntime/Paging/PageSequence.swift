/// Pages whose addresses follow one another by a number: `/users?page=2`, `/users?page=3`.
///
/// It is found in two of them that differ in nothing else. That the next ones go on like that is a guess, which the service
/// has to confirm for each page.
struct PageSequence {
    private let beforeNumber: String
    private let afterNumber: String
    private let number: Int
    private let step: Int

    /// - Parameters:
    ///   - first: Path and query of a page.
    ///   - second: Those of the page after it.
    /// - Returns: `nil` where they do not differ by one number of a query parameter alone, or not upwards.
    init?(_ first: String, _ second: String) {
        let (firstParts, secondParts) = (Self.parts(of: first), Self.parts(of: second))
        guard firstParts.count == secondParts.count, firstParts[0] == secondParts[0] else { return nil }
        let different = firstParts.indices.filter { firstParts[$0] != secondParts[$0] }
        guard different.count == 1, let place = different.first,
            let (firstName, from) = Self.numbered(firstParts[place]),
            let (secondName, to) = Self.numbered(secondParts[place]), firstName == secondName, to > from
        else { return nil }
        let names = secondParts[0] + "?"
        beforeNumber = names + (secondParts[1..<place] + [secondName + "="]).joined(separator: "&")
        afterNumber = secondParts[(place + 1)...].map { "&" + $0 }.joined()
        number = to
        step = to - from
    }

    /// The page so many after the second.
    func target(after count: Int) -> String {
        "\(beforeNumber)\(number(after: count))\(afterNumber)"
    }

    /// The number of the page so many after the second.
    func number(after count: Int) -> Int { number + count * step }

    /// The number of a page of the sequence; `nil` for others.
    func number(of target: String) -> Int? {
        guard target.hasPrefix(beforeNumber), target.hasSuffix(afterNumber) else { return nil }
        return Self.number(target.dropFirst(beforeNumber.count).dropLast(afterNumber.count))
    }

    /// The path, and then each item of the query.
    private static func parts(of target: String) -> [Substring] {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return [halves[0]] }
        return [halves[0]] + halves[1].split(separator: "&", omittingEmptySubsequences: false)
    }

    private static func numbered(_ item: Substring) -> (name: Substring, number: Int)? {
        guard let equals = item.firstIndex(of: "="), let number = number(item[item.index(after: equals)...]) else {
            return nil
        }
        return (item[..<equals], number)
    }

    /// A number as it is written when it is counted up: no sign, no zeros before it, and far from the largest.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 15, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            text == "0" || text.first != "0"
        else { return nil }
        return Int(text)
    }
}
