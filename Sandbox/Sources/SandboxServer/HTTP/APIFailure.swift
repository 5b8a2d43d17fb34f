import HTTPTypes

/// An answer that is an error: thrown anywhere below ``FailureMiddleware``, which writes it as `{error, code}`.
struct APIFailure: Error {
    var status: HTTPResponse.Status
    var code: String
    var message: String
    var headers: HTTPFields = [:]

    /// The request cannot be read or breaks a rule; the message names the field.
    static func invalid(_ field: String, _ problem: String) -> APIFailure {
        APIFailure(status: .badRequest, code: "invalid_request", message: "\(field): \(problem)")
    }

    static func unauthorized(_ message: String) -> APIFailure {
        APIFailure(
            status: .unauthorized,
            code: "unauthorized",
            message: message,
            headers: [.wwwAuthenticate: "Bearer"]
        )
    }

    static func planRequired(_ message: String) -> APIFailure {
        APIFailure(status: .forbidden, code: "plan_required", message: message)
    }

    static func quotaExceeded(_ message: String) -> APIFailure {
        APIFailure(status: .forbidden, code: "quota_exceeded", message: message)
    }

    static func notFound(_ what: String, _ id: String) -> APIFailure {
        APIFailure(status: .notFound, code: "not_found", message: "There is no \(what) '\(id)'.")
    }

    static func conflict(_ message: String) -> APIFailure {
        APIFailure(status: .conflict, code: "conflict", message: message)
    }

    var body: JSONObject { ["error": message, "code": code] }
}
