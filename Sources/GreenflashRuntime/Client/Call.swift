import Foundation
import HTTPTypes

/// One logical call: as many attempts as its policies allow, until one brings an answer of success.
///
/// A budget kept on the client's side belongs in front of ``Attempt``, where every request passes that
/// goes to the service.
struct Call: Sendable {
    /// An answer of success, its body not read yet.
    struct Answer: Sendable {
        let info: ResponseInfo
        let body: HTTPBody
        let request: PreparedRequest
        let redaction: Redaction
    }

    let configuration: ClientConfiguration
    let time: Timekeeper
    let settings: CallSettings
    /// How much of the body may wait for its reader.
    let maximumBufferedBytes: Int

    /// Sends the request until it succeeds or may not be sent again.
    ///
    /// - Parameter read: Reads what is needed of the answer. What it throws counts as a failure of the attempt.
    /// - Throws: ``APIError``, or `CancellationError`.
    func run<Output: Sendable>(
        _ prepared: PreparedRequest,
        read: @Sendable (Answer) async throws -> Output
    ) async throws -> Output {
        let start = time.elapsed()
        var request = prepared
        var attempts = 0
        var retry = RetryState(
            settings.retry,
            settings.rateLimit,
            isSafeToRepeat: prepared.isSafeToRepeat,
            isBodyRepeatable: prepared.body?.isRepeatable ?? true,
            canFallBack: prepared.exemption != nil,
            random: configuration.random
        )
        let log = CallLog(configuration.logger, operation: prepared.endpoint.id)
        var fellBack = false
        var mayHaveTakenEffect = false
        while true {
            attempts += 1
            let attempt = Attempt(call: self, request: request, number: attempts, fellBack: fellBack, log: log)
            var failure: Attempt.Failure
            do {
                return try await attempt.run(read)
            } catch let error as Attempt.Failure {
                failure = error
            }
            try Task.checkCancellation()
            // An earlier attempt may have been the one that did it.
            mayHaveTakenEffect = mayHaveTakenEffect || failure.error.mayHaveTakenEffect
            failure.error.mayHaveTakenEffect = mayHaveTakenEffect
            switch retry.decide(after: failure.meaning, retryAfter: failure.error.retryAfter) {
            case .stop(let reason):
                throw failure.final(reason)
            case .fallBack:
                guard let exemption = prepared.exemption else { throw failure.final(.policy) }
                request = prepared.exempted(by: exemption)
                fellBack = true
                log.fallBack(to: exemption, after: attempts)
            case .retry(let delay):
                let remaining = settings.totalTimeout.map { $0 - (time.elapsed() - start) }
                if let remaining, remaining <= delay {
                    throw failure.final(.waitTooLong(asked: delay, allowed: max(remaining, .zero)))
                }
                log.retry(after: delay, attempt: attempts, because: failure.error)
                try await time.sleep(delay)
            }
        }
    }
}
