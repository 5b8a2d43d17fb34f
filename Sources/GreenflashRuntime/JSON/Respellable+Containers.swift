extension Optional: Respellable where Wrapped: Respellable {
    init?(respelt decoder: any Decoder) throws {
        self = .some(try Respelt<Wrapped>(from: decoder).value)
    }
}

extension Nullable: Respellable where Wrapped: Respellable {
    init?(respelt decoder: any Decoder) throws {
        self = .value(try Respelt<Wrapped>(from: decoder).value)
    }
}

extension Array: Respellable where Element: Respellable {
    init?(respelt decoder: any Decoder) throws {
        guard var elements = try? decoder.unkeyedContainer() else { return nil }
        self = []
        while !elements.isAtEnd { append(try elements.decode(Respelt<Element>.self).value) }
    }
}

extension Dictionary: Respellable where Key == String, Value: Respellable {
    init?(respelt decoder: any Decoder) throws {
        guard let members = try? decoder.container(keyedBy: StringKey.self) else { return nil }
        self = [:]
        for key in members.allKeys {
            self[key.stringValue] = try members.decode(Respelt<Value>.self, forKey: key).value
        }
    }
}

// MARK: - Other kinds

extension Array: Reshapable where Element: Decodable {
    /// The list of one element that stands there by itself, as JSON has it that was made from XML.
    ///
    /// It has to be beyond doubt that the object is an element: every member is known to its type. An error, or an
    /// envelope around the list, would else pass for an element whose fields are all left out.
    static func reshaped(_ decoder: any Decoder) -> [Element]? {
        let tally = ReadingTally(inside: nil)
        let element = ReadingTally.$current.withValue(tally) {
            try? decoder.singleValueContainer().decode(Element.self)
        }
        guard let element, tally.count.known > 0, tally.count.unknown == 0,
            (try? decoder.container(keyedBy: StringKey.self)) != nil
        else { return nil }
        return [element]
    }
}

extension Dictionary: Reshapable where Key == String, Value: Decodable {
    /// The empty map that was written as an empty list, as PHP does, which has one type for both.
    static func reshaped(_ decoder: any Decoder) -> [String: Value]? {
        guard let elements = try? decoder.unkeyedContainer(), elements.isAtEnd else { return nil }
        return [:]
    }
}
