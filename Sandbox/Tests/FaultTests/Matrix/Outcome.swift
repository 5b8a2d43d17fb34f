import GreenflashRuntime

/// How a call ends.
enum Outcome: Sendable, Hashable {
    /// With the right value, after so many requests.
    case succeeds(tries: Int)
    /// With an error, after so many requests, that says whether the service may have acted.
    case fails(APIError.Code, tries: Int, mayHaveTakenEffect: Bool)
    /// In one of these ways, as the timing of the network has it.
    case oneOf([Outcome])
    /// With the end of the process.
    case endsProcess
    /// Not at all: the fault cannot happen to this kind of operation.
    case notApplicable

    /// Whether a call that was seen ended so.
    func admits(_ seen: Outcome) -> Bool {
        if case .oneOf(let outcomes) = self { return outcomes.contains { $0.admits(seen) } }
        return self == seen
    }

    /// Whether the process may be over with the call.
    var mayEndProcess: Bool {
        switch self {
        case .endsProcess: true
        case .oneOf(let outcomes): outcomes.contains(.endsProcess)
        default: false
        }
    }

    /// A few words for the table.
    /// - Parameter isStored: Whether the service acted, where the call failed.
    func words(isStored: Bool) -> String {
        switch self {
        case .succeeds(let tries): "ok" + Self.count(tries)
        case .fails(let code, let tries, let effect):
            "\(code)" + Self.count(tries) + (effect ? (isStored ? " !" : " ?") : "")
        case .oneOf(let outcomes): outcomes.map { $0.words(isStored: isStored) }.joined(separator: " or ")
        case .endsProcess: "**ends the process**"
        case .notApplicable: "–"
        }
    }

    private static func count(_ tries: Int) -> String {
        tries > 1 ? " \(tries)" : ""
    }
}
