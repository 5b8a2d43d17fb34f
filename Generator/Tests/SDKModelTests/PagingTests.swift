import Testing

@testable import SDKModel

/// Lists that `pagination` finds in answers.
@Suite struct PagingTests {
    private static let schemas = """
        Thing: {type: object, required: [id], properties: {id: {type: string}}}
        Cursors:
          type: object
          properties:
            data: {type: array, items: {$ref: '#/components/schemas/Thing'}}
            next_page: {type: object, nullable: true, properties: {offset: {type: string}}}
            last_id: {type: string}
            has_more: {type: boolean}
        Counts:
          type: object
          properties:
            meta: {type: object, properties: {pages: {type: integer}, total: {type: integer}}}
            entries: {type: array, items: {$ref: '#/components/schemas/Thing'}}
        Sync: {type: object, properties: {cursor: {type: string}, options: {type: object, properties: {offset: {type: integer}}}}}
        """
    private static let paths = """
        /cursors:
          get:
            operationId: cursors.list
            parameters: [{name: offset, in: query, schema: {type: string}}, {name: after, in: query, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Cursors'}}}}}
        /sync:
          post:
            operationId: cursors.sync
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Sync'}}}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Cursors'}}}}}
        /counts:
          get:
            operationId: counts.list
            parameters: [{name: page, in: query, schema: {type: integer}}, {name: offset, in: query, schema: {type: integer}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Counts'}}}}}
        /links:
          get:
            operationId: links.list
            parameters: [{name: page, in: query, schema: {type: integer}}]
            responses:
              '200':
                description: ok
                headers: {Link: {schema: {type: string}}}
                content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
        /plain:
          get:
            operationId: plain.list
            responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
        """

    private func model(_ rules: String...) throws -> ConfiguredModel {
        try ConfiguredModel(
            "pagination: [\(rules.map { "{\($0)}" }.joined(separator: ", "))]",
            schemas: Self.schemas,
            paths: Self.paths
        )
    }

    @Test(arguments: [
        (
            "style: cursor, parameter: offset, next: next_page.offset, items: data", "cursors.list",
            Paging.Advance.cursor(next: ["next_page", "offset"])
        ),
        (
            "style: cursor, parameter: after, last: id, more: has_more, items: data", "cursors.list",
            .last(["id"])
        ),
        (
            "style: cursor, parameter: cursor, in: body, next: last_id, more: has_more, items: data", "cursors.sync",
            .cursor(next: ["last_id"])
        ),
        (
            "style: offset, parameter: options.offset, in: body, items: data", "cursors.sync",
            .offset(total: nil)
        ),
        (
            "style: page, parameter: page, first: 0, pages: meta.pages, items: entries", "counts.list",
            .page(first: 0, pages: ["meta", "pages"])
        ),
        (
            "style: offset, parameter: offset, total: meta.total, items: entries", "counts.list",
            .offset(total: ["meta", "total"])
        ),
        ("style: page, parameter: page", "links.list", .page(first: 1, pages: nil)),
    ])
    func aRuleMakesAListOfTheOperationsThatFit(rule: String, operation: String, advance: Paging.Advance) throws {
        let model = try model(rule)
        #expect(model.diagnostics == [])
        let method = try #require(model.method(operation))
        guard case .list(.named("Thing")) = method.result else {
            Issue.record("expected a list, found \(method.result)")
            return
        }
        #expect(method.paging?.advance == advance)
        let lists = model.methods.filter { model.method($0)?.paging != nil }
        #expect(lists == [operation], "others stay as they are")
    }

    @Test func theFirstRuleThatFitsHolds() throws {
        let model = try model(
            "style: offset, parameter: offset, total: meta.total, items: entries",
            "style: page, parameter: page, items: entries"
        )
        #expect(model.method("counts.list")?.paging?.advance == .offset(total: ["meta", "total"]))
        #expect(model.diagnostics.count == 1, "the second fits none that is left: \(model.diagnostics)")
    }

    @Test func listsMayBeByLinkOrNoListsAtAll() throws {
        let model = try model("style: link, operations: plain.list", "style: none, operations: links.list")
        #expect(model.diagnostics == [])
        guard case .list(.string)? = model.method("plain.list")?.result else {
            Issue.record("expected a list, found \(String(describing: model.method("plain.list")?.result))")
            return
        }
        guard case .value(.array(.named("Thing")))? = model.method("links.list")?.result else {
            Issue.record("expected an array, found \(String(describing: model.method("links.list")?.result))")
            return
        }
    }

    @Test(arguments: [
        (
            "style: page, parameter: page, items: entries, operations: [cursors.list]",
            "error: 'cursors.list' does not fit the rule: it has no query parameter 'page'"
        ),
        ("style: page, parameter: page, items: entris, operations: counts.list", "'entris' of its answer is no array"),
        (
            "style: page, parameter: page, items: entries, pages: meta.page, operations: counts.list",
            "its answer has no field 'meta.page'"
        ),
        (
            "style: cursor, parameter: after, last: uid, items: data, operations: cursors.list",
            "its items have no field 'uid'"
        ),
        (
            "style: cursor, parameter: after, in: body, next: last_id, items: data, operations: cursors.sync",
            "its request body is no JSON with a field 'after'"
        ),
        (
            "style: page, parameter: page, items: entries, send: {x: 1}, operations: counts.list",
            "it has no query parameter 'x'"
        ),
        ("style: link, operations: counts.list", "its answer is no array"),
        (
            "style: link, operations: plain.lst",
            "error: 'pagination': there is no operation 'plain.lst'; did you mean 'plain.list'?"
        ),
        ("style: link, operations: 'x.*'", "warning: 'pagination': no operation is like 'x.*'"),
        (
            "style: page, parameter: pag",
            "warning: the rule fits no operation; 'cursors.list': it has no query parameter"
        ),
    ])
    func aRuleThatFitsNothingIsReportedWithTheReason(rule: String, message: String) throws {
        let model = try model(rule)
        #expect(model.diagnostics.count == 1, "\(model.diagnostics)")
        #expect(model.diagnostics.first?.contains(message) == true, "\(model.diagnostics)")
    }
}
