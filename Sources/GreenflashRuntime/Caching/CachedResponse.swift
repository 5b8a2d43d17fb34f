import Foundation
import HTTPTypes

extension IncomingResponse {
    /// A response with its body in memory, to be given out any number of times.
    struct Collected: Sendable {
        let head: HTTPResponse
        let body: Data
        let duration: Duration
        let attempts: Int
        var fellBack: Bool
        var isFromCache: Bool

        init(_ response: IncomingResponse, body: Data) {
            head = response.head
            self.body = body
            duration = response.duration
            attempts = response.attempts
            fellBack = response.fellBack
            isFromCache = response.isFromCache
        }

        /// As those get it who have sent nothing for it.
        var shared: Collected {
            var shared = self
            shared.isFromCache = true
            return shared
        }

        var response: IncomingResponse {
            var response = IncomingResponse(head: head, body: HTTPBody(body))
            response.fellBack = fellBack
            response.isFromCache = isFromCache
            guard !isFromCache else { return response }
            response.duration = duration
            response.attempts = attempts
            return response
        }
    }
}

/// An answer that is kept.
struct CachedResponse: Sendable {
    let collected: IncomingResponse.Collected
    /// When it came. A clock that stands before that was set back, and tells nothing of the answer's age.
    let begin: Date
    let end: Date

    /// The bytes that it takes in memory, about.
    var cost: Int {
        collected.head.headerFields.reduce(512 + collected.body.count) { sum, field in
            sum + 64 + field.name.rawName.utf8.count + field.value.utf8.count
        }
    }
}
