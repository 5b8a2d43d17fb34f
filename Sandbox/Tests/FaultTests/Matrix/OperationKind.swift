/// What a fault means to a call depends on this, and on nothing else of its operation.
enum OperationKind: String, CaseIterable, Sendable {
    /// Changes nothing: may be repeated at will.
    case read
    /// Stores something that its id identifies: repeated, it is stored once.
    case safeWrite = "write with ids"
    /// Stores something that nothing identifies: repeated, it could be stored twice.
    case unsafeWrite = "write without ids"
    /// Reads several pages. The fault happens to the second one.
    case list
    /// A chat answer. The assistant may act, so it is not asked twice.
    case stream

    /// Whether a failed call may have changed something.
    var isWrite: Bool { self != .read && self != .list }

    /// Whether it is repeated although the service may have acted on it.
    var isRepeated: Bool { self != .unsafeWrite && self != .stream }
}
