import Foundation
import OpenAPI
import Synchronization
import Testing
import YAML

@Suite struct HostileDocumentTests {
    /// A document with something of everything.
    private static let everything = """
        openapi: 3.2.0
        $self: https://a.example/api
        info: {title: T, version: '1', summary: S, description: D, license: {name: L}}
        servers: [{url: 'https://{a}.b', name: N, variables: {a: {default: x, enum: [x], description: D}}}]
        tags: [{name: a, parent: b, externalDocs: {url: /}}, {name: b, kind: nav}]
        security: [{key: []}, {}]
        paths:
          /a/{id}:
            summary: S
            servers: [{url: /}]
            parameters: [{$ref: '#/components/parameters/Id'}]
            post:
              operationId: x
              tags: [a]
              deprecated: true
              externalDocs: {url: /}
              security: [{oauth: [read]}]
              parameters:
                - {name: q, in: query, style: form, explode: true, schema: {type: [string, 'null']}, examples: {e: {value: 1}}}
                - {name: c, in: cookie, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema: {$ref: '#/components/schemas/A/properties/part'}
                    encoding: {a: {contentType: image/png, headers: {X: {schema: {}}}, explode: true}}
                  multipart/mixed: {prefixEncoding: [{contentType: a/b}], itemEncoding: {}, itemSchema: {}}
              responses: {200: {$ref: '#/components/responses/R'}, 4XX: {description: D, headers: {X: {schema: {}}}}}
            additionalOperations: {COPY: {responses: {default: {description: D}}}}
        components:
          parameters: {Id: {name: id, in: path, required: true, schema: {$ref: '#here'}}}
          responses: {R: {description: D, content: {a/b: {schema: {$ref: '#/components/schemas/B'}, example: 1}}}}
          securitySchemes:
            key: {type: apiKey, in: header, name: K}
            oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /, scopes: {read: R}}}}
          schemas:
            A:
              type: object
              properties: {part: {type: object, properties: {a: {}}}, k: {const: x, $anchor: here}}
              required: [k]
              additionalProperties: {type: integer, minimum: 1, exclusiveMaximum: 3, multipleOf: 2}
              patternProperties: {^x: {type: string, minLength: 1, pattern: a}}
            B:
              oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]
              discriminator: {propertyName: k, mapping: {x: A, y: '#/components/schemas/C'}, defaultMapping: A}
            C:
              allOf: [{$ref: '#/components/schemas/A'}, {if: {}, then: {}, not: {}}]
              enum: [1, a, null]
              items: {prefixItems: [{type: array, items: false, contains: {}}]}
              examples: [1]
              $defs: {D: {}}
              $id: https://a.example/c
        """

    /// Each node of a tree in turn, replaced.
    private static func mutations(of node: Node, by value: Node.Value) -> [Node] {
        var result = [Node(value, at: node.position)]
        switch node.value {
        case .mapping(let entries):
            for index in entries.indices {
                for child in mutations(of: entries[index].value, by: value) {
                    var changed = entries
                    changed[index].value = child
                    result.append(Node(.mapping(changed), at: node.position))
                }
            }
        case .sequence(let items):
            for index in items.indices {
                for child in mutations(of: items[index], by: value) {
                    var changed = items
                    changed[index] = child
                    result.append(Node(.sequence(changed), at: node.position))
                }
            }
        default:
            break
        }
        return result
    }

    @Test("The document that is spoilt in these tests is a good one")
    func original() throws {
        #expect(diagnostics(Self.everything) == [])
    }

    @Test(
        "A value of the wrong type anywhere is read, or refused at its place",
        arguments: [
            "null", "true", "7", "text", "[]", "{}", "[[]]", "{a: {b: c}}", "'#/components/schemas/A'", "{$ref: '#'}",
        ]
    )
    func wrongTypes(_ replacement: String) throws {
        let root = try Node.parse(Self.everything, file: "api.yaml")
        let value = try Node.parse(replacement, file: "api.yaml").value
        let lines = Self.everything.split(separator: "\n", omittingEmptySubsequences: false).count
        var refused = 0
        for mutation in Self.mutations(of: root, by: value) {
            do {
                _ = try Document.read(mutation)
            } catch {
                refused += 1
                #expect(error.diagnostics.contains { $0.severity == .error })
                #expect(error.diagnostics.allSatisfy { (1...lines).contains($0.position.line) })
            }
        }
        #expect(refused > 20)
    }

    @Test("Whatever a reference is changed to, there is an end to it")
    func references() throws {
        let root = try Node.parse(Self.everything, file: "api.yaml")
        func pointers(_ node: Node, _ pointer: String) -> [String] {
            let children: [(String, Node)]
            switch node.value {
            case .mapping(let entries): children = entries.map { ($0.key, $0.value) }
            case .sequence(let items): children = items.enumerated().map { (String($0), $1) }
            default: children = []
            }
            return [pointer]
                + children.flatMap { key, child in
                    pointers(child, pointer + "/" + key.replacing("~", with: "~0").replacing("/", with: "~1"))
                }
        }
        let text = Self.everything
        let target = "{$ref: '#/components/schemas/A/properties/part'}"
        for pointer in pointers(root, "#") {
            let changed = text.replacing(target, with: "{$ref: '\(pointer.replacing("'", with: "''"))'}")
            // Read, or refused: either way it comes back.
            _ = diagnostics(changed)
        }
    }

    @Test("The depth of schemas is bounded so that the smallest thread has the stack for it")
    func smallStack() throws {
        let keywords = ["items: ", "properties: {a: ", "allOf: [", "not: ", "additionalProperties: ", "prefixItems: ["]
        for keyword in keywords {
            let opening = "{" + keyword
            let closing = keyword.hasSuffix("{a: ") ? "}}" : keyword.hasSuffix("[") ? "]}" : "}"
            for depth in [60, 200] {
                let nested = String(repeating: opening, count: depth) + "{}" + String(repeating: closing, count: depth)
                let body = "components: {schemas: {S: \(nested)}}"
                let found = Mutex<[String]>([])
                let done = DispatchSemaphore(value: 0)
                let thread = Thread {
                    let result = diagnostics(body: body)
                    found.withLock { $0 = result }
                    done.signal()
                }
                thread.stackSize = 512 * 1024
                thread.start()
                done.wait()
                let messages = found.withLock { $0 }
                #expect(depth < 64 ? messages == [] : messages.count == 1 && messages[0].contains("nested more than"))
            }
        }
    }

    @Test("Circles of files and schemas come to an end")
    func circles() throws {
        let files = ["b.yaml": "{allOf: [{$ref: c.yaml}]}", "c.yaml": "{$ref: d.yaml}", "d.yaml": "{$ref: b.yaml}"]
        #expect(
            diagnostics(body: "components: {schemas: {A: {items: {$ref: b.yaml}}}}", files: files) == [
                "b.yaml:1:1: error: the schema 'b' includes itself: b -> b"
            ]
        )
        let empty = ["b.yaml": "{$ref: c.yaml}", "c.yaml": "{$ref: b.yaml}"]
        #expect(
            diagnostics(body: "components: {schemas: {A: {$ref: b.yaml}}}", files: empty) == [
                "api.yaml:3:34: error: the reference leads back to itself; define the schema in one place"
            ]
        )
    }
}
