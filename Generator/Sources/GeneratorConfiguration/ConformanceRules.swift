/// What models conform to besides `Codable` and `Sendable`.
public struct ConformanceRules: Sendable {
    /// What a rule says; `nil` leaves it to the rule before.
    public struct Choice: Sendable {
        public var equatable: Bool?
        public var hashable: Bool?
        public var identifiable: Bool?

        public init(equatable: Bool? = nil, hashable: Bool? = nil, identifiable: Bool? = nil) {
            self.equatable = equatable
            self.hashable = hashable
            self.identifiable = identifiable
        }
    }

    /// For the types that a pattern describes.
    public struct TypeRule: Sendable {
        /// Of qualified Swift names: `Message`, `Interaction.Message`.
        public var types: [Located<Glob>]
        public var choice: Choice
    }

    /// For the whole module.
    public var module = Choice()
    /// Later rules hold over earlier ones.
    public var rules: [TypeRule] = []

    public init() {}

    /// What a type is to conform to, as far as its contents admit it.
    public func choice(for name: String) -> Choice {
        var choice = module
        for rule in rules where rule.types.contains(where: { $0.value.matches(name) }) {
            choice.equatable = rule.choice.equatable ?? choice.equatable
            choice.hashable = rule.choice.hashable ?? choice.hashable
            choice.identifiable = rule.choice.identifiable ?? choice.identifiable
        }
        return choice
    }
}
