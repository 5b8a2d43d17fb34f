import Foundation
import GreenflashRuntime
import GreenflashTesting
import OperationsAPI
import Testing

struct Client: OperationsAPIClient {
    let api: APIClient
}

/// A client of a service that answers every request with the same, and what the client sent.
func client(
    _ response: ScriptedResponse = .empty(),
    credential: Credential? = nil,
    configure: (inout ClientConfiguration) -> Void = { _ in }
) throws -> (client: Client, transport: InMemoryTransport) {
    let transport = InMemoryTransport { _ in response }
    var configuration = ClientConfiguration(
        baseURL: try #require(URL(string: Client.defaultBaseURL)),
        credential: credential,
        transport: transport
    )
    configuration.retry = .never
    configure(&configuration)
    return (Client(api: try APIClient(configuration)), transport)
}

extension InMemoryTransport {
    /// The only request.
    func request() throws -> RecordedRequest {
        #expect(requests.count == 1)
        return try #require(requests.first)
    }
}
