public import HTTPTypes

/// A request on its way through the steps of a client.
public struct OutgoingRequest: Sendable {
    /// Method, scheme, authority, path with its query (percent-encoded) and header fields. Behind
    /// ``MiddlewareChain/BuiltIn/authentication`` the credential is among them, and only there.
    public var head: HTTPRequest

    /// What is sent after the head.
    public var body: HTTPRequestBody?

    /// Which attempt of the call this is, from 1; 0 in front of ``MiddlewareChain/BuiltIn/retry``.
    public internal(set) var attempt = 0

    /// The parameter that takes the call out of its rate limit is set, because the full form was over the limit.
    var fellBack = false

    /// The secrets of this attempt, in the order of the credential's parts, where a step has asked for them already.
    var secrets: [String]?

    let call: Call

    init(_ call: Call) {
        self.call = call
        head = HTTPRequest(
            method: call.request.endpoint.method,
            scheme: call.request.base.origin.scheme,
            authority: call.request.base.authority,
            path: call.request.target,
            headerFields: call.request.headers
        )
        body = call.request.body
    }

    /// The operation that is called.
    public var endpoint: Endpoint { call.request.endpoint }

    /// Whether the answer is a stream, whose body is passed on as it arrives.
    public var isStreamed: Bool { !call.collectsBody }

    /// The limit that this request counts against; `nil` where there is none, or the query takes the request out of it.
    var rateLimit: RateLimit? {
        guard let limit = endpoint.rateLimit else { return nil }
        guard let exemption = limit.exemption else { return limit }
        let query = (head.path ?? "").split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let free = "\(PercentEncoding.encode(exemption.parameter))=\(PercentEncoding.encode(exemption.value))"
        return query.split(separator: "&").contains { $0 == free } ? nil : limit
    }

    /// Asks for the form of the operation that is not limited.
    mutating func fallBack(to exemption: RateLimit.Exemption) {
        let isAsPrepared = head.path == call.request.target
        fellBack = true
        guard !isAsPrepared else {
            head.path = call.request.exempted(by: exemption).target
            return
        }
        // A step has changed the path; what it wrote stays.
        let path = head.path ?? "/"
        let name = PercentEncoding.encode(exemption.parameter)
        let pieces = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let others = pieces.dropFirst().flatMap { $0.split(separator: "&") }.filter { !$0.hasPrefix(name + "=") }
        let query = others.map(String.init) + ["\(name)=\(PercentEncoding.encode(exemption.value))"]
        head.path = "\(pieces.first ?? "/")?\(query.joined(separator: "&"))"
    }
}

extension OutgoingRequest: CustomStringConvertible, CustomReflectable {
    /// Method and path, without the query.
    public var description: String { call.request.description }
    // Values of header fields may be secrets.
    public var customMirror: Mirror { Mirror(self, children: ["description": description, "attempt": attempt]) }
}
