import HTTPTypes

/// The header fields that every request of a client begins with, checked once for all.
struct StandardFields: Sendable {
    private let fields: Result<HTTPFields, InvalidRequest>
    private let isAcceptConfigured: Bool

    init(_ configuration: ClientConfiguration) {
        fields = Result { () throws(InvalidRequest) in
            var fields: HTTPFields = [.accept: "application/json"]
            try fields.set(configuration.headers)
            return fields
        }
        isAcceptConfigured = configuration.headers.keys.contains { $0.lowercased() == "accept" }
    }

    /// - Parameter mediaType: What is asked for, unless the configuration says so itself.
    /// - Throws: `InvalidRequest`, where the configuration has a field that can't be sent.
    func accepting(_ mediaType: String) throws(InvalidRequest) -> HTTPFields {
        var fields = try fields.get()
        if mediaType != "application/json", !isAcceptConfigured { fields[.accept] = mediaType }
        return fields
    }
}
