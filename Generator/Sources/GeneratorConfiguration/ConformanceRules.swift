/// What models conform to besides `Codable` and `Sendable`.
public struct ConformanceRules: Sendable {
    /// What a rule says; `nil` leaves it to the rule before.
    public struct Choice: Sendable {
        public var equatable: Bool?
        public var hashable: Bool?
        public var identifiable: Bool?

        /// What is hashable is equatable, and what is not equatable is not hashable: the one is said with the other.
        public init(equatable: Bool? = nil, hashable: Bool? = nil, identifiable: Bool? = nil) {
            self.equatable = equatable ?? (hashable == true ? true : nil)
            self.hashable = hashable ?? (equatable == false ? false : nil)
            self.identifiable = identifiable
        }

        var isEmpty: Bool { equatable == nil && hashable == nil && identifiable == nil }
    }

    /// For the types that a pattern describes.
    public struct TypeRule: Sendable {
        /// Of qualified Swift names: `Message`, `Interaction.Message`.
        public var types: [Located<Glob>]
        public var choice: Choice
    }

    /// What holds for a type, and where that is said of it.
    public struct Decision: Sendable {
        public var isWanted: Bool
        /// `nil`: it is said of the whole module.
        public var pattern: Located<Glob>?
    }

    /// For the whole module.
    public var module = Choice()
    /// Later rules hold over earlier ones.
    public var rules: [TypeRule] = []

    public init() {}

    /// Whether nothing is said of any type.
    public var isEmpty: Bool { module.isEmpty && rules.isEmpty }

    /// Whether a type is to conform, as far as its contents admit it. `nil`: nothing is said.
    public func decision(_ conformance: KeyPath<Choice, Bool?>, for name: String) -> Decision? {
        for rule in rules.reversed() {
            guard let isWanted = rule.choice[keyPath: conformance] else { continue }
            // One that names the type says more than one that is like it.
            let patterns = rule.types.filter { $0.value.matches(name) }
            guard let pattern = patterns.first(where: \.value.isExact) ?? patterns.first else { continue }
            return Decision(isWanted: isWanted, pattern: pattern)
        }
        return module[keyPath: conformance].map { Decision(isWanted: $0) }
    }
}
