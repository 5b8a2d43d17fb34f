import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The server's end of one connection.
final class LoopbackConnection: Sendable {
    private let socket: Mutex<Int32?>
    private let received = Mutex("")

    init(_ socket: Int32) {
        self.socket = Mutex(socket)
        #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    deinit {
        close()
    }

    /// Head and body as they came.
    var request: String { received.withLock { $0 } }

    /// Reads a request with a body of its Content-Length.
    func receiveRequest() -> Bool {
        var bytes = Data()
        while true {
            guard let chunk = receive() else { return false }
            bytes.append(chunk)
            guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: bytes[..<end.upperBound], as: UTF8.self)
            let length = head.lowercased().split(separator: "\r\n")
                .first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
            if bytes.count - end.upperBound >= length ?? 0 {
                let request = String(decoding: bytes, as: UTF8.self)
                received.withLock { $0 = request }
                return true
            }
        }
    }

    /// - Returns: `false` when the client has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool {
        send(Data(text.utf8))
    }

    @discardableResult
    func send(_ data: Data) -> Bool {
        guard let socket = socket.withLock({ $0 }) else { return false }
        return data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                #if canImport(Darwin)
                    let flags: Int32 = 0
                #else
                    let flags = Int32(MSG_NOSIGNAL)
                #endif
                #if canImport(Glibc)
                    let count = Glibc.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
                #elseif canImport(Musl)
                    let count = Musl.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
                #else
                    let count = Darwin.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
                #endif
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// A whole response.
    func respond(_ body: String, status: String = "200 OK", headers: [String] = []) {
        let lines =
            ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers + ["", body]
        send(lines.joined(separator: "\r\n"))
    }

    /// A head that announces chunks.
    func beginChunks(_ contentType: String = "text/event-stream") {
        send("HTTP/1.1 200 OK\r\nContent-Type: \(contentType)\r\nTransfer-Encoding: chunked\r\n\r\n")
    }

    @discardableResult
    func sendChunk(_ text: String) -> Bool {
        send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
    }

    func endChunks() {
        send("0\r\n\r\n")
    }

    /// Returns when the client has closed the connection.
    func waitUntilClosed() {
        while receive() != nil {}
    }

    func close() {
        let socket = socket.withLock { socket in
            defer { socket = nil }
            return socket
        }
        if let socket { _ = shutdownAndClose(socket) }
    }

    private func receive() -> Data? {
        guard let socket = socket.withLock({ $0 }) else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        return count > 0 ? Data(buffer[..<count]) : nil
    }
}

private func shutdownAndClose(_ socket: Int32) -> Int32 {
    shutdown(socket, Int32(SHUT_WR))
    return close(socket)
}
