/// Which number of a version grows (semver.org 2.0.0).
public enum VersionStep: String, Sendable {
    case none, patch, minor, major

    /// While the first number is 0, the second stands for it, and the third for the second (semver.org, point 4).
    func step(from version: SemanticVersion) -> VersionStep {
        guard version.major == 0 else { return self }
        return switch self {
        case .major: .minor
        case .minor, .patch: .patch
        case .none: .none
        }
    }
}

/// `1.4.2`
public struct SemanticVersion: Sendable, CustomStringConvertible {
    public var major: Int
    public var minor: Int
    public var patch: Int

    /// - Returns: `nil` where the text is not three numbers; a `v` before them and what follows a `-` or `+` are ignored.
    public init?(_ text: String) {
        let core = text.drop { $0 == "v" }.prefix { $0 != "-" && $0 != "+" }
        let parts = core.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.allSatisfy(\.isASCII) && part.first != "+" ? Int(part) : nil }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    }

    public var description: String { "\(major).\(minor).\(patch)" }

    /// The version that follows this one.
    public func next(after step: VersionStep) -> SemanticVersion {
        var next = self
        switch step.step(from: self) {
        case .none: break
        case .patch: next.patch += 1
        case .minor: (next.minor, next.patch) = (minor + 1, 0)
        case .major: (next.major, next.minor, next.patch) = (major + 1, 0, 0)
        }
        return next
    }
}
