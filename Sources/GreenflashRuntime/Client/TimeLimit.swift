// Times that calls may take.

extension Duration {
    /// No limit, where a time would be one: ``CallOptions/timeout`` and ``CallOptions/totalTimeout`` of one call, for which
    /// `nil` is whatever its client says.
    ///
    /// ```swift
    /// try await client.exports.get(options: CallOptions(totalTimeout: .unlimited))
    /// ```
    public static var unlimited: Duration { .seconds(Int64.max) }

    /// The time as a limit; `nil` for none.
    var limit: Duration? { self == .unlimited ? nil : self }
}

extension CallOptions {
    /// - Throws: ``APIError`` with the code ``APIError/Code/invalidRequest``: no call can be done in no time.
    func checkTimeouts(of endpoint: Endpoint) throws {
        guard let problem = TimeLimit.problem(timeout, totalTimeout) else { return }
        throw APIError(invalid: endpoint, InvalidRequest(message: problem))
    }
}

extension ClientConfiguration {
    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``: no call can be done in no time.
    func checkTimeouts() throws {
        guard let problem = TimeLimit.problem(timeout, totalTimeout) else { return }
        throw APIError(.configuration, APIError.sentences("In the client's configuration \(problem)"))
    }
}

private enum TimeLimit {
    static func problem(_ timeout: Duration?, _ totalTimeout: Duration?) -> String? {
        for (name, limit) in [("timeout", timeout), ("totalTimeout", totalTimeout)] {
            guard let limit, limit <= .zero else { continue }
            return "\(name) is \(limit.inWords); it must be longer than 0 s, and Duration.unlimited is no limit"
        }
        return nil
    }
}
