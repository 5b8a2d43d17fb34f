import SDKModel

/// Writes the events of a stream as an enumeration. Events that report a failure are thrown and have no case.
struct StreamEventsEmitter {
    var declaration: TypeDeclaration
    var events: StreamEvents
    var scope: TypeScope

    private var delivered: [StreamEvents.Member] { events.members.filter { $0.role != .error } }

    func write(to writer: inout SourceWriter) {
        let conformances = declaration.conformances.inheritance("StreamEvent")
        writer.block("public enum \(declaration.name): \(conformances)") { writer in
            for member in delivered {
                DocComment.write(member.documentation, fallback: "`\(member.eventName)`", to: &writer)
                writer.line("case \(SwiftText.identifier(member.name))(\(scope.name(of: member.payload)))")
            }
            writer.line("/// An event that this version does not know, as it came.")
            writer.line("case unknown(ServerSentEvent)")
            writer.line()
            writeReading(to: &writer)
            writer.line()
            writeWriting(to: &writer)
            writeRoles(to: &writer)
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    private func writeReading(to writer: inout SourceWriter) {
        writer.line("/// The typed form of an event.")
        writer.line("///")
        writer.line(
            "/// - Throws: `APIError` for an event that reports a failure, and `DecodingError` for data that does"
        )
        writer.line("///   not fit the event's name.")
        writer.block("public init(_ event: ServerSentEvent) throws") { writer in
            writer.line("switch event.event {")
            for member in events.members {
                let name = SwiftText.literal(member.eventName)
                if member.role == .error {
                    writer.switchCase("case \(name)", "throw APIError.streamFailure(event)")
                } else if member.payload == .string {
                    writer.switchCase("case \(name)", "self = .\(member.name)(event.data)")
                } else {
                    let type = scope.name(of: member.payload)
                    writer.switchCase("case \(name)", "self = .\(member.name)(try event.decode(\(type).self))")
                }
            }
            writer.switchCase("default", "self = .unknown(event)")
            writer.line("}")
        }
    }

    private func writeWriting(to writer: inout SourceWriter) {
        writer.line("/// The event as the service would send it.")
        writer.block("public func serverSentEvent() throws -> ServerSentEvent") { writer in
            writer.line("switch self {")
            for member in delivered {
                let name = SwiftText.literal(member.eventName)
                let label = member.payload == .string ? "data" : "encoding"
                let attempt = member.payload == .string ? "" : "try "
                writer.switchCase(
                    "case .\(member.name)(let value)",
                    "\(attempt)ServerSentEvent(event: \(name), \(label): value)"
                )
            }
            writer.switchCase("case .unknown(let event)", "event")
            writer.line("}")
        }
    }

    private func writeRoles(to writer: inout SourceWriter) {
        let texts = delivered.filter { $0.role == .text }
        if !texts.isEmpty {
            writer.line()
            writer.line("/// The piece of the answer that this event carries.")
            writer.block("public var partialText: String?") { writer in
                writer.line("switch self {")
                for member in texts {
                    writer.switchCase(
                        "case .\(member.name)(let value)",
                        "value\(member.payload == .string ? "" : ".text")"
                    )
                }
                writer.switchCase("default", "nil")
                writer.line("}")
            }
        }
        let finals = delivered.filter { $0.role == .final }
        if !finals.isEmpty {
            writer.line()
            writer.line("/// Whether the stream is complete with this event.")
            writer.block("public var isFinal: Bool") { writer in
                writer.line("switch self {")
                writer.line("case \(finals.map { ".\($0.name)" }.joined(separator: ", ")): true")
                writer.switchCase("default", "false")
                writer.line("}")
            }
            writer.line()
            writer.line("/// A stream that ends without a final event was cut off.")
            writer.line("public static var hasFinalEvent: Bool { true }")
        }
    }
}
