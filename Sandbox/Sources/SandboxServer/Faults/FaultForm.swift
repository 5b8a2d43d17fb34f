/// How a kind of fault is written: what its text begins with, and which settings of its own it takes.
struct FaultForm: Sendable {
    let name: String
    /// The form with its value, as lists of the faults show it.
    let usage: String
    let parameters: [String]
    let read: @Sendable (FaultValues, inout FaultItems) throws -> Fault.Kind

    init(
        _ name: String,
        _ value: String = "",
        _ parameters: [String] = [],
        read: @escaping @Sendable (FaultValues, inout FaultItems) throws -> Fault.Kind
    ) {
        self.name = name
        usage = name + value
        self.parameters = parameters
        self.read = read
    }

    /// Every kind that has a text.
    static let all: [FaultForm] = [
        FaultForm("status", "=N", ["retry-after", "retry-after-date"] + rateLimit + ["handled"]) { value, items in
            .status(try statusAnswer(value, &items))
        },
        FaultForm("html", "[=N]", ["handled"]) { value, items in
            let status = value.value == nil ? 502 : try value.integer(200...599, "a status from 200 to 599")
            return .html(status: status, handled: try handled(&items))
        },
        FaultForm("redirect", "=self|URL", ["status", "handled"]) { value, items in
            let codes: KeyValuePairs = ["301": 301, "302": 302, "303": 303, "307": 307, "308": 308]
            let status = try items.take("status").map { try FaultValues($0).choice(codes) } ?? 302
            return .redirect(try value.location(), status: status, handled: try handled(&items))
        },
        FaultForm("media-type", "=TYPE") { value, _ in .mediaType(try value.text("a media type: text/plain")) },
        FaultForm("length", "=+N|-N", ["then"]) { value, items in
            let offset = try value.integer(-1_000_000_000...1_000_000_000, "a number of bytes too many or few: +5, -5")
            let choices: KeyValuePairs = ["close": Fault.AfterLength.close, "keep": .keep]
            return .length(
                offBy: offset,
                then: try items.take("then").map { try FaultValues($0).choice(choices) } ?? .close
            )
        },
        FaultForm("invalid-json", "[=truncated|trailing|text|empty|nested]", ["depth"]) { value, items in
            .json(try jsonFault(value, &items))
        },
        field("missing") { _ in .missing },
        field("null") { _ in .null },
        field("wrong-type") { _ in .wrongType },
        field("replace", ["value"]) { items in
            guard let item = try items.take("value") else {
                throw FaultError("'replace' needs the JSON to put there: 'replace=FIELD; value=JSON'")
            }
            return .replace(try FaultValues(item).text("JSON"))
        },
        field("duplicate", ["value"]) { items in
            .duplicate(try items.take("value").map { try FaultValues($0).text("JSON") })
        },
        FaultForm("next-link", "=self|URL") { value, _ in .nextLink(try value.location()) },
        FaultForm("stream", "=" + StreamWord.list, ["size"]) { value, items in
            .stream(try StreamWord.read(value, &items))
        },
        FaultForm("gzip-bomb", "[=SIZE]") { value, _ in
            .gzipBomb(bytes: value.value == nil ? 1_000_000_000 : try value.size())
        },
        ending("reset") { _ in .reset },
        ending("close") { _ in .close },
        ending("stall", ["for"]) { items in
            .stall(try items.take("for").map { try FaultValues($0).duration() })
        },
        FaultForm("lose-answer", "[=reset|close]") { value, _ in
            let choices: KeyValuePairs = ["reset": Fault.Ending.reset, "close": .close]
            return .end(try value.choice(choices, default: .reset), .beforeHead, handled: true)
        },
        FaultForm("refuse", "=DURATION") { value, _ in .refuse(try value.duration()) },
    ]

    private static let rateLimit = ["limit", "remaining", "reset", "rate-limit-headers"]

    private static func handled(_ items: inout FaultItems) throws -> Bool {
        try items.take("handled").map { try FaultValues($0).flag() } ?? false
    }

    private static func field(
        _ name: String,
        _ parameters: [String] = [],
        change: @escaping @Sendable (inout FaultItems) throws -> Fault.FieldFault.Change
    ) -> FaultForm {
        FaultForm(name, "=FIELD", parameters) { value, items in
            let path = try value.text("a field's name, or a JSON pointer: 'id', '/0/id', '/*/id'")
            return .field(Fault.FieldFault(change: try change(&items), path: path))
        }
    }

    private static func ending(
        _ name: String,
        _ parameters: [String] = [],
        make: @escaping @Sendable (inout FaultItems) throws -> Fault.Ending
    ) -> FaultForm {
        FaultForm(name, "[=POINT]", parameters + ["handled"]) { value, items in
            let point = try value.point()
            let isHandled = try handled(&items)
            guard !isHandled || point == .beforeHead else {
                throw FaultError(
                    "'handled' is only for '\(name)=before-head': with '\(value.value ?? "")' it is settled"
                )
            }
            return .end(try make(&items), point, handled: isHandled)
        }
    }

    private static func statusAnswer(_ value: FaultValues, _ items: inout FaultItems) throws -> Fault.StatusAnswer {
        let seconds = 0...1_000_000_000
        var answer = Fault.StatusAnswer(code: try value.integer(200...599, "a status from 200 to 599"))
        if let item = try items.take("retry-after") {
            let text = try FaultValues(item).text("a number of seconds, or any text")
            answer.retryAfter = Int(text).map { .seconds($0) } ?? .text(text)
        }
        if let item = try items.take("retry-after-date") {
            guard answer.retryAfter == nil else {
                throw FaultError("'retry-after' and 'retry-after-date' exclude each other")
            }
            answer.retryAfter = .date(
                in: try FaultValues(item).integer(-1_000_000_000...1_000_000_000, "a number of seconds from now")
            )
        }
        let limits = try ["limit", "remaining", "reset"].map { name in
            try items.take(name).map { try FaultValues($0).integer(seconds, "a number") }
        }
        if limits.contains(where: { $0 != nil }) {
            answer.rateLimit = RateLimitState(
                limit: limits[0] ?? 50,
                remaining: limits[1] ?? 0,
                reset: limits[2] ?? 60
            )
        }
        if let item = try items.take("rate-limit-headers") {
            let styles: KeyValuePairs = ["ietf": RateLimitStyle.ietf, "x": .x]
            answer.rateLimitStyle = try FaultValues(item).choice(styles)
            guard answer.rateLimit != nil else {
                throw FaultError("'rate-limit-headers' needs something to say: 'limit', 'remaining' or 'reset'")
            }
        }
        answer.handled = try handled(&items)
        return answer
    }

    private static func jsonFault(_ value: FaultValues, _ items: inout FaultItems) throws -> Fault.JSONFault {
        let depth = try items.take("depth").map { try FaultValues($0).integer(1...10_000_000, "a number of levels") }
        let choices: KeyValuePairs = [
            "truncated": Fault.JSONFault.truncated, "trailing": .trailing, "text": .text, "empty": .empty,
            "nested": .nested(depth ?? 100_000),
        ]
        let fault = try value.choice(choices, default: .truncated)
        guard depth == nil || value.value == "nested" else {
            throw FaultError("'depth' is only for 'invalid-json=nested'")
        }
        return fault
    }
}

/// The words for the ways in which a stream can fail.
enum StreamWord {
    private static let plain: KeyValuePairs<String, Fault.StreamFault> = [
        "endless": .endless, "no-done": .noDone, "empty": .empty, "comments": .comments, "heartbeats": .heartbeats,
        "invalid-utf8": .invalidUTF8, "invalid-json": .invalidJSON, "unknown-event": .unknownEvent,
    ]
    private static let sized: KeyValuePairs<String, Int> = ["long": 1_000_000_000, "huge-event": 10_000_000]

    static var list: String { (plain.map(\.key) + sized.map(\.key)).joined(separator: "|") }

    static func read(_ value: FaultValues, _ items: inout FaultItems) throws -> Fault.StreamFault {
        let size = try items.take("size").map { try FaultValues($0).size() }
        let choices = plain.map { ($0.key, $0.value) } + sized.map { ($0.key, make($0.key, size ?? $0.value)) }
        guard let found = choices.first(where: { $0.0 == value.value }) else {
            throw FaultError("'stream' takes one of \(choices.map(\.0).joined(separator: ", "))")
        }
        guard size == nil || sized.contains(where: { $0.key == value.value }) else {
            throw FaultError("'size' is only for 'stream=long' and 'stream=huge-event'")
        }
        return found.1
    }

    private static func make(_ word: String, _ bytes: Int) -> Fault.StreamFault {
        word == "long" ? .long(bytes: bytes) : .hugeEvent(bytes: bytes)
    }

    static func items(_ fault: Fault.StreamFault) -> [(String, String?)] {
        switch fault {
        case .long(let bytes): [("stream", "long"), ("size", String(bytes))]
        case .hugeEvent(let bytes): [("stream", "huge-event"), ("size", String(bytes))]
        default: [("stream", plain.first { $0.value == fault }?.key)]
        }
    }
}
