extension Sandbox {
    /// Puts the sandbox back to its start: every tenant's data, the counts, the limits, the cache of analytics, and the
    /// faults, of which those of ``SandboxConfiguration/faults`` are forgotten too. The clock stays, and so do connections.
    public func reset() {
        environment.reset()
    }
}
