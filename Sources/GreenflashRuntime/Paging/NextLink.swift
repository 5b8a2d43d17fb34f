import Foundation

/// Where the next page is: checked to be on the service's own origin.
struct NextLink {
    /// Path and query exactly as the link has them.
    let target: String

    /// - Returns: `nil` on the last page.
    /// - Throws: ``APIError`` with the code ``APIError/Code/pagination``.
    init?(in response: RawResponse, base: BaseURL) throws {
        let url: URL?
        do {
            url = try LinkHeader.target(
                of: "next",
                in: response.info.headers,
                relativeTo: response.request.url ?? base.url
            )
        } catch {
            throw APIError(pagination: "\(error)", response)
        }
        guard let url else { return nil }
        guard let origin = Origin(url), origin == base.origin else {
            throw APIError(
                pagination: """
                    The link to the next page leads to \(Origin(url)?.description ?? "another place"), but the base URL \
                    is on \(base.origin). It was not requested, so that the key goes nowhere else
                    """,
                response
            )
        }
        let target = BaseURL.pathAndQuery(of: url.absoluteString)
        self.target = target.isEmpty ? "/" : target
    }

    /// The target of the link to the last page, where there is one on this origin.
    static func last(in response: RawResponse, base: BaseURL) -> String? {
        let page = response.request.url ?? base.url
        guard let url = try? LinkHeader.target(of: "last", in: response.info.headers, relativeTo: page),
            Origin(url) == base.origin
        else { return nil }
        return BaseURL.pathAndQuery(of: url.absoluteString)
    }

    func repeated(_ response: RawResponse) -> APIError {
        APIError(
            pagination: "The link to the next page leads back to a page that was read already. The list is incomplete",
            response
        )
    }
}

extension APIError {
    /// A page that is all right itself, and whose successor cannot be asked for.
    init(pagination problem: String, _ response: RawResponse) {
        self.init(response.info, response.body, response.request, response.redaction, problem)
        code = .pagination
        body = body?.prefix(Self.maximumBodyBytes)
    }
}
