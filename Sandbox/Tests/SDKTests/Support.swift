import Greenflash
import SandboxServer

/// A client of the sandbox with the key of a plan.
func client(of sandbox: Sandbox, plan: Plan = .growth) throws -> GreenflashClient {
    try GreenflashClient(apiKey: sandbox.key(plan)?.token, baseURL: sandbox.baseURL)
}
