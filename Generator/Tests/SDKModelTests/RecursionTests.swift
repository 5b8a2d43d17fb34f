import Testing

@testable import SDKModel

/// Types that contain themselves have a finite size in Swift, whatever the order of the description.
@Suite struct RecursionTests {
    private func indirect(_ declarations: [TypeDeclaration]) -> Set<String> {
        var result: Set<String> = []
        for declaration in declarations {
            switch declaration.kind {
            case .structure(let structure):
                for property in structure.properties where property.isIndirect {
                    result.insert("\(declaration.qualifiedName).\(property.name)")
                }
            case .union(let union):
                for member in union.members where member.isIndirect {
                    result.insert("\(declaration.qualifiedName).\(member.name)")
                }
            default: break
            }
            result.formUnion(indirect(declaration.nested))
        }
        return result
    }

    private static let tree = "Tree: {type: object, properties: {left: {$ref: '#/components/schemas/Tree'}}}"
    private static let list =
        "List: {type: object, properties: {rest: {type: array, items: {$ref: '#/components/schemas/List'}}}}"

    @Test(arguments: [
        ([tree], ["Tree.left"]),
        ([list], []),
        (
            [
                "A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}",
                "B: {type: object, required: [c], properties: {c: {$ref: '#/components/schemas/C'}}}",
                "C: {type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}",
                "D: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
            ],
            ["A.b", "B.c", "C.a"]
        ),
        (
            [
                "Value: {oneOf: [{type: string}, {$ref: '#/components/schemas/Not'}]}",
                "Not: {type: object, required: [value], properties: {value: {$ref: '#/components/schemas/Value'}}}",
            ],
            ["Value.not"]
        ),
        (
            [
                "Node: {type: object, properties: {in: {type: object, properties: {node: {$ref: '#/components/schemas/Node'}}}}}"
            ],
            ["Node.in", "Node.In.node"]
        ),
    ])
    func whatLeadsBackToItselfIsStoredElsewhere(schemas: [String], expected: [String]) throws {
        for order in [schemas, schemas.reversed()] {
            let (sdk, warnings) = try model(schemas: order.joined(separator: "\n"))
            #expect(indirect(sdk.types) == Set(expected))
            #expect(warnings.isEmpty)
        }
    }

    @Test func aListOrMapOfItselfIsAStructureAroundIt() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}
                Folder: {type: object, additionalProperties: {$ref: '#/components/schemas/Entries'}}
                Entries: {type: array, items: {oneOf: [{$ref: '#/components/schemas/Folder'}, {type: 'null'}]}}
                Plain: {type: array, items: {$ref: '#/components/schemas/Folder'}}
                """
        )
        func wrapped(_ name: String) -> TypeReference? {
            guard case .wrapper(let type)? = sdk.types.first(where: { $0.name == name })?.kind else { return nil }
            return type
        }
        #expect(sdk.types.map(\.name) == ["Nested", "Folder", "Entries"])
        #expect(wrapped("Nested") == .array(.named("Nested")))
        #expect(wrapped("Folder") == .dictionary(.named("Entries")))
        #expect(wrapped("Entries") == .array(.optional(.named("Folder"))))
        #expect(warnings.isEmpty)
    }

    @Test func aLongChainOfTypesIsFollowed() throws {
        let count = 3000
        let schemas = (0..<count).map { index in
            "S\(index): {type: object, properties: {next: {$ref: '#/components/schemas/S\((index + 1) % count)'}}}"
        }
        let (sdk, _) = try model(schemas: schemas.joined(separator: "\n"))
        #expect(indirect(sdk.types).count == count)
    }
}
