import OpenAPI
import YAML

/// The only value that a field can have.
public enum Constant: Sendable, Hashable {
    case string(String)
    case integer(Int)
    case bool(Bool)

    init?(_ node: Node) {
        if let text = node.string {
            self = .string(text)
        } else if let flag = node.bool {
            self = .bool(flag)
        } else if let number = node.int {
            self = .integer(number)
        } else {
            return nil
        }
    }

    /// The type of the value.
    public var type: TypeReference {
        switch self {
        case .string: .string
        case .integer: .int
        case .bool: .bool
        }
    }

    /// For a sentence, and to compare with what a discriminator says.
    public var spelling: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): String(flag)
        }
    }
}
