#if Metrics
    public import CoreMetrics

    /// Times requests for swift-metrics, by the conventions of OpenTelemetry. It is there when the package trait `Metrics`
    /// is on.
    ///
    /// ```swift
    /// configuration.middleware.insert(MetricsMiddleware(), before: .authentication)
    /// ```
    ///
    /// There it measures every attempt, without the waits between them and without the key in sight. In front of
    /// ``MiddlewareChain/BuiltIn/retry`` it would measure whole calls under the same name.
    ///
    /// It records the timer `http.client.request.duration`. A timer is what swift-metrics has for durations; backends that
    /// know OpenTelemetry or Prometheus export it in seconds. Its dimensions: `http.request.method`, `server.address`,
    /// `server.port`, `url.scheme`, `url.template`, `http.response.status_code` where there was a response, and
    /// `error.type` for what failed: the status from 400 on, or a word such as `timeout`, `connect` or `cancelled`.
    ///
    /// A request lasts until its response has been read whole, or nobody reads on. For a stream that is how long it was open:
    /// `url.template` tells streams from the rest.
    public struct MetricsMiddleware: ClientMiddleware {
        private let factory: (any MetricsFactory)?

        /// - Parameter factory: Where timers are made; `nil` for the one that `MetricsSystem` was given.
        public init(factory: (any MetricsFactory)? = nil) {
            self.factory = factory
        }

        public func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
            let time = request.call.time
            let start = time.elapsed()
            let attributes = RequestAttributes(request)
            // The task that reads the body may have another.
            let factory = factory ?? MetricsSystem.factory
            return try await observing(request, next: next) { outcome in
                let timer = Timer(
                    label: "http.client.request.duration",
                    dimensions: Self.dimensions(attributes, outcome),
                    factory: factory
                )
                timer.recordNanoseconds(Int64((time.elapsed() - start) / .nanoseconds(1)))
            }
        }

        private static func dimensions(
            _ attributes: RequestAttributes,
            _ outcome: RequestOutcome
        ) -> [(String, String)] {
            var dimensions = [
                ("http.request.method", attributes.method),
                ("server.address", attributes.address),
                ("server.port", "\(attributes.port)"),
                ("url.scheme", attributes.scheme),
            ]
            if let template = attributes.template { dimensions.append(("url.template", template)) }
            if let status = outcome.status { dimensions.append(("http.response.status_code", "\(status)")) }
            if let errorType = outcome.errorType { dimensions.append(("error.type", errorType)) }
            return dimensions
        }
    }
#endif
