#if AsyncHTTPClient
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP2
    import NIOHTTPCompression
    import NIOSSL

    extension TransportError {
        /// The transport was shut down.
        static var closed: TransportError {
            TransportError(
                .closed,
                requestMayHaveReachedServer: false,
                message: "The transport was shut down. Make a new one, or shut it down later."
            )
        }

        static func bodyTooLong(_ length: Int) -> TransportError {
            TransportError(
                .invalidRequest,
                requestMayHaveReachedServer: true,
                message: "The body has more than the \(length) bytes that it announced."
            )
        }

        /// Nothing happened for too long.
        static func timeout(_ state: AsyncHTTPClientExchange.State) -> TransportError {
            let message =
                if state.hasHead {
                    "The response stalled: nothing arrived for longer than the timeout."
                } else if state.isHeadSent {
                    "No response arrived within the timeout."
                } else {
                    "No connection was there within the timeout: none could be made, or all were busy."
                }
            return TransportError(.timeout, requestMayHaveReachedServer: state.isHeadSent, message: message)
        }

        /// What an error of async-http-client means for the request.
        init(asyncHTTPClient error: any Error, isHeadSent: Bool, hasHead: Bool) {
            let kind = Self.kind(of: error, isHeadSent: isHeadSent)
            let isRefused = (error as? NIOHTTP2Errors.StreamClosed)?.errorCode == .refusedStream
            self.init(
                kind,
                // RFC 9113, section 8.7: a refused stream was not processed.
                requestMayHaveReachedServer: isHeadSent && !isRefused,
                message: Self.message(kind, error, isHeadSent: isHeadSent, hasHead: hasHead),
                // The library's error on a header field quotes it, and it may be the key.
                cause: kind == .invalidRequest ? nil : error
            )
        }

        private static func kind(of error: any Error, isHeadSent: Bool) -> Kind {
            switch error {
            case let error as HTTPClientError:
                kind(of: error, isHeadSent: isHeadSent)
            case NIOSSLError.uncleanShutdown where isHeadSent:
                .lost
            case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
                .tls
            case NIOHTTPDecompression.DecompressionError.limit:
                .bufferOverflow
            default:
                isHeadSent ? .lost : .connect
            }
        }

        private static func kind(of error: HTTPClientError, isHeadSent: Bool) -> Kind {
            switch error {
            case .tlsHandshakeTimeout: .tls
            case .getConnectionFromPoolTimeout: .timeout
            case .bodyLengthMismatch: .invalidRequest
            case .connectTimeout, .remoteConnectionClosed, .cancelled: isHeadSent ? .lost : .connect
            default: isHeadSent ? .lost : .invalidRequest
            }
        }

        private static func words(for error: any Error) -> String {
            let words = "\(error)"
            // The most frequent of BoringSSL's errors, which are lists of numbers, function names and places in its code.
            return words.contains("CERTIFICATE_VERIFY_FAILED") ? "the certificate is not trusted" : words
        }

        private static func message(_ kind: Kind, _ error: any Error, isHeadSent: Bool, hasHead: Bool) -> String {
            let detail = (error as? HTTPClientError)?.shortDescription ?? Self.words(for: error)
            return switch kind {
            case .tls:
                "No secure connection could be made (\(detail))."
            case .timeout:
                "All connections to the host were busy for too long. Allow more of them, or end streams sooner."
            case .bufferOverflow:
                "The response expands to too many times its compressed size."
            case .invalidRequest where isHeadSent:
                "The body of the request is not as long as it announced."
            case .invalidRequest:
                "async-http-client can't send the request (\(detail))."
            case .connect:
                "No connection could be made (\(detail))."
            default:
                hasHead
                    ? "The connection was lost before the response was complete (\(detail))."
                    : "The connection failed before a response arrived (\(detail))."
            }
        }
    }
#endif
