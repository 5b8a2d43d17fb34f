import Foundation
import Synchronization

/// Analytics answers in insights mode, kept so that a repeated request costs nothing.
final class AnswerCache: Sendable {
    struct Key: Hashable, Sendable {
        let tenant: String
        let path: String
        /// As it was sent: another order or spelling of the same parameters is another request.
        let query: String
    }

    private struct Entry {
        let bytes: [UInt8]
        let expires: Date
    }

    /// More entries than this, and the cache starts over: a sandbox needs no better policy.
    private static let capacity = 10_000

    private let entries = Mutex<[Key: Entry]>([:])

    func bytes(for key: Key, now: Date) -> [UInt8]? {
        entries.withLock { entries in
            guard let entry = entries[key], entry.expires > now else { return nil }
            return entry.bytes
        }
    }

    func keep(_ bytes: [UInt8], for key: Key, until expires: Date) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[key] = Entry(bytes: bytes, expires: expires)
        }
    }

    func clear() {
        entries.withLock { $0 = [:] }
    }
}
