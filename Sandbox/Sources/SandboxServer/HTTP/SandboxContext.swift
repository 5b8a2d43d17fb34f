import Foundation
import Hummingbird
import NIOCore
import Synchronization

/// What is known about a request on its way through the steps.
struct SandboxContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, for faults that have to break it.
    let channel: any Channel
    let requestID = "req_" + newID()
    /// What went wrong with the exchange on command; set by ``FaultMiddleware``, read wherever the answer comes by.
    let exchange = FaultedExchange()
    /// Set by ``RoutingMiddleware``.
    var match: OperationMatch?
    /// Set by ``AuthenticationMiddleware``.
    var key: APIKey?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The operation and the key, which every step after authentication may rely on.
    func authorized() throws -> (match: OperationMatch, key: APIKey) {
        guard let match, let key else {
            throw APIFailure(
                status: .internalServerError,
                code: "internal_error",
                message: "A step that needs an authenticated operation ran before authentication."
            )
        }
        return (match, key)
    }
}

/// A new identifier, in the form that the service's own have.
func newID() -> String {
    UUID().uuidString.lowercased()
}

/// The fault of one request and its answer, where there is one.
final class FaultedExchange: Sendable {
    private let storage = Mutex<Fault?>(nil)

    var fault: Fault? {
        get { storage.withLock { $0 } }
        set { storage.withLock { $0 = newValue } }
    }
}
