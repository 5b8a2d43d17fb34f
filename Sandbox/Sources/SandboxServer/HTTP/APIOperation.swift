import Foundation
import HTTPTypes

/// One operation of the API: its address, its rules, and what answers it.
struct APIOperation: Sendable {
    /// A limit on how often a key may call.
    enum Bucket: String, Sendable {
        /// Analytics in insights mode: repeated requests come from the cache and cost nothing, simple mode is free.
        case analytics
        case chat
    }

    /// `resource.method`, as the API reference names it.
    let id: String
    let method: HTTPRequest.Method
    let template: PathTemplate
    /// The bucket it is limited by. Operations with a bucket are the ones that need Growth or Enterprise.
    let bucket: Bucket?
    let answer: @Sendable (APICall) async throws -> APIAnswer

    init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ template: PathTemplate,
        bucket: Bucket? = nil,
        answer: @escaping @Sendable (APICall) async throws -> APIAnswer
    ) {
        self.id = id
        self.method = method
        self.template = template
        self.bucket = bucket
        self.answer = answer
    }
}

/// The operation that a request is for, with the values of its path parameters.
struct OperationMatch: Sendable {
    let operation: APIOperation
    let parameters: [String: String]
}

/// A path with parameters: `/users/{userId}/segments`.
struct PathTemplate: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    private enum Segment: Sendable {
        case literal(String)
        case parameter(String)
    }

    let description: String
    private let segments: [Segment]

    init(stringLiteral text: String) {
        description = text
        segments = text.split(separator: "/").map { segment in
            segment.hasPrefix("{") ? .parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }

    /// The segments, with `*` for each parameter.
    var pattern: [String] {
        segments.map { segment in
            switch segment {
            case .literal(let literal): literal
            case .parameter: "*"
            }
        }
    }

    /// The values of the parameters, or `nil` where the path is another one.
    ///
    /// The path is split before it is decoded, so that `%2F` in a value stays in it.
    func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, text) in zip(segments, path) {
            guard let value = String(text).removingPercentEncoding else { return nil }
            switch segment {
            case .literal(let literal) where literal == value: continue
            case .parameter(let name) where !value.isEmpty: parameters[name] = value
            default: return nil
            }
        }
        return parameters
    }
}
