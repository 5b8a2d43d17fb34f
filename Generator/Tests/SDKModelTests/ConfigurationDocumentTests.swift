import Foundation
import GeneratorConfiguration
import OpenAPI
import Testing
import YAML

@testable import SDKModel

/// `Configuration.md` says what is true: every key, every example, every message.
@Suite struct ConfigurationDocumentTests {
    private let text: String
    /// The description that the examples are about.
    private let description: String

    init() throws {
        let generator = (1...3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        text = try String(contentsOf: generator.appending(path: "Configuration.md"), encoding: .utf8)
        description = try #require(Self.blocks(of: text).first { $0.hasPrefix("# pets.yaml") })
    }

    // MARK: Reading the document

    private static func blocks(of text: String) -> [String] {
        text.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }

    /// The rows of all tables whose first column is called so.
    private func rows(_ first: String) -> [[String]] {
        var rows: [[String]] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            guard line.hasPrefix("| ") else {
                if !line.hasPrefix("|--") { isInside = false }
                continue
            }
            let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
            if isInside { rows.append(cells) } else { isInside = cells[0] == first }
        }
        return rows
    }

    private func code(_ cell: String) -> [String] {
        cell.components(separatedBy: "`").enumerated().compactMap { $0.isMultiple(of: 2) ? nil : $1 }
    }

    private func diagnostics(_ configuration: String) throws -> [Diagnostic] {
        let document = try Document.read(Node.parse(description, file: "pets.yaml"))
        do throws(InvalidInput) {
            let configuration = try Configuration.read(Node.parse(configuration, file: "sdkgen.yaml"))
            return try SDK.build(from: document, module: "PetAPI", configuration: configuration).1
        } catch {
            return error.diagnostics
        }
    }

    // MARK: Keys

    /// The keys that the reader knows in a section, as it says itself where it meets another one.
    private func keys(_ yaml: String) throws -> Set<String> {
        let messages = try diagnostics(yaml.replacing("$", with: "zzzzzzzzzz: 1")).map(\.message)
        let message = try #require(messages.first { $0.contains("'zzzzzzzzzz'") }, "\(messages)")
        let list = try #require(message.components(separatedBy: " has ").last)
        return Set(list.components(separatedBy: ", ").map { $0.trimmingCharacters(in: ["'"]) })
    }

    private func keysOfARule(_ style: PagingRule.Style) throws -> Set<String> {
        let next = style == .cursor ? "next: b, " : ""
        let parameter = style == .link || style == .none ? "" : "parameter: a, "
        return try keys("pagination: [{style: \(style.rawValue), \(parameter)\(next)$}]")
    }

    @Test func everyKeyIsInTheDocumentAndNoOther() throws {
        var known = try keys("$").subtracting(["include", "exclude", "rename", "pagination", "conformances", "streams"])
        func add(_ prefix: String, _ keys: Set<String>, without nested: Set<String> = []) {
            known.formUnion(keys.subtracting(nested).map { "\(prefix).\($0)" })
        }
        for section in ["include", "exclude", "rename", "streams"] { add(section, try keys("\(section): {$}")) }
        for style in PagingRule.Style.allCases { add("pagination[]", try keysOfARule(style)) }
        add("conformances", try keys("conformances: {$}"), without: ["types"])
        add("conformances.types[]", try keys("conformances: {types: [{match: Pet, hashable: true, $}]}"))

        let documented = rows("key").flatMap { code($0[0]) }
        #expect(documented.sorted() == known.sorted())
    }

    @Test(arguments: PagingRule.Style.allCases)
    func aRuleOfPaginationHasTheKeysThatTheDocumentGivesItsStyle(style: PagingRule.Style) throws {
        let documented = rows("key").filter { $0[0].hasPrefix("`pagination[].") }.filter { row in
            let styles = row[2].components(separatedBy: ", ")
            return styles.contains("all") || styles.contains(style.rawValue)
        }
        let prefix = "pagination[]."
        #expect(
            Set(documented.flatMap { code($0[0]) }.map { String($0.dropFirst(prefix.count)) })
                == (try keysOfARule(style))
        )
    }

    @Test func everyValueThatCanBeChosenIsInTheDocument() throws {
        func words(_ key: String) throws -> [String] {
            code(try #require(rows("key").first { code($0[0]) == [key] })[1])
        }
        #expect(try words("access") == AccessLevel.allCases.map(\.rawValue))
        #expect(try words("pagination[].in") == PagingRule.ParameterLocation.allCases.map(\.rawValue))
        let styles = try words("pagination[].style")
        for style in PagingRule.Style.allCases { #expect(styles.contains(style.rawValue)) }
        let formats = try #require(text.components(separatedBy: "\n## Formats").last)
        for target in FormatMapping.Target.allCases { #expect(formats.contains("`\(target.rawValue)`")) }
    }

    // MARK: Examples

    @Test func everyExampleIsReadWithoutAWord() throws {
        let examples = Self.blocks(of: text).filter { $0 != description }
        #expect(examples.count >= 9)
        for example in examples { #expect(try diagnostics(example).map(\.description) == [], "\(example)") }
    }

    @Test func everyMistakeGivesTheMessageThatTheDocumentHas() throws {
        let mistakes = rows("mistake")
        #expect(mistakes.count >= 30)
        for mistake in mistakes {
            let yaml = try #require(code(mistake[0]).first)
            let found = try diagnostics(yaml)
            let isWarning = mistake[1].hasPrefix("warning: ")
            let message = isWarning ? String(mistake[1].dropFirst("warning: ".count)) : mistake[1]
            #expect(found.count == 1, "\(yaml): \(found)")
            #expect(found.first?.message.contains(message) == true, "\(yaml): \(found)")
            #expect(found.first?.severity == (isWarning ? .warning : .error), "\(yaml)")
            #expect(found.first?.position.file == "sdkgen.yaml" && found.first?.position.line == 1)
        }
    }
}
