extension Node {
    /// The JSON pointer (RFC 6901) of the deepest node or key at a position of this node's file, as a URI fragment
    /// without percent-encoding: `#/paths/~1users/get`. Nil where the position is in another file, or before the node.
    ///
    /// The position of a key gives the pointer of its entry. A mapping in block style starts where its first key does:
    /// the mapping's own position gives the pointer of the mapping.
    public func pointer(at position: SourcePosition) -> String? {
        guard position.isInSameFile(as: self.position), !position.isBefore(self.position) else { return nil }
        var pointer = "#"
        var node = self
        while !node.isNamed(by: position), let child = node.child(around: position) {
            pointer += "/" + child.token
            guard let next = child.node else { break }
            node = next
        }
        return pointer
    }

    private func isNamed(by position: SourcePosition) -> Bool {
        position == self.position && !position.isKey
    }

    /// The last key or item that starts at the position or before it. The node is nil where it starts after it, which
    /// leaves the key.
    ///
    /// Entries that a merge key brought stand last and come from other places, so their order says nothing.
    private func child(around position: SourcePosition) -> (token: String, node: Node?)? {
        switch value {
        case .sequence(let items):
            var best: Int?
            for (index, item) in items.enumerated() where !position.isBefore(item.position) {
                if best.map({ items[$0].position.isBefore(item.position) }) ?? true { best = index }
            }
            return best.map { (String($0), items[$0]) }
        case .mapping(let entries):
            var best: Entry?
            for entry in entries where !position.isBefore(entry.keyPosition) {
                if best.map({ $0.keyPosition.isBefore(entry.keyPosition) }) ?? true { best = entry }
            }
            guard let best else { return nil }
            let isInValue = !position.isBefore(best.value.position) && !(position.isKey && position == best.keyPosition)
            return (Self.escaped(best.key), isInValue ? best.value : nil)
        default:
            return nil
        }
    }

    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var result = ""
        for character in token.unicodeScalars {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
