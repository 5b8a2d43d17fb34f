import GeneratorConfiguration
import OpenAPI
import SDKModel
import SwiftEmitter
import Testing
import YAML

@testable import SDKDiff

/// What a change of the configuration does to callers, and to programs that are out there: nothing to the latter.
@Suite struct ConfiguredReportTests {
    private static let spec = """
        openapi: 3.2.0
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            get:
              operationId: pets.list
              tags: [Pets]
              parameters: [{name: q, in: query, schema: {type: string}}, {name: after, in: query, schema: {type: string}}]
              responses: {'200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/PetPage'}}}}}
          /owners:
            get:
              operationId: owners.get
              tags: [Owners]
              responses: {'200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}
          /values:
            get:
              operationId: owners.values
              tags: [Owners]
              responses: {'200': {description: Ok, content: {text/event-stream: {schema: {$ref: '#/components/schemas/Owner'}}}}}
        components:
          schemas:
            PetPage: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/Pet'}}, next: {type: string}}}
            Pet: {type: object, required: [id], properties: {id: {type: string, format: uuid}, name: {type: string}}}
            Owner: {type: object, properties: {name: {type: string}}}

        """

    private func version(_ configuration: String, _ edit: (old: String, new: String)? = nil) throws -> Version {
        let text = edit.map { Self.spec.replacing($0.old, with: $0.new) } ?? Self.spec
        let document = try Document.read(Node.parse(text, file: "pets.yaml"))
        let configuration = try Configuration.read(Node.parse(configuration, file: "sdkgen.yaml"))
        let (sdk, warnings) = try SDK.build(from: document, module: "PetAPI", configuration: configuration)
        #expect(warnings.isEmpty)
        return Version(
            document: document,
            sdk: sdk,
            emitter: SwiftEmitter(source: "pets.yaml", configuration),
            mappedFormats: Set(configuration.formats.map(\.format))
        )
    }

    /// `removed Pet: source breaking (renamed to `Animal`?)`
    private func lines(_ report: Report) -> [String] {
        report.changes.map { change in
            let verdicts = [("source", change.source), ("wire", change.wire)].compactMap { name, verdict in
                verdict.map { "\(name) \($0)" }
            }
            let suggestion = change.suggestion.map { " (\($0))" } ?? ""
            return "\(change.kind) \(change.subject): \(verdicts.joined(separator: ", "))\(suggestion)"
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var old = "{}"
        var new: String
        var lines: [String]
        var step = VersionStep.major

        var testDescription: String { "\(old) -> \(new)" }
    }

    static let cases: [Case] = [
        Case(
            new: "rename: {schemas: {Pet: Animal}}",
            lines: [
                "removed Pet: source breaking (renamed to `Animal`?)", "changed PetPage.data: source breaking",
                "added Animal: source additive (was it called `Pet`?)",
            ]
        ),
        Case(
            new: "rename: {operations: {pets.list: all}}",
            lines: [
                "removed PetsResource.list: source breaking (renamed to `all`?)",
                "added PetsResource.all: source additive (was it called `list`?)",
            ]
        ),
        Case(
            new: "rename: {operations: {pets.list: animals.list}}",
            lines: [
                "removed PetsResource: source breaking (renamed to `AnimalsResource`?)",
                "removed PetAPIClient.pets: source breaking (renamed to `animals`?)",
                "added AnimalsResource: source additive (was it called `PetsResource`?)",
                "added PetAPIClient.animals: source additive (was it called `pets`?)",
            ]
        ),
        Case(
            new: "rename: {operations: {pets.list: owners.pets}}",
            lines: [
                "removed PetsResource: source breaking (moved to `OwnersResource`?)",
                "removed PetAPIClient.pets: source breaking",
                "added OwnersResource.pets: source additive (was it called `PetsResource.list`?)",
            ]
        ),
        Case(
            new: "rename: {operations: {owners.values: pets.values}}",
            lines: [
                "removed OwnersResource.values: source breaking (moved to `PetsResource.values`?)",
                "added PetsResource.values: source additive (was it called `OwnersResource.values`?)",
            ]
        ),
        Case(
            new: "rename: {parameters: {q: query}}",
            lines: [
                "removed PetsResource.list(q:): source breaking (renamed to `query:`?)",
                "added PetsResource.list(query:): source additive (was it called `q:`?)",
            ]
        ),
        Case(
            new: "rename: {properties: {Owner.name: title}}",
            lines: [
                "removed Owner.name: source breaking (renamed to `title`?)",
                "added Owner.title: source additive (was it called `name`?)",
            ]
        ),
        Case(
            old: "rename: {schemas: {Pet: Animal}}",
            new: "rename: {schemas: {Pet: Animal}}",
            lines: [],
            step: .none
        ),
        // What is left out is still there for programs that were built before.
        Case(
            new: "exclude: {operations: [owners.values]}",
            lines: ["removed OwnersResource.values: source breaking"]
        ),
        Case(
            new: "include: {tags: [Owners]}",
            lines: [
                "removed PetsResource: source breaking", "removed PetPage: source breaking",
                "removed Pet: source breaking", "removed PetAPIClient.pets: source breaking",
            ]
        ),
        Case(
            old: "exclude: {operations: [owners.values]}",
            new: "{}",
            lines: ["added OwnersResource.values: source additive"],
            step: .minor
        ),
        Case(new: "formats: {uuid: UUID}", lines: ["changed Pet.id: source breaking"]),
        Case(
            new: "pagination: [{style: cursor, parameter: after, next: next, items: data}]",
            lines: ["changed PetsResource.list: source breaking"]
        ),
        Case(
            new: "conformances: {types: {match: Pet, hashable: false}}",
            lines: ["changed Pet: source breaking"]
        ),
        Case(
            old: "conformances: {types: {match: Pet, equatable: false, identifiable: false}}",
            new: "{}",
            lines: ["changed Pet: source additive"],
            step: .minor
        ),
        Case(new: "streams: {terminator: '[END]'}", lines: [], step: .none),
    ]

    @Test(arguments: cases)
    func aChangeOfTheConfigurationIsWhatItIsToCallers(change: Case) throws {
        let report = Report(from: try version(change.old), to: try version(change.new))
        #expect(lines(report).sorted() == change.lines.sorted())
        #expect(report.step == change.step)
    }

    /// Programs of the old version call what the new configuration leaves out; what they get is compared all the same.
    @Test func whatIsLeftOutIsComparedOnTheWire() throws {
        let edit = (old: "Owner: {type: object, properties: {name", new: "Owner: {type: object, properties: {title")
        let report = Report(
            from: try version("{}"),
            to: try version("exclude: {operations: [owners.get]}", edit)
        )
        let changes = lines(report)
        #expect(changes.contains("removed OwnersResource.get: source breaking"), "\(changes)")
        #expect(changes.contains { $0.hasPrefix("removed Owner.name: source breaking") }, "\(changes)")
        #expect(report.worst(.wire) != .breaking)

        let gone = Report(from: try version("{}"), to: try version("{}", (old: "  /owners:", new: "  /people:")))
        #expect(gone.worst(.wire) == .breaking)
    }

    /// What is new to the service, and not generated, is of no use to anybody.
    @Test func whatIsNewAndLeftOutIsNoChange() throws {
        let edit = (
            old: "  /values:\n",
            new:
                "  /new: {get: {operationId: owners.new, tags: [New], responses: {'204': {description: Ok}}}}\n  /values:\n"
        )
        let report = Report(from: try version("{}"), to: try version("exclude: {tags: [New]}", edit))
        #expect(lines(report) == [])
        let included = Report(from: try version("{}"), to: try version("{}", edit))
        #expect(lines(included) == ["added OwnersResource.new: source additive, wire additive"])
    }
}
