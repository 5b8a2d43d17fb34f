public import GreenflashAPI

extension Keyword {
    /// The keyword itself; `nil` in a form that this version does not know.
    public var name: String? {
        switch self {
        case .text(let text): text
        case .counted(let counted): counted.name
        case .unknown: nil
        }
    }

    /// How often it came up, where the service says.
    public var count: Int? {
        guard case .counted(let counted) = self else { return nil }
        return counted.count
    }
}
