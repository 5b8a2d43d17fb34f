public import OpenAPI
public import SDKModel
public import SwiftEmitter

/// One version of a description, and what is generated from it.
public struct Version: Sendable {
    let document: Document
    let surface: Surface
    let places: Places
    /// The operations that the module has a method for, by what they are called on the wire.
    let operations: [OpenAPI.Operation]
    /// The names of component schemas, by the Swift names of their types.
    let schemaNames: [String: String]
    /// Types of operations that are declared once, by each name that is only another one for such a type.
    let aliases: [String: String]
    /// Formats that clients parse. All others are only for the service to check.
    let parsedFormats: Set<String>

    /// - Parameters:
    ///   - emitter: Writes the module. What it declares once under several names is compared under each.
    ///   - mappedFormats: Formats of strings that a configuration gives a type of their own.
    public init(document: Document, sdk: SDK, emitter: SwiftEmitter, mappedFormats: Set<String> = []) {
        self.document = document
        parsedFormats = mappedFormats.union(["date-time", "byte", "uint64", "decimal"])
        surface = Surface(of: emitter.files(for: sdk, sharesTypes: false), module: sdk.module)
        aliases = emitter.aliases(in: sdk)
        let places = Places(of: sdk)
        self.places = places
        let schemas = document.schemas.compactMap { entry in
            places.types[entry.schema.position].map { ($0, entry.name) }
        }
        schemaNames = Dictionary(schemas) { first, _ in first }
        // The others were filtered out.
        operations = document.operations.filter { places.endpoints[$0.position] != nil }
    }
}
