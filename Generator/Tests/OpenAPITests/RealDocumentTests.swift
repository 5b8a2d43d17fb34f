import Foundation
import OpenAPI
import Testing
import YAML

/// Documents that others wrote, where they are next to the checkout: `../shared/specs`. They are not part of the project.
@Suite struct RealDocumentTests {
    private static let checkout = (1...4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    private static let folder = checkout.deletingLastPathComponent().appending(path: "shared/specs")
    private static let isThere = FileManager.default.fileExists(atPath: folder.path)

    @Test(
        "Real documents are read without errors",
        .enabled(if: isThere, "there is no shared/specs next to the repository"),
        arguments: [
            ("petstore.yaml", 3, 3), ("petstore-expanded.yaml", 3, 4), ("uspto.yaml", 1, 3),
            ("api-with-examples.yaml", 0, 2), ("callback-example.yaml", 0, 1), ("link-example.yaml", 3, 6),
            ("asana.yaml", 273, 247), ("plaid.yaml", 2275, 329), ("openai.yaml", 1422, 288), ("box.json", 305, 296),
            ("discord.json", 539, 242),
        ]
    )
    func read(_ name: String, _ schemas: Int, _ operations: Int) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
        let document = try Document.read(Node.parse(bytes, file: name))
        #expect(document.schemas.count == schemas && document.operations.count == operations)
    }
}
