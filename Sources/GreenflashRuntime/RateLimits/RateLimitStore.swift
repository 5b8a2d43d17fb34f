/// Keeps the records of rate limit buckets, for all that are to share a budget.
///
/// The default is ``InProcessRateLimitStore/shared``: all clients of one process with the same base URL and credential
/// share. ``FileRateLimitStore`` shares between the processes of one machine. Write one of your own to share between
/// machines.
///
/// ## Sharing between machines
///
/// A store has one duty: a record that is read, changed and written is changed by nobody else in between. On a server
/// such as Redis that is a compare-and-swap loop, with ``RateLimitBucket/id`` as the key and the record's JSON as the
/// value:
///
/// 1. `GET key`; decode it, or begin with `RateLimitRecord()`.
/// 2. Call `body` on a copy, and encode that.
/// 3. Replace the value where it is still the one that was read, and let it expire at ``RateLimitRecord/expiry`` or
///    later: `WATCH` and `MULTI`, or a Lua script that compares and sets.
/// 4. Where it was another, begin again at 1. `body` may run any number of times.
///
/// The machines' clocks have to agree: a difference of a second shifts the window by a second. A call costs one update,
/// two where the service says something of its limit.
///
/// ## When a store fails
///
/// What `update` throws is logged as a warning, and the calls go on without a slot: no call fails because of its budget's
/// store. For the same reason, throw rather than take more than a few seconds: all calls of the bucket wait meanwhile.
///
/// A store is a class or an actor, because those that share it mean the same one.
public protocol RateLimitStore: AnyObject, Sendable {
    /// Reads a bucket's record, changes it, and writes it, as one step.
    ///
    /// - Parameters:
    ///   - bucket: Which record; one that is not there is `RateLimitRecord()`.
    ///   - body: Changes the record, quickly and without side effects. What it makes of the last call is what counts.
    /// - Returns: What `body` returned.
    func update<Output: Sendable>(
        _ bucket: RateLimitBucket,
        _ body: @Sendable (inout RateLimitRecord) -> Output
    ) async throws -> Output
}
