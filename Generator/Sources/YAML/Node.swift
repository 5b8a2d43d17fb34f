/// A value of a YAML (or JSON) document together with its place in the file.
public struct Node: Sendable {
    public enum Value: Sendable {
        case null
        case bool(Bool)
        case integer(Int)
        /// A number that is not an `Int`; `text` is its exact spelling, so that no digit is lost.
        ///
        /// Indirect, because it is rare, and would make every other node larger.
        indirect case number(Double, text: String)
        case string(String)
        case sequence([Node])
        /// In the order of the file, with unique keys.
        case mapping([Entry])
    }

    public struct Entry: Sendable {
        public var key: String
        public var keyPosition: SourcePosition
        public var value: Node

        public init(key: String, keyPosition: SourcePosition, value: Node) {
            self.key = key
            self.keyPosition = keyPosition.ofKey
            self.value = value
        }
    }

    public var value: Value
    public var position: SourcePosition

    public init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }
}
