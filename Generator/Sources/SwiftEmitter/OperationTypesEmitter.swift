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
            guard sharesTypes, let name = text.firstRange(of: " \(type.name)") else {
                groups.append(Group(type: type, text: text))
                continue
            }
            // A type that names itself anywhere else is equal to no other.
            let nameless = text[..<name.lowerBound] + text[name.upperBound...]
            if let place = places[String(nameless)] {
                groups[place].others.append(type)
            } else {
                places[String(nameless)] = groups.count
                groups.append(Group(type: type, text: text))
            }
        }
        return groups
    }
}
