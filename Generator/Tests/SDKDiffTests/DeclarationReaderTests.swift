import Foundation
import SwiftEmitter
import Testing

@testable import SDKDiff

/// What is read back from generated source text.
@Suite struct DeclarationReaderTests {
    private static let sources: [(source: String, expected: [String])] = [
        ("public struct A: Codable, Sendable {}", ["public A struct A: Codable, Sendable"]),
        ("struct A {\n  var a: Int\n  private let b: Int\n}", ["internal A struct A", "internal A.a var a: Int"]),
        (
            "public struct A {\n  public var a: [String: Int]? = nil\n  public let b = B(rawValue: \"}\")\n}",
            ["public A struct A", "public A.a var a: [String: Int]?", "public A.b let b: B"]
        ),
        (
            "public struct A {\n  public var a: Int { 1 }\n  public var b: Int { get { 1 } set { print(newValue) } }\n}",
            ["public A struct A", "public A.a let a: Int", "public A.b var b: Int"]
        ),
        (
            "public struct A {\n  @Indirect public var a: A?\n  public private(set) var b: Int\n}",
            ["public A struct A", "public A.a var a: A?", "public A.b let b: Int"]
        ),
        (
            "public indirect enum A: Hashable {\n  /// `case not`\n  case `default`(B), c\n  case d(x: Int, [A])\n}",
            [
                "public A enum A: Hashable", "public A.default case default(B)", "public A.c case c",
                "public A.d case d(x: Int, [A])",
            ]
        ),
        (
            "public func a(\n  _ b: String,\n  for c: [Int]? = [1, 2],\n  d: (Int) -> Void = { _ in }\n) async throws -> A? { nil }",
            ["public a func a(_: String, for: [Int]? = default, d: (Int) -> Void = default) async throws -> A?"]
        ),
        (
            "public struct A {\n  public init<T: B>(_ a: some C, b: T) throws where T: D {}\n}",
            ["public A struct A", "public A.init init(_: some C, b: T) throws"]
        ),
        (
            "public extension A {\n  static var a: Int { 1 }\n  private func b() {}\n}",
            ["public A.a static let a: Int"]
        ),
        (
            "extension A where B == Int {\n  public static var a: Self { A() }\n}",
            ["public A.a static let a: Self where B == Int"]
        ),
        ("public typealias A = [String: B]", ["public A typealias A = [String: B]"]),
        ("public protocol A: B {\n  var a: C { get }\n}", ["public A protocol A: B", "public A.a let a: C"]),
        (
            "public func a() {\n  let s = \"\\(b(\"}\")) { \\\" \"\n  /* { /* } */ */ // }\n  let t = #\"\\\"#\n}\npublic func b() {}",
            ["public a func a()", "public b func b()"]
        ),
        (
            "public func a() -> String { \"\"\"\n  } \\(1) \"\n  \"\"\" }\npublic func b() {}",
            ["public a func a() -> String", "public b func b()"]
        ),
        ("private enum A {\n  public static let a = 1\n  struct B {}\n}\npackage struct C {}", ["package C struct C"]),
    ]

    @Test(arguments: sources)
    func declarationsAreReadWithoutBodies(source: String, expected: [String]) {
        let found = DeclarationReader(source).declarations.map { "\($0.access) \($0.path) \($0.signature)" }
        #expect(found == expected)
    }

    @Test func textThatIsNoSwiftEndsTheReading() {
        for source in ["}}}}", "struct", "func a(", "case", "\"", "let", "@", "extension A", "/*", "public", "((("] {
            _ = DeclarationReader(source)
        }
    }

    @Test func deprecationIsAnAttribute() {
        let found = DeclarationReader("@available(*, deprecated) public func a() {}\npublic func b() {}").declarations
        #expect(found.map(\.isDeprecated) == [true, false])
    }

    /// The same type is spelled differently where a nested one hides it.
    @Test func namesOfTypesAreFullOnes() throws {
        let text = """
            public struct A {
                public struct B { public var c: B }
                public var a: B
                public var b: [M.B]
            }
            public struct B {}
            extension A: Hashable {}
            """
        let surface = Surface(of: [SourceFile(path: "A.swift", contents: text)], module: "M")
        let types = surface.members(of: "A").filter { $0.kind == .property }.map(\.type)
        #expect(types == ["A.B", "[B]"])
        #expect(surface.members(of: "A.B").map(\.type) == ["A.B"])
        #expect(surface.type("A")?.conformances == ["Hashable"])
    }

    /// Every public word of what the emitter writes for the tests is read: nothing escapes the comparison.
    @Test(arguments: ["DiffAPI", "FixtureAPI", "OperationsAPI"])
    func everythingPublicInGeneratedCodeIsRead(module: String) throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appendingPathComponent(module).appendingPathComponent("Generated")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        var count = 0
        for path in paths {
            let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
            let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            let publicLines = lines.filter { line in
                // The requirement of the client's protocol is as public as that.
                line.hasPrefix("public ") && !line.hasPrefix("public import") || line == "var api: APIClient { get }"
            }
            // Those of `switch` have a dot or a literal.
            let cases = lines.map { $0.hasPrefix("indirect ") ? $0.dropFirst(9) : $0 }.filter { line in
                line.hasPrefix("case ") && (line.dropFirst(5).first.map { $0.isLetter || $0 == "`" } ?? false)
            }
            let attributed = lines.filter { $0.hasPrefix("@") && $0.contains(" public ") }
            let read = DeclarationReader(text).declarations
            #expect(read.count == publicLines.count + cases.count + attributed.count, "\(path)")
            count += read.count
        }
        #expect(count > 100)
    }
}
