import HTTPTypes
import Hummingbird

/// Lets happen to a request what was ordered for it.
///
/// In front of the other steps, so that what it lets through is answered, and what fails is an answer too. What it does not
/// let through, nobody has seen: nothing is stored, and no limit is charged.
struct FaultMiddleware: RouterMiddleware {
    let environment: SandboxEnvironment
    let table: OperationTable

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let subject = table.faultRequest(request)
        var request = request
        // A request that breaks off is none. And a socket that is closed before all was read would be reset instead.
        do {
            _ = try await request.collectBody(upTo: RequestPipeline.maximumBodySize)
        } catch let error as HTTPError {
            return APIFailure(error).response
        }
        environment.requests.count(subject.operation)
        let latency = environment.configuration.latency
        if latency > .zero { try await Task.sleep(for: latency) }
        let fault: Fault?
        do {
            fault = try await self.fault(for: &request, subject)
        } catch let error as FaultError {
            return APIFailure(status: .badRequest, code: "invalid_fault", message: "X-Sandbox-Fault: \(error)").response
        }
        guard let fault else { return try await next(request, context) }
        context.exchange.fault = fault
        environment.requests.countFault()
        // Nobody is served who has left in the meantime.
        if let latency = fault.latency { try await Wire(channel: context.channel).end(.stall(latency)) }
        do {
            var response = try await answer(request, context, fault) { try await next(request, context) }
            for name in Set(fault.fields.compactMap { HTTPField.Name($0.name) }) { response.headers[name] = nil }
            for field in fault.fields {
                if let name = HTTPField.Name(field.name) {
                    response.headers.append(HTTPField(name: name, value: field.value))
                }
            }
            return response
        } catch let failure as APIFailure {
            // An answer that the fault cannot happen to arrives whole.
            context.exchange.fault = nil
            return failure.response
        }
    }

    // MARK: Choosing

    private func fault(for request: inout Request, _ subject: FaultRequest) async throws -> Fault? {
        let texts = request.headers[values: .sandboxFault]
        if !texts.isEmpty {
            let faults = try texts.flatMap { try Fault.list($0) }
            try check(faults)
            let call = faults.allSatisfy { $0.id != nil || !$0.isCounted } ? "" : try await identity(of: &request)
            if let fault = environment.faults.next(of: faults, in: call) { return fault }
        }
        return environment.faults.next(for: subject)
    }

    private func check(_ faults: [Fault]) throws {
        for fault in faults {
            guard fault.target == .everything else {
                throw FaultError(
                    "'\(fault.target):' has no place in a header, whose fault is for the request that has it"
                )
            }
            guard !fault.isForConnections else {
                throw FaultError(
                    "'\(fault)' happens before a request is read: order it on the command line or over HTTP"
                )
            }
        }
    }

    /// What all attempts of a call have in common.
    private func identity(of request: inout Request) async throws -> String {
        let body = try await request.collectBody(upTo: RequestPipeline.maximumBodySize)
        let parts = [
            request.method.rawValue, request.uri.string, request.headers[.authorization] ?? "", String(buffer: body),
        ]
        return parts.joined(separator: "\n")
    }

    // MARK: Answering

    private func answer(
        _ request: Request,
        _ context: SandboxContext,
        _ fault: Fault,
        _ next: () async throws -> Response
    ) async throws -> Response {
        let editor = AnswerEditor(fault: fault, environment: environment)
        switch fault.kind {
        case .status(let answer):
            if answer.handled { _ = try await next() }
            return editor.status(answer)
        case .html(let status, let handled):
            if handled { _ = try await next() }
            return editor.htmlPage(status)
        case .redirect(let location, let status, let handled):
            if handled { _ = try await next() }
            return editor.redirect(to: location, status, request)
        case .end(let ending, .beforeHead, let handled):
            let wire = Wire(channel: context.channel)
            if handled {
                let response = try await next()
                try await wire.end(ending)
                return response
            }
            try await wire.end(ending)
            return try await next()
        case .delivery, .end, .refuse:
            return try await next()
        case .gzipBomb(let bytes):
            return editor.gzipBomb(bytes)
        case .mediaType(let type):
            var response = try await next()
            response.headers[.contentType] = type
            return response
        case .length(let offset, _):
            return try await editor.changeLength(of: next(), by: offset)
        case .json(let kind):
            return try await editor.spoil(next(), kind)
        case .field(let change):
            return try await editor.change(change, in: next())
        case .nextLink(let location):
            return try await editor.changeNextLink(of: next(), to: location, request)
        case .stream(let kind):
            return try await editor.change(kind, in: next())
        }
    }
}
