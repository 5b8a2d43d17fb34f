import GeneratorConfiguration
import OpenAPI
import YAML

/// Names that the configuration has chosen, and those that follow from the document.
extension ModelBuilder {
    /// Gives the type of a component schema the name that was chosen for it, if any. Others give way.
    mutating func takesChosenName(_ schema: String) -> Bool {
        guard let chosen = overrides.schema(schema), isAdmitted(chosen, reserved: [], taken: takenTypeNames) else {
            return false
        }
        typeNames[schema] = chosen.value
        takenTypeNames.insert(chosen.value)
        return true
    }

    /// The names that were chosen for properties, in their places.
    mutating func chosenNames(of properties: [Shape.Property]) -> [String?] {
        chosenNames(of: properties.map { ($0.name, $0.schemas) }, reserved: Identifier.reservedProperties)
    }

    mutating func chosenNames(
        of properties: [(name: String, schemas: [Schema])],
        reserved: Set<String>
    ) -> [String?] {
        var taken: Set<String> = []
        return properties.map { name, schemas in
            guard let chosen = overrides.property(name, in: schemas),
                isAdmitted(chosen, reserved: reserved, taken: taken)
            else { return nil }
            taken.insert(chosen.value)
            return chosen.value
        }
    }

    /// The name of a method's parameter.
    mutating func name(of parameter: Parameter, in operation: Operation, taken: Set<String>) -> String {
        if let chosen = overrides.parameter(parameter, of: operation),
            isAdmitted(chosen, reserved: Identifier.reservedParameters, taken: taken)
        {
            return chosen.value
        }
        return Identifier.declarable(
            Identifier.member(parameter.name),
            reserved: Identifier.reservedParameters,
            taken: taken
        )
    }

    /// What the configuration calls operations, by their index.
    mutating func chosenOperationNames() -> [Int: OperationNames.Chosen] {
        var names: [Int: OperationNames.Chosen] = [:]
        for (index, operation) in document.operations.enumerated() {
            names[index] = chosenName(of: operation)
        }
        return names
    }

    /// What the configuration calls an operation: a new `resource.method`, or a method of the resource that it has.
    private mutating func chosenName(of operation: Operation) -> OperationNames.Chosen? {
        guard let chosen = overrides.operation(operation) else { return nil }
        let parts = chosen.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(Self.isIdentifier) else {
            error(
                "'\(chosen.value)' is no name for an operation; write 'resource.method', or the method alone",
                at: chosen.position
            )
            return nil
        }
        return OperationNames.Chosen(resource: parts.count == 2 ? parts[0] : nil, method: parts[parts.count - 1])
    }

    private mutating func isAdmitted(_ chosen: Located<String>, reserved: Set<String>, taken: Set<String>) -> Bool {
        let problem: String? =
            if !Self.isIdentifier(chosen.value) {
                "is no Swift identifier"
            } else if reserved.contains(chosen.value) || Identifier.reservedTypes.contains(chosen.value) {
                "has a meaning of its own in generated code"
            } else if taken.contains(chosen.value) {
                "is taken"
            } else {
                nil
            }
        guard let problem else { return true }
        error("'\(chosen.value)' \(problem); choose another name", at: chosen.position)
        return false
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "_", text != "_" else { return false }
        return text.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
