import Foundation
public import GreenflashRuntime

/// A method of the generated module, and the operation that it is for.
public struct Call<Client: Sendable>: Sendable {
    let operation: String
    /// Method and path, which stand for an operation that has no name in the description.
    let endpoint: String
    let method: String
    let run: @Sendable (Client, Arguments) async throws -> Answer

    public init(
        _ operation: String,
        _ endpoint: String,
        _ method: String,
        _ run: @escaping @Sendable (Client, Arguments) async throws -> Answer
    ) {
        self.operation = operation
        self.endpoint = endpoint
        self.method = method
        self.run = run
    }
}

/// Makes every call with every sample that there is for it, and prints a line of JSON for each.
public enum Calls {
    /// - Parameter arguments: Those of the command line: the server's address, with the path prefix of the service, the
    ///   file with the samples, and all servers of the description, which the credential is meant for too.
    public static func run<Client>(
        _ calls: [Call<Client>],
        arguments: [String],
        client: (APIClient) -> Client
    ) async throws {
        guard arguments.count >= 3, let url = URL(string: arguments[1]), let host = url.host, let port = url.port else {
            throw CallFailure("usage: \(arguments[0]) http://127.0.0.1:PORT/PREFIX SAMPLES [SERVER]…")
        }
        let samples = try JSONDecoder().decode(
            [Sample].self,
            from: Data(contentsOf: URL(fileURLWithPath: arguments[2]))
        )
        let transport = LoopbackTransport(authority: "\(host):\(port)")
        let credential = Credential.bearer("credential-of-the-caller")
        var configuration = ClientConfiguration(baseURL: url, credential: credential, transport: transport)
        // Nothing leaves the machine, whatever server the description names.
        configuration.allowsInsecureHTTP = true
        for server in arguments.dropFirst(3) {
            // A relative one is on the server of the client anyway.
            if let url = URL(string: server), url.host != nil { configuration.servers[server] = url }
        }
        let client = client(try APIClient(configuration))
        for call in calls {
            let samples = samples.filter { $0.operation == call.operation || $0.operation == call.endpoint }
            for sample in samples {
                print(try Answer.text(of: await outcome(of: call, with: sample, client)))
            }
            if samples.isEmpty {
                print(
                    try Answer.text(
                        of: Outcome(sample: -1, operation: call.operation, method: call.method, error: "no sample")
                    )
                )
            }
        }
    }

    private static func outcome<Client>(of call: Call<Client>, with sample: Sample, _ client: Client) async -> Outcome {
        var outcome = Outcome(sample: sample.id, operation: sample.operation, method: call.method)
        let headers = ["x-sample": String(sample.id), "x-method": call.method]
        let options = CallOptions(retry: .never, headers: headers)
        do {
            let answer = try await call.run(client, Arguments(values: sample.arguments, options: options))
            outcome.value = answer.json
            outcome.unknown = answer.unknown
            outcome.failure = answer.failure
        } catch {
            outcome.error = String(describing: error)
        }
        return outcome
    }
}

/// The arguments of one call, as the file of samples has them.
private struct Sample: Decodable {
    let id: Int
    let operation: String
    let arguments: [String: [String: String]]
}

private struct Outcome: Encodable {
    let sample: Int
    let operation: String
    let method: String
    var value: String?
    var unknown: [String] = []
    /// The status, where the service said with it that the call failed.
    var failure: Int?
    var error: String?
}
