import GeneratorConfiguration
import OpenAPI
import YAML

/// The part of a document that a configuration's `include` and `exclude` leave.
struct OperationSelection {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func document(from document: Document, by configuration: Configuration) -> Document {
        let (include, exclude) = (configuration.include, configuration.exclude)
        guard !include.isEmpty || !exclude.isEmpty else { return document }
        report(include, "include", in: document)
        report(exclude, "exclude", in: document)
        let kept = document.operations.filter { operation in
            (include.isEmpty || include.matches(operation)) && !exclude.matches(operation)
        }
        let isBroken = diagnostics.contains { $0.severity == .error }
        if kept.isEmpty, !isBroken, let position = include.positions.first ?? exclude.positions.first {
            diagnostics.append(Diagnostic(.warning, at: position, "'include' and 'exclude' leave no operation"))
        }
        return document.keeping(kept, schemas: Self.schemas(neededBy: kept, in: document))
    }

    /// Names of the component schemas that operations refer to, be it through others.
    ///
    /// A base with a discriminator stands for whatever extends it, but for where it is itself only extended.
    private static func schemas(neededBy operations: [Operation], in document: Document) -> Set<String> {
        let bases = ModelBuilder.bases(in: document)
        var needed: Set<String> = []
        var pending = operations.flatMap(\.schemas).map { (schema: $0, isExtended: false) }
        func need(_ name: String) {
            guard needed.insert(name).inserted, let target = document.schema(named: name) else { return }
            pending.append((target, false))
        }
        while let (schema, isExtended) = pending.popLast() {
            var names = schema.discriminator?.mapping.map(\.schemaName) ?? []
            names += [schema.reference, schema.discriminator?.defaultMapping].compactMap { $0 }
            for name in names {
                need(name)
                guard !isExtended, let target = document.schema(named: name) else { continue }
                bases[ObjectIdentifier(target)]?.children.forEach(need)
            }
            let extended = Set(schema.allOf.map(ObjectIdentifier.init))
            schema.forEachChild { pending.append(($0, extended.contains(ObjectIdentifier($0)))) }
        }
        return needed
    }

    /// A name that is nowhere is a mistake. A pattern may be meant for what comes later.
    private mutating func report(_ filter: OperationFilter, _ name: String, in document: Document) {
        let operations = document.operations
        let tags = Set(operations.flatMap(\.tags))
        let paths = Set(operations.map(\.path))
        let ids = Set(operations.map(\.label))
        report(filter.tags, "tag", of: name, in: tags)
        report(filter.paths, "path", of: name, in: paths)
        report(filter.operations, "operation", of: name, in: ids)
    }

    private mutating func report(
        _ patterns: [Located<Glob>],
        _ kind: String,
        of filter: String,
        in names: Set<String>
    ) {
        for pattern in patterns where !names.contains(where: pattern.value.matches) {
            let text = pattern.value.text
            guard pattern.value.isExact else {
                let message = "'\(filter)': no \(kind) is like '\(text)'"
                diagnostics.append(Diagnostic(.warning, at: pattern.position, message))
                continue
            }
            let meant = closest(to: text, in: names.sorted()).map { "; did you mean '\($0)'?" } ?? ""
            let message = "'\(filter)': there is no \(kind) '\(text)'\(meant)"
            diagnostics.append(Diagnostic(.error, at: pattern.position, message))
        }
    }
}

extension OperationFilter {
    fileprivate func matches(_ operation: Operation) -> Bool {
        operation.tags.contains { tag in tags.contains { $0.value.matches(tag) } }
            || paths.contains { $0.value.matches(operation.path) }
            || operations.contains { $0.value.matches(operation.label) }
    }

    fileprivate var positions: [SourcePosition] { (tags + paths + operations).map(\.position) }
}

extension Operation {
    /// What the configuration calls it: its id, or `GET /path` where it has none.
    var label: String { operationID ?? "\(method) \(path)" }
}
