import Foundation

/// A table in Markdown, printed row by row.
public struct Table {
    /// - Parameter columns: The first is text, the others numbers.
    public init(_ columns: String...) {
        print("| \(columns.joined(separator: " | ")) |")
        print("|---|\(String(repeating: "---:|", count: columns.count - 1))")
        fflush(nil)
    }

    public func row(_ cells: String...) {
        print("| \(cells.joined(separator: " | ")) |")
        fflush(nil)
    }
}

extension Double {
    /// With so many digits after the point; thousands are set apart.
    public func text(_ digits: Int = 0) -> String {
        guard isFinite else { return "-" }
        let text = String(format: "%.\(digits)f", self)
        let whole = text.prefix { $0 != "." }
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3), grouped != "-" { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped + text.dropFirst(whole.count)
    }
}
