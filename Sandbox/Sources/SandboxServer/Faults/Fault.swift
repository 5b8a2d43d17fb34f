import HTTPTypes

/// Something that goes wrong, on command: an answer that is not the service's, or one that arrives broken, late or not at
/// all.
///
/// Orders are written in Swift, or as text: in the request header `X-Sandbox-Fault`, on the command line, over HTTP.
///
/// ```swift
/// sandbox.order(.status(503, retryAfter: .seconds(1), times: 2), on: try Fault.Target("POST /messages"))
/// sandbox.order(try Fault("POST /messages: status=503; retry-after=1; times=2"))  // the same
/// ```
///
/// Every setting that a fault does not need is the one of an order that goes well, so a fault may combine them: a status
/// that arrives late, a page of HTML in pieces of one byte.
public struct Fault: Sendable, Hashable {
    var kind: Kind

    /// The requests that the fault is for.
    public var target = Target.everything

    /// How many requests it happens to, or `nil` for all of them until it is cleared.
    public var times: Int?

    /// How many requests are let pass first.
    public var skip = 0

    /// How likely it is to happen to a request, from 0 to 1. The dice are the same in every run.
    public var chance = 1.0

    /// In a header: what the requests are counted by, where ``times`` or ``skip`` are given. Without an id they are counted
    /// by method, path, query, key and body, which attempts of one call have in common.
    public var id: String?

    /// How long the answer is held back.
    public var latency: Duration?

    /// Where the body is cut into the chunks of a chunked transfer coding (RFC 9112, section 7.1), each written on its own.
    /// Positions are counted from the body's start.
    public var chunks: Boundaries?

    /// Where the answer's bytes, those of its head included, are cut into writes of their own.
    /// Positions are counted from the head's start.
    public var segments: Boundaries?

    /// The pause between two writes of ``chunks`` or ``segments``, without which the client would read them as one.
    public var pause = Duration.milliseconds(1)

    /// Header fields that the answer has in addition, or instead of those of the same name.
    public var fields: [Field] = []

    /// The status of an interim response that precedes the answer, such as 103 (RFC 9110, section 15.2).
    public var interim: Int?

    /// Trailer fields after the body, which is chunked then (RFC 9110, section 6.5).
    public var trailers: [Field] = []

    /// A header or trailer field.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: String

        /// - Precondition: The name is a token (RFC 9110, section 5.6.2), and neither has a line break.
        public init(_ name: String, _ value: String) {
            guard let field = Field(line: "\(name): \(value)") else {
                preconditionFailure("'\(name): \(value)' is no header field")
            }
            self = field
        }

        /// Reads `Name: value`.
        init?(line: String) {
            guard let colon = line.firstIndex(of: ":"), !line.contains(where: \.isNewline) else { return nil }
            name = String(line[..<colon])
            value = String(line[line.index(after: colon)...]).trimmed
            guard HTTPField.Name(name) != nil else { return nil }
        }

        var line: String { "\(name): \(value)" }
    }

    init(_ kind: Kind, times: Int? = nil) {
        self.kind = kind
        self.times = times
    }

    /// Whether it does not happen to every request that it is for.
    var isCounted: Bool { times != nil || skip > 0 }

    /// Whether it breaks connections rather than requests: it happens before a request is read, so it has no target.
    var isForConnections: Bool {
        switch kind {
        case .refuse, .end(_, .accept, _): true
        default: false
        }
    }
}
