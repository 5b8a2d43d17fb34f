/// Follows, line by line, where code stands between fences in a text (CommonMark, section 4.5).
struct CodeFence {
    /// What the fence is made of that has begun code.
    private var mark: UInt8?

    var isOpen: Bool { mark != nil }

    /// - Parameter line: in UTF-8.
    /// - Returns: whether the line is a fence itself.
    @discardableResult
    mutating func follow(_ line: some Collection<UInt8>) -> Bool {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
            mark == nil || mark == first, line.starts(with: repeatElement(first, count: 3))
        else { return false }
        mark = mark == nil ? first : nil
        return true
    }
}
