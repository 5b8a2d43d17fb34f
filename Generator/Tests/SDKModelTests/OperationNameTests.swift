import OpenAPI
import Testing
import YAML

@testable import SDKModel

@Suite struct OperationNameTests {
    @Test func namesNeverClashAndTheExactSpellingWins() throws {
        let answer = "responses: {'204': {description: ok}}"
        let (sdk, _) = try model(
            paths: """
                /a: {get: {operationId: get_pet, tags: [pets], \(answer)}}
                /b: {get: {operationId: getPet, tags: [pets], \(answer)}}
                /c: {get: {operationId: get-pet, tags: [Pets], \(answer)}}
                """
        )
        #expect(sdk.resources.map(\.propertyName) == ["pets"])
        #expect(sdk.resources[0].methods.map(\.name) == ["getPet2", "getPet", "getPet3"])
    }

    @Test(arguments: [
        ("/api/v1/users/{id}", "users"), ("/v2.1/users", "users"), ("/{id}", "default"), ("/", "default"),
        ("/videos/list", "videos"),
    ])
    func withoutTagsThePathNamesTheResource(path: String, resource: String) throws {
        let parameters =
            path.contains("{") ? "parameters: [{name: id, in: path, required: true, schema: {type: string}}], " : ""
        let (sdk, _) = try model(
            paths: "\(path): {get: {operationId: x, \(parameters)responses: {'204': {description: ok}}}}"
        )
        #expect(sdk.resources.map(\.propertyName) == [resource])
    }
}
