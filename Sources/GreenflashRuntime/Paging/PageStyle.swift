/// How the pages of a list follow one another, and where their elements are.
///
/// ```swift
/// client.list(request, options, .cursor("offset", next: "next_page.offset", items: "data"))
/// ```
public struct PageStyle: Sendable, Hashable {
    /// Where the request says which page it wants.
    public enum ParameterLocation: Sendable, Hashable {
        case query
        /// A field of the JSON object that is sent.
        case body
    }

    enum Advance: Sendable, Hashable {
        case link
        case cursor(next: FieldPath)
        /// A field of the last element.
        case last(FieldPath)
        case page(first: Int, pages: FieldPath?)
        case offset(total: FieldPath?)
    }

    let advance: Advance
    /// A field of the body may lie inside of others; the name of a query parameter is one, whatever it has in it.
    let parameter: FieldPath
    let location: ParameterLocation
    /// `nil`: the answer is the array itself.
    let items: FieldPath?
    /// A boolean of the answer that says whether there is more.
    let more: FieldPath?
    /// Query parameters that are sent unless the caller sets them.
    let sending: [String: String]

    /// The answer is an array, and its `Link` header names the next page (RFC 8288).
    public static let link = PageStyle(
        advance: .link,
        parameter: "",
        location: .query,
        items: nil,
        more: nil,
        sending: [:]
    )

    /// The answer has a cursor that the next request sends. No cursor, `null` or an empty one ends the list.
    ///
    /// - Parameters:
    ///   - parameter: What the request sends the cursor as.
    ///   - location: Where it sends it.
    ///   - next: The field of the answer with the next cursor.
    ///   - items: The field with the elements; `nil` where the answer is the array itself.
    ///   - more: A boolean field; `false` ends the list whatever the cursor says.
    ///   - sending: Query parameters that are sent unless the caller sets them.
    public static func cursor(
        _ parameter: FieldPath,
        in location: ParameterLocation = .query,
        next: FieldPath,
        items: FieldPath? = nil,
        more: FieldPath? = nil,
        sending: [String: String] = [:]
    ) -> PageStyle {
        PageStyle(
            advance: .cursor(next: next),
            parameter: parameter,
            location: location,
            items: items,
            more: more,
            sending: sending
        )
    }

    /// A field of the last element is the cursor that the next request sends. A page without elements ends the list.
    ///
    /// - Parameters:
    ///   - parameter: What the request sends the cursor as.
    ///   - location: Where it sends it.
    ///   - last: The field of the last element.
    ///   - items: The field with the elements; `nil` where the answer is the array itself.
    ///   - more: A boolean field; `false` ends the list.
    ///   - sending: Query parameters that are sent unless the caller sets them.
    public static func cursor(
        _ parameter: FieldPath,
        in location: ParameterLocation = .query,
        last: FieldPath,
        items: FieldPath? = nil,
        more: FieldPath? = nil,
        sending: [String: String] = [:]
    ) -> PageStyle {
        PageStyle(
            advance: .last(last),
            parameter: parameter,
            location: location,
            items: items,
            more: more,
            sending: sending
        )
    }

    /// The next request asks for the page after this one. A page without elements ends the list, unless the answer says
    /// itself whether there is more.
    ///
    /// - Parameters:
    ///   - parameter: What the request sends the page's number as.
    ///   - location: Where it sends it.
    ///   - first: The number of the first page.
    ///   - items: The field with the elements; `nil` where the answer is the array itself.
    ///   - more: A boolean field; `false` ends the list.
    ///   - pages: A field with the number of pages.
    ///   - sending: Query parameters that are sent unless the caller sets them.
    public static func page(
        _ parameter: FieldPath,
        in location: ParameterLocation = .query,
        first: Int = 1,
        items: FieldPath? = nil,
        more: FieldPath? = nil,
        pages: FieldPath? = nil,
        sending: [String: String] = [:]
    ) -> PageStyle {
        PageStyle(
            advance: .page(first: first, pages: pages),
            parameter: parameter,
            location: location,
            items: items,
            more: more,
            sending: sending
        )
    }

    /// The next request skips the elements that were read. A page without elements ends the list.
    ///
    /// - Parameters:
    ///   - parameter: What the request sends the number of elements to skip as.
    ///   - location: Where it sends it.
    ///   - items: The field with the elements; `nil` where the answer is the array itself.
    ///   - more: A boolean field; `false` ends the list.
    ///   - total: A field with the number of elements of all pages.
    ///   - sending: Query parameters that are sent unless the caller sets them.
    public static func offset(
        _ parameter: FieldPath,
        in location: ParameterLocation = .query,
        items: FieldPath? = nil,
        more: FieldPath? = nil,
        total: FieldPath? = nil,
        sending: [String: String] = [:]
    ) -> PageStyle {
        PageStyle(
            advance: .offset(total: total),
            parameter: parameter,
            location: location,
            items: items,
            more: more,
            sending: sending
        )
    }
}
