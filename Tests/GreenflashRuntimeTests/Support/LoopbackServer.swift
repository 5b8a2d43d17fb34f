import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server on a free port of this machine that plays a script over every connection: whatever bytes a test wants to
/// see come out of a socket.
final class LoopbackServer: Sendable {
    typealias Script = @Sendable (LoopbackConnection) -> Void

    let port: UInt16
    private let listener: Int32
    private let log = Log()

    /// - Parameters:
    ///   - readsBodies: Whether a request is read whole before `script` is called, or its head only.
    ///   - script: Called for each connection on a thread of its own; the connection is closed when it returns.
    init(readsBodies: Bool = true, _ script: @escaping Script) throws {
        (listener, port) = try Self.listen()
        let (listener, log) = (listener, log)
        Thread.detachNewThread {
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else {
                    // Closed here and nowhere else, so that the number is not given to another socket before.
                    close(listener)
                    return
                }
                Thread.detachNewThread {
                    let connection = LoopbackConnection(socket)
                    defer { connection.close() }
                    guard readsBodies ? connection.receiveRequest() : connection.receiveHead() != nil else { return }
                    log.requests.withLock { $0.append(connection.request) }
                    script(connection)
                }
            }
        }
    }

    deinit {
        stop()
    }

    var url: URL { URL(string: "http://127.0.0.1:\(port)")! }

    /// Every request so far, as it came.
    var requests: [String] { log.requests.withLock { $0 } }

    private final class Log: Sendable {
        let requests = Mutex<[String]>([])
        let isStopped = Mutex(false)
    }

    func stop() {
        // Once only: the number may be another socket's by then.
        guard
            !log.isStopped.withLock({ isStopped in
                defer { isStopped = true }
                return isStopped
            })
        else { return }
        // Wakes the thread inside accept(), which close() would not do on Linux.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// A port where nobody listens.
    static func unusedPort() throws -> UInt16 {
        let (socket, port) = try listen()
        close(socket)
        return port
    }

    private static func listen() throws -> (socket: Int32, port: UInt16) {
        #if canImport(Glibc)
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let socket = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 && getsockname(socket, pointer, &length) == 0
            }
        }
        #if canImport(Darwin)
            let listening = bound && Darwin.listen(socket, 512) == 0
        #elseif canImport(Musl)
            let listening = bound && Musl.listen(socket, 512) == 0
        #else
            let listening = bound && Glibc.listen(socket, 512) == 0
        #endif
        guard listening else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return (socket, UInt16(bigEndian: address.sin_port))
    }
}
