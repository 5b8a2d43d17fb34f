import GeneratorConfiguration
import SDKModel

/// Writes the types that the operations of one resource describe in place.
///
/// Many operations describe the same again and again. Of types that are equal but for their names the first is declared,
/// and the others are further names for it: each operation keeps names of its own, and the compiler has one type to do.
struct OperationTypesEmitter {
    var types: [TypeDeclaration]
    var scope: TypeScope
    /// Whether equal types are declared once.
    var sharesTypes: Bool

    func write(to writer: inout SourceWriter) {
        var isFirst = true
        for group in groups(access: writer.access) {
            if !isFirst { writer.line() }
            isFirst = false
            TypeEmitter.writeDocumentation(of: group.type, to: &writer)
            writer.append(group.text)
            for other in group.others {
                DocComment.write(other.documentation, to: &writer)
                writer.line("public typealias \(other.name) = \(group.type.name)")
            }
        }
    }

    /// For each type that is only another name, the one that it is a name for.
    var aliases: [String: String] {
        var aliases: [String: String] = [:]
        for group in groups(access: .public) {
            for other in group.others { aliases[other.name] = group.type.name }
        }
        return aliases
    }

    private struct Group {
        var type: TypeDeclaration
        var text: String
        var others: [TypeDeclaration] = []
    }

    /// In the order of the document.
    private func groups(access: AccessLevel) -> [Group] {
        var groups: [Group] = []
        var places: [String: Int] = [:]
        for type in types {
            var writer = SourceWriter(access: access)
            TypeEmitter.writeDeclaration(type, in: scope, to: &writer)
            let text = writer.text
            guard sharesTypes, let nameless = Self.text(text, without: " " + type.name) else {
                groups.append(Group(type: type, text: text))
                continue
            }
            // A type that names itself anywhere else is equal to no other.
            if let place = places[nameless] {
                groups[place].others.append(type)
            } else {
                places[nameless] = groups.count
                groups.append(Group(type: type, text: text))
            }
        }
        return groups
    }

    /// Nil where the word does not occur.
    private static func text(_ text: String, without word: String) -> String? {
        var rest = text.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: " ")) {
            if rest[start...].starts(with: word.utf8) {
                var text = text
                text.removeSubrange(start..<text.utf8.index(start, offsetBy: word.utf8.count))
                return text
            }
            rest = rest[start...].dropFirst()
        }
        return nil
    }
}
