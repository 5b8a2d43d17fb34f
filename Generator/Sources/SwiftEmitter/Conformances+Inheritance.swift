import SDKModel

extension Conformances {
    /// What stands behind the colon of a declaration: the protocols of its kind, and those that it conforms to besides.
    func inheritance(_ own: String, then last: String? = nil) -> String {
        var protocols = [own]
        if isHashable {
            protocols.append("Hashable")
        } else if isEquatable {
            protocols.append("Equatable")
        }
        if isIdentifiable { protocols.append("Identifiable") }
        if let last { protocols.append(last) }
        return protocols.joined(separator: ", ")
    }
}
