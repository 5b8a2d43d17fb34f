/// An element that was left out of a list or a stream, because it does not fit its type.
///
/// Nothing in it contains the client's credential.
public struct UndecodableElement: Sendable {
    /// The operation, such as `users.list`.
    public let operation: String

    /// Its place in the list, counted from 0 over all pages that were read, or in the stream. Elements that were left out
    /// count.
    public let position: Int

    /// Its place on its page, counted from 0.
    public let index: Int

    /// What does not fit: the place in the answer's JSON, such as `[3].createdAt`; in a stream the place in the element's
    /// own.
    public let path: String

    /// What was expected and what is there.
    public let problem: String

    /// The element as it came.
    public let json: String

    /// The id that the service gave to the request; name it when you ask its support.
    public let requestID: String?
}

extension UndecodableElement: CustomStringConvertible {
    /// All of it in one line, the JSON cut short.
    public var description: String {
        let id = requestID.map { ", request id \($0)" } ?? ""
        return "element \(position) of \(operation) left out: at \(path): \(problem), in \(Excerpt.of(json))\(id)"
    }
}
