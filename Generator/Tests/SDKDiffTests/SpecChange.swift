import Foundation
import OpenAPI
import SDKModel
import SwiftEmitter
import Testing
import YAML

@testable import SDKDiff

/// A change of Tests/DiffAPI/base.yaml, what a caller of the old version has written, and what is to be said of it.
struct SpecChange: Sendable, CustomTestStringConvertible {
    /// The animals of the base, whose names stand for themselves in the generated code.
    enum Family: String, Sendable {
        case pet = "Pet"
        case toy = "Toy"
        case dog = "Dog"
        case bird = "Bird"
        case fish = "Fish"
        case cat = "Cat"
        case ant = "Ant"
        case cow = "Cow"

        /// As the resource is called: `pets`.
        var resource: String { self == .fish ? "fish" : rawValue.lowercased() + "s" }
    }

    var testDescription: String
    var family: Family
    /// Each text stands in the base once.
    var edits: [(old: String, new: String)]
    /// Statements of a function with a resource of the family, called like it.
    var caller: String
    /// What the report says of one part.
    var kind: Change.Kind
    var subject: String
    var source: Verdict?
    var wire: Verdict?
    /// Whether only those callers break who make values of what the service sends. The verdict does not count them.
    var breaksOnlyMakers = false
    /// JSON that the new service may answer, for a program that was built with the old version.
    var answer: String?
    /// JSON that such a program may send.
    var request: String?

    init(
        _ title: String,
        _ family: Family,
        _ edits: (old: String, new: String)...,
        caller: String,
        _ kind: Change.Kind,
        _ subject: String,
        source: Verdict?,
        wire: Verdict?,
        breaksOnlyMakers: Bool = false,
        answer: String? = nil,
        request: String? = nil
    ) {
        testDescription = title
        self.family = family
        self.edits = edits
        self.caller = caller
        self.kind = kind
        self.subject = subject
        self.source = source
        self.wire = wire
        self.breaksOnlyMakers = breaksOnlyMakers
        self.answer = answer
        self.request = request
    }

    static let all = answers + requests + parameters + unions + methods + rarities

    /// The base of all changes.
    static let base: String = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try? Data(contentsOf: tests.appendingPathComponent("DiffAPI/base.yaml"))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }()

    func newSpec() throws -> String {
        try edits.reduce(Self.base) { spec, edit in
            try #require(spec.components(separatedBy: edit.old).count == 2, "not once in the base: \(edit.old)")
            return spec.replacing(edit.old, with: edit.new)
        }
    }

    static let old = Result { try version(of: base, file: "old.yaml") }

    func report() throws -> Report {
        try Report(from: Self.old.get(), to: Self.version(of: newSpec(), file: "new.yaml"))
    }

    static func version(of spec: String, file: String) throws -> Version {
        let document = try Document.read(Node.parse(spec, file: file))
        let (sdk, _) = try SDK.build(from: document, module: "DiffAPI")
        return Version(document: document, sdk: sdk, emitter: SwiftEmitter(source: file))
    }
}
