import Testing

@testable import SDKModel

@Suite struct NameTests {
    private let array = "content: {application/json: {schema: {$ref: '#/components/schemas/Tags'}}}"

    @Test func whatIsDescribedInPlaceOfAnAliasIsDeclaredOnce() throws {
        let tags = "Tags: {type: array, items: {type: object, properties: {name: {type: string}}}}"
        let (sdk, _) = try model(
            schemas: """
                \(tags)
                Use:
                  type: object
                  properties: {a: {$ref: '#/components/schemas/Tags'}, b: {$ref: '#/components/schemas/Tags'}}
                """,
            paths: "/a: {get: {operationId: a.get, responses: {'200': {description: ok, \(array)}}}}"
        )
        #expect(sdk.types.map(\.name) == ["Use", "TagsItem"])
        let item = TypeReference.array(.named("TagsItem"))
        #expect(structure("Use", of: sdk)?.properties.map(\.type) == [item, item])
    }

    @Test func anAliasKeepsItsNameWhereAnOperationWantsIt() throws {
        let (sdk, _) = try model(
            schemas: "AGetResponse: {oneOf: [{type: object, properties: {name: {type: string}}}, {type: 'null'}]}",
            paths: """
                /a: {get: {operationId: a.get, responses: {'200': {description: ok, content: {application/json: {schema: \
                {type: object, properties: {b: {type: string}}}}}}}}}
                """
        )
        #expect(structure("AGetResponse", of: sdk)?.properties.map(\.name) == ["name"])
        #expect(structure("AGetResponse2", of: sdk)?.properties.map(\.name) == ["b"])
    }

    @Test func titlesThatOperationsShareDoNotNumberTheirTypes() throws {
        let content =
            "content: {application/json: {schema: {title: Response, type: object, properties: {a: {type: string}}}}}"
        let (sdk, _) = try model(
            paths: """
                /b: {get: {operationId: b.get, responses: {'200': {description: ok, \(content)}}}}
                /a: {get: {operationId: a.get, responses: {'200': {description: ok, \(content)}}}}
                """
        )
        #expect(sdk.types.map(\.name) == ["BGetResponse", "AGetResponse"])
    }

    @Test func typesDoNotTakeTheNameOfTheModuleOrItsClient() throws {
        let (sdk, _) = try model(
            schemas: """
                TestAPI: {type: object, properties: {a: {type: string}}}
                TestAPIClient: {type: object, properties: {a: {type: string}}}
                Endpoints: {type: string, enum: [a]}
                """
        )
        #expect(sdk.types.map(\.name) == ["TestAPIModel", "TestAPIClientModel", "EndpointsModel"])
    }

    @Test func resourcesThatSwiftSpellsAlikeAreOne() throws {
        let (sdk, _) = try model(
            paths: """
                /a: {get: {operationId: user_groups.get, responses: {'204': {description: ok}}}}
                /b: {get: {operationId: user-groups.get, responses: {'204': {description: ok}}}}
                /c: {get: {operationId: api.self, responses: {'204': {description: ok}}}}
                /d: {get: {operationId: apiResource.get, responses: {'204': {description: ok}}}}
                """
        )
        #expect(sdk.resources.map(\.propertyName) == ["userGroups", "apiResource2", "apiResource"])
        #expect(sdk.resources.map(\.typeName) == ["UserGroupsResource", "APIResource", "APIResourceResource"])
        #expect(sdk.resources.flatMap(\.methods).map(\.name) == ["get", "get2", "selfValue", "get"])
    }
}
