public import YAML

/// What a change does to those who built on the old version, from harmless to harmful.
public enum Verdict: String, Sendable, Comparable, CaseIterable {
    /// Nobody needs to do anything, and there is nothing new to use.
    case neutral
    /// There is something new to use.
    case additive
    /// What worked before no longer does.
    case breaking

    private var rank: Int {
        switch self {
        case .neutral: 0
        case .additive: 1
        case .breaking: 2
        }
    }

    public static func < (lhs: Verdict, rhs: Verdict) -> Bool { lhs.rank < rhs.rank }
}

/// Where a change shows.
public enum Dimension: String, Sendable, CaseIterable {
    /// To the compiler: source code that calls the old version of the generated module, built with the new one.
    case source
    /// In operation: a program built with the old version of the generated module, calling the new service.
    case wire
}

/// One thing that a change does, and why that is so.
public struct Reason: Sendable, Hashable {
    public var dimension: Dimension
    public var verdict: Verdict
    public var text: String
}

/// What became of one part of the API.
public struct Change: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case added, deprecated, changed, removed
    }

    public var kind: Kind
    /// The part's Swift name, such as `User.name` or `UsersResource.list(limit:)`; for what has none, where the
    /// document describes it.
    public var subject: String
    /// Other parts that come from the same place of the document, and with which the same has happened.
    public var alike: [String] = []
    /// `GET /users`, for what belongs to one operation.
    public var endpoint: String?
    public var reasons: [Reason]
    /// How the declaration read, and how it reads.
    public var oldSignature: String?
    public var newSignature: String?
    public var oldPosition: SourcePosition?
    public var newPosition: SourcePosition?
    /// Of what is gone, the place of what it belonged to, in the new document.
    public var survivorPosition: SourcePosition?
    /// What something that was removed may be called now, or what it was called that was added.
    public var suggestion: String?

    /// The worst that it does to source code that was written for the old version; `nil` where such code sees nothing.
    public var source: Verdict? { worst(.source) }

    /// The worst that it does to a program built with the old version; `nil` where nothing else is sent or received.
    public var wire: Verdict? { worst(.wire) }

    /// The worse of the two.
    public var verdict: Verdict { reasons.map(\.verdict).max() ?? .neutral }

    private func worst(_ dimension: Dimension) -> Verdict? {
        reasons.filter { $0.dimension == dimension }.map(\.verdict).max()
    }
}
