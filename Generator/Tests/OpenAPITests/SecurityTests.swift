import OpenAPI
import Testing

@Suite struct SecurityTests {
    @Test(
        "Security schemes of every type are read",
        arguments: [
            ("{type: http, scheme: Bearer, bearerFormat: JWT}", "http bearer JWT"),
            ("{type: http, scheme: basic}", "http basic -"),
            ("{type: apiKey, in: header, name: X-Key}", "apiKey header X-Key"),
            ("{type: apiKey, in: query, name: key}", "apiKey query key"),
            ("{type: apiKey, in: cookie, name: sid}", "apiKey cookie sid"),
            ("{type: mutualTLS}", "mutualTLS"),
            ("{type: openIdConnect, openIdConnectUrl: 'https://a/b'}", "openIDConnect https://a/b"),
            (
                "{type: oauth2, flows: {clientCredentials: {tokenUrl: /t, refreshUrl: /r, scopes: {read: Reads}}}}",
                "oauth2 clientCredentials - /t /r read=Reads"
            ),
            (
                "{type: oauth2, flows: {implicit: {authorizationUrl: /a, scopes: {}}, password: {tokenUrl: /t, scopes: {}}}}",
                "oauth2 implicit /a - -  password - /t - "
            ),
        ]
    )
    func schemes(_ text: String, _ expected: String) throws {
        let body = "components: {securitySchemes: {S: \(text), R: {$ref: '#/components/securitySchemes/S'}}}"
        let document = try document(body: body)
        #expect(document.warnings.isEmpty)
        #expect(document.securitySchemes.map(\.name) == ["S", "R"])
        for name in ["S", "R"] {
            #expect(try #require(document.securityScheme(named: name)).kind.summary == expected)
        }
    }

    @Test("Operations need what the document says, unless they say otherwise")
    func requirements() throws {
        let document = try document(
            body: """
                security: [{oauth: [read, write]}, {key: [], basic: []}]
                paths:
                  /a:
                    get: {}
                    put: {security: []}
                    post: {security: [{}, {key: []}]}
                components:
                  securitySchemes:
                    oauth: {type: openIdConnect, openIdConnectUrl: /}
                    key: {type: apiKey, in: header, name: X-Key}
                    basic: {type: http, scheme: basic}
                """
        )
        let summaries = document.operations.map { operation in
            operation.security.map { $0.schemes.map { ([$0.name] + $0.scopes).joined(separator: " ") } }
        }
        #expect(summaries == [[["oauth read write"], ["key", "basic"]], [], [[], ["key"]]])
        #expect(document.security?.count == 2 && document.operations[2].security[0].isAnonymous)
    }

    @Test(
        "Security that cannot be met is refused",
        arguments: [
            ("components: {securitySchemes: {S: {}}}", "3:35: error: a security scheme needs the field 'type'"),
            (
                "components: {securitySchemes: {S: {type: apikey, in: header, name: a}}}",
                "3:42: error: unknown type 'apikey' of a security scheme; did you mean 'apiKey'?"
            ),
            (
                "components: {securitySchemes: {S: {type: apiKey, in: body, name: a}}}",
                "3:54: error: unknown location 'body' of a key; it is one of query, header, cookie"
            ),
            (
                "components: {securitySchemes: {S: {type: http}}}",
                "3:35: error: a security scheme needs the field 'scheme'"
            ),
            (
                "components: {securitySchemes: {S: {type: oauth2}}}",
                "3:35: error: a security scheme of type 'oauth2' needs the field 'flows'"
            ),
            (
                "security: [{kye: []}]\ncomponents: {securitySchemes: {key: {type: mutualTLS}}}",
                "3:13: error: no such security scheme 'kye'; did you mean 'key'?"
            ),
            (
                "paths: {/a: {get: {security: [{key: []}]}}}",
                "3:32: error: no such security scheme 'key'; add it to '#/components/securitySchemes'"
            ),
            ("security: [key]", "3:12: error: expected a security requirement, a mapping, found a string"),
        ]
    )
    func invalid(_ body: String, _ expected: String) {
        #expect(diagnostics(body: body) == ["api.yaml:" + expected])
    }
}

extension SecurityScheme.Kind {
    fileprivate var summary: String {
        switch self {
        case .apiKey(let name, let location): "apiKey \(location.rawValue) \(name)"
        case .http(let scheme, let bearerFormat): "http \(scheme) \(bearerFormat ?? "-")"
        case .mutualTLS: "mutualTLS"
        case .openIDConnect(let url): "openIDConnect \(url)"
        case .oauth2(let flows, _):
            "oauth2 "
                + flows.map { flow in
                    let urls = [flow.authorizationURL, flow.tokenURL, flow.refreshURL].map { $0 ?? "-" }
                    let scopes = flow.scopes.map { "\($0.name)=\($0.description)" }
                    return ([flow.kind.rawValue] + urls + [scopes.joined(separator: ",")]).joined(separator: " ")
                }.joined(separator: " ")
        }
    }
}
