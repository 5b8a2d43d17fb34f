/// The differences between two texts as hunks with three lines of context, as `diff -u` prints them.
struct UnifiedDiff {
    private enum Line {
        case both(String)
        case removed(String)
        case added(String)
    }

    private let path: String
    private let lines: [Line]
    private let isNew: Bool
    private let isGone: Bool

    init(path: String, old: String, new: String) {
        self.path = path
        isNew = old.isEmpty
        isGone = new.isEmpty
        let oldLines = Self.lines(of: old)
        let newLines = Self.lines(of: new)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in newLines.difference(from: oldLines) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < oldLines.count || newIndex < newLines.count {
            if removed.contains(oldIndex), oldIndex < oldLines.count {
                lines.append(.removed(oldLines[oldIndex]))
                oldIndex += 1
            } else if added.contains(newIndex), newIndex < newLines.count {
                lines.append(.added(newLines[newIndex]))
                newIndex += 1
            } else {
                lines.append(.both(oldLines[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        self.lines = lines
    }

    /// The line of the old text, from 1, where the first difference is.
    var firstChangedLine: Int {
        var line = 1
        for entry in lines {
            guard case .both = entry else { return line }
            line += 1
        }
        return line
    }

    /// At most `limit` lines of hunks; a last line says how many were left out.
    func text(limit: Int) -> String {
        var output = ["--- \(isNew ? "/dev/null" : path)", "+++ \(isGone ? "/dev/null" : path)"]
        var body: [String] = []
        for hunk in hunks(context: 3) { body += text(of: hunk) }
        output += body.prefix(limit)
        if body.count > limit { output.append("... \(body.count - limit) more lines") }
        return output.joined(separator: "\n")
    }

    private func hunks(context: Int) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, line) in lines.enumerated() {
            if case .both = line { continue }
            let range = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private func text(of hunk: Range<Int>) -> [String] {
        var (oldStart, newStart, oldCount, newCount) = (1, 1, 0, 0)
        for line in lines[..<hunk.lowerBound] {
            switch line {
            case .both:
                oldStart += 1
                newStart += 1
            case .removed: oldStart += 1
            case .added: newStart += 1
            }
        }
        var body: [String] = []
        for line in lines[hunk] {
            switch line {
            case .both(let text):
                oldCount += 1
                newCount += 1
                body.append(" " + text)
            case .removed(let text):
                oldCount += 1
                body.append("-" + text)
            case .added(let text):
                newCount += 1
                body.append("+" + text)
            }
        }
        let old = "\(oldCount == 0 ? oldStart - 1 : oldStart),\(oldCount)"
        let new = "\(newCount == 0 ? newStart - 1 : newStart),\(newCount)"
        return ["@@ -\(old) +\(new) @@"] + body
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
