/// Who says what is compared, and who has to understand it.
enum Direction: Hashable {
    /// A program built with the old version sends, the new service reads: what it may refuse is breaking.
    case request
    /// The new service sends, a program built with the old version reads: what it cannot decode is breaking.
    case answer

    func reason(_ text: String) -> String {
        switch self {
        case .request: "in requests: " + text
        case .answer: "in answers: " + text
        }
    }
}

/// How the values that a schema admits have changed.
enum Extent {
    case narrower, wider, other

    /// What it means where the reader checks all of it.
    func verdict(_ direction: Direction) -> Verdict {
        switch (self, direction) {
        case (.narrower, .request), (.other, _), (.wider, .answer): .breaking
        case (.wider, .request): .additive
        case (.narrower, .answer): .neutral
        }
    }
}
