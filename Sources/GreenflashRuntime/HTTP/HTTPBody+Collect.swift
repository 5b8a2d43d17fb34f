import Foundation

extension HTTPBody {
    /// The body is longer than the caller allows.
    struct TooLong: Error {
        let maximumBytes: Int
    }

    /// The whole body.
    ///
    /// - Throws: ``TooLong`` as soon as it has more than `maximumBytes`, and what the transport throws.
    func collect(maximumBytes: Int) async throws -> Data {
        if let data {
            guard data.count <= maximumBytes else { throw TooLong(maximumBytes: maximumBytes) }
            return data
        }
        var collected = Data()
        for try await chunk in self {
            guard collected.count + chunk.count <= maximumBytes else {
                cancel()
                throw TooLong(maximumBytes: maximumBytes)
            }
            // Most answers are one chunk, which then needs no copy.
            if collected.isEmpty {
                collected = chunk
            } else {
                collected.append(chunk)
            }
        }
        return collected
    }

    /// The first bytes of the body, or what came of them before the rest was lost: what an error can show of it.
    ///
    /// - Throws: `CancellationError`.
    func prefix(maximumBytes: Int) async throws -> Data {
        var collected = Data()
        do {
            for try await chunk in self {
                let room = maximumBytes - collected.count
                collected.append(chunk.prefix(room))
                guard chunk.count <= room else {
                    cancel()
                    break
                }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            // The status says more than how its explanation was lost.
        }
        return collected
    }
}
