import Testing
import YAML

/// Says whether JSON fits a schema of a description, as far as the changes of these tests need it. Works on the text of
/// the description, and knows nothing of what it judges.
struct Validator {
    private let root: Node

    init(_ spec: String) throws {
        root = try Node.parse(spec, file: "spec.yaml")
    }

    /// What goes over the wire for the animals of a family.
    func admits(_ json: String, _ family: SpecChange.Family) throws -> Bool {
        let name = family == .toy ? "ToyInput" : family.rawValue
        let schema = try #require(root["components"]?["schemas"]?[name])
        return try admits(Node.parse(json, file: "value.json"), schema)
    }

    private func admits(_ value: Node, _ schema: Node) throws -> Bool {
        if let reference = schema["$ref"]?.string {
            let name = String(reference.split(separator: "/").last ?? "")
            return try admits(value, #require(root["components"]?["schemas"]?[name]))
        }
        if let members = schema["oneOf"]?.sequence, try !members.contains(where: { try admits(value, $0) }) {
            return false
        }
        if let constant = schema["const"], constant.json != value.json { return false }
        if let values = schema["enum"]?.sequence, !values.contains(where: { $0.json == value.json }) { return false }
        return try hasType(value, schema) && isWithinLimits(value, schema) && partsAreAdmitted(value, schema)
    }

    private func hasType(_ value: Node, _ schema: Node) -> Bool {
        guard let type = schema["type"] else { return true }
        return (type.sequence ?? [type]).compactMap(\.string).contains { name in
            switch name {
            case "object": value.entries != nil
            case "array": value.sequence != nil
            case "string": value.string != nil
            case "integer": value.int != nil
            case "number": value.double != nil
            case "boolean": value.bool != nil
            default: value.isNull
            }
        }
    }

    private func isWithinLimits(_ value: Node, _ schema: Node) -> Bool {
        if let text = value.string {
            if let most = schema["maxLength"]?.int, text.count > most { return false }
            if let least = schema["minLength"]?.int, text.count < least { return false }
            // The only patterns of the base and its changes.
            switch schema["pattern"]?.string {
            case "^[a-z]+$": return !text.isEmpty && text.allSatisfy { ("a"..."z").contains($0) }
            case "^[0-9]+$": return !text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) }
            default: return true
            }
        }
        guard let number = value.double else { return true }
        return number >= schema["minimum"]?.double ?? number && number <= schema["maximum"]?.double ?? number
    }

    private func partsAreAdmitted(_ value: Node, _ schema: Node) throws -> Bool {
        for item in value.sequence ?? [] {
            if let items = schema["items"], try !admits(item, items) { return false }
        }
        guard let entries = value.entries else { return true }
        for name in schema["required"]?.sequence?.compactMap(\.string) ?? []
        where !entries.contains(where: { $0.key == name }) {
            return false
        }
        for entry in entries {
            if let property = schema["properties"]?[entry.key] {
                if try !admits(entry.value, property) { return false }
            } else if let additional = schema["additionalProperties"] {
                if additional.bool == false { return false }
                if additional.entries != nil, try !admits(entry.value, additional) { return false }
            }
        }
        return true
    }
}
