import Foundation
import GeneratorConfiguration
import OpenAPI
import Testing
import YAML

@testable import SDKModel

/// Lists of documents that others wrote, where they are next to the checkout: `../shared/specs`. They are not part of the
/// project.
@Suite struct RealPagingTests {
    private static let checkout = (1...4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    private static let folder = checkout.deletingLastPathComponent().appending(path: "shared/specs")
    private static let isThere = FileManager.default.fileExists(atPath: folder.path)

    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        /// The rules, and how many operations each is for.
        var rules: [(rule: String, count: Int)]
        /// An operation with its elements.
        var example: (operation: String, element: String)

        var testDescription: String { file }
    }

    private static let cases: [Case] = [
        Case(
            file: "asana.yaml",
            rules: [
                ("{style: cursor, parameter: offset, next: next_page.offset, items: data, send: {limit: 100}}", 62)
            ],
            example: ("getTasks", "TaskCompact")
        ),
        Case(
            file: "openai.yaml",
            rules: [
                ("{style: cursor, parameter: after, next: next, more: has_more, items: data}", 9),
                ("{style: cursor, parameter: after, next: last_id, more: has_more, items: data}", 40),
                ("{style: cursor, parameter: after, last: id, more: has_more, items: data}", 2),
            ],
            example: ("listFiles", "OpenAIFile")
        ),
        Case(
            file: "plaid.yaml",
            rules: [
                ("{style: cursor, parameter: cursor, in: body, next: next_cursor, more: has_more, items: added}", 2),
                (
                    "{style: offset, parameter: options.offset, in: body, total: total_transactions, items: transactions}",
                    2
                ),
            ],
            example: ("transactionsSync", "Transaction")
        ),
        Case(
            file: "box.json",
            rules: [
                (
                    "{style: cursor, parameter: marker, next: next_marker, items: entries, send: {usemarker: true}}", 3
                ),
                ("{style: cursor, parameter: marker, next: next_marker, items: entries}", 38),
                ("{style: offset, parameter: offset, total: total_count, items: entries}", 10),
            ],
            example: ("get_folders_id_items", "Item")
        ),
    ]

    @Test(
        "A few rules make lists of what real documents page",
        .enabled(if: isThere, "there is no shared/specs next to the repository"),
        arguments: cases
    )
    func lists(document: Case) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: document.file)))
        let description = try Document.read(Node.parse(bytes, file: document.file))
        let rules = "pagination:\n" + document.rules.map { "  - \($0.rule)\n" }.joined()
        let configuration = try Configuration.read(Node.parse(rules, file: "sdkgen.yaml"))
        let (sdk, warnings) = try SDK.build(from: description, module: "RealAPI", configuration: configuration)
        #expect(warnings.filter { $0.position.file == "sdkgen.yaml" }.map(\.description) == [])

        let methods = sdk.resources.flatMap(\.methods)
        let counts = configuration.pagination.map { rule in
            methods.count { method in
                guard let paging = method.paging, paging.parameter == rule.parameter?.names else { return false }
                return switch paging.advance {
                case .cursor(let next): next == rule.next?.names && paging.sending.isEmpty == rule.send.isEmpty
                case .last(let last): last == rule.last?.names
                case .offset(let total): rule.style == .offset && total == rule.total?.names
                case .page: rule.style == .page
                }
            }
        }
        #expect(counts == document.rules.map(\.count))
        let example = try #require(methods.first { $0.operationID == document.example.operation })
        guard case .list(let element) = example.result else {
            Issue.record("expected a list, found \(example.result)")
            return
        }
        #expect(element == .named(document.example.element))
    }
}
