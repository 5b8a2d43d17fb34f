import YAML

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Report {
    /// For other programs. Keys are stable: new ones may come, none goes.
    public func json(_ heading: Heading) -> String {
        let document = JSONDocument(
            old: heading.old,
            new: heading.new,
            breaking: count(.breaking),
            additive: count(.additive),
            neutral: count(.neutral),
            source: worst(.source)?.rawValue,
            wire: worst(.wire)?.rawValue,
            step: step.rawValue,
            currentVersion: heading.current?.description,
            nextVersion: heading.current?.next(after: step).description,
            changes: changes.map(JSONDocument.Entry.init)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and whole numbers always have a JSON form.
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

private struct JSONDocument: Encodable {
    struct Place: Encodable {
        var file: String
        var line: Int
        var column: Int

        init(_ position: SourcePosition) {
            (file, line, column) = (position.file, position.line, position.column)
        }
    }

    struct Why: Encodable {
        var dimension: String
        var verdict: String
        var text: String
    }

    struct Entry: Encodable {
        var kind: String
        var subject: String
        var alike: [String]
        var endpoint: String?
        var verdict: String
        var source: String?
        var wire: String?
        var reasons: [Why]
        var oldSignature: String?
        var newSignature: String?
        var oldPlace: Place?
        var newPlace: Place?
        var suggestion: String?

        init(_ change: Change) {
            kind = change.kind.rawValue
            subject = change.subject
            alike = change.alike
            endpoint = change.endpoint
            verdict = change.verdict.rawValue
            source = change.source?.rawValue
            wire = change.wire?.rawValue
            reasons = change.reasons.map {
                Why(dimension: $0.dimension.rawValue, verdict: $0.verdict.rawValue, text: $0.text)
            }
            oldSignature = change.oldSignature
            newSignature = change.newSignature
            oldPlace = change.oldPosition.map(Place.init)
            newPlace = change.newPosition.map(Place.init)
            suggestion = change.suggestion
        }
    }

    var old: String
    var new: String
    var breaking: Int
    var additive: Int
    var neutral: Int
    var source: String?
    var wire: String?
    var step: String
    var currentVersion: String?
    var nextVersion: String?
    var changes: [Entry]
}
