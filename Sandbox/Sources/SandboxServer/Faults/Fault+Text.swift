extension Fault: CustomStringConvertible {
    /// Reads one fault: `[TARGET:] FAULT[=VALUE] [; SETTING[=VALUE]]…`.
    ///
    /// `POST /messages: status=503; retry-after=1; times=2`
    /// - Throws: ``FaultError``, which says what is wrong and what there is.
    public init(_ text: String) throws {
        let (target, rest) = try Self.splitTarget(text)
        var items = try FaultItems(rest)
        guard let first = items.items.first else { throw FaultError("a fault says what goes wrong. \(Self.list)") }
        var fault = Fault(.delivery)
        var parameters: [String] = []
        if let form = FaultForm.all.first(where: { $0.name == first.name }) {
            _ = items.takeFirst()
            parameters = form.parameters
            fault.kind = try form.read(FaultValues(first), &items)
        } else if !Self.leading.contains(first.name) {
            throw FaultError("there is no fault '\(first.name)'. \(Self.list)")
        }
        try fault.readSettings(&items)
        if let item = items.items.first {
            let known = (parameters + Self.settings).joined(separator: ", ")
            throw FaultError("'\(first.name)' has no setting '\(item.name)'. It takes \(known)")
        }
        if let target { fault.target = target }
        try fault.checkConnectionFault()
        if let reason = fault.contradiction { throw FaultError(reason) }
        self = fault
    }

    /// Reads several faults, one on each line or separated by commas. Lines that begin with `#` are skipped.
    static func list(_ text: String) throws -> [Fault] {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.hasPrefix("#") }
        return try lines.flatMap { try FaultItems.split($0, at: ",") }.filter { !$0.trimmed.isEmpty }.map {
            try Fault($0)
        }
    }

    /// Settings that are a fault of their own, where nothing else is wrong.
    private static let leading = ["latency", "chunks", "segments", "header", "interim", "trailer"]
    private static let settings = leading + ["pause", "times", "skip", "chance", "id"]

    private static var list: String {
        let usages = FaultForm.all.map(\.usage) + ["latency=DURATION", "chunks=N|at N N", "segments=N|at N N"]
        return "Faults: " + (usages + ["header=LINE", "interim=N", "trailer=LINE"]).joined(separator: ", ")
    }

    /// What stands in front of a colon, unless that belongs to a value.
    private static func splitTarget(_ text: String) throws -> (Target?, String) {
        guard let index = text.firstIndex(where: { ":=;,\"".contains($0) }), text[index] == ":" else {
            return (nil, text)
        }
        return (try Target(String(text[..<index]).trimmed), String(text[text.index(after: index)...]))
    }

    private mutating func readSettings(_ items: inout FaultItems) throws {
        latency = try items.take("latency").map { try FaultValues($0).duration() }
        chunks = try items.take("chunks").map { try FaultValues($0).boundaries() }
        segments = try items.take("segments").map { try FaultValues($0).boundaries() }
        pause = try items.take("pause").map { try FaultValues($0).duration() } ?? pause
        fields = try items.takeAll("header").map { try FaultValues($0).field() }
        trailers = try items.takeAll("trailer").map { try FaultValues($0).field() }
        let interims: KeyValuePairs = ["100": 100, "102": 102, "103": 103]
        interim = try items.take("interim").map { try FaultValues($0).choice(interims, default: 103) }
        times = try items.take("times").map { try FaultValues($0).integer(1...1_000_000_000, "a number of requests") }
        skip =
            try items.take("skip").map { try FaultValues($0).integer(0...1_000_000_000, "a number of requests") } ?? 0
        id = try items.take("id").map { try FaultValues($0).text("any word") }
        guard let item = try items.take("chance") else { return }
        let text = item.value ?? ""
        let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
        guard let number, (0...1).contains(number) else {
            throw FaultError("'chance=\(text)' cannot be read: 'chance' takes 5% or 0.05")
        }
        chance = number
    }

    /// Why two of its parts cannot happen together, where they cannot.
    var contradiction: String? {
        guard case .length = kind, chunks != nil || !trailers.isEmpty else { return nil }
        let other = chunks != nil ? "chunks" : "trailer"
        return "'length' and '\(other)' exclude each other: a body in chunks has no Content-Length"
    }

    private func checkConnectionFault() throws {
        guard isForConnections else { return }
        guard target == .everything else {
            throw FaultError(
                "a connection has no path: leave out '\(target):', for the fault happens before a request is read"
            )
        }
        guard case .refuse = kind else { return }
        guard times == nil, skip == 0, chance == 1 else {
            throw FaultError(
                """
                'refuse' goes by time alone, for what the system refuses cannot be counted: \
                'reset=accept; times=2' resets the next two connections
                """
            )
        }
    }

    /// The text that orders this fault.
    public var description: String {
        var items = kind.items
        if let latency { items.append(("latency", Span(latency).text)) }
        if let chunks { items.append(("chunks", chunks.description)) }
        if let segments { items.append(("segments", segments.description)) }
        if pause != .milliseconds(1) { items.append(("pause", Span(pause).text)) }
        items += fields.map { ("header", $0.line) }
        if let interim { items.append(("interim", String(interim))) }
        items += trailers.map { ("trailer", $0.line) }
        if let times { items.append(("times", String(times))) }
        if skip > 0 { items.append(("skip", String(skip))) }
        if chance < 1 { items.append(("chance", "\(chance)")) }
        if let id { items.append(("id", id)) }
        let text = items.map { name, value in value.map { "\(name)=\(FaultItems.quoted($0))" } ?? name }
            .joined(separator: "; ")
        return target == .everything ? text : "\(target): \(text)"
    }
}

extension Fault.Kind {
    /// Names and values that are read as this kind.
    var items: [(String, String?)] {
        switch self {
        case .delivery: []
        case .status(let answer): answer.items
        case .html(let status, let handled): [("html", String(status))] + flag(handled)
        case .redirect(let location, let status, let handled):
            [("redirect", location.text), ("status", String(status))] + flag(handled)
        case .mediaType(let type): [("media-type", type)]
        case .length(let offset, let then):
            [("length", offset < 0 ? String(offset) : "+\(offset)"), ("then", then.rawValue)]
        case .json(.nested(let depth)): [("invalid-json", "nested"), ("depth", String(depth))]
        case .json(let fault): [("invalid-json", "\(fault)")]
        case .field(let fault): fault.items
        case .nextLink(let location): [("next-link", location.text)]
        case .stream(let fault): StreamWord.items(fault)
        case .gzipBomb(let bytes): [("gzip-bomb", String(bytes))]
        case .end(.reset, .beforeHead, handled: true): [("lose-answer", "reset")]
        case .end(.close, .beforeHead, handled: true): [("lose-answer", "close")]
        case .end(let ending, let point, let handled): ending.items(point) + flag(handled)
        case .refuse(let duration): [("refuse", Span(duration).text)]
        }
    }

    private func flag(_ handled: Bool) -> [(String, String?)] {
        handled ? [("handled", "yes")] : []
    }
}

extension Fault.StatusAnswer {
    fileprivate var items: [(String, String?)] {
        var items: [(String, String?)] = [("status", String(code))]
        switch retryAfter {
        case nil: break
        case .seconds(let seconds): items.append(("retry-after", String(seconds)))
        case .date(let seconds): items.append(("retry-after-date", String(seconds)))
        case .text(let text): items.append(("retry-after", text))
        }
        if let rateLimit {
            items.append(("limit", String(rateLimit.limit)))
            items.append(("remaining", String(rateLimit.remaining)))
            items.append(("reset", String(rateLimit.reset)))
            items.append(("rate-limit-headers", rateLimitStyle.rawValue))
        }
        if handled { items.append(("handled", "yes")) }
        return items
    }
}

extension Fault.FieldFault {
    fileprivate var items: [(String, String?)] {
        switch change {
        case .missing: [("missing", path)]
        case .null: [("null", path)]
        case .wrongType: [("wrong-type", path)]
        case .replace(let json): [("replace", path), ("value", json)]
        case .duplicate(let json): [("duplicate", path)] + (json.map { [("value", $0)] } ?? [])
        }
    }
}

extension Fault.Location {
    fileprivate var text: String {
        switch self {
        case .itself: "self"
        case .url(let url): url
        }
    }
}

extension Fault.Ending {
    fileprivate func items(_ point: Fault.Point) -> [(String, String?)] {
        switch self {
        case .reset: [("reset", point.text)]
        case .close: [("close", point.text)]
        case .stall(let duration): [("stall", point.text)] + (duration.map { [("for", Span($0).text)] } ?? [])
        }
    }
}

extension Fault.Point {
    fileprivate var text: String {
        switch self {
        case .accept: "accept"
        case .beforeHead: "before-head"
        case .inHead: "in-head"
        case .afterHead: "after-head"
        case .body(let bytes): String(bytes)
        }
    }
}
