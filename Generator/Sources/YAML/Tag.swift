/// The tags of the core schema, YAML 1.2.2 section 10.
enum Tag {
    static let nonSpecific = "!"
    static let mapping = "tag:yaml.org,2002:map"
    static let sequence = "tag:yaml.org,2002:seq"
    static let string = "tag:yaml.org,2002:str"
    static let null = "tag:yaml.org,2002:null"
    static let bool = "tag:yaml.org,2002:bool"
    static let integer = "tag:yaml.org,2002:int"
    static let float = "tag:yaml.org,2002:float"

    static let scalars: Set = [nonSpecific, string, null, bool, integer, float]

    /// The value of a tagged scalar; nil where the tag is unknown or the text does not fit it.
    static func value(of text: UnsafeBufferPointer<UInt8>, tag: String) -> Node.Value? {
        switch tag {
        case string, nonSpecific: .string(String(decoding: text, as: UTF8.self))
        case null: CoreSchema.isNull(text) ? .null : nil
        case bool: CoreSchema.bool(text).map(Node.Value.bool)
        case integer: CoreSchema.integer(text)
        case float: CoreSchema.float(text)
        default: nil
        }
    }

    static func problem(_ tag: String, _ node: String) -> String {
        let known = scalars.contains(tag) || tag == mapping || tag == sequence
        let prefix = "tag:yaml.org,2002:"
        let spelling = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
        return known ? "the tag '\(spelling)' does not fit \(node)" : "unknown tag '\(spelling)'; remove it"
    }
}
