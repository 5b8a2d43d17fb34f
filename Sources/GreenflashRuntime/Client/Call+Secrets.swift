extension Call {
    /// The secrets that the request is sent with, in the order of the credential's parts; none where the credential is not
    /// meant for where it goes. They are kept out of every message from then on.
    ///
    /// - Parameter known: The secrets that were asked for already.
    /// - Throws: ``APIError``, or `CancellationError`.
    func secrets(_ known: [String]? = nil) async throws -> [String] {
        guard request.sendsCredential, let credential = core.configuration.credential else { return [] }
        var secrets = known ?? credential.fixedSecrets ?? []
        if secrets.isEmpty { secrets = try await credential.secrets() }
        keepSecret(secrets)
        for part in credential.parts { keepSecret(part.alsoSecret) }
        return secrets
    }
}

extension Credential {
    /// The secrets in the order of the parts.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    func secrets() async throws -> [String] {
        var secrets: [String] = []
        for part in parts {
            do {
                secrets.append(try await part.secret())
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
        return secrets
    }
}
