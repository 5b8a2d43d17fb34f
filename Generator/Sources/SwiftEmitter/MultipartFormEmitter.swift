import SDKModel

/// Writes the body of a `multipart/form-data` request: its fields, its initializer, and the parts that it becomes.
struct MultipartFormEmitter {
    var declaration: TypeDeclaration
    var form: MultipartFields
    var scope: TypeScope

    func write(to writer: inout SourceWriter) {
        writer.block("public struct \(declaration.name): MultipartBody") { writer in
            for field in form.fields {
                DocComment.write(field.documentation, fallback: "`\(field.wireName)`", to: &writer)
                writer.line("public var \(SwiftText.identifier(field.name)): \(type(of: field))")
                writer.line()
            }
            writeInitializer(to: &writer)
            writer.line()
            writer.line("/// Adds the parts, in the order of the specification.")
            writer.block("public func write(to form: inout MultipartForm)") { writer in
                for field in form.fields { writer.line(statement(for: field)) }
            }
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    private func type(of field: MultipartFields.Field) -> String {
        scope.name(of: field.type) + (field.isRequired ? "" : "?")
    }

    private func writeInitializer(to writer: inout SourceWriter) {
        writer.line("/// Creates a form from its fields; those that may be missing default to `nil`.")
        let parameters = form.fields.map { field in
            "\(SwiftText.label(field.name)): \(type(of: field))\(field.isRequired ? "" : " = nil")"
        }
        writer.function("public init", parameters, "") { writer in
            for field in form.fields {
                writer.line("self.\(field.name) = \(SwiftText.identifier(field.name))")
            }
        }
    }

    private func statement(for field: MultipartFields.Field) -> String {
        let key = SwiftText.literal(field.wireName)
        let contentType = field.contentType.map { ", contentType: \(SwiftText.literal($0))" } ?? ""
        return switch field.kind {
        case .part: "form.part(\(key), self.\(field.name)\(contentType))"
        case .parts: "form.parts(\(key), self.\(field.name)\(contentType))"
        case .field: "form.field(\(key), self.\(field.name)\(contentType))"
        case .styled(let style): "form.field(\(key), self.\(field.name), \(MethodEmitter.text(style)))"
        }
    }
}
