/// From where on changes are not to pass.
public enum Threshold: String, Sendable, CaseIterable {
    /// Everything passes.
    case never
    /// Source code or programs that were built before break.
    case breaking
    /// Source code breaks.
    case sourceBreaking = "source-breaking"
    /// Programs that were built before break.
    case wireBreaking = "wire-breaking"
    /// There is something new, or something breaks.
    case additive
    /// Anything has changed at all.
    case any

    public func isReached(by report: Report) -> Bool { report.changes.contains(where: isReached) }

    /// Whether this change alone is too much.
    public func isReached(by change: Change) -> Bool {
        switch self {
        case .never: false
        case .breaking: change.verdict == .breaking
        case .sourceBreaking: change.source == .breaking
        case .wireBreaking: change.wire == .breaking
        case .additive: change.verdict >= .additive
        case .any: true
        }
    }
}
