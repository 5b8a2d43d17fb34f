/// A growing buffer whose last elements move out as an array of exactly their number, without a copy of one of them.
struct Stack<Element>: ~Copyable {
    private var start: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    deinit {
        start.deinitialize(count: count)
        start.deallocate()
    }

    subscript(index: Int) -> Element {
        _read {
            precondition(index >= 0 && index < count)
            yield start[index]
        }
        _modify {
            precondition(index >= 0 && index < count)
            yield &start[index]
        }
    }

    /// All elements. Valid until the next change.
    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

    mutating func push(_ element: consuming Element) {
        if count == capacity { grow() }
        (start + count).initialize(to: element)
        count += 1
    }

    mutating func pop(from index: Int) -> [Element] {
        let length = count - index
        guard length > 0 else { return [] }
        count = index
        let source = start + index
        return [Element](unsafeUninitializedCapacity: length) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: source, count: length)
            initialized = length
        }
    }

    mutating func remove(from index: Int) {
        (start + index).deinitialize(count: count - index)
        count = index
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
        capacity *= 2
    }
}
