import Foundation

@testable import SandboxServer

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A small HTTP client for a sandbox, so that its tests need no SDK.
struct SandboxClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: JSON
        let text: String

        subscript(name: String) -> JSON { body.objectValue?[name] ?? .null }

        /// The target of a link relation.
        func link(_ relation: String) -> String? {
            let links = (headers["link"] ?? "").split(separator: ", ")
            return links.first { $0.hasSuffix("rel=\"\(relation)\"") }
                .map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
        }
    }

    var baseURL: String
    var token = "gf_sandbox_growth"

    init(_ sandbox: Sandbox, token: String = "gf_sandbox_growth") {
        baseURL = sandbox.baseURL.absoluteString
        self.token = token
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, nil, headers: headers)
    }

    func post(_ path: String, _ body: JSONObject) async throws -> Answer {
        try await send("POST", path, body.json.text)
    }

    func put(_ path: String, _ body: JSONObject) async throws -> Answer {
        try await send("PUT", path, body.json.text)
    }

    func send(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: path.hasPrefix("http") ? path : baseURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if !token.isEmpty { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        if let body {
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        let parsed = try? JSON.parse(data)
        return Answer(
            status: response.statusCode,
            headers: fields,
            body: parsed ?? .null,
            text: String(decoding: data, as: UTF8.self)
        )
    }
}

extension JSON {
    subscript(name: String) -> JSON { objectValue?[name] ?? .null }

    subscript(index: Int) -> JSON {
        guard let elements = arrayValue, elements.indices.contains(index) else { return .null }
        return elements[index]
    }

    var count: Int { arrayValue?.count ?? 0 }
}

extension SandboxConfiguration {
    /// Nothing stored, no pauses, and a clock that only moves when told.
    static func empty(_ change: (inout SandboxConfiguration) -> Void = { _ in }) -> SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.seed = .empty
        configuration.chunkDelay = .zero
        configuration.clock = SandboxClock(standingAt: Date(timeIntervalSince1970: 1_768_469_400))
        change(&configuration)
        return configuration
    }
}

/// A body that logs messages to a conversation of the sandbox's product.
func logging(_ messages: JSONObject..., user: String = "user-1", conversation: String? = "conv-1") -> JSONObject {
    var body: JSONObject = ["externalUserId": user, "productId": Sandbox.productID, "messages": messages]
    body.put("externalConversationId", conversation)
    return body
}

func said(_ content: String, by role: String = "user", id: String? = nil) -> JSONObject {
    var message: JSONObject = ["role": role, "content": content]
    message.put("externalMessageId", id)
    return message
}
