import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Answers the requests of a connection, one after the other.
struct Responder: Sendable {
    private let pipeline: RequestPipeline
    private let clock: SandboxClock
    private let logger: Logger

    init(_ environment: SandboxEnvironment, logger: Logger) {
        pipeline = RequestPipeline(environment)
        clock = environment.clock
        self.logger = logger
    }

    @Sendable
    func respond(to request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let context = SandboxContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        var response = try await pipeline.respond(to: request, context: context)
        response.headers[.date] = HTTPDate.string(clock.now)
        response.headers[.server] = "greenflash-sandbox"
        guard let delivery = context.exchange.fault.flatMap({ Delivery($0) }) else {
            return try await writer.write(response: response.head, body: response.body)
        }
        let wire = Wire(channel: channel)
        try await wire.takeOver()
        try await withTaskCancellationHandler {
            try await delivery.write(response, to: wire)
        } onCancel: {
            channel.close(promise: nil)
        }
        // Hummingbird waits for an answer to pass before it closes a connection: this one, which goes nowhere.
        try await writer.writeResponse(HTTPResponse(status: .ok))
        try await wire.giveBack()
    }
}

/// Dates as HTTP writes them (RFC 9110, section 5.6.7): `Thu, 15 Jan 2026 09:30:00 GMT`.
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func string(_ date: Date) -> String {
        // `2026-01-15T09:30:00Z` has all but the day of the week, which 1 January 1970, a Thursday, tells.
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let text = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
        let parts = text.split { !$0.isNumber }
        guard parts.count == 6, let month = Int(parts[1]), (1...12).contains(month) else { return text }
        let days = (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400
        let weekday = Self.days[((days + 4) % 7 + 7) % 7]
        return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}
