public import GreenflashRuntime

/// Why a call failed, and what to do about it.
public typealias GreenflashError = APIError

extension RateLimitPolicy {
    /// Asks again with mode simple when insights analytics are over their limit. Other limited calls fail.
    ///
    /// An answer in mode simple has numbers only; `ResponseInfo.fellBack` tells it from a full one.
    public static let fallBackToSimple = RateLimitPolicy.fallBack
}
