import ArgumentParser
import Foundation
import SandboxServer

/// A local Greenflash over real HTTP.
@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "greenflash-sandbox",
        abstract: "A local Greenflash over real HTTP, in memory: for trying the SDK and for testing with it.",
        discussion: """
            The first line printed is 'listening on URL'. Point a client at that URL, with one of the keys printed below \
            it. Everything is forgotten when the sandbox ends.
            """
    )

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port = 8787

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The path in front of every operation.", valueName: "path"))
    var basePath = "/api/v1"

    @Flag(exclusivity: .exclusive)
    var contents = Contents.seed

    @Option(help: ArgumentHelp("The pause between two pieces of a chat answer: 30ms, 0.5s, 0.", valueName: "duration"))
    var chunkDelay = Span(.milliseconds(30))

    @Option(help: ArgumentHelp("How long every answer is held back: 50ms, 1s.", valueName: "duration"))
    var latency = Span(.zero)

    @Option(
        help: ArgumentHelp(
            "A key to let in, as often as you like, instead of the usual three: 'gf_test:growth:acme'.",
            discussion: "Keys of one tenant see the same data. Plans: free, growth, enterprise.",
            valueName: "token:plan[:tenant]"
        ),
        transform: { text in try validated { try APIKey(text: text) } }
    )
    var key: [APIKey] = []

    @Option(
        help: ArgumentHelp(
            "What a plan allows, as often as you like: 'growth.analytics=5', 'growth.chat=none', 'free.segments=1'.",
            valueName: "plan.subject=n"
        ),
        transform: { text in try validated { try LimitChange(text) } }
    )
    var limit: [LimitChange] = []

    @Option(help: "The header fields in which answers say how much of a limit is left.")
    var rateLimitHeaders = RateLimitStyle.none

    @Flag(name: .customLong("validate"), help: "Refuse requests that the OpenAPI description does not allow.")
    var validatesRequests = false

    @Option(
        help: ArgumentHelp(
            "Order a fault, as often as you like: 'POST /messages: status=503; times=2'.",
            discussion: "README.md has all of them.",
            valueName: "fault"
        ),
        transform: { text in try validated { try Fault(text) } }
    )
    var fault: [Fault] = []

    @Option(
        help: ArgumentHelp(
            "Write every request with its answer to this file, one JSON object a line.",
            valueName: "file"
        )
    )
    var record: String?

    @Flag(help: "Print the first line only.")
    var quiet = false

    @Flag(help: "End when standard input is closed, that is, with the program that started this one.")
    var exitWithParent = false

    /// What there is at the start.
    enum Contents: String, EnumerableFlag {
        case seed, empty

        static func help(for value: Contents) -> ArgumentHelp? {
            switch value {
            case .seed: "Start with demo data (default)."
            case .empty: "Start with one product and the system segments."
            }
        }
    }

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("There is no port \(port); ports go from 1 to 65535, and 0 picks a free one.")
        }
        try validated { try APIKey.checkTokens(of: key) }
    }

    mutating func run() async throws {
        var configuration = SandboxConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.basePath = basePath
        configuration.seed = contents == .seed ? .demo : .empty
        configuration.chunkDelay = chunkDelay.duration
        configuration.latency = latency.duration
        configuration.faults = fault
        if !key.isEmpty { configuration.keys = key }
        for change in limit { change.apply(to: &configuration.limits) }
        configuration.rateLimitHeaders = rateLimitHeaders
        configuration.validatesRequests = validatesRequests
        configuration.recordFile = record
        configuration.stopsOnSignals = true

        let sandbox = try await Sandbox.start(configuration)
        announce(sandbox)
        if exitWithParent { stopAtEndOfInput(sandbox) }
        await sandbox.waitUntilStopped()
    }

    private func announce(_ sandbox: Sandbox) {
        var lines = ["listening on \(sandbox.baseURL)"]
        if !quiet {
            let hasTenants = Set(sandbox.keys.map(\.tenant)).count > 1
            for key in sandbox.keys {
                lines.append("\(key.plan.rawValue) key\(hasTenants ? " of \(key.tenant)" : ""): \(key.token)")
            }
            lines.append("product: \(Sandbox.productID)")
            lines.append("")
            lines.append("  export GREENFLASH_BASE_URL=\(sandbox.baseURL)")
            lines.append("  export GREENFLASH_API_KEY=\((sandbox.key(.growth) ?? sandbox.keys[0]).token)")
            lines.append("")
            lines.append("Ctrl-C ends it, and with it all data.")
        }
        // Written at once: a program that waits for the first line must not wait for a buffer to fill.
        FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Reads on a thread of its own, for the read blocks.
    private func stopAtEndOfInput(_ sandbox: Sandbox) {
        Thread.detachNewThread {
            while let bytes = try? FileHandle.standardInput.read(upToCount: 4096), !bytes.isEmpty {}
            Task { await sandbox.stop() }
        }
    }
}

/// What a library says about a value, as a complaint about the option that has it.
private func validated<Value>(_ read: () throws -> Value) throws -> Value {
    do {
        return try read()
    } catch let error as FaultError {
        throw ValidationError(error.description)
    } catch let error as SandboxError {
        throw ValidationError(error.description)
    }
}
