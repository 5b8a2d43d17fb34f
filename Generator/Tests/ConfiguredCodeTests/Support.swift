import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import GreenflashTesting
import Testing

struct Client: ConfiguredAPIClient {
    let api: APIClient
}

/// A client of a service that answers by a script, and what the client sent.
func client(_ transport: InMemoryTransport) throws -> Client {
    var configuration = ClientConfiguration(
        baseURL: try #require(URL(string: Client.defaultBaseURL)),
        credential: nil,
        transport: transport
    )
    configuration.retry = .never
    return Client(api: try APIClient(configuration))
}
