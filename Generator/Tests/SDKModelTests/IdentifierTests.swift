import Foundation
import Testing

@testable import SDKModel

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("externalUserId", "externalUserID"),
        ("external_user_id", "externalUserID"),
        ("External-User-ID", "externalUserID"),
        ("avatarUrl", "avatarURL"),
        ("html_url", "htmlURL"),
        ("id", "id"),
        ("ids", "ids"),
        ("labelIds", "labelIDs"),
        ("URL", "url"),
        ("HTMLParser", "htmlParser"),
        ("durationMs", "durationMs"),
        ("inputCostPer1k", "inputCostPer1k"),
        ("e2eMs", "e2eMs"),
        ("x-request-id", "xRequestID"),
        ("7d", "value7d"),
        ("", "value"),
        ("+1", "plus1"),
        ("-1", "minus1"),
        ("<=", "lessEqual"),
        ("naïve", "naUefVe"),
        ("tool_call", "toolCall"),
        ("openai_realtime", "openaiRealtime"),
        ("v2", "v2"),
        ("a b.c/d", "aBCD"),
    ])
    func membersAreLowerCamelCase(text: String, expected: String) {
        #expect(Identifier.member(text) == expected)
    }

    @Test(arguments: [
        ("chat_tool_call", "ChatToolCall"),
        ("GetUserResponse", "GetUserResponse"),
        ("user.id", "UserID"),
        ("3d-model", "Value3dModel"),
        ("", "Value"),
    ])
    func typesAreUpperCamelCase(text: String, expected: String) {
        #expect(Identifier.type(text) == expected)
    }

    @Test(
        "Plain texts make the names that any text makes",
        arguments: [
            "external_user_id", "HTMLParser", "ID", "x", "X", "aB", "AB", "API2", "A1", "1a", "ids", "URIs", "a--b",
            "__a", "a_",
            "UUIDs", "sHTTPs", "HTTPS", "apiURLsCSV", "v2", "7d", "a b.c/d:e", "", "_", "abcdefghij", "userID2", "ABc",
        ],
        [true, false]
    )
    func plainNames(text: String, startsLowercased: Bool) {
        let name = Identifier.anyName(of: text, startsLowercased: startsLowercased)
        #expect(Identifier.plainName(of: text, startsLowercased: startsLowercased) == (name.isEmpty ? nil : name))
    }

    @Test func takenNamesGetTheLowestFreeNumber() {
        #expect(Identifier.unique("name", in: []) == "name")
        #expect(Identifier.unique("name", in: ["name", "name2"]) == "name3")
        var taken: Set<String> = []
        for _ in 0..<100 { taken.insert(Identifier.unique("name", in: taken)) }
        #expect(taken == Set(["name"] + (2...100).map { "name\($0)" }))
    }

    @Test func theNameThatIsFoundIsFreeWhereNumbersAreMissing() {
        #expect(Identifier.unique("name", in: ["name", "name2", "name4", "name5"]) == "name6")
        #expect(Identifier.unique("name", in: ["name", "name3"]) == "name2")
    }

    @Test func typesNeverHideWhatGeneratedCodeUses() {
        #expect(Identifier.declarableType("Error") == "ErrorModel")
        #expect(Identifier.declarableType("String") == "StringModel")
        #expect(Identifier.declarableType("Type") == "Kind")
        #expect(Identifier.declarableType("Prompt") == "Prompt")
    }

    @Test(arguments: ["Collection", "Notification", "Operation", "Process", "Range", "Thread", "View"])
    func typesKeepNamesThatAFileCanTellApart(name: String) {
        #expect(Identifier.declarableType(name) == name)
    }

    /// Whoever uses a generated module has the runtime beside it.
    @Test func everyPublicTypeOfTheRuntimeIsReserved() throws {
        let folder = URL(fileURLWithPath: #filePath + "/../../../../Sources/GreenflashRuntime").standardized
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var types: Set<String> = []
        let declaration = /(?m)^public (?:final |indirect )?(?:struct|enum|class|actor|protocol|typealias) (\w+)/
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            types.formUnion(text.matches(of: declaration).map { String($0.1) })
        }
        #expect(types.count > 50)
        #expect(types.subtracting(Identifier.reservedTypes).sorted() == [])
    }
}
