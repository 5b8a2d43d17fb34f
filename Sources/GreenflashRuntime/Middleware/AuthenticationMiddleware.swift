import HTTPTypes

/// Puts the client's credential in its place, where the operation asks for one and the request goes to where it is meant
/// for.
struct AuthenticationMiddleware: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        guard request.call.request.sendsCredential, let credential = request.call.core.configuration.credential else {
            return try await next(request)
        }
        try request.call.checkDestination(request.head)
        var request = request
        let secrets = try await request.call.secrets(request.secrets)
        request.call.secretsInUse = secrets
        for (part, secret) in zip(credential.parts, secrets) {
            try Self.add(secret, at: part.place, to: &request.head)
        }
        let response = try await next(request)
        if response.head.status.code == 401 { await credential.refused() }
        return response
    }

    private static func add(_ secret: String, at place: Credential.Place, to request: inout HTTPRequest) throws {
        switch place {
        case .header(let name, let prefix):
            guard let fieldName = HTTPField.Name(name) else {
                throw APIError(.configuration, "\(String(reflecting: name)) is no name of an HTTP header field.")
            }
            request.headerFields[fieldName] = try sendable(prefix + secret)
        case .query(let name):
            let path = request.path ?? "/"
            let key = PercentEncoding.encode(name)
            // The link to a next page may have it already.
            let items = path.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&") ?? []
            guard !items.contains(where: { $0.hasPrefix(key + "=") }) else { return }
            request.path = path + (items.isEmpty ? "?" : "&") + key + "=" + PercentEncoding.encode(secret)
        case .cookie(let name):
            let cookie = try sendable("\(name)=\(secret)")
            guard !secret.contains(";") else { throw unsendable }
            request.headerFields[.cookie] = (request.headerFields[.cookie].map { $0 + "; " } ?? "") + cookie
        }
    }

    private static func sendable(_ value: String) throws -> String {
        guard HTTPField.isValidValue(value) else { throw unsendable }
        return value
    }

    private static var unsendable: APIError {
        APIError(
            .configuration,
            "The key has characters that cannot be sent, such as line breaks. Copy it again, without any around it."
        )
    }
}
