extension FaultMatrix {
    // MARK: The answer, spoilt

    static let lengths = Section(
        title: "Lengths",
        reason: """
            An answer that is shorter than announced has lost its end. One that is longer is cut where its length says, and is \
            no JSON then; what remains of it must not get into the next answer. A stream is over with its last event, whatever \
            follows.
            """,
        rows: [
            FaultRow("length=+5; times=1", .uncertain(.connection)).except(.stream, ends: .succeeds(tries: 1)),
            FaultRow("length=+5; then=keep; times=1", .uncertain(.timeout)).timingOut()
                .except(.stream, ends: .succeeds(tries: 1)),
            FaultRow("length=-5", .useless(.decoding, stream: .stream)),
            FaultRow("length=-5; then=keep", .useless(.decoding, stream: .stream)),
        ]
    )

    static let contents = Section(
        title: "Contents",
        reason: """
            JSON is read under whatever media type; a stream has to come as one. What cannot be read would be the same again, \
            so it is not asked for again; that an answer came means that the service has acted.
            """,
        rows: [
            FaultRow("media-type=text/plain", .harmless).except(.stream, ends: notAStream),
            FaultRow("media-type=\"application/json; charset=utf-16\"", .harmless).except(.stream, ends: notAStream),
            FaultRow("media-type=\"Text/Event-Stream; charset=UTF-8\"", .harmless),
            FaultRow("invalid-json=truncated", .useless(.decoding)).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("invalid-json=trailing", .useless(.decoding)).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("invalid-json=text", .useless(.decoding)).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("invalid-json=empty", .useless(.decoding)).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("invalid-json=nested", .useless(.decoding)).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("gzip-bomb=100MB", .useless(.responseTooLarge, stream: .decoding)),
        ]
    )

    private static let notAStream = Outcome.fails(.decoding, tries: 1, mayHaveTakenEffect: true)

    static let fields = Section(
        title: "Fields",
        reason: """
            `FIELD` is one that the answer has to have; of a list's elements and a stream's texts each one is spoilt. No value \
            is invented; what is only spelt otherwise is read.
            """,
        rows: [
            FaultRow("missing=FIELD", .useless(.decoding)),
            FaultRow("null=FIELD", .useless(.decoding)),
            // A number for a text is read as a text, and a text for a number as a number.
            FaultRow("wrong-type=FIELD", .harmless).only(.read, .safeWrite, .unsafeWrite, .list),
            FaultRow("replace=FIELD; value={}", .useless(.decoding)),
            FaultRow("duplicate=FIELD", .harmless),
        ]
    )

    static let pages = Section(
        title: "Pages",
        reason: "The elements of the page that has the link are given out; then the list fails, as it is not complete.",
        rows: [
            FaultRow("next-link=self", .useless(.pagination)).only(.list),
            FaultRow("next-link=ELSEWHERE", .useless(.pagination)).only(.list),
        ]
    )

    static let streams = Section(
        title: "Streams",
        reason: """
            A stream is whole when its last event has come; the error of one that is not has the text so far. What has no end \
            is ended by the time for the whole call.
            """,
        rows: [
            FaultRow("stream=endless", .useless(.timeout)).only(.stream).endless(),
            FaultRow("stream=heartbeats", .useless(.timeout)).only(.stream).endless(),
            FaultRow("stream=long; size=1MB", .harmless).only(.stream),
            FaultRow("stream=huge-event; size=10MB", .harmless).only(.stream),
            FaultRow("stream=huge-event; size=20MB", .useless(.responseTooLarge)).only(.stream),
            FaultRow("stream=no-done", .useless(.stream)).only(.stream),
            FaultRow("stream=empty", .useless(.stream)).only(.stream),
            FaultRow("stream=comments", .useless(.stream)).only(.stream),
            FaultRow("stream=invalid-utf8", .harmless).only(.stream),
            FaultRow("stream=invalid-json", .useless(.decoding)).only(.stream),
            FaultRow("stream=unknown-event", .harmless).only(.stream),
        ]
    )

    // MARK: The answer, whole but otherwise

    static let deliveries = Section(
        title: "Deliveries",
        reason: """
            However the bytes of an answer come, it is the same answer. URLSession on Linux ends the process when it meets \
            trailers.
            """,
        rows: [
            FaultRow("chunks=1; pause=0s", .harmless),
            FaultRow("chunks=7", .harmless),
            FaultRow("chunks=\"at 1 2 9\"; pause=5ms", .harmless),
            FaultRow("segments=16", .harmless),
            FaultRow("segments=\"at 1 20 100\"; pause=5ms", .harmless),
            FaultRow("segments=5; chunks=3; pause=0s", .harmless),
            FaultRow("interim=100", .harmless),
            FaultRow("interim=102", .harmless),
            FaultRow("interim=103", .harmless),
            FaultRow("trailer=\"X-Checksum: 17\"", .harmless)
                .endingTheProcess(of: .read, .safeWrite, .unsafeWrite, .list, over: .urlSession)
                // Nobody reads on after the last event; the trailers may come before that is known.
                .endingTheProcessOrNot(of: .stream, over: .urlSession),
            FaultRow("header=\"Connection: close\"", .harmless),
            FaultRow("header=\"Content-Encoding: gzip\"; times=1", .uncertain(.connection, stream: .stream)),
        ]
    )
}
