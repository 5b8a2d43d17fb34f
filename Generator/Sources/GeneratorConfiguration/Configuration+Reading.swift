public import YAML

extension Configuration {
    /// Reads a configuration file.
    ///
    /// - Throws: ``InvalidInput`` with every place that is not what it should be.
    public static func read(_ root: Node) throws(InvalidInput) -> Configuration {
        var problems: [Diagnostic] = []
        var configuration = Configuration()
        if let section = Section(root, "the configuration", &problems) {
            configuration.read(section, &problems)
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        return configuration
    }

    private mutating func read(_ root: Section, _ problems: inout [Diagnostic]) {
        var root = root
        spec = root.string("spec", &problems)
        output = root.string("output", &problems)
        module = root.string("module", &problems)
        if let name = root.string("runtime", &problems) {
            if ModuleName.isIdentifier(name.value) {
                runtime = name.value
            } else {
                problems.append(Diagnostic(.error, at: name.position, "'\(name.value)' is no name of a Swift module"))
            }
        }
        access = root.choice("access", &problems) ?? .public
        include = filter("include", in: &root, &problems)
        exclude = filter("exclude", in: &root, &problems)
        if var section = root.section("rename", &problems) {
            renames.read(&section, &problems)
        }
        for node in list("pagination", in: &root, &problems) {
            if let rule = PagingRule(node, &problems) { pagination.append(rule) }
        }
        if var section = root.section("conformances", &problems) {
            conformances.read(&section, &problems)
        }
        formats = root.map("formats", &problems).compactMap { FormatMapping($0, &problems) }
        if var section = root.section("streams", &problems) {
            streams.read(&section, &problems)
        }
        root.finish(&problems)
    }

    private func filter(_ key: String, in root: inout Section, _ problems: inout [Diagnostic]) -> OperationFilter {
        var filter = OperationFilter()
        guard var section = root.section(key, &problems) else { return filter }
        filter.tags = section.strings("tags", &problems).map { Located(Glob($0.value), at: $0.position) }
        filter.paths = section.strings("paths", &problems).map {
            Located(Glob($0.value, isPath: true), at: $0.position)
        }
        filter.operations = section.strings("operations", &problems).map { Located(Glob($0.value), at: $0.position) }
        section.finish(&problems)
        return filter
    }

    private func list(_ key: String, in root: inout Section, _ problems: inout [Diagnostic]) -> [Node] {
        guard let node = root.value(key) else { return [] }
        if let elements = node.sequence { return elements }
        problems.append(Diagnostic(.error, at: node.position, "'\(key)' must be a list; found \(node.kind)"))
        return []
    }
}

extension Renames {
    fileprivate mutating func read(_ section: inout Section, _ problems: inout [Diagnostic]) {
        schemas = Self.renames("schemas", in: &section, &problems)
        operations = Self.renames("operations", in: &section, &problems)
        parameters = Self.renames("parameters", in: &section, &problems)
        properties = Self.renames("properties", in: &section, &problems)
        section.finish(&problems)
    }

    private static func renames(
        _ key: String,
        in section: inout Section,
        _ problems: inout [Diagnostic]
    ) -> [Rename] {
        section.map(key, &problems).compactMap { entry in
            Section.text(of: entry.value, "the new name of '\(entry.key)'", &problems).map {
                Rename(original: entry.key, replacement: $0.value, position: entry.keyPosition)
            }
        }
    }
}

extension ConformanceRules {
    fileprivate mutating func read(_ section: inout Section, _ problems: inout [Diagnostic]) {
        module = Self.choice(in: &section, &problems)
        if let node = section.value("types") {
            for element in node.sequence ?? [node] {
                guard var rule = Section(element, "an element of 'types'", &problems) else { continue }
                let patterns = rule.strings("match", &problems).map { Located(Glob($0.value), at: $0.position) }
                if patterns.isEmpty {
                    problems.append(
                        Diagnostic(.error, at: element.position, "a rule needs 'match', the types that it is for")
                    )
                }
                let problemCount = problems.count
                let choice = Self.choice(in: &rule, &problems)
                rule.finish(&problems)
                if choice.isEmpty, problems.count == problemCount {
                    let message = "the rule says nothing; give it 'equatable', 'hashable' or 'identifiable'"
                    problems.append(Diagnostic(.error, at: element.position, message))
                }
                rules.append(TypeRule(types: patterns, choice: choice))
            }
        }
        section.finish(&problems)
    }

    private static func choice(in section: inout Section, _ problems: inout [Diagnostic]) -> Choice {
        let equatable = section.value("equatable")
        let choice = Choice(
            equatable: section.bool("equatable", &problems),
            hashable: section.bool("hashable", &problems),
            identifiable: section.bool("identifiable", &problems)
        )
        if let equatable, choice.equatable == false, choice.hashable == true {
            problems.append(Diagnostic(.error, at: equatable.position, "what is hashable is equatable too"))
        }
        return choice
    }
}

extension FormatMapping {
    fileprivate init?(_ entry: Node.Entry, _ problems: inout [Diagnostic]) {
        guard let target: Target = Section.choice(entry.value, "'\(entry.key)'", &problems) else { return nil }
        // The two that look alike, and read nothing of one another (RFC 3339, section 5.6).
        switch (entry.key, target) {
        case ("date", .date):
            let message = "a 'date' has no time, and a 'Date' is nothing without; write 'CalendarDate'"
            problems.append(Diagnostic(.error, at: entry.value.position, message))
        case ("date-time", .calendarDate):
            let message = "a 'date-time' has a time, which a 'CalendarDate' has not; write 'Date'"
            problems.append(Diagnostic(.error, at: entry.value.position, message))
        default:
            break
        }
        self.init(format: entry.key, target: target, position: entry.keyPosition)
    }
}

extension StreamRules {
    fileprivate mutating func read(_ section: inout Section, _ problems: inout [Diagnostic]) {
        if let node = section.value("terminator") {
            // `null` says that every event is a value.
            terminator = node.isNull ? nil : Section.text(of: node, "'terminator'", &problems)?.value
        }
        section.finish(&problems)
    }
}
