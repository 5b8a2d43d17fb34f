#if Tracing
    import HTTPTypes
    public import Tracing

    /// Makes spans for swift-distributed-tracing, by the conventions of OpenTelemetry. It is there when the package trait
    /// `Tracing` is on.
    ///
    /// ```swift
    /// configuration.middleware.insert(TracingMiddleware(), before: .retry)           // one for each call
    /// configuration.middleware.insert(TracingMiddleware(), before: .authentication)  // in it, one for each attempt
    /// ```
    ///
    /// Behind ``MiddlewareChain/BuiltIn/retry`` every attempt is a span of the kind `client`, called
    /// `{method} {url.template}`, with `http.request.method`, `server.address`, `server.port`, `url.full` (`REDACTED` for
    /// values of the query), `url.template`, `http.response.status_code`, `error.type`, and `http.request.resend_count`
    /// from the second attempt on. In front of it, every call is a span of the kind `internal`, called after the operation,
    /// such as `interactions.analytics`, around those of its attempts and the waits between them.
    ///
    /// What failed has the status `error`: responses from 400 on, and what got none. A request that the caller cancelled
    /// has `error.type` `cancelled` alone. The trace goes on in the service by header fields that the tracer writes.
    ///
    /// A span ends when the response has been read whole, or nobody reads on: that of a stream when the stream does. Nothing
    /// of header fields, bodies or the key is in it.
    public struct TracingMiddleware: ClientMiddleware {
        private let tracer: (any Tracer)?

        /// - Parameter tracer: What makes the spans; `nil` for what `InstrumentationSystem` was given.
        public init(tracer: (any Tracer)? = nil) {
            self.tracer = tracer
        }

        public func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
            let span = request.attempt == 0 ? callSpan(request) : attemptSpan(request)
            var request = request
            let instrument: any Instrument = tracer ?? InstrumentationSystem.instrument
            instrument.inject(span.context, into: &request.head.headerFields, using: HeaderFieldInjector())
            return try await ServiceContext.withValue(span.context) { [request] in
                try await observing(request, next: next) { Self.end(span, $0) }
            }
        }

        private func callSpan(_ request: OutgoingRequest) -> any Span {
            let span = start(request.endpoint.id, .internal)
            if !request.endpoint.template.isEmpty { span.attributes["url.template"] = request.endpoint.template }
            return span
        }

        private func attemptSpan(_ request: OutgoingRequest) -> any Span {
            let attributes = RequestAttributes(request)
            let method = attributes.method == "_OTHER" ? "HTTP" : attributes.method
            let name = attributes.template.map { "\(method) \($0)" } ?? method
            let span = start(name, .client)
            span.updateAttributes { all in
                all["http.request.method"] = attributes.method
                if method == "HTTP" { all["http.request.method_original"] = request.head.method.rawValue }
                all["server.address"] = attributes.address
                all["server.port"] = attributes.port
                all["url.full"] = RequestAttributes.url(of: request)
                if let template = attributes.template { all["url.template"] = template }
                if request.attempt > 1 { all["http.request.resend_count"] = request.attempt - 1 }
            }
            return span
        }

        private func start(_ name: String, _ kind: SpanKind) -> any Span {
            let tracer = tracer ?? InstrumentationSystem.tracer
            return tracer.startSpan(name, ofKind: kind)
        }

        private static func end(_ span: any Span, _ outcome: RequestOutcome) {
            span.updateAttributes { all in
                if let status = outcome.status { all["http.response.status_code"] = status }
                if let errorType = outcome.errorType { all["error.type"] = errorType }
            }
            // Without words: they might quote what is nobody's business.
            if outcome.errorType != nil, !outcome.isCancelled { span.setStatus(SpanStatus(code: .error)) }
            span.end()
        }
    }

    private struct HeaderFieldInjector: Injector {
        func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
            guard let name = HTTPField.Name(key) else { return }
            fields[name] = value
        }
    }
#endif
