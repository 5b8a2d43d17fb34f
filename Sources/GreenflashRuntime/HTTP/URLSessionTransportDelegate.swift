import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Hands what happens in a session to the exchange that it belongs to.
final class URLSessionTransportDelegate: NSObject, URLSessionDataDelegate {
    let exchanges: URLSessionExchanges

    init(_ exchanges: URLSessionExchanges) {
        self.exchanges = exchanges
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        // URLSession on Linux delivers interim responses (RFC 9110 section 15.2) like final ones.
        if let response = response as? HTTPURLResponse, response.statusCode >= 200 {
            exchanges.find(dataTask)?.receive(head: HTTPResponse(response))
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchanges.find(dataTask)?.receive(chunk: data, of: dataTask)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let exchange = exchanges.remove(task) else { return }
        // A redirect without a target is not delivered on Linux, only kept in the task.
        if error == nil, !exchange.hasHead, let response = task.response as? HTTPURLResponse {
            exchange.receive(head: HTTPResponse(response))
        }
        exchange.complete(error)
    }

    // URLSession would follow, and send the Authorization header to the other origin (seen on Linux), and drop the body.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        willCacheResponse proposedResponse: CachedURLResponse,
        completionHandler: @escaping @Sendable (CachedURLResponse?) -> Void
    ) {
        completionHandler(nil)
    }
}
