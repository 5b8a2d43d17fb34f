/// Where bytes are cut into pieces.
public enum Boundaries: Sendable, Hashable {
    /// After every so many bytes, at least one.
    case every(Int)
    /// After each of these counts of bytes from the start, in ascending order.
    case at([Int])

    /// The lengths of the pieces that `count` bytes are cut into which begin at an offset.
    func lengths(of count: Int, from offset: Int) -> [Int] {
        var lengths: [Int] = []
        var position = offset
        let end = offset + count
        while position < end {
            let next = min(next(after: position), end)
            lengths.append(next - position)
            position = next
        }
        return lengths
    }

    private func next(after position: Int) -> Int {
        switch self {
        case .every(let size): (position / size + 1) * size
        case .at(let positions): positions.first { $0 > position } ?? .max
        }
    }
}

extension Boundaries: LosslessStringConvertible {
    /// `3` for every three bytes, `at 1 5 9` for these positions.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        if words.first == "at" {
            let positions = words.dropFirst().compactMap { Int($0) }
            let isAscending = zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }
            guard positions.count == words.count - 1, let first = positions.first, first > 0, isAscending else {
                return nil
            }
            self = .at(positions)
        } else {
            guard let size = Int(text), size > 0 else { return nil }
            self = .every(size)
        }
    }

    public var description: String {
        switch self {
        case .every(let size): String(size)
        case .at(let positions): "at " + positions.map { String($0) }.joined(separator: " ")
        }
    }
}
