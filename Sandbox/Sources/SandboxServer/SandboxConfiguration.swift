/// What a sandbox is like: where it listens, who may call it, and what it contains at the start.
public struct SandboxConfiguration: Sendable {
    /// What the tenants' stores contain at the start.
    public enum Seed: Sendable {
        /// Two products with users, organizations, prompts and a few dozen conversations of the last weeks.
        case demo
        /// One product and the system segments: nothing else exists before the first call.
        case empty
    }

    /// The address to listen on.
    public var host = "127.0.0.1"

    /// The port to listen on; 0 picks a free one.
    public var port = 0

    /// The path in front of every operation, for trying a white-label prefix.
    public var basePath = "/api/v1"

    /// The keys that are let in.
    public var keys = APIKey.defaults

    /// What each plan allows.
    public var limits = PlanLimits.defaults

    /// The header fields in which answers say how much of a limit is left.
    public var rateLimitHeaders = RateLimitStyle.none

    /// Whether requests are refused that the OpenAPI description does not allow, with 400 and what is wrong with them.
    public var validatesRequests = false

    /// What every tenant starts with.
    public var seed = Seed.demo

    /// The pause between two pieces of a chat answer.
    public var chunkDelay = Duration.milliseconds(30)

    /// How long every answer is held back.
    public var latency = Duration.zero

    /// The faults that are ordered from the start.
    public var faults: [Fault] = []

    /// A file that gets one JSON line per request, or `nil`. An existing file is replaced.
    public var recordFile: String?

    /// The time as the sandbox sees it.
    public var clock = SandboxClock()

    /// Whether SIGINT and SIGTERM end the sandbox; for programs that are nothing but a sandbox.
    public var stopsOnSignals = false

    /// A sandbox with demo data on a free port of the loopback interface.
    public init() {}
}

/// A key that the sandbox lets in, with the plan and the tenant it stands for.
public struct APIKey: Sendable, Hashable {
    /// The key itself, as sent after `Bearer`.
    public var token: String

    /// What the key's owner has paid for.
    public var plan: Plan

    /// Whose data the key opens. Keys of one tenant see the same data, keys of different tenants never do.
    public var tenant: String

    /// A key for the tenant's data under a plan.
    public init(_ token: String, plan: Plan, tenant: String = APIKey.defaultTenant) {
        self.token = token
        self.plan = plan
        self.tenant = tenant
    }

    /// The tenant of keys that name none.
    public static let defaultTenant = "sandbox"

    /// One key for each plan, all of them for the same data.
    public static let defaults = [
        APIKey("gf_sandbox_growth", plan: .growth),
        APIKey("gf_sandbox_free", plan: .free),
        APIKey("gf_sandbox_enterprise", plan: .enterprise),
    ]
}

/// The plans that Greenflash sells.
public enum Plan: String, Sendable, Hashable, CaseIterable {
    case free, growth, enterprise
}

/// What a plan allows.
public struct PlanLimits: Sendable, Hashable {
    /// Whether analytics and chat are part of the plan.
    public var includesAnalytics: Bool

    /// Analytics calls in insights mode in a rolling hour; `nil` for no limit.
    public var analyticsPerHour: Int?

    /// Chat calls in a rolling hour; `nil` for no limit.
    public var chatsPerHour: Int?

    /// Custom segments that a tenant may have; `nil` for no limit.
    public var customSegments: Int?

    /// Limits of a plan of your own.
    public init(
        includesAnalytics: Bool = true,
        analyticsPerHour: Int? = nil,
        chatsPerHour: Int? = nil,
        customSegments: Int? = nil
    ) {
        self.includesAnalytics = includesAnalytics
        self.analyticsPerHour = analyticsPerHour
        self.chatsPerHour = chatsPerHour
        self.customSegments = customSegments
    }

    /// The documented limits. How many segments a plan includes is not documented: the sandbox says 3 and 50.
    public static let defaults: [Plan: PlanLimits] = [
        .free: PlanLimits(includesAnalytics: false, customSegments: 3),
        .growth: PlanLimits(analyticsPerHour: 50, chatsPerHour: 20, customSegments: 50),
        .enterprise: PlanLimits(),
    ]
}
