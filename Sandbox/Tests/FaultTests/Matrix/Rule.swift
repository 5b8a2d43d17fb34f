import GreenflashRuntime

/// What is right for every kind of operation when a fault happens, said once.
struct Rule: Sendable {
    /// The requests that a call may send with the default policy.
    private static let mostTries = 3

    /// - Parameter times: How many requests the fault happens to, or `nil` for all of them.
    let outcome: @Sendable (_ kind: OperationKind, _ times: Int?) -> Outcome

    /// The answer is all right, and arrives.
    static let harmless = Rule { _, _ in .succeeds(tries: 1) }

    /// The service says no, and would again.
    static func refused(_ code: APIError.Code) -> Rule {
        Rule { _, _ in .fails(code, tries: 1, mayHaveTakenEffect: false) }
    }

    /// The service has certainly not acted: everything may be sent again.
    static func untouched(_ code: APIError.Code) -> Rule {
        Rule { _, times in repeated(code, times, mayHaveTakenEffect: false) }
    }

    /// The service says no for now: what may be sent twice is sent again.
    static func refusedForNow(_ code: APIError.Code) -> Rule {
        Rule { kind, times in
            guard kind.isRepeated else { return .fails(code, tries: 1, mayHaveTakenEffect: false) }
            return repeated(code, times, mayHaveTakenEffect: false)
        }
    }

    /// Nobody knows whether the service has acted: what may be sent twice is sent again, and the error says so.
    /// - Parameter stream: The code of a stream whose answer had begun.
    static func uncertain(_ code: APIError.Code, stream: APIError.Code? = nil) -> Rule {
        Rule { kind, times in
            if kind == .stream { return .fails(stream ?? code, tries: 1, mayHaveTakenEffect: true) }
            guard kind.isRepeated else { return .fails(code, tries: 1, mayHaveTakenEffect: true) }
            return repeated(code, times, mayHaveTakenEffect: kind.isWrite)
        }
    }

    /// An answer that is of no use, and would be the same again. The service may have acted.
    static func useless(_ code: APIError.Code, stream: APIError.Code? = nil) -> Rule {
        Rule { kind, _ in
            .fails(kind == .stream ? stream ?? code : code, tries: 1, mayHaveTakenEffect: kind.isWrite)
        }
    }

    private static func repeated(_ code: APIError.Code, _ times: Int?, mayHaveTakenEffect: Bool) -> Outcome {
        guard let times, times < mostTries else {
            return .fails(code, tries: mostTries, mayHaveTakenEffect: mayHaveTakenEffect)
        }
        return .succeeds(tries: times + 1)
    }
}
