extension APIError {
    /// The kind of failure. More may come, so a `switch` over codes needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The name, such as `notFound`.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// The client cannot be built: the key is missing or malformed, the base URL is no such.
        public static let configuration = Code("configuration")
        /// The key is missing, wrong or revoked (401).
        public static let authentication = Code("authentication")
        /// The plan or a quota does not allow the call: 403, or a quota of 0 in the client's configuration.
        public static let permissionDenied = Code("permissionDenied")
        /// There is no such thing (404).
        public static let notFound = Code("notFound")
        /// The request is wrong: refused before it was sent, or by the service (400, 422 and other 4xx).
        public static let invalidRequest = Code("invalidRequest")
        /// The thing's present state does not allow the call (409).
        public static let conflict = Code("conflict")
        /// Too many calls: refused by the service (429), or held back by the client's own budget, which has no status.
        public static let rateLimited = Code("rateLimited")
        /// The service failed (5xx).
        public static let service = Code("service")
        /// No connection, or it was lost.
        public static let connection = Code("connection")
        /// An attempt or the whole call took too long (also 408).
        public static let timeout = Code("timeout")
        /// The answer is not what was promised.
        public static let decoding = Code("decoding")
        /// A stream reported an error or ended too early. ``APIError/partialText`` has the text so far.
        public static let stream = Code("stream")
        /// The answer is larger than allowed.
        public static let responseTooLarge = Code("responseTooLarge")
        /// The service answered with a redirect, which is never followed.
        public static let redirect = Code("redirect")
        /// A step of the client's own middleware failed.
        public static let middleware = Code("middleware")
        /// The link to the next page leads to another origin, or in a circle.
        public static let pagination = Code("pagination")

        /// The code for an HTTP status that is no success.
        init(status: Int) {
            self =
                switch status {
                case 300..<400: .redirect
                case 401: .authentication
                case 403: .permissionDenied
                case 404: .notFound
                case 408: .timeout
                case 409: .conflict
                case 429: .rateLimited
                case 400..<500: .invalidRequest
                default: .service
                }
        }
    }
}
