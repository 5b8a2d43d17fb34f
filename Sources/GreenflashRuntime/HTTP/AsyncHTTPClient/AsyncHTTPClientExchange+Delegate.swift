#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import HTTPTypes
    import NIOCore
    import NIOHTTP1

    // The library's side. It calls on the event loop, one after the other.
    extension AsyncHTTPClientExchange: HTTPClientResponseDelegate {
        typealias Response = Void

        func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
            state.withLock { $0.isHeadSent = true }
        }

        func didSendRequestPart(task: HTTPClient.Task<Void>, _ part: IOData) {
            let waiter = state.withLock { state in
                state.lastProgress = .now()
                return state.upload?.takeWaiter(.reading)
            }
            waiter?.resume(returning: true)
        }

        func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
            let (waiter, uploadWaiter) = state.withLock { $0.receive(head) }
            uploadWaiter?.resume(returning: false)
            waiter?.resume()
            let (isEarly, missing) = state.withLock { ($0.upload?.phase == .unwanted, $0.missingBytes) }
            if missing == 0 { finish(.success(())) }
            return isEarly ? afterRead() : eventLoop.makeSucceededVoidFuture()
        }

        /// The library forgets the end of a response that comes before the request was sent whole, when it comes alone.
        /// It does not if it still waits for us while everything arrives that one read of the socket brings.
        private func afterRead() -> EventLoopFuture<Void> {
            let promise = eventLoop.makePromise(of: Void.self)
            eventLoop.execute { promise.succeed() }
            return promise.futureResult
        }

        func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
            guard buffer.readableBytes > 0 else { return eventLoop.makeSucceededVoidFuture() }
            let chunk = Data(buffer.readableBytesView)
            let (waiter, isFull, hasAll) = state.withLock { $0.receive(chunk) }
            waiter?.resume(returning: chunk)
            if hasAll { finish(.success(())) }
            return isFull ? untilDemand() : eventLoop.makeSucceededVoidFuture()
        }

        /// The library reads on when the reader has taken enough of what is there.
        private func untilDemand() -> EventLoopFuture<Void> {
            let promise = eventLoop.makePromise(of: Void.self)
            let waits = state.withLock { state in
                // The reader may have been faster.
                let waits = state.end == nil && state.buffer.byteCount > Self.window
                if waits { state.demand = promise }
                return waits
            }
            if !waits { promise.succeed() }
            return promise.futureResult
        }

        func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
            let (isHeadSent, hasHead) = state.withLock { ($0.isHeadSent, $0.hasHead) }
            let error = TransportError(asyncHTTPClient: error, isHeadSent: isHeadSent, hasHead: hasHead)
            finish(.failure(error)) { $0.task = nil }
        }

        func didFinishRequest(task: HTTPClient.Task<Void>) {
            finish(.success(())) { $0.task = nil }
        }
    }

    extension AsyncHTTPClientExchange.State {
        /// - Returns: who waits for the head, and who is told that the rest of the request is not wanted.
        fileprivate mutating func receive(
            _ head: HTTPResponseHead
        ) -> (CheckedContinuation<Void, any Error>?, CheckedContinuation<Bool, Never>?) {
            hasHead = true
            self.head = head
            let waiter = headWaiter
            headWaiter = nil
            lastProgress = .now()
            // The library would miss the compressed body.
            if isHeadOnly, head.headers.contains(name: "Content-Encoding") { missingBytes = 0 }
            guard head.status.code >= 300, let phase = upload?.phase, phase != .complete else {
                return (waiter, nil)
            }
            missingBytes = head.contentLength
            return (waiter, upload?.takeWaiter(.unwanted))
        }

        /// - Returns: who takes the chunk at once, or else whether as much is waiting as may, and whether the response is
        ///   complete although the library doesn't say so.
        fileprivate mutating func receive(
            _ chunk: Data
        ) -> (CheckedContinuation<Data?, any Error>?, isFull: Bool, hasAll: Bool) {
            guard end == nil else { return (nil, false, false) }
            lastProgress = .now()
            missingBytes = missingBytes.map { $0 - chunk.count }
            let hasAll = missingBytes.map { $0 <= 0 } ?? false
            if let waiter = chunkWaiter {
                chunkWaiter = nil
                return (waiter, false, hasAll)
            }
            buffer.append(chunk)
            return (nil, buffer.byteCount > AsyncHTTPClientExchange.window && !hasAll, hasAll)
        }
    }

    extension HTTPResponseHead {
        /// How many bytes of a body will be delivered, where that can be told.
        fileprivate var contentLength: Int? {
            if headers.contains(name: "Content-Encoding") { return nil }
            return headers.first(name: "Content-Length").flatMap { Int($0) }
        }
    }
#endif
