public import YAML

/// A type that the generated module declares.
public struct TypeDeclaration: Sendable {
    /// Indirect, as most of them are large, and declarations are passed on often.
    public indirect enum Kind: Sendable {
        case structure(Structure)
        case tuple(Tuple)
        case enumeration(Enumeration)
        case union(Union)
        case streamEvents(StreamEvents)
        case multipart(MultipartFields)
        case statuses(StatusAnswers)
        /// A list or map that contains itself, under a name of its own so that Swift can say it.
        case wrapper(TypeReference)
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
    /// The name of the resource one of whose operations describes it in place.
    public var resource: String?
    public var conformances = Conformances()
}

/// What a type conforms to beside what its kind asks for.
public struct Conformances: Sendable, Hashable {
    /// Not, where the configuration says so, or where what the type holds is not.
    public var isEquatable = true
    /// Only what is equatable is hashable too.
    public var isHashable = true
    public var isIdentifiable = false
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
        public var constant: Constant?
        /// Whether the type contains itself through this property, which is therefore stored elsewhere.
        public var isIndirect = false
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    /// What an object may have beside its properties, in a dictionary.
    public struct Additional: Sendable {
        /// The name of the property that holds them.
        public var name: String
        public var valueType: TypeReference
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var properties: [Property]
    public var additional: Additional?

    public init(properties: [Property], additional: Additional? = nil) {
        self.properties = properties
        self.additional = additional
    }
}

/// A JSON array whose first items have types of their own.
public struct Tuple: Sendable {
    public struct Element: Sendable {
        public var name: String
        public var type: TypeReference
        /// Whether the array may end before it.
        public var isOptional: Bool
        /// Whether the item may be `null`.
        public var isNullable: Bool
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
        /// Whether the type contains itself through this element, which is therefore stored elsewhere.
        public var isIndirect = false
    }

    public var elements: [Element]
    /// The name of the property that holds the items after those, and what they are; `nil` where there are none.
    public var rest: (name: String, type: TypeReference)?
}

/// A string or whole number with well-known values; others are kept as they are.
public struct Enumeration: Sendable {
    public enum RawType: Sendable {
        case string, integer
    }

    public struct Case: Sendable {
        public var name: String
        /// As the wire has it; a number in digits.
        public var rawValue: String
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var rawType = RawType.string
    public var cases: [Case]
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
