import HTTPTypes

extension Fault {
    /// The requests that a fault is for.
    public struct Target: Sendable, Hashable, CustomStringConvertible {
        enum Scope: Sendable, Hashable {
            case everything
            case operation(String)
            /// Segments of the path under the base path; `*` is any one, `**` at the end any number.
            case path([String])
        }

        let method: String?
        let scope: Scope

        /// Every request.
        public static let everything = Target(method: nil, scope: .everything)

        /// The calls of an operation, by the id in the API reference: `messages.create`.
        /// - Throws: ``FaultError`` for an operation that does not exist.
        public static func operation(_ id: String) throws -> Target {
            guard OperationTable.operations.contains(where: { $0.id == id }) else {
                throw FaultError("there is no operation '\(id)'. \(OperationTable.idList)")
            }
            return Target(method: nil, scope: .operation(id))
        }

        /// Reads `POST /messages`, `/users/*/analytics`, `/users/**`, `GET`, `messages.create` or `*`.
        ///
        /// Paths are those under the base path. A segment `*`, or one in braces, stands for any one segment.
        /// - Throws: ``FaultError`` for a text that no operation fits.
        public init(_ text: String) throws {
            let words = text.split(separator: " ").map { String($0) }
            switch (words.first, words.count) {
            case ("*", 1): self = .everything
            case (let path?, 1) where path.hasPrefix("/"): self = try Target.path(path, method: nil)
            case (let word?, 1) where word.contains("."): self = try .operation(word)
            case (let method?, 1): self = Target(method: try Target.method(method), scope: .everything)
            case (let method?, 2) where words[1].hasPrefix("/"):
                self = try Target.path(words[1], method: try Target.method(method))
            default:
                throw FaultError(
                    "'\(text)' names no requests: write 'POST /messages', '/users/*', 'GET', 'messages.create' or '*'"
                )
            }
        }

        private init(method: String?, scope: Scope) {
            self.method = method
            self.scope = scope
        }

        /// Whether the fault is for a request.
        func matches(_ request: FaultRequest) -> Bool {
            guard method == nil || method == request.method else { return false }
            switch scope {
            case .everything: return true
            case .operation(let id): return request.operation == id
            case .path(let pattern): return Self.fits(pattern, request.path, wildcards: [])
            }
        }

        public var description: String {
            let place: String? =
                switch scope {
                case .everything: method == nil ? "*" : nil
                case .operation(let id): id
                case .path(let segments): "/" + segments.joined(separator: "/")
                }
            return [method, place].compactMap(\.self).joined(separator: " ")
        }

        private static func method(_ text: String) throws -> String {
            let methods = Set(OperationTable.operations.map(\.method.rawValue))
            guard methods.contains(text.uppercased()) else {
                throw FaultError(
                    "no operation has the method '\(text)', but \(methods.sorted().joined(separator: ", "))"
                )
            }
            return text.uppercased()
        }

        private static func path(_ text: String, method: String?) throws -> Target {
            let pattern = text.split(separator: "/").map { $0.hasPrefix("{") ? "*" : String($0) }
            let exists = OperationTable.operations.contains { operation in
                guard method == nil || operation.method.rawValue == method else { return false }
                return fits(pattern, operation.template.pattern, wildcards: ["*"])
            }
            guard exists else {
                let place = [method, text].compactMap(\.self).joined(separator: " ")
                throw FaultError("no operation is at '\(place)'. \(OperationTable.pathList)")
            }
            return Target(method: method, scope: .path(pattern))
        }

        /// - Parameter wildcards: Segments of the path that any segment of the pattern fits.
        private static func fits(_ pattern: [String], _ path: [String], wildcards: Set<String>) -> Bool {
            var pattern = pattern[...]
            let isOpen = pattern.last == "**"
            if isOpen { pattern = pattern.dropLast() }
            guard isOpen ? path.count >= pattern.count : path.count == pattern.count else { return false }
            return zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 || wildcards.contains($1) }
        }
    }
}

/// What a fault's target is held against.
struct FaultRequest: Sendable {
    let method: String
    /// The segments under the base path, as they were sent.
    let path: [String]
    let operation: String?
}
