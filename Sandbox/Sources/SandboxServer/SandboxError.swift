import NIOCore

/// Why a sandbox could not start, and what to do about it.
public struct SandboxError: Error, CustomStringConvertible {
    /// What went wrong, where, and the way out.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    static func cannotListen(_ configuration: SandboxConfiguration, _ cause: any Error) -> SandboxError {
        let address = "\(configuration.host):\(configuration.port)"
        guard let error = cause as? IOError, error.errnoCode == addressInUse else {
            return SandboxError("Cannot listen on \(address): \(cause)")
        }
        return SandboxError(
            """
            Port \(configuration.port) of \(configuration.host) is in use. Stop what listens there, or choose another \
            port with --port; --port 0 picks a free one.
            """
        )
    }
}
