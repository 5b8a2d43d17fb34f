import Foundation
import Testing

/// The README's code compiles: every block of it stands in ReadmeSnippets.swift, which is part of this target.
@Suite struct ReadmeTests {
    private static func contents(of path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }

    /// Lines without indentation, imports and blank lines, which differ between a block and a function's body.
    private static func code(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
            .joined(separator: "\n")
    }

    private static func swiftBlocks(of markdown: String) -> [Substring] {
        var blocks: [Substring] = []
        var rest = markdown[...]
        while let start = rest.firstRange(of: "```swift\n"), let end = rest[start.upperBound...].firstRange(of: "\n```")
        {
            blocks.append(rest[start.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return blocks
    }

    @Test func everySwiftBlockIsCompiled() throws {
        let snippets = Self.code(try Self.contents(of: "Tests/ReadmeTests/ReadmeSnippets.swift"))
        let blocks = Self.swiftBlocks(of: try Self.contents(of: "README.md"))
        #expect(blocks.count > 10)
        // A manifest is not compiled here; Scripts/check resolves one like it.
        for block in blocks where !block.hasPrefix("// Package.swift") {
            #expect(snippets.contains(Self.code(block)), "not in ReadmeSnippets.swift:\n\(block)")
        }
    }

    @Test func theExampleOfATestRuns() async throws {
        try await testing()
    }
}
