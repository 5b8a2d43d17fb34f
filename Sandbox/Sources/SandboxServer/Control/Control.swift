import Foundation
import Hummingbird

/// What can be asked of a sandbox over HTTP: faults, counts, the clock, a fresh start, and the API's description.
struct Control: Sendable {
    static let root = "/__sandbox"

    let environment: SandboxEnvironment

    var routes: [ControlRoute] {
        [
            route(.get, "/faults") { _ in .ok(orders(environment.faults.all)) },
            route(.post, "/faults") { call in .stored(orders(try order(call))) },
            route(.delete, "/faults") { _ in
                environment.faults.clear()
                return .ok(orders([]))
            },
            route(.get, "/requests") { _ in .ok(environment.requests.counts.object) },
            route(.get, "/stored", parameters: "tenant") { call in .ok(try stored(call)) },
            route(.get, "/connections") { _ in .ok(environment.connections.counts.object) },
            route(.get, "/clock") { _ in .ok(clock) },
            route(.post, "/clock") { call in
                try advance(call)
                return .ok(clock)
            },
            route(.post, "/reset") { _ in
                environment.reset()
                return .ok(["reset": true] as JSONObject)
            },
        ] + descriptions
    }

    private func route(
        _ method: HTTPRequest.Method,
        _ path: String,
        parameters: String...,
        answer: @escaping @Sendable (ControlCall) throws -> APIAnswer
    ) -> ControlRoute {
        ControlRoute(method: method, path: Self.root + path) { call in
            try call.check(parameters: parameters)
            return try answer(call).response
        }
    }

    // MARK: Faults

    private func orders(_ orders: [FaultOrder]) -> JSONObject {
        ["faults": orders.map(\.object.json)]
    }

    /// Orders all of the faults, or none where one cannot be read.
    private func order(_ call: ControlCall) throws -> [FaultOrder] {
        let faults = try call.text.trimmed.hasPrefix("{") ? listed(call) : read("body") { try Fault.list(call.text) }
        guard !faults.isEmpty else {
            throw APIFailure.invalid(
                "body",
                """
                names no fault: send its text, such as 'POST /messages: status=503; times=2', or \
                {"fault": "…"} or {"faults": ["…", "…"]}
                """
            )
        }
        return faults.map { environment.order($0) }
    }

    private func listed(_ call: ControlCall) throws -> [Fault] {
        let body = try call.object("fault", "faults")
        let one = try body.stringIfPresent("fault").map { text in try read("fault") { [try Fault(text)] } } ?? []
        let several = try body.stringsIfPresent("faults") ?? []
        return try one
            + several.enumerated().map { index, text in try read("faults[\(index)]") { try Fault(text) } }
    }

    private func read<Value>(_ field: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as FaultError {
            throw APIFailure(status: .badRequest, code: "invalid_fault", message: "\(field): \(error)")
        }
    }

    // MARK: Counts

    private func stored(_ call: ControlCall) throws -> JSONObject {
        let tenants = environment.tenants
        let tenant = call.query["tenant"] ?? tenants[0]
        guard let store = environment.store(ofTenant: tenant) else {
            throw APIFailure.invalid("tenant", "'\(tenant)' is not one of \(tenants.joined(separator: ", "))")
        }
        return store.access { state in
            var object: JSONObject = ["tenant": tenant]
            for member in StoredCounts(state).object.members { object.append(member.name, member.value) }
            object.append("ids", StoredIDs(state).object.json)
            return object
        }
    }

    // MARK: Clock

    private var clock: JSONObject { ["now": environment.clock.now] }

    private func advance(_ call: ControlCall) throws {
        let body = try call.object("advance")
        guard let value = body.object["advance"] else { throw body.failure("advance", "is required: '1h', '90s', 5") }
        let text = value.stringValue ?? value.doubleValue.map { "\($0)" }
        guard let span = text.flatMap({ Span($0) }) else {
            throw body.failure("advance", "\(value.text) is no length of time such as '30ms', '0.5s', '5m', '1h'")
        }
        environment.clock.advance(by: span.duration)
    }

    // MARK: Description

    /// At the root, where a tool looks for it, and under the base path.
    private var descriptions: [ControlRoute] {
        Set(["", environment.basePath]).sorted().map { prefix in
            ControlRoute(method: .get, path: prefix + "/openapi.yaml") { call in
                try call.check()
                return Response(
                    status: .ok,
                    headers: [.contentType: "application/yaml; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: SpecificationText.yaml))
                )
            }
        }
    }
}
