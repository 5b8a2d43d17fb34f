public import Foundation

/// The server that clients are measured against, in a process of its own. It ends with this one.
public final class Server: Sendable {
    public struct NotStarted: Error {}

    private let process: Process
    private let input = Pipe()
    /// With the path prefix.
    public let url: URL

    /// Starts `fixed-server`, which is built beside the program.
    public init(latency: Duration = .zero) throws {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        let output = Pipe()
        process = Process()
        process.executableURL = folder?.appendingPathComponent("fixed-server")
        process.arguments = ["\(Int(latency / .milliseconds(1)))"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let address = line.split(separator: " ").last?.trimmingCharacters(in: .newlines) ?? ""
        guard let url = URL(string: address), url.host != nil else { throw NotStarted() }
        self.url = url
    }

    public func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
