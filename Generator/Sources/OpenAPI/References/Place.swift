/// Where something stands in its file. Linked to the place around it, and spelled out only when somebody asks.
final class Place: Sendable {
    private enum Token: Sendable {
        /// How the pointer starts: `#`, or `schemas/user.yaml#`.
        case root(String)
        case key(String)
        case index(Int)
    }

    private let token: Token
    private let parent: Place?

    private init(_ token: Token, in parent: Place?) {
        self.token = token
        self.parent = parent
    }

    convenience init(root: String) {
        self.init(.root(root), in: nil)
    }

    func appending(_ key: String) -> Place {
        Place(.key(key), in: self)
    }

    func appending(_ index: Int) -> Place {
        Place(.index(index), in: self)
    }

    /// As a JSON pointer: `#/components/schemas/Prompt`.
    var text: String {
        var start = ""
        var tokens: [String] = []
        var place: Place? = self
        while let current = place {
            switch current.token {
            case .root(let root): start = root
            case .key(let key): tokens.append("/" + JSONPointer.escaped(key))
            case .index(let index): tokens.append("/\(index)")
            }
            place = current.parent
        }
        return tokens.reversed().reduce(into: start) { $0 += $1 }
    }

    /// The keys and indices from the root of the file to here.
    var tokens: [String] {
        var tokens: [String] = []
        var place: Place? = self
        while let current = place {
            switch current.token {
            case .root: break
            case .key(let key): tokens.append(key)
            case .index(let index): tokens.append(String(index))
            }
            place = current.parent
        }
        return tokens.reversed()
    }
}
