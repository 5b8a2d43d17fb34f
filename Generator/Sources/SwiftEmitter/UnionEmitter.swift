import SDKModel

/// Writes a union as an enumeration with one case for each member and one for what this version does not know.
struct UnionEmitter {
    var declaration: TypeDeclaration
    var union: Union
    var scope: TypeScope

    func write(to writer: inout SourceWriter) {
        let conformances = declaration.conformances.inheritance("OpenUnion")
        writer.block("public enum \(declaration.name): \(conformances)") { writer in
            for member in union.members {
                DocComment.write(member.documentation, fallback: "`\(member.name)`", to: &writer)
                let indirect = member.isIndirect ? "indirect " : ""
                writer.line("\(indirect)case \(SwiftText.identifier(member.name))(\(scope.name(of: member.type)))")
            }
            writer.line("/// A value that fits none of the members known to this version, as it came.")
            writer.line("case unknown(JSONValue)")
            writer.line()
            writer.line("/// Whether this version knows the member.")
            writer.shortBlock("public var isKnown: Bool") { writer in
                writer.line("if case .unknown = self { false } else { true }")
            }
            writer.line()
            writer.block("public init(from decoder: any Decoder) throws") { writeDecoding(to: &$0) }
            writer.line()
            writeEncoding(to: &writer)
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    // MARK: Reading

    private func writeDecoding(to writer: inout SourceWriter) {
        guard let discriminator = union.discriminator, !union.reading.cases.isEmpty else {
            write(union.reading.attempts, to: &writer)
            return
        }
        let key = SwiftText.literal(discriminator.property)
        let function = discriminator.rawType == .integer ? "integerDiscriminator" : "discriminator"
        writer.line("switch ObjectReader.\(function)(\(key), in: decoder) {")
        for entry in union.reading.cases {
            let values = entry.values.map { discriminator.rawType == .integer ? $0 : SwiftText.literal($0) }
            let head = "case \(values.joined(separator: ", "))"
            if entry.attempts.count == 1 {
                writer.switchCase(head, direct(union.members[entry.attempts[0].member]))
            } else {
                writer.line(head + ":")
                writer.indented { write(entry.attempts, to: &$0) }
            }
        }
        if union.reading.attempts.isEmpty {
            writer.switchCase("default", unknown)
        } else {
            writer.line("default:")
            writer.indented { write(union.reading.attempts, to: &$0) }
        }
        writer.line("}")
    }

    /// Reads the one member that it can be, so that an error names what does not fit.
    private func direct(_ member: Union.Member) -> String {
        "self = .\(member.name)(try \(scope.name(of: member.type))(from: decoder))"
    }

    private func write(_ attempts: [Union.Reading.Attempt], to writer: inout SourceWriter) {
        guard !attempts.isEmpty else { return writer.line(unknown) }
        writer.line("var union = UnionReader<Self>(decoder)")
        for attempt in attempts {
            let function = attempt.isWeighed ? "weigh" : "attempt"
            writer.line("union.\(function)(Self.\(union.members[attempt.member].name))")
        }
        writer.line("self = try union.value(or: Self.unknown)")
    }

    private var unknown: String { "self = try UnionReader(decoder).value(or: Self.unknown)" }

    // MARK: Writing

    private func writeEncoding(to writer: inout SourceWriter) {
        writer.block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("switch self {")
            for member in union.members {
                writer.switchCase("case .\(member.name)(let value)", writing(member.type))
            }
            writer.switchCase("case .unknown(let value)", "try value.encode(to: encoder)")
            writer.line("}")
        }
    }

    /// Types of Foundation on their own would be written as they see fit, whatever the encoder's strategies.
    private func writing(_ type: TypeReference) -> String {
        switch type {
        case .date: "try DateTime.string(value).encode(to: encoder)"
        case .data, .decimal, .external(.uuid), .external(.url): "try SingleValueWriter.write(value, to: encoder)"
        default: "try value.encode(to: encoder)"
        }
    }
}
