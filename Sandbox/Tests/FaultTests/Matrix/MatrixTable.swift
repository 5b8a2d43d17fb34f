/// The matrix as a table in Markdown, of what was seen.
struct MatrixTable {
    let run: MatrixRun

    var text: String {
        var text = Self.introduction
        var number = 0
        for section in FaultMatrix.sections {
            text += "\n## \(section.title)\n\n\(section.reason)\n\n\(Self.head)\n"
            for row in section.rows {
                text += line(row, number) + "\n"
                number += 1
            }
        }
        return text
    }

    private static let head: String = {
        let columns = OperationKind.allCases.flatMap { kind in ["\(kind.rawValue), U", "\(kind.rawValue), A"] }
        return "| fault | " + columns.joined(separator: " | ") + " |\n|---|" + columns.map { _ in "---|" }.joined()
    }()

    private func line(_ row: FaultRow, _ number: Int) -> String {
        let cells = OperationKind.allCases.flatMap { kind in
            TransportKind.allCases.map { words(row, number, kind, $0) }
        }
        let fault = row.refusals.map { "`\(row.text)`, for \($0 == 1 ? "one try" : "\($0) tries")" } ?? "`\(row.text)`"
        return "| \(fault) | " + cells.joined(separator: " | ") + " |"
    }

    private func words(_ row: FaultRow, _ number: Int, _ kind: OperationKind, _ transport: TransportKind) -> String {
        var words: [String] = []
        for trial in Trial.allCases where trial.kind == kind {
            guard let seen = run.seen[MatrixRun.Key(row: number, trial: trial, transport: transport)] else { continue }
            // Which of the ways it was this time is not worth a line.
            let expected = Cell(row: row, trial: trial, transport: transport).expected
            let outcome = expected.admits(seen.outcome) ? expected : seen.outcome
            let text = outcome.words(isStored: seen.isStored)
            if !words.contains(text) { words.append(text) }
        }
        return words.isEmpty ? "–" : words.joined(separator: " / ")
    }

    private static let introduction = """
        # What happens when things go wrong

        Every fault that [the sandbox](README.md) knows, over both transports, with every kind of call: what came of it in
        a real run. `Scripts/fault-matrix` writes this file, and the sandbox's tests fail where it differs from what they see.

        In the columns, **U** is the transport on URLSession (on Linux), **A** the one on async-http-client. The calls are those of
        a client with the defaults: two retries. A fault happens to every request of its call, or to the first `times` of them; in
        a list, to those for the second page.

        | kind | calls | |
        |---|---|---|
        | read | `products.get` | may be repeated |
        | write with ids | `events.create`, `messages.create` with ids of the caller or of the client | may be repeated: the service knows the ids |
        | write without ids | `ratings.log`, `prompts.create` | may not be repeated: it could be stored twice |
        | list | `users.list`, all pages | may be repeated |
        | stream | `chat.stream` | may not be repeated: the assistant can act |

        | cell | |
        |---|---|
        | `ok` | The right value, after one request. |
        | `ok 2` | The right value, after two requests. |
        | `connection`, `service`, … | The error with this code, after one request; with a number, after so many. |
        | `connection ?` | The error says that the service may have acted (`mayHaveTakenEffect`). It had not. |
        | `connection !` | The error says that the service may have acted. It had. |
        | `ok 2 / ok` | The first over a new connection, the second over one that was used before. |
        | … or … | Either, as the timing of the network has it. |
        | – | The fault cannot happen here. |

        Of every cell was checked besides: nothing is stored twice; what is reported as done is stored once; where a call
        failed and the service had acted, the error says that it may have; as many requests arrived as were sent, but for those
        that libcurl repeats, and as many were sent as the answer or the error says; what came before an error is right; no other host was called, and no error
        shows the key; the next call of the same client succeeds; all connections are closed at the end, and all but
        one before, or two after a stream (but for gzip bombs over URLSession on Linux, of whose sessions a few are never
        freed).

        """
}
