import Testing

@testable import SDKModel

/// What `include` and `exclude` leave of a document.
@Suite struct FilterTests {
    private static let paths = """
        /pets:
          get:
            operationId: pets.list
            tags: [Pets]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/PetPage'}}}}}
          post:
            operationId: pets.create
            tags: [Pets, Admin]
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
            responses: {'204': {description: ok}}
        /owners/{id}:
          get:
            operationId: owners.get
            tags: [Owners]
            parameters: [{name: id, in: path, required: true, schema: {$ref: '#/components/schemas/OwnerKind'}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}
        """
    private static let schemas = """
        PetPage: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
        Pet: {allOf: [{$ref: '#/components/schemas/NewPet'}, {type: object, properties: {toy: {$ref: '#/components/schemas/Toy'}}}]}
        NewPet: {type: object, properties: {name: {type: string}}}
        Toy: {type: object, properties: {size: {type: integer}}}
        Owner: {type: object, properties: {name: {type: string}}}
        OwnerKind: {type: string, enum: [person, shelter]}
        Unused: {type: object, properties: {a: {type: string}}}
        """

    private func model(_ configuration: String) throws -> ConfiguredModel {
        try ConfiguredModel(configuration, schemas: Self.schemas, paths: Self.paths)
    }

    @Test(
        arguments: [
            ("{}", ["owners.get", "pets.create", "pets.list"]),
            ("include: {tags: [Pets]}", ["pets.create", "pets.list"]),
            ("include: {tags: '*s'}", ["owners.get", "pets.create", "pets.list"]),
            ("include: {paths: ['/owners/**']}", ["owners.get"]),
            ("include: {operations: ['pets.*']}", ["pets.create", "pets.list"]),
            ("include: {tags: [Owners], operations: [pets.list]}", ["owners.get", "pets.list"]),
            ("exclude: {tags: [Admin]}", ["owners.get", "pets.list"]),
            ("include: {tags: [Pets]}\nexclude: {operations: [pets.create]}", ["pets.list"]),
        ] as [(String, [String])]
    )
    func operationsAreChosenByTagPathAndId(configuration: String, methods: [String]) throws {
        let model = try model(configuration)
        #expect(model.methods == methods)
        #expect(model.diagnostics == [])
    }

    @Test(
        arguments: [
            ("{}", ["NewPet", "Owner", "OwnerKind", "Pet", "PetPage", "Toy", "Unused"]),
            ("include: {operations: [pets.list]}", ["NewPet", "Pet", "PetPage", "Toy"]),
            ("include: {operations: [pets.create]}", ["NewPet"]),
            ("include: {tags: [Owners]}", ["Owner", "OwnerKind"]),
        ] as [(String, [String])]
    )
    func whatRemainsBringsTheSchemasThatItNeedsAndNoMore(configuration: String, types: [String]) throws {
        #expect(try model(configuration).types == types)
    }

    /// What stands for all that extend it brings them; what only extends it does not bring the others.
    @Test(
        arguments: [
            ("a.base", ["Base", "Bone", "Cat", "Dog", "Puppy"]), ("a.list", ["Base", "Bone", "Cat", "Dog", "Puppy"]),
            ("a.dog", ["Base", "Bone", "Dog"]), ("a.cat", ["Base", "Cat"]),
        ] as [(String, [String])]
    )
    func aBaseBringsWhatExtendsIt(operation: String, types: [String]) throws {
        func get(_ id: String, _ schema: String) -> String {
            """
            /\(id):
              get:
                operationId: \(id)
                responses: {'200': {description: ok, content: {application/json: {schema: \(schema)}}}}

            """
        }
        let model = try ConfiguredModel(
            "include: {operations: \(operation)}",
            schemas: """
                Base: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
                Cat: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {lives: {type: integer}}}]}
                Dog: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {bone: {$ref: '#/components/schemas/Bone'}}}]}
                Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {age: {type: integer}}}]}
                Bone: {type: object, properties: {size: {type: integer}}}
                """,
            paths: get("a.base", "{$ref: '#/components/schemas/Base'}")
                + get("a.dog", "{$ref: '#/components/schemas/Dog'}")
                + get("a.cat", "{allOf: [{$ref: '#/components/schemas/Cat'}]}")
                + get("a.list", "{type: array, items: {$ref: '#/components/schemas/Base'}}")
        )
        #expect(model.diagnostics == [])
        #expect(model.types.filter { !$0.hasPrefix("A") } == types)
    }

    @Test(arguments: [
        ("include: {tags: [Pet]}", "sdkgen.yaml:1:18: error: 'include': there is no tag 'Pet'; did you mean 'Pets'?"),
        ("include: {operations: [pets.lst]}", "there is no operation 'pets.lst'; did you mean 'pets.list'?"),
        ("exclude: {paths: [/pet]}", "'exclude': there is no path '/pet'; did you mean '/pets'?"),
        ("exclude: {operations: ['cats.*']}", "1:24: warning: 'exclude': no operation is like 'cats.*'"),
        ("exclude: {tags: ['*']}", "warning: 'include' and 'exclude' leave no operation"),
    ])
    func aFilterThatIsForNothingIsReported(configuration: String, message: String) throws {
        let diagnostics = try model(configuration).diagnostics
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.contains(message) == true, "\(diagnostics)")
    }

    /// Each keyword that shapes a value, with a reference behind it.
    @Test(arguments: [
        "properties: {a: {$ref: '#/components/schemas/Part'}}",
        "additionalProperties: {$ref: '#/components/schemas/Part'}",
        "type: array, items: {$ref: '#/components/schemas/Part'}", "allOf: [{$ref: '#/components/schemas/Part'}]",
        "oneOf: [{$ref: '#/components/schemas/Part'}, {type: string}]",
        "anyOf: [{$ref: '#/components/schemas/Part'}, {type: string}]",
        "type: object, properties: {b: {properties: {c: {$ref: '#/components/schemas/Part'}}}}",
    ])
    func everyKeywordThatShapesAValueIsFollowed(keywords: String) throws {
        let model = try ConfiguredModel(
            "include: {operations: [a.get]}",
            schemas:
                "Part: {type: object, properties: {x: {type: string}}}\nOther: {type: object, properties: {y: {type: string}}}",
            paths: """
                /a:
                  get:
                    operationId: a.get
                    responses: {'200': {description: ok, content: {application/json: {schema: {\(keywords)}}}}}
                /b: {get: {operationId: b.get, responses: {'204': {description: ok}}}}
                """
        )
        #expect(model.types.contains("Part"), "\(model.diagnostics)")
        #expect(!model.types.contains("Other"))
    }
}
