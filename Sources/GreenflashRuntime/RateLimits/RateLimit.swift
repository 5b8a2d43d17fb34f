/// A limit on how often an endpoint may be called, as the API's description states it.
public struct RateLimit: Sendable, Hashable {
    /// What the calls are counted under; endpoints with the same bucket share one count.
    public let bucket: String
    /// The time over which calls are counted.
    public let window: Duration
    /// The value of a query parameter with which a call doesn't count.
    public let exemption: Exemption?

    /// A query parameter and the value with which a call is not limited.
    public struct Exemption: Sendable, Hashable {
        /// The parameter's name.
        public let parameter: String
        /// Its value.
        public let value: String

        /// The value of a query parameter that takes a call out of the limit.
        public init(parameter: String, value: String) {
            self.parameter = parameter
            self.value = value
        }
    }

    /// - Parameters:
    ///   - bucket: The name that calls are counted under.
    ///   - window: The length of the rolling window.
    ///   - exemption: What takes a call out of the limit, if anything does.
    public init(bucket: String, window: Duration, exemption: Exemption? = nil) {
        self.bucket = bucket
        self.window = window
        self.exemption = exemption
    }
}
