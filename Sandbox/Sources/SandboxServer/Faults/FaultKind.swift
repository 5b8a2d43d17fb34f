extension Fault {
    /// What goes wrong. How it arrives is a matter of the fault's other settings.
    enum Kind: Sendable, Hashable {
        /// Nothing but what the other settings say.
        case delivery
        case status(StatusAnswer)
        case html(status: Int, handled: Bool)
        case redirect(Location, status: Int, handled: Bool)
        case mediaType(String)
        /// A `Content-Length` that is off by so many bytes.
        case length(offBy: Int, then: AfterLength)
        case json(JSONFault)
        case field(FieldFault)
        case nextLink(Location)
        case stream(StreamFault)
        /// Gzip that decodes to so many bytes.
        case gzipBomb(bytes: Int)
        case end(Ending, Point, handled: Bool)
        /// Connections are refused for this long.
        case refuse(Duration)
    }

    /// An answer that is nothing but a status and what explains it.
    struct StatusAnswer: Sendable, Hashable {
        var code: Int
        var retryAfter: RetryAfter?
        /// What the rate limit header fields say.
        var rateLimit: RateLimitState?
        var rateLimitStyle = RateLimitStyle.ietf
        /// Whether the request is carried out first.
        var handled = false
    }

    /// What `Retry-After` says (RFC 9110, section 10.2.3).
    public enum RetryAfter: Sendable, Hashable {
        /// A number of seconds.
        case seconds(Int)
        /// The date so many seconds from now, by the sandbox's clock.
        case date(in: Int)
        /// Any text, to see what a client makes of it.
        case text(String)
    }

    /// Where a link or a redirect leads.
    public enum Location: Sendable, Hashable {
        /// To the request's own address.
        case itself
        /// To this address.
        case url(String)
    }

    /// How a connection comes to its end.
    public enum Ending: Sendable, Hashable {
        /// It is reset (RST): what was sent and not yet read may be lost.
        case reset
        /// It is closed (FIN): the client reads all that was sent, then the end.
        case close
        /// Nothing more comes, until the client goes away or, where a duration is given, for that long; then it goes on.
        case stall(Duration?)
    }

    /// Where in an answer a connection ends.
    public enum Point: Sendable, Hashable {
        /// As soon as the connection is accepted, before a request is read.
        case accept
        /// Before the first byte of the answer.
        case beforeHead
        /// In the middle of the head.
        case inHead
        /// After the blank line that ends the head.
        case afterHead
        /// After so many bytes of the body, or at its end where it is shorter.
        case body(Int)
    }

    /// What happens after a body whose `Content-Length` is wrong.
    public enum AfterLength: String, Sendable, Hashable, CaseIterable {
        /// The connection is closed.
        case close
        /// The connection stays open for the next request, as it does with a server that does not know of its mistake.
        case keep
    }

    /// JSON that is none, or not what it should be.
    public enum JSONFault: Sendable, Hashable {
        /// The answer without its second half.
        case truncated
        /// The answer with more JSON behind it.
        case trailing
        /// Words instead of JSON.
        case text
        /// No bytes at all.
        case empty
        /// Arrays nested this deep.
        case nested(Int)
    }
}
