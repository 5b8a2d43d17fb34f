import GeneratorConfiguration
import SDKModel

/// Writes the header fields of answers as names with a type.
struct ResponseHeadersEmitter {
    var headers: [ResponseHeader]
    var runtime: String
    var access: AccessLevel

    func write(to writer: inout SourceWriter) {
        for (index, header) in headers.enumerated() {
            if index > 0 { writer.line() }
            let type = TypeScope.module.name(of: header.type)
            // The compiler does not see that a `package import` is used where only the clause of an extension uses it.
            let own = access == .package ? "\(runtime).ResponseHeader<\(type)>" : "Self"
            writer.block("extension \(runtime).ResponseHeader where Value == \(type)") { writer in
                DocComment.write(header.documentation, fallback: "`\(header.wireName)`", to: &writer)
                let label = header.isJSON ? "json: " : ""
                writer.line(
                    "public static var \(SwiftText.identifier(header.name)): \(own) "
                        + "{ Self(\(label)\(SwiftText.literal(header.wireName))) }"
                )
            }
        }
    }
}
