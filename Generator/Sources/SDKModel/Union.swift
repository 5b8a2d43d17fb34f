public import YAML

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
        /// Whether the document says that the values it lists are not all there are.
        public var admitsOtherValues = false
        /// Whether the union contains itself through this member, which is therefore stored elsewhere.
        public var isIndirect = false
    }

    /// The field of the JSON object that names the member, said by the document or found by looking at the members.
    public var discriminator: Discriminator?
    public var members: [Member]
    /// How a value is read.
    public var reading = Reading()
}

extension Union {
    public struct Discriminator: Sendable, Hashable {
        public var property: String
        public var rawType: Enumeration.RawType
        /// Whether the document says so.
        public var isDeclared: Bool
        /// The member that values are tried as which no member claims, by its index.
        public var fallback: Int?
    }

    /// How a value finds its member.
    public struct Reading: Sendable {
        /// By what the discriminator says.
        public struct Case: Sendable {
            public var values: [String]
            /// Where it is one, the value is of that type, or an error.
            public var attempts: [Attempt]
        }

        /// One member that a value may be read as.
        public struct Attempt: Sendable {
            /// The index of the member.
            public var member: Int
            /// Whether a value that fits is compared with the other members that fit; else it is what is looked for.
            public var isWeighed = false
        }

        public var cases: [Case] = []
        /// In this order, for values that no case claims.
        public var attempts: [Attempt] = []
    }
}
