import Testing

@testable import SDKDiff

/// The verdicts on source code against the only judge of it: the compiler builds callers that were written for the old
/// version with the new one.
@Suite struct SourceVerdictTests {
    private static let changes = SpecChange.all

    @Test func theVerdictsOnSourceAreTheCompilers() throws {
        let compiler = try SpecCompiler()
        defer { compiler.removeFiles() }
        try compiler.emitModule(Self.changes, side: "old") { _ in SpecChange.base }
        try compiler.emitModule(Self.changes, side: "new") { try $0.newSpec() }
        let before = try compiler.checkCallers(Self.changes, against: "old")
        for (change, errors) in zip(Self.changes, before) {
            #expect(errors.isEmpty, "\(change): the caller was written for the old version")
        }
        let after = try compiler.checkCallers(Self.changes, against: "new")
        for (change, errors) in zip(Self.changes, after) {
            let verdict = try change.report().worst(.source)
            let breaks = verdict == .breaking || change.breaksOnlyMakers
            #expect(breaks == !errors.isEmpty, "\(change): \(verdict?.rawValue ?? "nothing")")
        }
    }

    @Test(arguments: changes)
    func everyChangeIsReportedAsExpected(change: SpecChange) throws {
        let report = try change.report()
        #expect(report.worst(.source) == change.source || !change.subject.isEmpty)
        guard !change.subject.isEmpty else {
            #expect(report.changes.isEmpty)
            return
        }
        for entry in report.changes {
            #expect(entry.oldPosition != nil || entry.newPosition != nil, "\(entry.subject)")
            #expect(entry.oldPosition.map { $0.file == "old.yaml" } ?? true)
            #expect(entry.newPosition.map { $0.file == "new.yaml" } ?? true)
        }
        let found = report.changes.first { $0.subject == change.subject }
        let all = report.changes.map(\.subject)
        let entry = try #require(found, "\(change.subject) is not among \(all)")
        #expect(entry.kind == change.kind)
        #expect(entry.source == change.source, "\(entry.reasons)")
        #expect(entry.wire == change.wire, "\(entry.reasons)")
        #expect(entry.reasons.allSatisfy { !$0.text.isEmpty })
        if change.breaksOnlyMakers {
            #expect(entry.reasons.contains { $0.text.contains("callers that make values") })
        }
    }
}
