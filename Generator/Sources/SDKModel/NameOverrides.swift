import GeneratorConfiguration
import OpenAPI
import YAML

/// The configuration's renames, and which of them have been of use.
struct NameOverrides {
    private var schemas: [String: Renames.Rename]
    private var operations: [String: Renames.Rename]
    private var parameters: [String: Renames.Rename]
    private var properties: [String: Renames.Rename]
    private var used: Set<SourcePosition> = []

    init(_ renames: Renames) {
        func index(_ renames: [Renames.Rename]) -> [String: Renames.Rename] {
            Dictionary(renames.map { ($0.original, $0) }) { first, _ in first }
        }
        schemas = index(renames.schemas)
        operations = index(renames.operations)
        parameters = index(renames.parameters)
        properties = index(renames.properties)
    }

    /// The name of a component schema's type.
    mutating func schema(_ name: String) -> Located<String>? {
        use(schemas[name])
    }

    /// `resource.method`, or the method's name alone.
    mutating func operation(_ operation: Operation) -> Located<String>? {
        guard !operations.isEmpty else { return nil }
        return use(operations[operation.label] ?? operations["\(operation.method) \(operation.path)"])
    }

    mutating func parameter(_ parameter: Parameter, of operation: Operation) -> Located<String>? {
        guard !parameters.isEmpty else { return nil }
        let pointer = parameter.schema.map { Self.withoutLastToken($0.pointer) } ?? ""
        return use(
            parameters[pointer] ?? parameters["\(operation.label).\(parameter.name)"] ?? parameters[parameter.name]
        )
    }

    /// - Parameter schemas: those that describe the property.
    mutating func property(_ name: String, in schemas: [Schema]) -> Located<String>? {
        guard !properties.isEmpty else { return nil }
        for pointer in schemas.map(\.pointer) {
            if let rename = properties[pointer] ?? Self.qualified(name, at: pointer).flatMap({ properties[$0] }) {
                return use(rename)
            }
        }
        return use(properties[name])
    }

    /// `Pet.name` for what stands at `#/components/schemas/Pet/properties/name`.
    private static func qualified(_ name: String, at pointer: String) -> String? {
        let prefix = "#/components/schemas/"
        guard pointer.hasPrefix(prefix) else { return nil }
        let tokens = pointer.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        return tokens.count == 3 && tokens[1] == "properties" ? "\(tokens[0]).\(name)" : nil
    }

    private mutating func use(_ rename: Renames.Rename?) -> Located<String>? {
        guard let rename else { return nil }
        used.insert(rename.position)
        return Located(rename.replacement, at: rename.position)
    }

    private static func withoutLastToken(_ pointer: String) -> String {
        pointer.lastIndex(of: "/").map { String(pointer[..<$0]) } ?? pointer
    }

    /// What every rename that was of no use must have been meant for.
    ///
    /// - Parameter isFiltered: A filter may have left out what is renamed.
    func diagnostics(in whole: Document, isFiltered: Bool) -> [Diagnostic] {
        guard !(schemas.isEmpty && operations.isEmpty && parameters.isEmpty && properties.isEmpty) else { return [] }
        let ids = whole.operations.flatMap { [$0.label, "\($0.method) \($0.path)"] }
        let parameterNames = Set(whole.operations.flatMap(\.parameters).map(\.name))
        let propertyNames = Set(whole.schemas.flatMap { $0.schema.properties.map(\.name) })
        let kinds = [
            (schemas, "schema", whole.schemas.map(\.name)), (operations, "operation", ids),
            (parameters, "parameter", parameterNames.sorted()), (properties, "property", propertyNames.sorted()),
        ]
        return kinds.flatMap { renames, kind, names in
            let known = Set(names)
            return renames.values.filter { !used.contains($0.position) }
                .sorted { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
                .compactMap { rename in
                    guard known.contains(rename.original) else { return unknown(rename, kind, among: names) }
                    guard !isFiltered else { return nil }
                    let message = "'rename' of '\(rename.original)' changes nothing: the \(kind) has no name in Swift"
                    return Diagnostic(.warning, at: rename.position, message)
                }
        }
    }

    private func unknown(_ rename: Renames.Rename, _ kind: String, among names: [String]) -> Diagnostic {
        let meant = closest(to: rename.original, in: names).map { "; did you mean '\($0)'?" } ?? ""
        return Diagnostic(.error, at: rename.position, "'rename': there is no \(kind) '\(rename.original)'\(meant)")
    }
}
