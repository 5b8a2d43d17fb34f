public import Foundation

/// What is left of a bucket, as a client sees it.
public struct RateLimitState: Sendable, Hashable {
    /// The bucket's name, such as `analytics`.
    public var bucket: String

    /// The calls that are allowed in the window; `nil` where neither the service nor the configuration has said it.
    public var limit: Int?

    /// The length of the rolling window; zero where that is not known yet.
    public var window: Duration

    /// The calls that can be made now; `nil` where the limit is not known.
    public var remaining: Int?

    /// When the next call can be made. `nil` where that is now, and where it is never (a limit of 0).
    public var nextSlot: Date?

    /// The calls of this process that wait for a slot.
    public var waiting: Int

    /// A state for tests and previews.
    public init(
        bucket: String,
        limit: Int? = nil,
        window: Duration = .seconds(3600),
        remaining: Int? = nil,
        nextSlot: Date? = nil,
        waiting: Int = 0
    ) {
        self.bucket = bucket
        self.limit = limit
        self.window = window
        self.remaining = remaining
        self.nextSlot = nextSlot
        self.waiting = waiting
    }
}

extension RateLimitState {
    init(_ bucket: RateLimitBucket, _ forecast: RateLimitForecast, waiting: Int) {
        let next = forecast.slot(after: 0)
        self.init(
            bucket: bucket.name,
            limit: forecast.limit,
            window: forecast.window,
            remaining: forecast.free,
            nextSlot: next.flatMap { $0 > forecast.now ? $0.date : nil },
            waiting: waiting
        )
    }
}
