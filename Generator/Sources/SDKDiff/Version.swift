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

    /// - Parameter files: what the emitter writes for the model.
    public init(document: Document, sdk: SDK, files: [SourceFile]) {
        self.document = document
        surface = Surface(of: files, module: sdk.module)
        let places = Places(of: sdk)
        self.places = places
        // The others were filtered out.
        operations = document.operations.filter { places.endpoints[$0.position] != nil }
    }
}
