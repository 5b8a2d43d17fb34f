/// An answer that is told apart by its status: an enumeration with a case for each that the API describes.
public protocol StatusResponse: Sendable {
    /// Reads the answer as what its status says.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``.
    init(_ response: RawResponse) throws
}
