import OpenAPI
import YAML

/// Answers that come item by item.
extension ModelBuilder {
    /// What a stream delivers, as its media type and schema say.
    ///
    /// - Parameter media: One with ``MediaType/isStream``.
    mutating func stream(_ media: MediaType, at place: Place, nested: inout [TypeDeclaration]) -> Method.Result {
        switch media.framing {
        case .events: events(media, at: place, nested: &nested)
        case .lines: .items(itemType(of: media, at: place, nested: &nested), .lines(mediaType: media.name))
        case .sequence: .items(itemType(of: media, at: place, nested: &nested), .sequence(mediaType: media.name))
        case nil: refuse(media)
        }
    }

    private mutating func refuse(_ media: MediaType) -> Method.Result {
        error(
            "'itemSchema' under '\(media.name)' is not supported; streams are 'text/event-stream', 'application/jsonl', "
                + "'application/x-ndjson' and 'application/json-seq'",
            at: media.position
        )
        return .none
    }

    private mutating func itemType(
        of media: MediaType,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> TypeReference {
        guard let item = itemSchema(of: media) else { return .json }
        return elementType(of: item, at: place, nested: &nested)
    }

    private mutating func events(
        _ media: MediaType,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> Method.Result {
        let values = StreamFormat.events(terminator: configuration.streams.terminator)
        guard let item = itemSchema(of: media) else { return .events(Self.anyEvent) }
        let schema = referenced(item)
        if describesStreamEvents(schema) {
            if let name = item.reference.flatMap({ typeNames[$0] }) { return .events(.named(name)) }
            return .events(type(of: item, at: place, nested: &nested).type)
        }
        if media.itemSchema != nil, let data = schema.property("data"), schema.hasOnlyEventFields {
            // The item is the event (OpenAPI 3.2, section 4.14.4); what is of interest is its data.
            if let content = data.contentSchema {
                return .items(elementType(of: content, at: place, nested: &nested), values)
            }
            if referenced(data).types != [.string] {
                return .items(elementType(of: data, at: place, nested: &nested), values)
            }
            return .events(Self.anyEvent)
        }
        let type = elementType(of: item, at: place, nested: &nested)
        // Text is not quoted as JSON would have it, as far as such documents promise anything.
        return type == .string || type == .json ? .events(Self.anyEvent) : .items(type, values)
    }

    /// The runtime's own type.
    private static let anyEvent = TypeReference.named("ServerSentEvent")

    /// `itemSchema`; without it a schema is that of one item, unless it is a list: then of all of them (OpenAPI 3.2,
    /// section 4.14.3).
    private func itemSchema(of media: MediaType) -> Schema? {
        if let item = media.itemSchema { return item }
        guard let schema = media.schema else { return nil }
        let target = referenced(schema)
        return target.types == [.array] ? target.items : schema
    }

    /// Places of the schemas that describe events of streams.
    func streamedSchemas() -> Set<SourcePosition> {
        var places: Set<SourcePosition> = []
        for media in document.operations.flatMap(\.responses).flatMap(\.content) where media.framing == .events {
            guard let schema = itemSchema(of: media).map(referenced), describesStreamEvents(schema) else { continue }
            places.insert(schema.position)
        }
        return places
    }
}

extension Schema {
    /// Says nothing but what an event of a stream has.
    fileprivate var hasOnlyEventFields: Bool {
        properties.allSatisfy { ["data", "event", "id", "retry"].contains($0.name) }
    }
}

extension MediaType {
    enum Framing {
        case events, lines, sequence
    }

    /// An answer under this media type comes item by item.
    var isStream: Bool { framing != nil || itemSchema != nil }

    fileprivate var framing: Framing? {
        let essence = name.mediaTypeEssence
        return switch essence {
        case "text/event-stream":
            .events
        case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/jsonlines",
            "application/x-jsonlines", "application/json-lines":
            .lines
        case "application/json-seq":
            .sequence
        default:
            essence.hasSuffix("+json-seq") ? .sequence : nil
        }
    }
}
