import Yams

/// Reads YAML as the JSON that it stands for.
enum SpecificationReader {
    /// - Throws: ``SandboxError`` for what is no YAML, or more than JSON can say.
    static func read(_ text: String) throws -> JSON {
        do {
            guard let node = try Yams.compose(yaml: text, .basic) else { return .null }
            return try json(node)
        } catch let error as YamlError {
            throw SandboxError("The description is no YAML: \(error)")
        }
    }

    private static func json(_ node: Node) throws -> JSON {
        switch node {
        case .scalar(let scalar):
            return scalar.style == .plain ? plain(scalar.string) : .string(scalar.string)
        case .sequence(let sequence):
            return .array(try sequence.map { try json($0) })
        case .mapping(let mapping):
            var object = JSONObject()
            for (name, value) in mapping {
                guard let name = name.scalar?.string else {
                    throw SandboxError(
                        "The description has a member at \(value.mark.map { "\($0)" } ?? "?") without a name."
                    )
                }
                object.append(name, try json(value))
            }
            return .object(object)
        case .alias:
            throw SandboxError("The description has an alias, which is not read.")
        }
    }

    /// The core schema of YAML 1.2 (section 10.3.2), in which a date is text and `yes` too.
    private static func plain(_ text: String) -> JSON {
        switch text {
        case "", "~", "null": .null
        case "true": .bool(true)
        case "false": .bool(false)
        default:
            if let value = Int(text) {
                .integer(value)
            } else if let first = text.first, first.isNumber || "+-.".contains(first), let value = Double(text) {
                .number(value)
            } else {
                .string(text)
            }
        }
    }
}
