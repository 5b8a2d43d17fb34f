public import YAML

/// A message for a line of a description.
public struct Annotation: Sendable {
    public enum Severity: String, Sendable {
        case error, warning, notice
    }

    public var severity: Severity
    public var position: SourcePosition
    public var message: String
}

extension Report {
    /// What is to be seen beside the lines of the descriptions: errors for what does not pass, warnings for what breaks
    /// and passes, notices for the rest.
    public func annotations(_ threshold: Threshold) -> [Annotation] {
        changes.compactMap { change in
            guard let position = change.newPosition ?? change.survivorPosition ?? change.oldPosition else { return nil }
            let severity: Annotation.Severity =
                threshold.isReached(by: change) ? .error : change.verdict == .breaking ? .warning : .notice
            let reasons = change.reasons.map { "\($0.dimension.rawValue), \($0.verdict.rawValue): \($0.text)" }
            let suggestion = change.suggestion.map { " (\($0))" } ?? ""
            let alike = change.alike.isEmpty ? "" : ", likewise \(change.alikeText(limit: 5, quote: ""))"
            let message =
                "\(change.kind.rawValue) \(change.subject)\(alike)\(suggestion)\n" + reasons.joined(separator: "\n")
            return Annotation(severity: severity, position: position, message: message)
        }
    }
}
