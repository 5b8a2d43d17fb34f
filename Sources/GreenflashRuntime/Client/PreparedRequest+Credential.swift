import Foundation
import HTTPTypes

extension PreparedRequest {
    /// The request with the credential in its place, and what keeps its secrets out of every message.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    func httpRequest(credential: Credential?) async throws -> (request: HTTPRequest, redaction: Redaction) {
        var request = HTTPRequest(
            method: endpoint.method,
            scheme: base.origin.scheme,
            authority: base.authority,
            path: target,
            headerFields: headers
        )
        guard sendsCredential, let credential else { return (request, Redaction(secrets: [])) }
        var secrets: [String] = []
        for part in credential.parts {
            let secret = try await secret(of: part)
            secrets += [secret] + part.alsoSecret
            try add(secret, at: part.place, to: &request)
        }
        return (request, Redaction(secrets: secrets))
    }

    private func secret(of part: Credential.Part) async throws -> String {
        do {
            return try await part.secret()
        } catch let error as APIError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw APIError(
                .authentication,
                APIError.sentences("There is no token to send: \(error)"),
                underlying: error
            )
        }
    }

    private func add(_ secret: String, at place: Credential.Place, to request: inout HTTPRequest) throws {
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

    private func sendable(_ value: String) throws -> String {
        guard HTTPField.isValidValue(value) else { throw unsendable }
        return value
    }

    private var unsendable: APIError {
        APIError(
            .configuration,
            "The key has characters that cannot be sent, such as line breaks. Copy it again, without any around it."
        )
    }
}
