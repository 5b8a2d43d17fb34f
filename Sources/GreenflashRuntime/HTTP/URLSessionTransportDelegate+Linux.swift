#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking

    // What URLSession on Linux does on its own, and would better not.
    extension URLSessionTransportDelegate {
        // Called when a connection that was used before is closed without an answer: libcurl is about to send the request
        // again over a new one, whatever its method, although the service may have acted on it. And as its body is used up,
        // the second head would wait for a body until the timeout.
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            needNewBodyStream completionHandler: @escaping @Sendable (InputStream?) -> Void
        ) {
            exchanges.find(task)?.stop(TransportError.noResponse)
            completionHandler(nil)
        }

        // Called for a 401 that asks for Basic authentication, when its body is complete. The default handling has no
        // credential to try, and never completes the task.
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            exchanges.remove(task)?.complete(nil)
            // Not in place: it cancels the task, which waits for the queue that calls us.
            DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
        }
    }
#endif
