import Foundation
import Synchronization

/// A body that is one chunk in memory.
final class BufferedBodySource: HTTPBodySource {
    private let data: Mutex<Data?>

    init(_ data: Data) {
        self.data = Mutex(data.isEmpty ? nil : data)
    }

    func next() async throws -> Data? {
        data.withLock { data in
            defer { data = nil }
            return data
        }
    }

    func cancel() {}
}
