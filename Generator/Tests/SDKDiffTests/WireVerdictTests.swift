import DiffAPI
import Foundation
import GreenflashRuntime
import Testing

@testable import SDKDiff

/// The verdicts on the wire against a program that was built with the old version: the module `DiffAPI`, which is
/// generated from the base of all changes.
@Suite struct WireVerdictTests {
    private static let types: [SpecChange.Family: any (Codable & Sendable).Type] = [
        .pet: Pet.self, .toy: ToyInput.self, .dog: Dog.self, .bird: Bird.self, .fish: Fish.self, .ant: Ant.self,
        .cow: Cow.self,
    ]

    private func roundTrip<Value: Codable>(_ json: String, as type: Value.Type) throws -> JSONValue {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        let value = try decoder.decode(type, from: Data(json.utf8))
        return try decoder.decode(JSONValue.self, from: encoder.encode(value))
    }

    /// What the new service answers can be read exactly where the report says so.
    @Test(arguments: SpecChange.all.filter { $0.answer != nil })
    func answersOfTheNewServiceAreReadAsTheReportSays(change: SpecChange) throws {
        let type = try #require(Self.types[change.family])
        let json = try #require(change.answer)
        try #require(try Validator(change.newSpec()).admits(json, change.family), "the new service may say this")
        let reasons = try change.report().changes.flatMap(\.reasons)
        let breaks = reasons.contains {
            $0.dimension == .wire && $0.verdict == .breaking && $0.text.hasPrefix("in answers: ")
        }
        let isRead = (try? roundTrip(json, as: type)) != nil
        // The report goes by what is described; a runtime may read more than that, as ours does a number where text was.
        let isLenient = change.testDescription == "a string becomes an integer"
        #expect(isRead == (!breaks || isLenient))
    }

    /// What programs send that were built before is valid for the new service exactly where the report says so.
    @Test(arguments: SpecChange.all.filter { $0.request != nil })
    func requestsOfOldProgramsAreValidAsTheReportSays(change: SpecChange) throws {
        let type = try #require(Self.types[change.family])
        let json = try #require(change.request)
        let sent = try roundTrip(json, as: type)
        #expect(try sent == JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)), "the program sends this")
        #expect(try Validator(SpecChange.base).admits(json, change.family), "the old service took it")
        let reasons = try change.report().changes.flatMap(\.reasons)
        let breaks = reasons.contains {
            $0.dimension == .wire && $0.verdict == .breaking && $0.text.hasPrefix("in requests: ")
        }
        let isValid = try Validator(change.newSpec()).admits(json, change.family)
        #expect(isValid == !breaks)
    }
}
