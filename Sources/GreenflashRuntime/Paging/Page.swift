public import Foundation

/// One page of a list.
public struct Page<Element: Sendable>: Sendable {
    /// The elements, in the service's order; there may be none.
    public let items: [Element]

    /// Status, header fields and attempts of the page's answer.
    public let info: ResponseInfo

    /// The link to the next page as the service gave it; `nil` on the last.
    public let next: URL?
}
