import Logging

/// What a client logs of a call: one line for each attempt at `debug`, one for each retry at `notice`.
///
/// Header fields, bodies and the values of queries are never logged.
struct CallLog: Sendable {
    private let logger: Logger?
    private let operation: String

    init(_ logger: Logger?, operation: String) {
        self.logger = logger
        self.operation = operation
    }

    var isEnabled: Bool { logger != nil }

    func attempt(_ request: PreparedRequest, number: Int, status: Int, duration: Duration) {
        logger?.debug(
            "\(request.description): \(status)",
            metadata: metadata(number, duration, ["status": .stringConvertible(status)])
        )
    }

    func attempt(_ request: PreparedRequest, number: Int, failed error: APIError, duration: Duration) {
        logger?.debug(
            "\(request.description): \(error.code)",
            metadata: metadata(number, duration, ["error": .string(error.message)])
        )
    }

    func retry(after delay: Duration, attempt: Int, because error: APIError) {
        logger?.notice(
            "\(operation): retry in \(delay.inWords) after \(error.status.map { "status \($0)" } ?? "\(error.code)")",
            metadata: [
                "operation": .string(operation),
                "attempt": .stringConvertible(attempt),
                "delay": .stringConvertible(delay),
            ]
        )
    }

    func fallBack(to exemption: RateLimit.Exemption, after attempt: Int) {
        logger?.notice(
            "\(operation): over the rate limit, asked again with \(exemption.parameter)=\(exemption.value)",
            metadata: ["operation": .string(operation), "attempt": .stringConvertible(attempt)]
        )
    }

    func waits(for bucket: RateLimitBucket, _ duration: Duration) {
        logger?.notice(
            "\(operation): waits \(duration.inWords) for a slot of the rate limit \(bucket.name)",
            metadata: [
                "operation": .string(operation), "bucket": .string(bucket.name), "delay": .stringConvertible(duration),
            ]
        )
    }

    func storeFailed(_ bucket: RateLimitBucket, _ error: any Error) {
        logger?.warning(
            "\(operation): the rate limit \(bucket.name) is not kept, its store failed: \(error)",
            metadata: ["operation": .string(operation), "bucket": .string(bucket.name)]
        )
    }

    private func metadata(_ attempt: Int, _ duration: Duration, _ more: Logger.Metadata) -> Logger.Metadata {
        more.merging([
            "operation": .string(operation),
            "attempt": .stringConvertible(attempt),
            "duration": .stringConvertible(duration),
        ]) { own, _ in own }
    }
}
