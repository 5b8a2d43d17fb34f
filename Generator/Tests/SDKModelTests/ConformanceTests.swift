import Testing

@testable import SDKModel

/// What models conform to, after `conformances`.
@Suite struct ConformanceTests {
    private static let schemas = """
        Big: {type: object, required: [id], properties: {id: {type: string}, part: {type: object, properties: {a: {type: string}}}}}
        Holder: {type: object, required: [id, big], properties: {id: {type: integer}, big: {$ref: '#/components/schemas/Big'}}}
        Shape: {oneOf: [{$ref: '#/components/schemas/Big'}, {type: array, items: {$ref: '#/components/schemas/Pair'}}]}
        Pair: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/Big'}], items: false}
        Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
        Color: {type: string, enum: [red]}
        Optional: {type: object, properties: {id: {type: string}}}
        Fixed: {type: object, required: [id], properties: {id: {const: a}}}
        ByColor: {type: object, required: [id], properties: {id: {$ref: '#/components/schemas/Color'}}}
        ByShape: {type: object, required: [id], properties: {id: {$ref: '#/components/schemas/Shape'}}}
        ByUID: {type: object, required: [uid], properties: {uid: {type: string}}}
        """
    private static let paths = """
        /upload:
          post:
            operationId: u.upload
            requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}
            responses:
              '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Big'}}}}
              '201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Color'}}}}
        """

    private func model(_ rules: String, rename: String = "") throws -> ConfiguredModel {
        try ConfiguredModel("{conformances: {\(rules)}\(rename)}", schemas: Self.schemas, paths: Self.paths)
    }

    /// `Big: H I`: hashable, or equatable alone, or neither; identifiable.
    private func conformances(_ model: ConfiguredModel) -> [String: String] {
        func list(_ types: [TypeDeclaration]) -> [(String, String)] {
            types.flatMap { type in
                let own = type.conformances
                var text = own.isHashable ? "hashable" : own.isEquatable ? "equatable" : "-"
                if own.isIdentifiable { text += " identifiable" }
                return [(type.qualifiedName, text)] + list(type.nested)
            }
        }
        return Dictionary(list(model.sdk?.types ?? [])) { first, _ in first }
    }

    @Test(
        arguments: [
            (
                "",
                [
                    "Big": "hashable identifiable", "Big.Part": "hashable", "Holder": "hashable identifiable",
                    "Shape": "hashable", "Pair": "hashable", "Tree": "hashable", "Color": "hashable",
                    "OptionalModel": "hashable", "Fixed": "hashable", "ByColor": "hashable", "ByShape": "hashable",
                ]
            ),
            ("hashable: false", ["Big": "equatable identifiable", "Shape": "equatable", "Color": "hashable"]),
            ("equatable: false", ["Big": "- identifiable", "Big.Part": "-", "Tree": "-", "Color": "hashable"]),
            ("identifiable: false", ["Big": "hashable", "Holder": "hashable"]),
            ("identifiable: true", ["ByColor": "hashable identifiable", "OptionalModel": "hashable"]),
            (
                "types: {match: ByColor, identifiable: true}",
                ["ByColor": "hashable identifiable", "ByShape": "hashable"]
            ),
            (
                "equatable: false, types: {match: [Big, Big.*], hashable: true}",
                ["Big": "hashable identifiable", "Big.Part": "hashable", "Holder": "- identifiable"]
            ),
            // Structures compare what they write, whatever it is; the others hold what is not hashable.
            (
                "types: {match: [Big, Pair, Shape], hashable: false}",
                ["Big": "equatable identifiable", "Holder": "hashable identifiable", "Shape": "equatable"]
            ),
        ] as [(String, [String: String])]
    )
    func typesConformToWhatTheRulesSay(rules: String, expected: [String: String]) throws {
        let model = try model(rules)
        #expect(model.diagnostics == [])
        let found = conformances(model)
        for (name, conformances) in expected { #expect(found[name] == conformances, "\(name)") }
    }

    @Test func aPropertyThatIsCalledIdByTheConfigurationIdentifies() throws {
        let model = try model("types: {match: ByUID, identifiable: true}", rename: ", rename: {properties: {uid: id}}")
        #expect(model.diagnostics == [])
        #expect(conformances(model)["ByUID"] == "hashable identifiable")
    }

    /// Errors where a type is named, warnings where it is not.
    @Test(arguments: [
        (
            "types: {match: Big, hashable: false}",
            "sdkgen.yaml:1:32: warning: 'conformances': what holds such a type is not hashable either: 'Shape', 'Pair'"
        ),
        (
            "types: [{match: Big, equatable: false}, {match: [Shape, Pair], hashable: false}]",
            "1:33: warning: 'conformances': what holds such a type is not equatable either: 'Shape', 'Pair'"
        ),
        (
            "types: [{match: Big, hashable: false}, {match: Shape, hashable: true}, {match: Pair, hashable: false}]",
            "1:64: error: 'conformances': 'Shape' cannot be hashable: it holds 'Big', which is not"
        ),
        (
            "types: [{match: [Big, Pair], hashable: false}, {match: 'Sha*', hashable: true}]",
            "1:72: warning: 'conformances': 'Shape' is not hashable: it holds 'Big', which is not"
        ),
        (
            "types: {match: UUploadBody, equatable: true}",
            "error: 'conformances': 'UUploadBody' cannot be equatable: a form holds files and streams"
        ),
        (
            "types: {match: UUploadResponse, equatable: true}",
            "'UUploadResponse' cannot be equatable: an answer by status holds the response as it came"
        ),
        (
            "types: {match: Color, hashable: false}",
            "warning: 'conformances': 'Color' is hashable all the same: an enumeration is compared by its raw value"
        ),
        ("types: {match: ByUID, identifiable: true}", "'ByUID' cannot be identifiable: it has no property 'id'"),
        ("types: {match: OptionalModel, identifiable: true}", "its 'id' may be missing or null"),
        ("types: {match: Fixed, identifiable: true}", "its 'id' is always the same"),
        ("types: {match: Color, identifiable: true}", "it is no structure"),
        (
            "types: [{match: [Shape, Pair], hashable: false}, {match: ByShape, identifiable: true}]",
            "'ByShape' cannot be identifiable: its 'id' is of type 'Shape', which is not hashable"
        ),
        (
            "types: {match: Bog, hashable: false}",
            "error: 'conformances': there is no type 'Bog'; did you mean 'Big'?"
        ),
        ("types: {match: 'Z*', hashable: false}", "warning: 'conformances': no type is like 'Z*'"),
    ])
    func whatATypeCannotBeIsReportedWithTheReason(rules: String, message: String) throws {
        let model = try model(rules)
        #expect(model.diagnostics.count == 1, "\(model.diagnostics)")
        #expect(model.diagnostics.first?.contains(message) == true, "\(model.diagnostics)")
        #expect((model.sdk == nil) == (model.diagnostics.first?.contains(": error: ") == true))
    }
}
