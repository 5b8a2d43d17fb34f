import OpenAPI
import YAML

extension WireComparison {
    mutating func compareAnswers(_ before: OpenAPI.Operation, _ after: OpenAPI.Operation, _ subject: Subject) {
        compareSuccesses(before.successes, after.successes, subject)
        compareFailures(before, after, subject)
        for response in after.responses {
            if let old = before.responses.first(where: { $0.status == response.status }) {
                compareHeaders(old, response, subject)
            }
        }
    }

    /// Clients take any status of success, and expect what they know of one.
    private mutating func compareSuccesses(_ before: [Response], _ after: [Response], _ subject: Subject) {
        guard let usual = before.first(where: { !$0.content.isEmpty }) ?? before.first else { return }
        for response in after {
            let status = "`\(response.status.text)`"
            let old = before.first { $0.status == response.status }
            if old == nil { note(.changed, subject, .neutral, "in answers: the status \(status) is new") }
            let expected = old ?? usual
            switch (expected.content.isEmpty, response.content.isEmpty) {
            case (false, true):
                note(.changed, subject, .breaking, "in answers: \(status) comes without a body")
            case (true, false):
                note(.changed, subject, .additive, "in answers: \(status) comes with a body")
            default:
                compareContent(expected.content, response.content, .answer, subject)
            }
        }
        for response in before where !after.contains(where: { $0.status == response.status }) {
            note(.changed, subject, .neutral, "in answers: the status `\(response.status.text)` is gone")
        }
        if after.isEmpty { note(.changed, subject, .breaking, "in answers: no status of success is left") }
    }

    /// Clients report every status of failure as an error, whether they know it or not.
    private mutating func compareFailures(
        _ before: OpenAPI.Operation,
        _ after: OpenAPI.Operation,
        _ subject: Subject
    ) {
        for response in after.failures {
            guard let old = before.failures.first(where: { $0.status == response.status }) else {
                note(.changed, subject, .neutral, "the failure `\(response.status.text)` is documented")
                continue
            }
            for media in old.content {
                guard let match = response.content.first(where: { $0.essence == media.essence }) else {
                    let text = "the failure `\(response.status.text)` no longer has a body of `\(media.name)`"
                    note(.changed, subject, .neutral, text)
                    continue
                }
                compare(media.schema, match.schema, .answer, subject.about("the failure `\(response.status.text)`"))
            }
        }
        for response in before.failures where !after.failures.contains(where: { $0.status == response.status }) {
            note(.changed, subject, .neutral, "the failure `\(response.status.text)` is no longer documented")
        }
    }

    private mutating func compareHeaders(_ before: Response, _ after: Response, _ subject: Subject) {
        func find(_ name: String, in headers: [Header]) -> Header? {
            headers.first { $0.name.lowercased() == name.lowercased() }
        }
        for header in before.headers {
            let place = "the header `\(header.name)`"
            guard let match = find(header.name, in: after.headers) else {
                let verdict: Verdict = header.isRequired || header.isLink ? .breaking : .neutral
                note(.changed, subject, verdict, "in answers: \(place) is gone")
                continue
            }
            if header.isRequired, !match.isRequired {
                note(.changed, subject, .breaking, "in answers: \(place) may be missing")
            } else if match.isRequired, !header.isRequired {
                note(.changed, subject, .neutral, "in answers: \(place) is always there")
            }
            compare(header.schema, match.schema, .answer, subject.about(place))
        }
        for header in after.headers where find(header.name, in: before.headers) == nil {
            note(.changed, subject, .additive, "in answers: the header `\(header.name)` is new")
        }
    }
}

extension OpenAPI.Operation {
    private var hasSuccess: Bool { responses.contains { $0.status.isSuccess } }

    /// `default` stands for what no other status is said to be.
    fileprivate var successes: [Response] {
        responses.filter { $0.status.isSuccess || $0.status == .default && !hasSuccess }
    }

    fileprivate var failures: [Response] {
        responses.filter { !$0.status.isSuccess && ($0.status != .default || hasSuccess) }
    }
}

extension Header {
    /// The next page is found by it (RFC 8288).
    fileprivate var isLink: Bool { name.lowercased() == "link" }
}

extension Response.Status {
    fileprivate var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let range): range == 2
        case .default: false
        }
    }

    fileprivate var text: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)XX"
        case .default: "default"
        }
    }
}
