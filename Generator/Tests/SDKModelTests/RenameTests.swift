import Testing

@testable import SDKModel

@Suite struct RenameTests {
    private static let paths = """
        /pets:
          get:
            operationId: listPets
            tags: [Pets]
            parameters:
              - {name: q, in: query, schema: {type: string}}
              - {name: x-trace, in: header, schema: {type: string}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/PetDTO'}}}}}
        /owners:
          get:
            tags: [Owners]
            parameters: [{name: q, in: query, schema: {type: string}}]
            responses: {'204': {description: ok}}
        """
    private static let schemas = """
        Pet: {type: object, properties: {kind: {type: string}, tag: {type: string}}}
        PetDTO: {type: object, properties: {kind: {type: string}, inner: {type: object, properties: {kind: {type: string}}}}}
        """

    private func model(_ renames: String) throws -> ConfiguredModel {
        try ConfiguredModel("rename: {\(renames)}", schemas: Self.schemas, paths: Self.paths)
    }

    @Test func schemasGetTheirNewNamesAndOthersGiveWay() throws {
        let model = try model("schemas: {PetDTO: Pet}")
        #expect(model.types == ["Pet", "PetModel"])
        guard case .value(let type)? = model.method("pets.listPets")?.result else {
            Issue.record("expected a value, found \(model.diagnostics)")
            return
        }
        #expect(type == .named("Pet"))
    }

    @Test(
        arguments: [
            ("listPets: list", ["owners.getOwners", "pets.list"]),
            ("listPets: animals.all", ["animals.all", "owners.getOwners"]),
            ("GET /owners: owners.list", ["owners.list", "pets.listPets"]),
        ] as [(String, [String])]
    )
    func operationsGetANewMethodOrResource(rename: String, methods: [String]) throws {
        let model = try model("operations: {\(rename)}")
        #expect(model.methods == methods, "\(model.diagnostics)")
    }

    @Test(
        arguments: [
            ("q: query", ["query", "xTrace"], ["query"]),
            ("listPets.q: query", ["query", "xTrace"], ["q"]),
            ("'#/paths/~1owners/get/parameters/0': query", ["q", "xTrace"], ["query"]),
            ("x-trace: traceID", ["q", "traceID"], ["q"]),
        ] as [(String, [String], [String])]
    )
    func parametersAreRenamedByNameOperationOrPointer(rename: String, pets: [String], owners: [String]) throws {
        let model = try model("parameters: {\(rename)}")
        #expect(model.method("pets.listPets")?.parameters.map(\.name) == pets, "\(model.diagnostics)")
        #expect(model.method("owners.getOwners")?.parameters.map(\.name) == owners)
        #expect(model.method("pets.listPets")?.parameters.map(\.wireName) == ["q", "x-trace"])
    }

    @Test(
        arguments: [
            ("kind: species", ["species", "tag"], ["species", "inner"]),
            ("Pet.kind: species", ["species", "tag"], ["kind", "inner"]),
            ("Pet.tag: kind", ["kindValue", "kind"], ["kind", "inner"]),
            ("'#/components/schemas/PetDTO/properties/kind': species", ["kind", "tag"], ["species", "inner"]),
        ] as [(String, [String], [String])]
    )
    func propertiesAreRenamedByNameSchemaOrPointer(rename: String, pet: [String], dto: [String]) throws {
        let model = try model("properties: {\(rename)}")
        let sdk = try #require(model.sdk, "\(model.diagnostics)")
        #expect(structure("Pet", of: sdk)?.properties.map(\.name) == pet)
        #expect(structure("PetDTO", of: sdk)?.properties.map(\.name) == dto)
        #expect(structure("Pet", of: sdk)?.properties.map(\.wireName) == ["kind", "tag"])
    }

    @Test func fieldsOfFormsAreRenamedToo() throws {
        let model = try ConfiguredModel(
            "rename: {schemas: {UploadDTO: Upload}, properties: {UploadDTO.pic: picture, UploadDTO.note: pic}}",
            schemas: """
                UploadDTO: {type: object, properties: {pic: {type: string, format: binary}, note: {type: string}, picture: {type: string}}}
                """,
            paths: """
                /uploads:
                  post:
                    operationId: uploads.create
                    requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/UploadDTO'}}}}
                    responses: {'204': {description: ok}}
                """
        )
        #expect(model.diagnostics == [])
        guard case .multipart(let form)? = model.sdk?.types.first?.kind else {
            Issue.record("expected a form, found \(model.types)")
            return
        }
        #expect(model.types == ["Upload"])
        #expect(form.fields.map(\.name) == ["picture", "pic", "picture2"])
        #expect(form.fields.map(\.wireName) == ["pic", "note", "picture"])
    }

    @Test(arguments: [
        (
            "schemas: {PetDOT: A}",
            "sdkgen.yaml:1:20: error: 'rename': there is no schema 'PetDOT'; did you mean 'PetDTO'?"
        ),
        ("operations: {listPet: a}", "there is no operation 'listPet'; did you mean 'listPets'?"),
        ("parameters: {x-trac: a}", "there is no parameter 'x-trac'; did you mean 'x-trace'?"),
        ("properties: {kindd: a}", "there is no property 'kindd'; did you mean 'kind'?"),
        ("schemas: {Pet: A-B}", "'A-B' is no Swift identifier"),
        ("schemas: {Pet: String}", "'String' has a meaning of its own in generated code"),
        ("schemas: {Pet: A, PetDTO: A}", "'A' is taken"),
        ("operations: {listPets: a.b.c}", "'a.b.c' is no name for an operation"),
        ("parameters: {q: options}", "'options' has a meaning of its own"),
        ("properties: {Pet.tag: name, Pet.kind: name}", "'name' is taken"),
    ])
    func aRenameThatCannotBeDoneIsAnError(renames: String, message: String) throws {
        let model = try model(renames)
        #expect(model.sdk == nil)
        #expect(model.diagnostics.count == 1, "\(model.diagnostics)")
        #expect(model.diagnostics.first?.contains(message) == true, "\(model.diagnostics)")
    }
}
