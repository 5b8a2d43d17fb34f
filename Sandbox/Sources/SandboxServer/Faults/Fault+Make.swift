extension Fault {
    // MARK: Another answer

    /// A status instead of the answer, with the body that the API's errors have.
    /// - Parameters:
    ///   - code: 200 to 599.
    ///   - retryAfter: What `Retry-After` says, where there is to be one.
    ///   - handled: Whether the request is carried out first: a gateway that did not wait for the answer.
    ///   - times: How many requests it happens to; all of them unless given.
    public static func status(
        _ code: Int,
        retryAfter: RetryAfter? = nil,
        handled: Bool = false,
        times: Int? = nil
    ) -> Fault {
        precondition((200...599).contains(code), "\(code) is not a status from 200 to 599")
        return Fault(.status(StatusAnswer(code: code, retryAfter: retryAfter, handled: handled)), times: times)
    }

    /// A status with rate limit header fields.
    /// - Parameters:
    ///   - limit: The calls that are allowed in an hour.
    ///   - remaining: Those that are left of them.
    ///   - reset: The seconds until there are more.
    ///   - style: The fields that say so.
    public static func status(
        _ code: Int,
        limit: Int,
        remaining: Int,
        reset: Int,
        style: RateLimitStyle = .ietf,
        retryAfter: RetryAfter? = nil,
        times: Int? = nil
    ) -> Fault {
        precondition((200...599).contains(code), "\(code) is not a status from 200 to 599")
        var answer = StatusAnswer(code: code, retryAfter: retryAfter)
        answer.rateLimit = RateLimitState(limit: limit, remaining: remaining, reset: reset)
        answer.rateLimitStyle = style
        return Fault(.status(answer), times: times)
    }

    /// The page of HTML that a proxy shows when the service behind it is away.
    public static func htmlPage(status: Int = 502, handled: Bool = false, times: Int? = nil) -> Fault {
        Fault(.html(status: status, handled: handled), times: times)
    }

    /// A redirect instead of the answer.
    /// - Parameter status: 301, 302, 303, 307 or 308.
    public static func redirect(
        to location: Location,
        status: Int = 302,
        handled: Bool = false,
        times: Int? = nil
    ) -> Fault {
        Fault(.redirect(location, status: status, handled: handled), times: times)
    }

    // MARK: The answer, spoilt

    /// The answer under another media type.
    public static func mediaType(_ type: String, times: Int? = nil) -> Fault {
        Fault(.mediaType(type), times: times)
    }

    /// The answer with a `Content-Length` that is off by so many bytes, more or fewer than there are.
    public static func contentLength(offBy bytes: Int, then: AfterLength = .close, times: Int? = nil) -> Fault {
        Fault(.length(offBy: bytes, then: then), times: times)
    }

    /// A body that is no JSON, or JSON beyond measure, under the media type of JSON.
    public static func invalidJSON(_ fault: JSONFault = .truncated, times: Int? = nil) -> Fault {
        Fault(.json(fault), times: times)
    }

    /// The answer without a member.
    /// - Parameter field: A JSON pointer, in which `*` stands for every element, or the name of a member of the answer or
    ///   of each element of a list. In streams, of each event's data.
    public static func missing(_ field: String, times: Int? = nil) -> Fault {
        Fault(.field(FieldFault(change: .missing, path: field)), times: times)
    }

    /// The answer with `null` for a member; see ``missing(_:times:)`` for how it is named.
    public static func null(_ field: String, times: Int? = nil) -> Fault {
        Fault(.field(FieldFault(change: .null, path: field)), times: times)
    }

    /// The answer with a value of another type for a member: 17 for a text, a text for a number.
    public static func wrongType(_ field: String, times: Int? = nil) -> Fault {
        Fault(.field(FieldFault(change: .wrongType, path: field)), times: times)
    }

    /// The answer with another value for a member.
    /// - Parameter json: JSON as it is to be spelt: `3.0`, `"3"`, `[]`. It is not checked.
    public static func replace(_ field: String, with json: String, times: Int? = nil) -> Fault {
        Fault(.field(FieldFault(change: .replace(json), path: field)), times: times)
    }

    /// The answer with a member twice.
    /// - Parameter json: The second value, the same one unless given.
    public static func duplicate(_ field: String, second json: String? = nil, times: Int? = nil) -> Fault {
        Fault(.field(FieldFault(change: .duplicate(json), path: field)), times: times)
    }

    /// A list whose link to the next page leads back to itself, or elsewhere.
    public static func nextLink(to location: Location, times: Int? = nil) -> Fault {
        Fault(.nextLink(location), times: times)
    }

    /// A stream of events that is not as it should be.
    public static func stream(_ fault: StreamFault, times: Int? = nil) -> Fault {
        Fault(.stream(fault), times: times)
    }

    /// A small body in gzip that decodes to a large one.
    public static func gzipBomb(bytes: Int = 1_000_000_000, times: Int? = nil) -> Fault {
        Fault(.gzipBomb(bytes: bytes), times: times)
    }

    // MARK: The connection, broken

    /// The connection is reset.
    /// - Parameter handled: Whether the request is carried out, where the connection ends before the answer begins.
    public static func reset(at point: Point = .beforeHead, handled: Bool = false, times: Int? = nil) -> Fault {
        Fault(.end(.reset, point, handled: handled), times: times)
    }

    /// The connection is closed.
    /// - Parameter handled: Whether the request is carried out, where the connection ends before the answer begins.
    public static func close(at point: Point = .beforeHead, handled: Bool = false, times: Int? = nil) -> Fault {
        Fault(.end(.close, point, handled: handled), times: times)
    }

    /// The answer stops coming.
    /// - Parameters:
    ///   - duration: How long it stops; until the client goes away unless given.
    ///   - handled: Whether the request is carried out at once, where it stops before the answer begins.
    public static func stall(
        at point: Point = .beforeHead,
        for duration: Duration? = nil,
        handled: Bool = false,
        times: Int? = nil
    ) -> Fault {
        Fault(.end(.stall(duration), point, handled: handled), times: times)
    }

    /// The request is carried out, what it says is stored, and the answer never comes: the case that logs twice.
    public static func loseAnswer(_ ending: Ending = .reset, times: Int? = nil) -> Fault {
        Fault(.end(ending, .beforeHead, handled: true), times: times)
    }

    /// Nobody listens for a while: the operating system refuses connections, and those that were idle are closed.
    ///
    /// A connection that the system refuses is not seen by the sandbox, so refusals cannot be counted. For the next so many
    /// connections there is `.reset(at: .accept, times: 2)`, which a client sees as a connection that is made and then
    /// reset.
    public static func refuse(for duration: Duration) -> Fault {
        Fault(.refuse(duration))
    }

    // MARK: The answer, whole but otherwise

    /// The answer is held back.
    public static func latency(_ duration: Duration, times: Int? = nil) -> Fault {
        var fault = Fault(.delivery, times: times)
        fault.latency = duration
        return fault
    }

    /// The body comes in chunks of a chunked transfer coding.
    public static func chunks(
        _ boundaries: Boundaries,
        pause: Duration = .milliseconds(1),
        times: Int? = nil
    ) -> Fault {
        var fault = Fault(.delivery, times: times)
        fault.chunks = boundaries
        fault.pause = pause
        return fault
    }

    /// The answer comes in small writes, its head too.
    public static func segments(
        _ boundaries: Boundaries,
        pause: Duration = .milliseconds(1),
        times: Int? = nil
    ) -> Fault {
        var fault = Fault(.delivery, times: times)
        fault.segments = boundaries
        fault.pause = pause
        return fault
    }

    /// An interim response precedes the answer.
    /// - Parameter status: 100, 102 or 103.
    public static func interim(_ status: Int = 103, times: Int? = nil) -> Fault {
        var fault = Fault(.delivery, times: times)
        fault.interim = status
        return fault
    }

    /// Trailer fields follow the body.
    public static func trailers(_ fields: [Field], times: Int? = nil) -> Fault {
        var fault = Fault(.delivery, times: times)
        fault.trailers = fields
        return fault
    }

    /// The same fault for some requests only.
    public func on(_ target: Target) -> Fault {
        var fault = self
        fault.target = target
        return fault
    }
}
