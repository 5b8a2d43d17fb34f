/// What to do with an element of a list, or of a stream, that does not fit its type.
///
/// It holds for the elements that an answer is a list of, page by page or not, and for the events and items of streams.
/// A list inside of an element, or of an answer that is an object, is a part of a whole: one that lacked something would
/// pass for a whole one, so there the element, or the answer, does not fit.
public struct UndecodableElements: Sendable {
    /// Called with an element that is left out.
    let handler: (@Sendable (UndecodableElement) -> Void)?

    /// The page, or the stream, throws ``APIError`` with the code ``APIError/Code/decoding``.
    public static let fail = UndecodableElements(handler: nil)

    /// The element is left out, the others are given out. Each one that is left out is reported to the handler, on its
    /// ``Page``, and to the client's logger as a `warning`.
    ///
    /// In a stream of text a piece that is left out is a gap in the text.
    ///
    /// - Parameter handler: Called in the order of the elements, before those of the page are given out.
    public static func skip(
        _ handler: @escaping @Sendable (UndecodableElement) -> Void = { _ in }
    ) -> UndecodableElements {
        UndecodableElements(handler: handler)
    }
}

extension UndecodableElements: CustomStringConvertible {
    public var description: String { handler == nil ? "fail" : "skip" }
}
