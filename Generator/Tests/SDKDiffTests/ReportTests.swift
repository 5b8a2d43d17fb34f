import Foundation
import Testing
import YAML

@testable import SDKDiff

/// The report in its formats.
@Suite struct ReportTests {
    private let heading = Report.Heading(old: "old.yaml", new: "new.yaml", current: SemanticVersion("1.4.2"))

    private func report(_ title: String) throws -> Report {
        try #require(SpecChange.all.first { $0.testDescription == title }).report()
    }

    @Test func textNamesTheChangeItsPlaceAndTheReasons() throws {
        let lines = try report("an optional field becomes required").text(heading).split(separator: "\n")
        #expect(lines[0] == "old.yaml -> new.yaml: 1 change: 1 breaking")
        #expect(lines[1] == "Breaking")
        let place = try #require(lines[2].firstRange(of: "new.yaml:"))
        #expect(lines[2].hasPrefix("  changed Pet.age  (") && lines[2][place.upperBound...].hasSuffix(":9)"))
        #expect(lines[3] == "    - var age: Int?")
        #expect(lines[4] == "    + var age: Int")
        #expect(lines[5].hasPrefix("    source, breaking: its type was `Int?`, and is `Int`"))
        #expect(lines.contains("    wire, neutral: in answers: `age` is always there"))
        #expect(lines.last?.hasPrefix("Version: major, because callers' source code breaks.") == true)
        #expect(lines.last?.contains("After '1.4.2' comes '2.0.0'.") == true)
        #expect(lines.last?.contains("On the wire") == false)
    }

    @Test func nothingIsSaidOfEqualDescriptions() throws {
        let report = try report("only texts are described differently")
        #expect(
            report.text(heading)
                == "old.yaml -> new.yaml: no changes\n\nVersion: none, because nothing has changed. After '1.4.2' comes '1.4.2'."
        )
        #expect(report.annotations(.any).isEmpty)
    }

    @Test func markdownHasATableForEachVerdict() throws {
        let markdown = try report("an operation has another name").markdown(heading)
        #expect(markdown.contains("### Breaking (1)\n\n| what | source | wire | why |\n|---|---|---|---|\n"))
        #expect(
            markdown.contains(
                "| removed `PetsResource.delete`<br>`DELETE /pets/{petId}`<br>renamed to `remove`? | breaking | – |"
            )
        )
        #expect(markdown.contains("<details><summary>Additive (1)</summary>"))
        #expect(markdown.contains("After `1.4.2` comes `2.0.0`."))
    }

    @Test func nothingInADescriptionEndsATableOrMentionsSomeone() throws {
        var change = Change(kind: .changed, subject: "A|b`c", reasons: [])
        change.reasons = [Reason(dimension: .wire, verdict: .breaking, text: "a | b\n@all <img> [x](y) `@d <e>`")]
        let row = try #require(
            Report(changes: [change]).markdown(heading).split(separator: "\n").last { $0.hasPrefix("| changed") }
        )
        #expect(row.contains("A\\|b"))
        #expect(row.contains("a \\| b @\u{200B}all &lt;img> \\[x](y) `@d <e>`"))
    }

    @Test func markdownThatIsTooLongSaysHowMuchIsLeftOut() throws {
        let changes = (0..<2_000).map { number in
            Change(
                kind: .added,
                subject: "Type\(number)",
                reasons: [Reason(dimension: .source, verdict: .additive, text: "a new type")]
            )
        }
        let markdown = Report(changes: changes).markdown(heading, limit: 10_000)
        #expect(markdown.utf8.count < 10_200)
        let shown = markdown.components(separatedBy: "| added `Type").count - 1
        #expect(shown > 50)
        #expect(markdown.contains("There was no room for \(2_000 - shown) more."))
    }

    @Test func jsonHasEveryFact() throws {
        let json = try report("an operation has another name").json(heading)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["breaking"] as? Int == 1)
        #expect(object["additive"] as? Int == 1)
        #expect(object["source"] as? String == "breaking")
        #expect(object["wire"] == nil)
        #expect(object["step"] as? String == "major")
        #expect(object["nextVersion"] as? String == "2.0.0")
        let change = try #require((object["changes"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "removed")
        #expect(change["subject"] as? String == "PetsResource.delete")
        #expect(change["endpoint"] as? String == "DELETE /pets/{petId}")
        #expect(change["suggestion"] as? String == "renamed to `remove`?")
        #expect((change["oldPlace"] as? [String: Any])?["file"] as? String == "old.yaml")
        #expect(change["newPlace"] == nil)
        #expect((change["reasons"] as? [[String: Any]])?.first?["dimension"] as? String == "source")
    }

    @Test func annotationsAreAsGraveAsTheThresholdSays() throws {
        let report = try report("an operation has another name")
        #expect(report.annotations(.breaking).map(\.severity) == [.error, .notice])
        #expect(report.annotations(.never).map(\.severity) == [.warning, .notice])
        #expect(report.annotations(.any).map(\.severity) == [.error, .error])
        // What is gone is shown at what it belonged to: the old description is in no pull request.
        #expect(report.annotations(.never).map(\.position.file) == ["new.yaml", "new.yaml"])
        #expect(report.changes.map { $0.newPosition?.file } == [nil, "new.yaml"])
        #expect(report.changes.map { $0.oldPosition?.file } == ["old.yaml", nil])
    }

    @Test(arguments: [
        "a union has a new member, to a caller who names all", "a stream has a new event, to a caller who names all",
    ])
    func aNewCaseIsAdditiveToCallersWhoWereToldToWriteDefault(title: String) throws {
        let change = try #require(SpecChange.all.first { $0.testDescription == title })
        let versions = try (old: SpecChange.old.get(), new: SpecChange.version(of: change.newSpec(), file: "new.yaml"))
        #expect(Report(from: versions.old, to: versions.new).step == .major)
        #expect(Report(from: versions.old, to: versions.new, switchesHaveDefault: true).step == .minor)
    }

    private static let suggestions: [(title: String, subject: String, suggestion: String?)] = [
        ("an operation has another name", "PetsResource.delete", "renamed to `remove`?"),
        ("an operation has another name", "PetsResource.remove", "was it called `delete`?"),
        ("a value of an enumeration is written differently", "PetStatus.sold", "renamed to `soldOut`?"),
        ("a schema is renamed", "PetStatus", "renamed to `PetState`?"),
        ("an operation is gone", "PetsResource.delete", nil),
        ("a value is refused", "ToyColor.green", nil),
    ]

    @Test(arguments: suggestions)
    func whatWasOnlyRenamedIsSuggested(title: String, subject: String, suggestion: String?) throws {
        let change = try #require(try report(title).changes.first { $0.subject == subject })
        #expect(change.suggestion == suggestion)
    }
}

/// From a report to what follows from it.
@Suite struct ConsequenceTests {
    private func report(source: Verdict?, wire: Verdict?) -> Report {
        var reasons: [Reason] = []
        if let source { reasons.append(Reason(dimension: .source, verdict: source, text: "s")) }
        if let wire { reasons.append(Reason(dimension: .wire, verdict: wire, text: "w")) }
        return Report(changes: reasons.isEmpty ? [] : [Change(kind: .changed, subject: "A", reasons: reasons)])
    }

    private static let steps: [(source: Verdict?, wire: Verdict?, step: VersionStep, from1: String, from0: String)] = [
        (nil, nil, .none, "1.4.2", "0.4.2"),
        (.breaking, nil, .major, "2.0.0", "0.5.0"),
        (.breaking, .breaking, .major, "2.0.0", "0.5.0"),
        (.additive, .additive, .minor, "1.5.0", "0.4.3"),
        (.additive, .breaking, .minor, "1.5.0", "0.4.3"),
        (nil, .breaking, .patch, "1.4.3", "0.4.3"),
        (nil, .neutral, .patch, "1.4.3", "0.4.3"),
        (.neutral, nil, .patch, "1.4.3", "0.4.3"),
    ]

    @Test(arguments: steps)
    func theVersionFollowsFromTheSource(
        source: Verdict?,
        wire: Verdict?,
        step: VersionStep,
        from1: String,
        from0: String
    ) {
        let report = report(source: source, wire: wire)
        #expect(report.step == step)
        #expect(SemanticVersion("1.4.2")?.next(after: step).description == from1)
        #expect(SemanticVersion("v0.4.2-beta")?.next(after: step).description == from0)
    }

    @Test(arguments: ["", "1", "1.2", "1.2.x", "1.2.3.4", "-1.2.3", "1..3", "1.+2.3"])
    func whatIsNoVersionIsRefused(text: String) {
        #expect(SemanticVersion(text) == nil)
    }

    private static let thresholds: [(source: Verdict?, wire: Verdict?, reached: Set<Threshold>)] = [
        (nil, nil, []),
        (.neutral, nil, [.any]),
        (.additive, .neutral, [.any, .additive]),
        (.breaking, nil, [.any, .additive, .breaking, .sourceBreaking]),
        (.additive, .breaking, [.any, .additive, .breaking, .wireBreaking]),
    ]

    @Test(arguments: thresholds)
    func aThresholdIsReachedByWhatItNames(source: Verdict?, wire: Verdict?, reached: Set<Threshold>) {
        let report = report(source: source, wire: wire)
        #expect(Set(Threshold.allCases.filter { $0.isReached(by: report) }) == reached)
    }
}

/// What one line of a description becomes in several types.
@Suite struct GroupingTests {
    private static let spec = """
        openapi: 3.2.0
        info: {title: Test, version: '1'}
        paths:
          /a: {get: {operationId: a.get, responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
          /b: {get: {operationId: b.get, responses: {'200': {description: B, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
        components:
          schemas:
            Base: {type: object, properties: {name: {type: string}}}
            A: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {a: {type: string}}}]}
            B: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {b: {type: string}}}]}

        """

    @Test func whatComesFromOnePlaceIsOneChange() throws {
        let new = Self.spec.replacing("name: {type: string}", with: "name: {type: integer}")
        let report = try Report(
            from: SpecChange.version(of: Self.spec, file: "old.yaml"),
            to: SpecChange.version(of: new, file: "new.yaml")
        )
        let change = try #require(report.changes.first)
        #expect(report.changes.count == 1)
        #expect(Set([change.subject] + change.alike) == ["Base.name", "A.name", "B.name"])
        #expect(change.source == .breaking && change.wire == .breaking)
        let heading = Report.Heading(old: "old", new: "new")
        for text in [report.text(heading), report.markdown(heading), report.json(heading)] {
            #expect(["Base.name", "A.name", "B.name"].allSatisfy(text.contains))
        }
    }

    @Test func whatIsSaidOfAHeaderNamesIt() throws {
        let header = "headers: {X-Total: {schema: {type: integer}}}, content"
        let old = Self.spec.replacing("description: A, content", with: "description: A, \(header)")
        let new = old.replacing("{schema: {type: integer}}}", with: "{schema: {type: string}}}")
        let report = try Report(
            from: SpecChange.version(of: old, file: "old.yaml"),
            to: SpecChange.version(of: new, file: "new.yaml")
        )
        let change = try #require(report.changes.first { $0.subject == "AResource.get" })
        let text = "in answers: values were `integer`, and are `string` (the header `X-Total`)"
        #expect(change.reasons.map(\.text) == [text])
    }
}
