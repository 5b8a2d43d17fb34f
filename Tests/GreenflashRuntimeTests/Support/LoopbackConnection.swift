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

    /// Reads a request with a body that is chunked or has the length that it announces.
    func receiveRequest() -> Bool {
        guard let (head, begin) = receiveHead() else { return false }
        var body = begin
        let length = head.lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
        let isChunked = head.lowercased().contains("\r\ntransfer-encoding: chunked\r\n")
        while isChunked ? !Self.isComplete(body) : body.count < length ?? 0 {
            guard let bytes = receive() else { return false }
            body.append(bytes)
        }
        if isChunked { body = Self.unchunked(body) }
        let request = head + String(decoding: body, as: UTF8.self)
        received.withLock { $0 = request }
        return true
    }

    /// Reads the head of a request.
    ///
    /// - Returns: the head, and what has come of the body.
    func receiveHead() -> (String, Data)? {
        var bytes = Data()
        while let chunk = receive() {
            bytes.append(chunk)
            guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { continue }
            let head = String(decoding: bytes[..<end.upperBound], as: UTF8.self)
            received.withLock { $0 = head }
            return (head, bytes[end.upperBound...])
        }
        return nil
    }

    private static func isComplete(_ chunks: Data) -> Bool {
        chunks.suffix(7) == Data("\r\n0\r\n\r\n".utf8) || chunks == Data("0\r\n\r\n".utf8)
    }

    private static func unchunked(_ bytes: Data) -> Data {
        var rest = bytes[...]
        var body = Data()
        while let end = rest.range(of: Data("\r\n".utf8)),
            let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), size > 0
        {
            body.append(rest[end.upperBound...].prefix(size))
            rest = rest[end.upperBound...].dropFirst(size + 2)
        }
        return body
    }

    /// - Returns: `false` when the client has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool {
        send(Data(text.utf8))
    }

    /// Sends until the client stops reading.
    ///
    /// - Returns: how many bytes it took, at most `data`'s.
    func sendUntilStalled(_ data: Data) -> Int {
        guard let socket = socket.withLock({ $0 }) else { return 0 }
        var pause = timeval(tv_sec: 0, tv_usec: 500_000)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &pause, socklen_t(MemoryLayout<timeval>.size))
        defer {
            pause = timeval()
            setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &pause, socklen_t(MemoryLayout<timeval>.size))
        }
        return data.withUnsafeBytes { Self.send($0, to: socket) }
    }

    @discardableResult
    func send(_ data: Data) -> Bool {
        guard let socket = socket.withLock({ $0 }) else { return false }
        return data.withUnsafeBytes { Self.send($0, to: socket) == $0.count }
    }

    private static func send(_ bytes: UnsafeRawBufferPointer, to socket: Int32) -> Int {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var sent = 0
        while sent < bytes.count {
            #if canImport(Glibc)
                let count = Glibc.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
            #elseif canImport(Musl)
                let count = Musl.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
            #else
                let count = Darwin.send(socket, bytes.baseAddress! + sent, bytes.count - sent, flags)
            #endif
            guard count > 0 else { break }
            sent += count
        }
        return sent
    }

    /// A whole response.
    func respond(_ body: String, status: String = "200 OK", headers: [String] = []) {
        let lines =
            ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers + ["", body]
        send(lines.joined(separator: "\r\n"))
    }

    /// A head that announces chunks.
    func beginChunks(_ contentType: String = "text/event-stream") {
        let lines = [
            "HTTP/1.1 200 OK", "Content-Type: \(contentType)", "Transfer-Encoding: chunked", "Connection: close",
        ]
        send(lines.joined(separator: "\r\n") + "\r\n\r\n")
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

    /// What has arrived; `nil` when the client has closed the connection.
    func receive() -> Data? {
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
