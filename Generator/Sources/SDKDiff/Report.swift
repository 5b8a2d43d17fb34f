/// What has become of an API between two versions of its description.
public struct Report: Sendable {
    /// The worst first.
    public let changes: [Change]

    init(changes: [Change]) {
        self.changes = changes
    }

    /// The worst that anything does, in one respect or in both.
    public func worst(_ dimension: Dimension? = nil) -> Verdict? {
        switch dimension {
        case .source: changes.compactMap(\.source).max()
        case .wire: changes.compactMap(\.wire).max()
        case nil: changes.map(\.verdict).max()
        }
    }

    /// How much the version of the generated module has to grow.
    public var step: VersionStep {
        if changes.isEmpty { return .none }
        return switch worst(.source) {
        case .breaking: .major
        case .additive: .minor
        // The module is another one, if only in what it sends.
        case .neutral, nil: .patch
        }
    }

    public func count(_ verdict: Verdict) -> Int { changes.count { $0.verdict == verdict } }
}
