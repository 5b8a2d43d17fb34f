import OpenAPI
import Testing
import YAML

@testable import SDKModel

/// Security schemes that are no part of a request.
@Suite struct CertificateTests {
    private static let yaml = """
        openapi: 3.2.0
        info: {title: Test, version: '1'}
        security: [{key: []}]
        paths:
          /key: {get: {operationId: a.key, responses: {'204': {description: ok}}}}
          /certificate: {get: {operationId: a.certificate, security: [{tls: []}], responses: {'204': {description: ok}}}}
          /both: {get: {operationId: a.both, security: [{tls: [], key: []}], responses: {'204': {description: ok}}}}
          /either: {get: {operationId: a.either, security: [{tls: []}, {key: []}], responses: {'204': {description: ok}}}}
        components:
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            tls: {type: mutualTLS, description: From the bank.}
        """

    @Test func theTransportBringsACertificateAndThisIsSaid() throws {
        let (sdk, warnings) = try SDK.build(
            from: Document.read(Node.parse(Self.yaml, file: "spec.yaml")),
            module: "TestAPI"
        )
        #expect(sdk.credentials.map(\.name) == ["key"])
        #expect(sdk.transportNotes.count == 1)
        #expect(sdk.transportNotes.first?.contains("`ClientConfiguration.transport`. From the bank.") == true)
        #expect(
            warnings.map(\.description) == [
                "spec.yaml:12:10: warning: nothing is generated for 'tls': a certificate is no part of a request; give "
                    + "the client a transport that has it"
            ]
        )
        let methods = sdk.resources.flatMap(\.methods)
        #expect(methods.filter(\.sendsCredential).map(\.name) == ["key", "both", "either"])
        #expect(
            methods.map(\.documentation.notes) == [
                [], ["Credential: `tls`."], ["Credential: `tls` and `key`."], ["Credential: `tls`, or `key`."],
            ]
        )
    }
}
