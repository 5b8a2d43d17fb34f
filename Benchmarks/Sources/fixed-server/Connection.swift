import Foundation

/// One connection, served by a thread of its own: two calls of the system for each request.
struct Connection {
    private let socket: Int32
    private let answers: Answers
    private let latency: useconds_t
    /// What was read and not answered yet.
    private var bytes = [UInt8](repeating: 0, count: 64 << 10)
    private var count = 0

    /// - Parameter latency: Between a request and its answer.
    init(_ socket: Int32, _ answers: Answers, latency: Duration) {
        self.socket = socket
        self.answers = answers
        self.latency = useconds_t(latency / .microseconds(1))
    }

    /// Answers until the client closes the connection.
    mutating func serve() {
        defer { close(socket) }
        while let request = next() {
            if latency > 0 { usleep(latency) }
            guard write(answers.answer(request.method, request.target)) else { return }
        }
    }

    private func write(_ answer: Answer) -> Bool {
        guard write(answer.head) else { return false }
        for _ in 0..<answer.times {
            if answer.pause > 0 { usleep(answer.pause) }
            guard write(answer.piece) else { return false }
        }
        return write(answer.end)
    }

    private mutating func next() -> (method: Substring, target: Substring)? {
        while true {
            if let end = headEnd() {
                let head = String(decoding: bytes[..<end], as: UTF8.self)
                let line = head.prefix { $0 != "\r\n" }.split(separator: " ")
                guard line.count == 3, skip(end + Self.contentLength(in: head)) else { return nil }
                return (line[0], line[1])
            }
            guard count < bytes.count, fill() else { return nil }
        }
    }

    private func headEnd() -> Int? {
        var index = 3
        while index < count {
            if bytes[index] == 10, bytes[index - 1] == 13, bytes[index - 2] == 10 { return index + 1 }
            index += 1
        }
        return nil
    }

    private static func contentLength(in head: String) -> Int {
        guard !head.hasPrefix("GET ") else { return 0 }
        for line in head.lowercased().split(separator: "\r\n") where line.hasPrefix("content-length:") {
            return Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
        }
        return 0
    }

    /// Drops a request, of which some may still be on its way.
    private mutating func skip(_ length: Int) -> Bool {
        var length = length
        while length > count {
            length -= count
            count = 0
            guard fill() else { return false }
        }
        bytes.withUnsafeMutableBytes { bytes in
            bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[length..<count]))
        }
        count -= length
        return true
    }

    private mutating func fill() -> Bool {
        let room = count..<bytes.count
        let got = bytes.withUnsafeMutableBytes { read(socket, $0.baseAddress! + room.lowerBound, room.count) }
        count += max(got, 0)
        return got > 0
    }

    private func write(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let sent = send(socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress!, rest.count, 0)
                guard sent > 0 else { return false }
                rest = rest.dropFirst(sent)
            }
            return true
        }
    }
}
