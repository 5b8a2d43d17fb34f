import NIOCore

#if canImport(Glibc)
    import Glibc

    private let bindSocket = Glibc.bind
    private let streamSocket = CInt(SOCK_STREAM.rawValue)
#elseif canImport(Musl)
    import Musl

    private let bindSocket = Musl.bind
    private let streamSocket = SOCK_STREAM
#endif

/// Keeps a port for the sandbox while nobody listens on it, where the operating system can do that.
///
/// Otherwise the port could go to somebody else in the meantime, even to a client that connects to it: its own port would
/// be the one that it looks for, and it would be connected with itself.
final class PortReservation: Sendable {
    /// The port; 0 where the operating system has yet to choose one.
    let port: Int
    private let descriptor: CInt?

    /// - Parameter port: The port to keep, or 0 for a free one.
    /// - Throws: `IOError` where the port is taken.
    init(host: String, port: Int) throws {
        #if os(Linux)
            // Bound, and not listening: Linux lets one other socket with SO_REUSEADDR listen beside it.
            let address = try SocketAddress.makeAddressResolvingHost(host, port: port)
            let family: CInt = if case .v6 = address { AF_INET6 } else { AF_INET }
            let descriptor = socket(family, streamSocket, 0)
            self.descriptor = descriptor
            guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
            do {
                self.port = try Self.bind(descriptor, address)
            } catch {
                close(descriptor)
                throw error
            }
        #else
            self.port = port
            descriptor = nil
        #endif
    }

    #if os(Linux)
        /// - Returns: The port.
        private static func bind(_ descriptor: CInt, _ address: SocketAddress) throws -> Int {
            var yes: CInt = 1
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
            let result = address.withSockAddr { pointer, size in bindSocket(descriptor, pointer, socklen_t(size)) }
            guard result == 0 else { throw IOError(errnoCode: errno, reason: "bind") }
            var name = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let port = withUnsafeMutablePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    _ = getsockname(descriptor, generic, &size)
                }
                // The port is at the same place in addresses of both families.
                return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_port }
            }
            return Int(UInt16(bigEndian: port))
        }
    #endif

    func release() {
        #if os(Linux)
            if let descriptor { close(descriptor) }
        #endif
    }
}
