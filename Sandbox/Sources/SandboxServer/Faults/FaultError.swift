/// Why a text orders no fault: what is wrong in it, and what there is.
public struct FaultError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
