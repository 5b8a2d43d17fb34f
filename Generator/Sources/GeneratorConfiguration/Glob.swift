/// A pattern for names: `*` stands for any run of characters, `?` for any one.
///
/// In a pattern for paths `*` and `?` stay inside a segment, and `**` goes across.
public struct Glob: Sendable, Hashable {
    private enum Token: Hashable {
        case character(Character)
        case one
        case run
        case runAcrossSegments
    }

    public let text: String
    /// Names one thing, and is no pattern.
    public let isExact: Bool
    private let tokens: [Token]
    private let isPath: Bool
    /// What a name must begin and end with, to be looked at closely.
    private let beginning: String
    private let end: String

    public init(_ text: String, isPath: Bool = false) {
        self.text = text
        self.isPath = isPath
        var tokens: [Token] = []
        for character in text {
            switch character {
            case "?": tokens.append(.one)
            case "*" where tokens.last == .run: tokens[tokens.count - 1] = .runAcrossSegments
            case "*" where tokens.last == .runAcrossSegments: break
            case "*": tokens.append(.run)
            default: tokens.append(.character(character))
            }
        }
        self.tokens = tokens
        isExact = tokens.allSatisfy { if case .character = $0 { true } else { false } }
        beginning = Self.literal(tokens)
        end = String(Self.literal(tokens.reversed()).reversed())
    }

    /// What the tokens begin with, as far as it can only be one text.
    private static func literal(_ tokens: some Sequence<Token>) -> String {
        var literal = ""
        for token in tokens {
            guard case .character(let character) = token else { break }
            literal.append(character)
        }
        return literal
    }

    public func matches(_ name: String) -> Bool {
        if isExact { return name == text }
        guard name.hasPrefix(beginning), name.hasSuffix(end) else { return false }
        // Positions that a prefix of the pattern can lead to, so that time is bounded by the product of the lengths.
        let characters = Array(name)
        var reached = Set([0])
        for token in tokens {
            switch token {
            case .character(let character):
                reached = Set(reached.filter { $0 < characters.count && characters[$0] == character }.map { $0 + 1 })
            case .one:
                reached = Set(reached.filter { $0 < characters.count && admits(characters[$0]) }.map { $0 + 1 })
            case .run:
                reached = extended(reached, over: characters, while: admits)
            case .runAcrossSegments:
                reached = extended(reached, over: characters) { _ in true }
            }
        }
        return reached.contains(characters.count)
    }

    private func admits(_ character: Character) -> Bool { !isPath || character != "/" }

    private func extended(
        _ reached: Set<Int>,
        over characters: [Character],
        while admits: (Character) -> Bool
    ) -> Set<Int> {
        var result = reached
        for index in characters.indices where result.contains(index) && admits(characters[index]) {
            result.insert(index + 1)
        }
        return result
    }
}
