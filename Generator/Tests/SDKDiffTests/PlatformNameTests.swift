import OpenAPI
import SDKModel
import SwiftEmitter
import Testing
import YAML

/// A description may call its schemas, fields, values, parameters, operations and the rest like anything that Swift, its
/// libraries or the runtime have a name for.
@Suite struct PlatformNameTests {
    private func model() throws -> SDK {
        try SDK.build(from: Document.read(Node.parse(NamesDescription.text, file: "names.yaml")), module: "NamesAPI").0
    }

    @Test func whatIsCalledLikeSomethingOfThePlatformCompiles() throws {
        let compiler = try SwiftCompiler()
        defer { compiler.removeFiles() }
        let files = SwiftEmitter(source: "names.yaml").files(for: try model())
        let sources = try files.map { try compiler.write($0.contents, to: $0.path) }
        let findings = try compiler.run(
            [
                "-typecheck", "-module-name", "NamesAPI", "-enable-upcoming-feature", "ExistentialAny",
                "-enable-upcoming-feature", "InternalImportsByDefault",
            ] + sources
        )
        #expect(findings == [])
    }

    @Test func onlyTypesThatBreakOrMisleadGetAnotherName() throws {
        let names = Set(try model().types.map(\.name))
        func renamed(_ types: [String]) -> [String] { types.filter { !names.contains($0) } }
        #expect(
            renamed(PlatformNames.swift).joined(separator: " ") == """
                AnyHashable AnyObject Array Bool BooleanLiteralType Character Codable CodingKey Decodable Decoder Dictionary \
                Double Duration Encodable Encoder Equatable Error ExpressibleByBooleanLiteral \
                ExpressibleByFloatLiteral ExpressibleByIntegerLiteral ExpressibleByStringInterpolation \
                ExpressibleByStringLiteral ExtendedGraphemeClusterType Float FloatLiteralType Hashable Hasher \
                Identifiable Int Int64 IntegerLiteralType MainActor Never Optional RawRepresentable Result Sendable Set \
                String StringLiteralType Substring Task UInt UInt64 UnicodeScalarType Void
                """
        )
        #expect(renamed(PlatformNames.foundation) == ["Data", "Date", "Decimal", "URL", "UUID"])
        #expect(renamed(PlatformNames.dispatch) == [])
        #expect(renamed(PlatformNames.runtime) == PlatformNames.runtime)
    }
}
