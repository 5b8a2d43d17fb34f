import SDKModel

/// Writes a union as an enumeration with one case for each member and one for what this version does not know.
struct UnionEmitter {
    var declaration: TypeDeclaration
    var union: Union
    var scope: TypeScope

    func write(to writer: inout SourceWriter) {
        writer.block("public enum \(declaration.name): Codable, Hashable, Sendable") { writer in
            for member in union.members {
                DocComment.write(member.documentation, fallback: "`\(member.name)`", to: &writer)
                writer.line("case \(SwiftText.identifier(member.name))(\(scope.name(of: member.type)))")
            }
            writer.line("/// A value that fits none of the members known to this version, as it came.")
            writer.line("case unknown(JSONValue)")
            writer.line()
            writer.block("public init(from decoder: any Decoder) throws") { writer in
                if let discriminator = union.discriminator {
                    writeDecoding(by: discriminator, to: &writer)
                } else {
                    writeDecodingByAttempts(to: &writer)
                }
            }
            writer.line()
            writeEncoding(to: &writer)
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    private func writeDecoding(by discriminator: String, to writer: inout SourceWriter) {
        writer.line("switch ObjectReader.discriminator(\(SwiftText.literal(discriminator)), in: decoder) {")
        for member in union.members {
            let values = member.discriminatorValues.map(SwiftText.literal).joined(separator: ", ")
            writer.switchCase(
                "case \(values)",
                "self = .\(member.name)(try \(scope.name(of: member.type))(from: decoder))"
            )
        }
        writer.switchCase("default", "self = .unknown(try JSONValue(from: decoder))")
        writer.line("}")
    }

    private func writeDecodingByAttempts(to writer: inout SourceWriter) {
        writer.line("let union = UnionReader(decoder)")
        for (place, index) in union.decodingOrder.enumerated() {
            let member = union.members[index]
            let head = place == 0 ? "if" : "} else if"
            writer.line("\(head) let value = union.attempt(\(scope.name(of: member.type)).self) {")
            writer.indented { $0.line("self = .\(member.name)(value)") }
        }
        writer.line("} else {")
        writer.indented { $0.line("self = .unknown(try union.unknown())") }
        writer.line("}")
    }

    private func writeEncoding(to writer: inout SourceWriter) {
        writer.block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("switch self {")
            for member in union.members {
                // A date on its own would be written as a number, whatever the encoder's strategy.
                let value = member.type == .date ? "DateTime.string(value)" : "value"
                writer.switchCase("case .\(member.name)(let value)", "try \(value).encode(to: encoder)")
            }
            writer.switchCase("case .unknown(let value)", "try value.encode(to: encoder)")
            writer.line("}")
        }
    }
}
