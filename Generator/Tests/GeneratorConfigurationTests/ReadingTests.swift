import Testing
import YAML

@testable import GeneratorConfiguration

/// What a configuration file says, and what is wrong with one.
@Suite struct ReadingTests {
    private func read(_ yaml: String) throws -> Configuration {
        try Configuration.read(Node.parse(yaml, file: "sdkgen.yaml"))
    }

    private func problems(_ yaml: String) -> [String] {
        do {
            _ = try read(yaml)
            return []
        } catch let invalid as InvalidInput {
            return invalid.diagnostics.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func whatIsSaidOfTheModuleIsRead() throws {
        let configuration = try read(
            """
            spec: api.yaml
            output: ../Sources/PetAPI
            module: PetAPI
            runtime: PetRuntime
            access: package
            """
        )
        #expect(configuration.spec?.value == "api.yaml")
        #expect(configuration.output?.value == "../Sources/PetAPI")
        #expect(configuration.module?.value == "PetAPI")
        #expect(configuration.module?.position.lineAndColumn == "3:9")
        #expect(configuration.runtime == "PetRuntime")
        #expect(configuration.access == .package)
    }

    @Test func anEmptyMappingIsTheDefaults() throws {
        let configuration = try read("{}")
        #expect(configuration.spec == nil && configuration.output == nil && configuration.module == nil)
        #expect(configuration.runtime == "GreenflashRuntime")
        #expect(configuration.access == .public)
        #expect(configuration.include.isEmpty && configuration.exclude.isEmpty)
        #expect(configuration.streams.terminator == "[DONE]")
    }

    @Test func filtersTakeOnePatternOrSeveral() throws {
        let configuration = try read(
            "include: {tags: Pets, paths: [/pets/**, /owners]}\nexclude: {operations: ['*Internal']}"
        )
        #expect(configuration.include.tags.map(\.value.text) == ["Pets"])
        #expect(configuration.include.paths.map(\.value.text) == ["/pets/**", "/owners"])
        #expect(configuration.exclude.operations.map(\.value.text) == ["*Internal"])
    }

    @Test func renamesKeepTheirOrderAndPlaces() throws {
        let renames = try read(
            """
            rename:
              schemas: {PetDTO: Pet}
              operations: {listPets: pets.list, GET /owners: owners.list}
              parameters: {x-trace: trace}
              properties: {Pet.kind: species}
            """
        ).renames
        #expect(renames.schemas.map(\.original) == ["PetDTO"])
        #expect(renames.operations.map(\.original) == ["listPets", "GET /owners"])
        #expect(renames.operations.map(\.replacement) == ["pets.list", "owners.list"])
        #expect(renames.parameters.first?.position.line == 4)
        #expect(renames.properties.first?.replacement == "species")
    }

    @Test func pagingRulesHaveTheFieldsOfTheirStyle() throws {
        let rules = try read(
            """
            pagination:
              - {style: cursor, operations: "*", parameter: offset, next: next_page.offset, items: data}
              - {style: cursor, parameter: options.cursor, in: body, next: [next.cursor], more: has_more, items: added}
              - {style: page, parameter: page.number, first: 0, pages: meta.pages}
              - {style: offset, parameter: offset, total: total_count, send: {usemarker: false, depth: 2}}
              - {style: link}
              - {style: none, operations: [exportAll]}
            """
        ).pagination
        #expect(rules.map(\.style) == [.cursor, .cursor, .page, .offset, .link, .none])
        #expect(rules[0].next?.names == ["next_page", "offset"])
        #expect(rules[1].next?.names == ["next.cursor"])
        #expect(rules[1].location == .body)
        #expect(rules[1].parameter?.names == ["options", "cursor"])
        #expect(rules[2].parameter?.names == ["page.number"], "a query parameter has one name, whatever it has in it")
        #expect(rules[2].first == 0)
        #expect(rules[3].send.map(\.value) == ["false", "2"])
        #expect(rules[5].operations.first?.value.isExact == true)
    }

    @Test func laterConformanceRulesHoldOverEarlierOnes() throws {
        let rules = try read(
            """
            conformances:
              hashable: false
              types:
                - {match: "Event*", hashable: true, identifiable: false}
                - {match: [EventSource, Log], equatable: false, hashable: false}
            """
        ).conformances
        func isWanted(_ conformance: KeyPath<ConformanceRules.Choice, Bool?>, _ name: String) -> Bool? {
            rules.decision(conformance, for: name)?.isWanted
        }
        #expect(isWanted(\.hashable, "Pet") == false)
        #expect(isWanted(\.equatable, "Pet") == nil)
        #expect(isWanted(\.hashable, "EventKind") == true)
        #expect(isWanted(\.hashable, "EventSource") == false)
        #expect(isWanted(\.identifiable, "EventSource") == false)
        #expect(rules.decision(\.hashable, for: "Pet")?.pattern == nil)
        #expect(rules.decision(\.hashable, for: "EventSource")?.pattern?.value.text == "EventSource")
        #expect(rules.decision(\.hashable, for: "EventKind")?.pattern?.position.lineAndColumn == "4:15")
    }

    @Test func whatIsHashableIsEquatableAndWhatIsNotEquatableIsNotHashable() throws {
        let rules = try read(
            """
            conformances:
              equatable: false
              types:
                - {match: Key, hashable: true}
                - {match: Blob, hashable: true}
                - {match: Blob, equatable: false}
            """
        ).conformances
        func isWanted(_ name: String) -> [Bool?] {
            [rules.decision(\.equatable, for: name)?.isWanted, rules.decision(\.hashable, for: name)?.isWanted]
        }
        #expect(isWanted("Pet") == [false, false])
        #expect(isWanted("Key") == [true, true])
        #expect(isWanted("Blob") == [false, false])
    }

    @Test func formatsAreMappedToTypes() throws {
        let formats = try read("formats: {uuid: UUID, uri: URL, date: CalendarDate}").formats
        #expect(formats.map(\.format) == ["uuid", "uri", "date"])
        #expect(formats.map(\.target) == [.uuid, .url, .calendarDate])
    }

    @Test func aStreamMayHaveAnotherTerminatorOrNone() throws {
        #expect(try read("streams: {terminator: '[END]'}").streams.terminator == "[END]")
        #expect(try read("streams: {terminator: null}").streams.terminator == nil)
    }

    @Test(arguments: [
        ("[]", "1:1: error: the configuration must be a mapping; found a list"),
        ("modul: A", "1:1: error: unknown key 'modul' of the configuration; did you mean 'module'?"),
        ("access: pubic", "1:9: error: 'access' cannot be 'pubic'; did you mean 'public'?"),
        ("access: open", "1:9: error: 'access' cannot be 'open'; it is one of 'public', 'package', 'internal'"),
        ("spec: 3", "1:7: error: 'spec' must be a string; found an integer"),
        ("module: ''", "1:9: error: 'module' must not be empty"),
        ("runtime: My-Runtime", "1:10: error: 'My-Runtime' is no name of a Swift module"),
        ("include: all", "1:10: error: 'include' must be a mapping; found a string"),
        ("include: {tag: [a]}", "1:11: error: unknown key 'tag' of 'include'; did you mean 'tags'?"),
        ("include: {tags: [a, 1]}", "1:21: error: 'tags' must be a string; found an integer"),
        (
            "exclude: {methods: [a]}",
            "unknown key 'methods' of 'exclude'; 'exclude' has 'operations', 'paths', 'tags'"
        ),
        ("rename: {schema: {A: B}}", "unknown key 'schema' of 'rename'; did you mean 'schemas'?"),
        ("rename: {schemas: [A]}", "'schemas' must be a mapping; found a list"),
        ("rename: {schemas: {A: 1}}", "1:23: error: the new name of 'A' must be a string; found an integer"),
        ("pagination: {style: link}", "'pagination' must be a list; found a mapping"),
        ("pagination: [{parameter: a}]", "1:14: error: a rule of 'pagination' needs a 'style': 'link', 'cursor'"),
        ("pagination: [{style: curser}]", "'style' cannot be 'curser'; did you mean 'cursor'?"),
        ("pagination: [{style: cursor, next: a}]", "the style 'cursor' needs the 'parameter'"),
        ("pagination: [{style: cursor, parameter: a}]", "the style 'cursor' needs 'next'"),
        ("pagination: [{style: cursor, parameter: a, next: b, last: id}]", "'next' and 'last' exclude each other"),
        ("pagination: [{style: page, parameter: a, total: b}]", "unknown key 'total' of a rule of 'pagination'"),
        ("pagination: [{style: page, parameter: a, first: one}]", "'first' must be a whole number; found a string"),
        ("pagination: [{style: offset, parameter: a, items: a..b}]", "'items' has an empty name"),
        ("pagination: [{style: offset, parameter: a, in: header}]", "'in' cannot be 'header'"),
        ("pagination: [{style: offset, parameter: a, send: {b: [1]}}]", "'b' must be a string, a number or a boolean"),
        ("conformances: {hashable: 'no'}", "1:26: error: 'hashable' must be true or false; found a string"),
        ("conformances: {hashabel: true}", "unknown key 'hashabel' of 'conformances'; did you mean 'hashable'?"),
        (
            "conformances: {rules: []}",
            "unknown key 'rules' of 'conformances'; 'conformances' has 'equatable', 'hashable', 'identifiable', 'types'"
        ),
        ("conformances: {types: [{hashable: true}]}", "a rule needs 'match'"),
        ("conformances: {types: [{match: A}]}", "1:24: error: the rule says nothing; give it 'equatable', 'hashable'"),
        ("conformances: {equatable: false, hashable: true}", "what is hashable is equatable too"),
        ("formats: {uuid: UUDI}", "'uuid' cannot be 'UUDI'; did you mean 'UUID'?"),
        (
            "formats: {date: Date}",
            "1:17: error: a 'date' has no time, and a 'Date' is nothing without; write 'CalendarDate'"
        ),
        ("formats: {date-time: CalendarDate}", "a 'date-time' has a time, which a 'CalendarDate' has not"),
        ("streams: {terminater: x}", "unknown key 'terminater' of 'streams'; did you mean 'terminator'?"),
    ])
    func whatIsWrongIsReportedInItsPlace(yaml: String, message: String) {
        let found = problems(yaml)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(message) == true, "\(found)")
        #expect(found.first?.hasPrefix("sdkgen.yaml:1:") == true)
    }

    @Test func everyProblemIsReportedAtOnce() {
        let found = problems("modul: A\naccess: open\ninclude: {tag: a}\npagination: [{style: x}, {style: page}]")
        #expect(found.count == 5, "\(found)")
    }
}
