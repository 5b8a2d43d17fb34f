public import Foundation

/// The body of a request: bytes in memory, a file, chunks that are made while it is sent, or all of them in a row.
///
/// ```swift
/// try await client.files.upload(.file(url))
/// try await client.files.upload(.data(Data("hello".utf8)))
/// try await client.files.upload(.stream { lines() })          // called once for each attempt
/// ```
public struct HTTPRequestBody: Sendable {
    /// Gives out chunks of bytes, every time anew.
    public typealias Source = @Sendable () throws -> any AsyncSequence<Data, any Error>

    enum Piece: Sendable {
        case data(Data)
        case file(URL)
        case stream(Source, length: Int?, isRepeatable: Bool)
    }

    let pieces: [Piece]

    /// Bytes in memory.
    public static func data(_ data: Data) -> HTTPRequestBody { HTTPRequestBody([.data(data)]) }

    /// The UTF-8 of a text.
    public static func text(_ text: String) -> HTTPRequestBody { .data(Data(text.utf8)) }

    /// A file, read while it is sent. It must not change until then.
    public static func file(_ url: URL) -> HTTPRequestBody { HTTPRequestBody([.file(url)]) }

    /// Chunks that are made while they are sent.
    ///
    /// - Parameters:
    ///   - length: How many bytes there are in all, where that is known.
    ///   - isRepeatable: Whether `source` gives the same bytes when it is called again. If not, the request is sent once
    ///     and no more, whatever the retry policy says.
    ///   - source: Makes the chunks; called for every attempt.
    public static func stream(length: Int? = nil, isRepeatable: Bool = true, _ source: @escaping Source)
        -> HTTPRequestBody
    {
        HTTPRequestBody([.stream(source, length: length, isRepeatable: isRepeatable)])
    }

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Whether the body can be sent a second time.
    public var isRepeatable: Bool {
        pieces.allSatisfy { piece in
            if case .stream(_, _, let isRepeatable) = piece { isRepeatable } else { true }
        }
    }

    /// The bytes, where all of them are in memory already.
    public var data: Data? {
        var data = Data()
        for piece in pieces {
            guard case .data(let bytes) = piece else { return nil }
            if data.isEmpty { data = bytes } else { data.append(bytes) }
        }
        return data
    }

    /// The file, where the body is one and nothing else.
    public var file: URL? {
        guard pieces.count == 1, case .file(let url) = pieces[0] else { return nil }
        return url
    }

    /// How many bytes there are, where that can be known before they are read.
    public var length: Int? {
        var length = 0
        for piece in pieces {
            switch piece {
            case .data(let data): length += data.count
            case .file(let url):
                guard let size = try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int else {
                    return nil
                }
                length += size
            case .stream(_, let bytes, _):
                guard let bytes else { return nil }
                length += bytes
            }
        }
        return length
    }

    /// Gives out the bytes, chunk by chunk; for transports.
    ///
    /// - Throws: ``TransportError`` where a file can't be read, where a stream fails or is not as long as it said; and what
    ///   `receive` throws.
    public func read(_ receive: (Data) async throws -> Void) async throws {
        for piece in pieces {
            switch piece {
            case .data(let data):
                if !data.isEmpty { try await receive(data) }
            case .file(let url):
                try await Self.read(url, receive)
            case .stream(let source, let length, _):
                let count = try await Self.read(source, receive)
                guard length == nil || length == count else {
                    throw Self.unreadable(
                        "The body's stream has \(count) bytes and not the \(length ?? 0) that it announced."
                    )
                }
            }
        }
    }

    /// Finds out early what would fail late; for transports that begin to send before they read.
    ///
    /// - Throws: ``TransportError`` where a file can't be read.
    func checkFiles() throws {
        for case .file(let url) in pieces where !FileManager.default.isReadableFile(atPath: url.path) {
            throw Self.unreadable("The file \(url.path) can't be read.")
        }
    }

    /// All bytes, in memory; for transports that need them so.
    ///
    /// - Throws: As ``read(_:)`` does.
    public func collect() async throws -> Data {
        if let data { return data }
        var collected = Data()
        try await read { collected.append($0) }
        return collected
    }

    /// - Returns: how many bytes there were.
    private static func read(_ source: Source, _ receive: (Data) async throws -> Void) async throws -> Int {
        func next(_ iterator: inout some AsyncIteratorProtocol<Data, any Error>) async throws -> Data? {
            do {
                return try await iterator.next()
            } catch {
                throw broken(error)
            }
        }
        func read(_ chunks: some AsyncSequence<Data, any Error>) async throws -> Int {
            var iterator = chunks.makeAsyncIterator()
            var count = 0
            while let chunk = try await next(&iterator) {
                count += chunk.count
                try await receive(chunk)
            }
            return count
        }
        let chunks: any AsyncSequence<Data, any Error>
        do {
            chunks = try source()
        } catch {
            throw broken(error)
        }
        return try await read(chunks)
    }

    /// What a stream threw: another attempt would fare no better.
    private static func broken(_ error: any Error) -> any Error {
        if error is CancellationError || error is TransportError { return error }
        return unreadable("The body's stream failed: \(error)", error)
    }

    private static func read(_ url: URL, _ receive: (Data) async throws -> Void) async throws {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw unreadable("The file \(url.path) can't be read.", error)
        }
        defer { try? handle.close() }
        while let chunk = try handle.read(upToCount: 256 << 10), !chunk.isEmpty {
            try await receive(chunk)
        }
    }

    private static func unreadable(_ message: String, _ cause: (any Error)? = nil) -> TransportError {
        TransportError(.invalidRequest, requestMayHaveReachedServer: false, message: message, cause: cause)
    }
}

extension HTTPRequestBody: CustomStringConvertible {
    /// What it is, without its bytes.
    public var description: String {
        "HTTPRequestBody(\(length.map { "\($0) bytes" } ?? "of unknown length"))"
    }
}
