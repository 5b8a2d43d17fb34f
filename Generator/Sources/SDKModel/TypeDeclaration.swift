public import YAML

/// A type that the generated module declares.
public struct TypeDeclaration: Sendable {
    public enum Kind: Sendable {
        case structure(Structure)
        case enumeration(Enumeration)
        case union(Union)
        case streamEvents(StreamEvents)
        case multipart(MultipartFields)
        case statuses(StatusAnswers)
    }

    /// The name in its scope: `Message` of `InteractionDetail.Message`.
    public var name: String
    public var qualifiedName: String
    public var documentation: Documentation
    public var kind: Kind
    /// Types that are described in place, inside this one.
    public var nested: [TypeDeclaration]
    /// Where the document describes it.
    public var position: SourcePosition?
}

/// A JSON object with known fields.
public struct Structure: Sendable {
    public struct Property: Sendable {
        /// How absence and `null` are told apart.
        public enum Presence: Sendable, Hashable {
            case required
            /// The field is always there and may be `null`.
            case nullable
            /// The field may be left out.
            case optional
            /// The field may be left out, and may be `null`, and the two mean different things.
            case optionalNullable
        }

        public var wireName: String
        public var name: String
        public var type: TypeReference
        public var presence: Presence
        /// The only value that the field can have; such a field is written and checked but never asked for.
        public var constant: String?
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var properties: [Property]
}

/// A string with well-known values; others are kept as they are.
public struct Enumeration: Sendable {
    public struct Case: Sendable {
        public var name: String
        public var rawValue: String
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var cases: [Case]
}

/// A value of one of several types.
public struct Union: Sendable {
    public struct Member: Sendable {
        public var name: String
        public var type: TypeReference
        /// What the discriminator says for this member. Empty without a discriminator.
        public var discriminatorValues: [String]
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    /// The field of the JSON object that names the member; without one, the first member that fits is taken.
    public var discriminator: String?
    public var members: [Member]
    /// Indices of the members, those that ask for more before those that they would fit too.
    public var decodingOrder: [Int]
}

/// The server-sent events of a stream, told apart by their `event` field.
public struct StreamEvents: Sendable {
    public enum Role: String, Sendable, CaseIterable {
        /// The payload's `text` is a piece of the answer.
        case text
        /// The stream is complete with this event.
        case final
        /// The event reports a failure, which is thrown and not delivered.
        case error
    }

    public struct Member: Sendable {
        public var name: String
        public var eventName: String
        public var payload: TypeReference
        public var role: Role?
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var members: [Member]
}
