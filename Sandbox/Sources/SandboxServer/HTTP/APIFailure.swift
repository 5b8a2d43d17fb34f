import HTTPTypes
import Hummingbird

/// An answer that is an error: thrown anywhere below ``FailureMiddleware``, which writes it as `{error, code}`.
struct APIFailure: Error {
    var status: HTTPResponse.Status
    var code: String
    var message: String
    var headers: HTTPFields = [:]
    /// Everything that is wrong, where that is more than the message.
    var problems: [String] = []

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

    static func methodNotAllowed(_ method: HTTPRequest.Method, _ path: String, _ allowed: [String]) -> APIFailure {
        let list = allowed.joined(separator: ", ")
        return APIFailure(
            status: .methodNotAllowed,
            code: "method_not_allowed",
            message: "\(path) does not answer \(method.rawValue), but \(list).",
            headers: [.allow: list]
        )
    }

    static func conflict(_ message: String) -> APIFailure {
        APIFailure(status: .conflict, code: "conflict", message: message)
    }

    /// A fault was ordered that this answer cannot have: said aloud, for a test whose fault does not happen proves nothing.
    static func inapplicable(_ fault: Fault, _ reason: String) -> APIFailure {
        APIFailure(
            status: .internalServerError,
            code: "fault_not_applicable",
            message: "The fault '\(fault)' cannot happen here: \(reason)."
        )
    }

    var body: JSONObject {
        var body: JSONObject = ["error": message, "code": code]
        if !problems.isEmpty { body.put("problems", problems) }
        return body
    }

    var response: Response { APIAnswer(status: status, headers: headers, content: .json(body.json)).response }
}
