public import Foundation
public import HTTPTypes

/// The `Link` header field of RFC 8288, by which a page of a list names the next one.
public struct LinkHeader {
    /// One link of the field.
    public struct Link: Sendable, Hashable {
        /// The target as the field has it, not resolved.
        public var target: String
        /// The relation types in lower case: they are compared so (RFC 8288 section 2.1).
        public var relations: [String]
        /// The URL reference that the link starts from, where it is not the resource that sent the field.
        public var anchor: String?
        /// All parameters in order, names in lower case, quotes and escapes removed.
        public var parameters: [Parameter]
    }

    /// One parameter of a link.
    public struct Parameter: Sendable, Hashable {
        /// In lower case.
        public var name: String
        /// Empty where there is none.
        public var value: String
    }

    /// A link of the wanted relation whose target is no URL to follow.
    public struct InvalidTarget: Error, Hashable, CustomStringConvertible {
        /// The relation that was asked for.
        public let relation: String
        /// The target as the field has it.
        public let target: String

        public var description: String {
            "the Link header's rel=\"\(relation)\" is no HTTP URL: \(String(reflecting: target))"
        }
    }

    /// Reads the links of all the fields' values, each of which may have several. What is malformed is skipped.
    public static func parse(_ values: [String]) -> [Link] {
        var links: [Link] = []
        for value in values {
            var parser = LinkParser(value)
            parser.parse(into: &links)
        }
        return links
    }

    /// The URL of the next page; `nil` where there is none, or it is no valid URL.
    public static func next(in fields: HTTPFields, relativeTo base: URL) -> URL? {
        try? target(of: "next", in: fields, relativeTo: base)
    }

    /// The target of the first link with a relation.
    ///
    /// Links that start from another resource, by their `anchor` parameter, are left out.
    /// - Parameters:
    ///   - relation: Such as `next`, in any case.
    ///   - fields: The header fields of the response.
    ///   - base: The URL of the response, against which targets are resolved.
    /// - Returns: An absolute `http` or `https` URL, or `nil` where there is no such link.
    /// - Throws: ``InvalidTarget`` where there is one, and its target is no such URL.
    public static func target(
        of relation: String,
        in fields: HTTPFields,
        relativeTo base: URL
    ) throws(InvalidTarget) -> URL? {
        let wanted = relation.lowercased()
        let link = parse(fields[values: .link]).first { link in
            link.relations.contains(wanted) && link.startsFrom(base)
        }
        guard let link else { return nil }
        guard let url = resolve(link.target, against: base), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host()?.isEmpty == false
        else { throw InvalidTarget(relation: relation, target: link.target) }
        return url
    }

    fileprivate static func resolve(_ reference: String, against base: URL) -> URL? {
        URL(string: reference.trimmingCharacters(in: .whitespaces), relativeTo: base)?.absoluteURL
    }
}

extension LinkHeader.Link {
    fileprivate func startsFrom(_ base: URL) -> Bool {
        guard let anchor, !anchor.isEmpty else { return true }
        return LinkHeader.resolve(anchor, against: base) == base.absoluteURL
    }
}

extension HTTPField.Name {
    fileprivate static let link = HTTPField.Name("Link")!
}
