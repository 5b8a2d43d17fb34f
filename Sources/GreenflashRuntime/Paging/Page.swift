public import Foundation

/// One page of a list.
public struct Page<Element: Sendable>: Sendable {
    /// The elements, in the service's order; there may be none.
    public let items: [Element]

    /// The elements that do not fit their type, where these are left out (``UndecodableElements/skip(_:)``).
    public let leftOut: [UndecodableElement]

    /// The answer as it came, for what it says beside the elements: `try page.response.decode(TaskPage.self)`.
    public let response: RawResponse

    /// The link to the next page as the service gave it; `nil` on the last, and for lists that are not paged by links.
    public let next: URL?

    /// Status, header fields and attempts of the page's answer.
    public var info: ResponseInfo { response.info }
}
