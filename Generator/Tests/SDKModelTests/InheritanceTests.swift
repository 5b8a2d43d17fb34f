import Testing

@testable import SDKModel

@Suite struct InheritanceTests {
    /// `Late` stands before what it takes over from.
    private static let schemas = """
        Late:
          allOf: [{$ref: '#/components/schemas/Base'}]
          properties: {own: {type: string, enum: [x]}}
        Base:
          properties:
            state: {type: string, enum: [on, off]}
            places: {type: array, items: {properties: {city: {type: string}}}}
        Narrower:
          allOf: [{$ref: '#/components/schemas/Base'}]
          properties: {state: {enum: [on]}}
        Inner:
          properties:
            base: {description: Of its own., allOf: [{$ref: '#/components/schemas/Base'}, {required: [state]}]}
        """

    @Test(arguments: [
        ("Late", "state", TypeReference.named("Base.State")),
        ("Late", "places", .array(.named("Base.PlacesItem"))),
        ("Late", "own", .named("Late.Own")),
        ("Base", "state", .named("Base.State")),
        ("Narrower", "state", .named("Narrower.State")),
    ])
    func whatIsTakenOverUnchangedHasTheTypeOfTheSchemaThatDescribesIt(
        name: String,
        property: String,
        expected: TypeReference
    ) throws {
        let (sdk, _) = try model(schemas: Self.schemas)
        let found = structure(name, of: sdk)?.properties.first { $0.wireName == property }
        #expect(found?.type == expected)
    }

    @Test func theTypeIsDeclaredOnceWhereItIsDescribed() throws {
        let (sdk, _) = try model(schemas: Self.schemas)
        let nested = sdk.types.map { ($0.name, $0.nested.map(\.name)) }
        #expect(nested.first { $0.0 == "Base" }?.1 == ["State", "PlacesItem"])
        #expect(nested.first { $0.0 == "Late" }?.1 == ["Own"])
        #expect(sdk.types.map(\.name) == ["Late", "Base", "Narrower", "Inner"])
        let inner = sdk.types.first { $0.name == "Inner" }?.nested.first
        #expect(inner?.nested.isEmpty == true)
    }
}
