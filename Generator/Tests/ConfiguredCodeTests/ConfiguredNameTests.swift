import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import GreenflashTesting
import Testing

/// Names, filters and conformances that the configuration chooses: most of it is that this compiles.
@Suite struct ConfiguredNameTests {
    @Test func namesAreThoseOfTheConfigurationAndTheWireHasItsOwn() async throws {
        let transport = InMemoryTransport([
            .text(#"[{"isbn":"1","volumes":[{"no":2}]}]"#), .text(#"{"bks":[{"isbn":"3"}],"no":4}"#), .empty(),
        ])
        let client = try client(transport)
        let books = try await client.books.list(search: "s", language: "l", traceID: "t")
        #expect(books == [Book(id: "1", volumes: [Volume(no: 2)])])
        #expect(transport.requests.last?.query == "q=s&l=l")
        #expect(transport.requests.last?.header("X-Trace") == "t")
        let shelf = try await client.books.shelf()
        #expect(shelf == Shelf(number: 4, books: [Book(id: "3")]))
        try await client.health.ping()
        #expect(transport.requests.last?.path == "/ping")
    }

    @Test func whatIsLeftOutTakesItsSchemasWithIt() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ConfiguredAPI/Generated")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(files.contains("Models/Book.swift") && !files.contains("Models/Hidden.swift"))
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            #expect(!text.contains("public "), "\(file)")
            for name in ["secret", "burn", "hidden"] { #expect(!text.contains("\(name)("), "\(file)") }
        }
    }

    @Test func modelsConformToWhatTheConfigurationSays() throws {
        func conformances(_ type: Any.Type) -> [Bool] {
            [type is any Equatable.Type, type is any Hashable.Type, type is any Identifiable.Type]
        }
        #expect(conformances(Book.self) == [true, true, false])
        #expect(conformances(Scalars.self) == [true, true, false])
        #expect(conformances(Shelf.self) == [true, false, false])
        #expect(conformances(Key.self) == [true, true, false])
        #expect(conformances(Keyed.self) == [true, false, true])
        #expect(conformances(Pair.self) == [true, false, false])
        #expect(conformances(Either.self) == [true, false, false])
        #expect(conformances(Plain.self) == [false, false, false])
        #expect(conformances(Plain.Part.self) == [false, false, false])
        #expect(conformances(Event.self) == [false, false, false])
        #expect(Keyed(id: .name("a")).id == .name("a"))
        #expect(Set([Book(id: "a"), Book(id: "a"), Book(id: "b")]).count == 2)
        #expect(Shelf(books: [Book(id: "a")]) != Shelf(books: [Book(id: "b")]))
    }
}
