import SDKModel

/// Writes an answer that is told apart by its status, as an enumeration with a case for each.
struct StatusAnswersEmitter {
    var declaration: TypeDeclaration
    var answers: StatusAnswers
    var scope: TypeScope

    func write(to writer: inout SourceWriter) {
        writer.block("public enum \(declaration.name): StatusResponse") { writer in
            for answer in answers.cases {
                DocComment.write(answer.documentation, fallback: answer.status.text, to: &writer)
                let payload = type(of: answer.content).map { "(\($0))" } ?? ""
                writer.line("case \(SwiftText.identifier(answer.name))\(payload)")
            }
            writer.line("/// Another status of success than the specification knows.")
            writer.line("case other(RawResponse)")
            writer.line()
            writer.block("public init(_ response: RawResponse) throws") { writer in
                writer.line("switch response.info.status {")
                for answer in answers.cases.sorted(by: { $0.status.rank < $1.status.rank }) {
                    writer.switchCase(answer.status.pattern, "self = .\(answer.name)\(value(of: answer.content))")
                }
                if !answers.cases.contains(where: { $0.status == .other }) {
                    writer.switchCase("default", "self = .other(response)")
                }
                writer.line("}")
            }
        }
    }

    private func type(of content: StatusAnswers.Content) -> String? {
        switch content {
        case .value(let type): scope.name(of: type)
        case .text: "String"
        case .bytes: "Data"
        case .none: nil
        }
    }

    private func value(of content: StatusAnswers.Content) -> String {
        switch content {
        case .value: "(try response.decode())"
        case .text: "(try response.text())"
        case .bytes: "(response.body)"
        case .none: ""
        }
    }
}

extension StatusAnswers.Status {
    fileprivate var pattern: String {
        switch self {
        case .code(let code): "case \(code)"
        case .range(let hundreds): "case \(hundreds)00..<\(hundreds + 1)00"
        case .other: "default"
        }
    }

    fileprivate var text: String {
        switch self {
        case .code(let code): "`\(code)`"
        case .range(let hundreds): "`\(hundreds)XX`"
        case .other: "Any other status."
        }
    }

    /// Exact ones first.
    fileprivate var rank: Int {
        switch self {
        case .code: 0
        case .range: 1
        case .other: 2
        }
    }
}

extension StatusAnswers.Case {
    var usesFoundation: Bool {
        switch content {
        case .value(let type): type.usesFoundation
        case .bytes: true
        case .text, .none: false
        }
    }
}
