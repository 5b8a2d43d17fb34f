/// A record that a table keeps.
protocol Record: Sendable {
    var id: String { get }
}

/// Records in the order they were made, found by id.
struct Table<Element: Record>: Sendable {
    private(set) var records: [Element] = []
    private var positions: [String: Int] = [:]

    var count: Int { records.count }

    subscript(id: String) -> Element? {
        positions[id].map { records[$0] }
    }

    mutating func insert(_ record: Element) {
        positions[record.id] = records.count
        records.append(record)
    }

    /// Changes a record in place; does nothing where there is none of that id.
    mutating func update(_ id: String, _ change: (inout Element) -> Void) {
        guard let position = positions[id] else { return }
        change(&records[position])
    }
}
