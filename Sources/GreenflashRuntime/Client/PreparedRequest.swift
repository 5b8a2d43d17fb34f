import Foundation
import HTTPTypes

/// A request ready for the wire: checked, encoded, everything but the credential in place.
struct PreparedRequest: Sendable {
    let endpoint: Endpoint
    let isSafeToRepeat: Bool
    /// The parameter that takes the call out of its rate limit, where there is one and it is not set already.
    let exemption: RateLimit.Exemption?
    var headers: HTTPFields
    let body: HTTPRequestBody?
    /// Whether the credential is meant for where the request goes.
    let sendsCredential: Bool

    private let destination: Destination
    private let path: String
    private var query: QueryItems
    /// Where the service itself named the target: exactly what it said.
    private var verbatimTarget: String?

    /// - Throws: ``APIError`` with the code ``APIError/Code/invalidRequest``.
    init(
        _ request: APIRequest,
        options: CallOptions,
        fields: StandardFields,
        destination: Destination,
        accept: String
    ) throws {
        endpoint = request.endpoint
        isSafeToRepeat = request.isSafeToRepeat
        exemption = request.rateLimit?.exemption
        self.destination = destination
        sendsCredential = endpoint.sendsCredential && destination.isTrusted
        do {
            path = try destination.base.path + request.percentEncodedPath()
            query = request.queryItems
            for item in options.query {
                query.append(item.name, item.value ?? "")
            }
            headers = try fields.accepting(endpoint.accept ?? accept)
            // A field may be several, as cookies are in HTTP/2.
            for field in request.headers { headers[values: field.name] = request.headers[values: field.name] }
            if !options.headers.isEmpty { try headers.set(options.headers) }
            let content = try request.content?.encoded()
            body = content?.body
            if let contentType = content?.contentType, headers[.contentType] == nil {
                try headers.set(["Content-Type": contentType])
            }
        } catch {
            throw APIError(invalid: request.endpoint, error)
        }
    }

    var base: BaseURL { destination.base }

    /// Path and query as they go onto the wire.
    var target: String {
        if let verbatimTarget { return verbatimTarget }
        guard let query = query.percentEncoded else { return path.isEmpty ? "/" : path }
        return "\(path)?\(query)"
    }

    /// For messages and logs: without the query, whose values may be personal.
    var description: String {
        "\(endpoint.method.rawValue) \(target.prefix { $0 != "?" })"
    }

    /// Where it goes, for messages: scheme, host and port.
    var address: String { "\(base.origin.scheme)://\(base.authority)" }

    var url: URL? {
        URL(string: address + target)
    }

    /// The request for a target on the same origin that the service named, such as the next page.
    func following(_ target: String) -> PreparedRequest {
        var next = self
        next.verbatimTarget = target
        return next
    }

    /// The request with its exemption's parameter set, in the place of an earlier value, if there was one.
    func exempted(by exemption: RateLimit.Exemption) -> PreparedRequest {
        var exempted = self
        exempted.query.set(exemption.parameter, to: exemption.value)
        return exempted
    }
}

extension PreparedRequest: CustomStringConvertible, CustomReflectable {
    // Values of header fields may be secrets.
    var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension HTTPFields {
    /// - Throws: `InvalidRequest`, which names the field but not its value.
    mutating func set(_ fields: [String: String]) throws(InvalidRequest) {
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            self[try HTTPField.Name(ofRequest: name, with: value)] = value
        }
    }
}
