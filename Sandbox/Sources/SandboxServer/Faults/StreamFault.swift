extension Fault {
    /// A stream of events that is not as it should be.
    public enum StreamFault: Sendable, Hashable {
        /// It goes on and on.
        case endless
        /// It has this many bytes of text in it before it is done.
        case long(bytes: Int)
        /// It ends without `done`.
        case noDone
        /// It ends before the first event.
        case empty
        /// One of its events has a text of so many bytes.
        case hugeEvent(bytes: Int)
        /// It has ten comments and nothing else.
        case comments
        /// It has comments, on and on, and nothing else.
        case heartbeats
        /// One of its texts has bytes that are no UTF-8.
        case invalidUTF8
        /// The data of one of its events is no JSON.
        case invalidJSON
        /// One of its events is of a kind that nobody knows.
        case unknownEvent
    }
}
