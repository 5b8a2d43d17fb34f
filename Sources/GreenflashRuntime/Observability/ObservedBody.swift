#if Metrics || Tracing
    import Foundation
    import Synchronization

    extension HTTPBody {
        /// The same body, which tells once how it ended: whole, with an error, or with `nil` where nobody read on.
        func observed(_ onEnd: @escaping @Sendable (Result<Void, any Error>?) -> Void) -> HTTPBody {
            guard data == nil else {
                onEnd(.success(()))
                return self
            }
            return HTTPBody(ObservedBody(self, onEnd))
        }
    }

    private final class ObservedBody: HTTPBodySource {
        private let body: HTTPBody
        private let onEnd: Mutex<(@Sendable (Result<Void, any Error>?) -> Void)?>

        init(_ body: HTTPBody, _ onEnd: @escaping @Sendable (Result<Void, any Error>?) -> Void) {
            self.body = body
            self.onEnd = Mutex(onEnd)
        }

        func next() async throws -> Data? {
            // What is not in memory has its state in the body, not in the iterator.
            var chunks = body.makeAsyncIterator()
            do {
                let chunk = try await chunks.next()
                if chunk == nil { end(.success(())) }
                return chunk
            } catch {
                end(.failure(error))
                throw error
            }
        }

        func cancel() {
            body.cancel()
            end(nil)
        }

        private func end(_ end: Result<Void, any Error>?) {
            let onEnd = onEnd.withLock { onEnd in
                defer { onEnd = nil }
                return onEnd
            }
            onEnd?(end)
        }
    }
#endif
