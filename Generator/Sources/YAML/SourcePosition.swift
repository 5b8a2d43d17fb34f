import Synchronization

/// A place in an input file. Lines and columns count from 1; a column counts Unicode scalars, as editors do.
///
/// Twelve bytes without a reference in them: there is one for every key and every value.
public struct SourcePosition: Sendable {
    private var fileNumber: UInt32
    private var lineNumber: UInt32
    /// The column, and in the highest bit whether a key starts there. A mapping in block style starts where its first
    /// key does; the bit tells which of the two is meant, and is no part of the place.
    private var columnAndKey: UInt32

    public init(file: String, line: Int, column: Int) {
        self.init(FileName(file), line: line, column: column)
    }

    init(_ file: FileName, line: Int, column: Int) {
        fileNumber = file.number
        lineNumber = UInt32(clamping: line)
        columnAndKey = min(UInt32(clamping: column), Self.columnMask)
    }

    public var file: String {
        get { FileName(number: fileNumber).text }
        set { fileNumber = FileName(newValue).number }
    }

    public var line: Int {
        get { Int(lineNumber) }
        set { lineNumber = UInt32(clamping: newValue) }
    }

    public var column: Int {
        get { Int(columnAndKey & Self.columnMask) }
        set { columnAndKey = (columnAndKey & ~Self.columnMask) | min(UInt32(clamping: newValue), Self.columnMask) }
    }

    var isKey: Bool { columnAndKey & ~Self.columnMask != 0 }

    /// The same place, as that of a key.
    var ofKey: SourcePosition {
        var result = self
        result.columnAndKey |= ~Self.columnMask
        return result
    }

    private static let columnMask: UInt32 = 0x7FFF_FFFF
}

extension SourcePosition {
    /// `12:5`, to point from one message at another place in the same file.
    public var lineAndColumn: String { "\(line):\(column)" }

    func isInSameFile(as other: SourcePosition) -> Bool {
        fileNumber == other.fileNumber
    }

    /// Whether the place comes before another one of the same file.
    func isBefore(_ other: SourcePosition) -> Bool {
        (lineNumber, column) < (other.lineNumber, other.column)
    }
}

extension SourcePosition: Hashable {
    public static func == (left: SourcePosition, right: SourcePosition) -> Bool {
        left.fileNumber == right.fileNumber && left.lineNumber == right.lineNumber && left.column == right.column
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(fileNumber)
        hasher.combine(lineNumber)
        hasher.combine(column)
    }
}

/// The name of an input file, by its number in a table of all names that were ever used: there are few of them, and
/// very many positions.
struct FileName {
    fileprivate let number: UInt32

    private struct Table {
        var names: [String] = []
        var numbers: [String: UInt32] = [:]
    }

    private static let table = Mutex(Table())

    init(_ name: String) {
        number = Self.table.withLock { table in
            if let known = table.numbers[name] { return known }
            let number = UInt32(table.names.count)
            table.names.append(name)
            table.numbers[name] = number
            return number
        }
    }

    fileprivate init(number: UInt32) {
        self.number = number
    }

    var text: String {
        Self.table.withLock { $0.names[Int(number)] }
    }
}
