public import GreenflashRuntime

/// What a call gave, as JSON text.
public struct Answer: Sendable {
    let json: String
    /// Where a union came to a member that it does not know.
    let unknown: [String]

    /// The status, where the service said with it that the call failed.
    var failure: Int?

    /// Makes the call, and writes what it gives, or what the service says of its failure.
    ///
    /// - Parameter failures: What the bodies of errors are, by statuses: `404 5XX default`.
    public static func of<T>(
        failures: [String: any (Decodable & Encodable).Type] = [:],
        _ call: () async throws -> T
    ) async throws -> Answer {
        do {
            return try await answer(try await call())
        } catch let error as APIError {
            guard let status = error.status, !(200..<300).contains(status) else { throw error }
            return try answer(of: error, status, failures)
        }
    }

    private static func answer(
        of error: APIError,
        _ status: Int,
        _ failures: [String: any (Decodable & Encodable).Type]
    ) throws -> Answer {
        let types = failures.flatMap { key, type in key.split(separator: " ").map { (status: String($0), type: type) } }
        for wanted in ["\(status)", "\(status / 100)XX", "default"] {
            guard let found = types.first(where: { $0.status.uppercased() == wanted.uppercased() }) else { continue }
            let value = try error.decode(found.type)
            return Answer(json: try text(of: value), unknown: unknownMembers(in: value), failure: status)
        }
        return Answer(json: "", unknown: [], failure: status)
    }

    private static func answer(_ value: Any) async throws -> Answer {
        switch value {
        case is Void:
            return Answer(json: "", unknown: [])
        case let value as any Answering:
            return try await value.answer()
        case let value as any StatusResponse:
            return try await answer(ofStatus: value)
        case let value as any Encodable:
            return Answer(json: try text(of: value), unknown: unknownMembers(in: value))
        default:
            throw CallFailure("a \(type(of: value)) has no JSON form to compare")
        }
    }

    /// What the case for the status carries.
    private static func answer(ofStatus value: any StatusResponse) async throws -> Answer {
        guard let status = Mirror(reflecting: value).children.first else { return Answer(json: "", unknown: []) }
        guard status.label != "other" else { throw CallFailure("the status is not among those of \(type(of: value))") }
        return try await answer(status.value)
    }

    static func text(of value: any Encodable) throws -> String {
        String(decoding: try JSONCoding.encode(value), as: UTF8.self)
    }

    /// Every union keeps what it does not know in a case of this name.
    static func unknownMembers(in value: Any, at path: String = "") -> [String] {
        if value is JSONValue { return [] }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .enum, mirror.children.first?.label == "unknown" { return [path] }
        return mirror.children.enumerated().flatMap { index, child in
            unknownMembers(in: child.value, at: path + "/" + (child.label ?? String(index)))
        }
    }
}

/// What is read piece by piece.
private protocol Answering {
    func answer() async throws -> Answer
}

extension PagedList: Answering where Element: Encodable {
    fileprivate func answer() async throws -> Answer {
        var elements: [Element] = []
        for try await element in self { elements.append(element) }
        return Answer(json: try Answer.text(of: elements), unknown: Answer.unknownMembers(in: elements))
    }
}

extension EventStream: Answering {
    fileprivate func answer() async throws -> Answer {
        var texts: [String] = []
        var unknown: [String] = []
        for try await event in self {
            unknown += Answer.unknownMembers(in: event, at: "/\(texts.count)")
            let wire = try event.serverSentEvent()
            texts.append(try Answer.text(of: ["event": wire.event, "data": wire.data]))
        }
        return Answer(json: "[" + texts.joined(separator: ",") + "]", unknown: unknown)
    }
}

extension ItemStream: Answering where Item: Encodable {
    fileprivate func answer() async throws -> Answer {
        var items: [[String: String]] = []
        var unknown: [String] = []
        for try await item in self {
            unknown += Answer.unknownMembers(in: item, at: "/\(items.count)")
            items.append(["event": "message", "data": try Answer.text(of: item)])
        }
        return Answer(json: try Answer.text(of: items), unknown: unknown)
    }
}

extension ByteStream: Answering {
    fileprivate func answer() async throws -> Answer {
        Answer(json: try Answer.text(of: try await data()), unknown: [])
    }
}
