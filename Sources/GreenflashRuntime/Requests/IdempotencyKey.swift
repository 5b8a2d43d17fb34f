import Foundation

/// The identifier by which the service recognizes a request that it has already received.
public enum IdempotencyKey {
    /// A new key: the text of a random UUID in lower case.
    public static func make() -> String {
        UUID().uuidString.lowercased()
    }

    /// Whether one of these fields says anything; an empty one does not.
    public static func isGiven(_ keys: String?...) -> Bool {
        keys.contains { $0?.isEmpty == false }
    }
}
