public import ArgumentParser
public import SandboxServer

extension RateLimitStyle: ExpressibleByArgument {}
