public import Foundation

/// Reads JSON that may be of one of several types, which nothing but its shape tells apart.
///
/// ```swift
/// var union = UnionReader<Self>(decoder)
/// union.attempt(Self.text)
/// union.weigh(Self.person)
/// union.weigh(Self.company)
/// self = try union.value(or: Self.unknown)
/// ```
///
/// Members of different kinds, such as a string and an object, are attempted: the first one that fits is what the JSON is.
/// Members that the same JSON may fit are weighed, by this rule:
///
/// 1. A member that does not fit is out: a field is missing or of another type, a constant has another value.
/// 2. The JSON is the member that knows most of it: keys of objects and values of enumerations, however deep. Of several
///    that know the same, it is the one that leaves the fewest unknown; of several of those, the one that tells most
///    fields with `null` from absent ones; and then the first one.
/// 3. A member that knows nothing and leaves something unknown is out: an object of nothing but new keys is kept as it
///    came, and loses nothing.
///
/// "First" is the order of the calls. Generated code has those first that ask for more; so the search ends with the first
/// member that leaves nothing unknown, loses no `null` and knows no less than those before. Each member is read at most once.
public struct UnionReader<Union> {
    // All that is generic is inlined where it is used: types made at run time would cost more than the reading.
    @usableFromInline var choice: MemberChoice
    @usableFromInline var best: Union?

    /// Reads the value where the decoder stands.
    @inlinable
    public init(_ decoder: any Decoder) {
        choice = MemberChoice(decoder)
    }

    /// Reads the JSON as a member's type, unless a member fits already. If this one does, it is what the JSON is.
    ///
    /// - Parameter member: makes the union of a value of that type.
    @inlinable
    public mutating func attempt<T: Decodable>(_ member: (T) -> Union) {
        if let value = choice.attempt(T.self) { best = member(value) }
    }

    /// Reads the JSON as a member's type, unless it is clear already what it is. If it fits, it is that unless another
    /// member knows more of it.
    ///
    /// - Parameter member: makes the union of a value of that type.
    @inlinable
    public mutating func weigh<T: Decodable>(_ member: (T) -> Union) {
        if let value = choice.weigh(T.self, in: Union.self) { best = member(value) }
    }

    /// The same, where the text is a URL with a scheme, spelt as it would be written: `URL` itself takes nearly any text.
    @inlinable
    public mutating func weigh(_ member: (URL) -> Union) {
        if let value = choice.weighURL(in: Union.self) { best = member(value) }
    }

    /// What the JSON is.
    ///
    /// - Parameter unknown: makes the union of JSON that fits none of the members.
    @inlinable
    public func value(or unknown: (JSONValue) -> Union) throws -> Union {
        if let value = choice.isInsideOfAnother ? choice.settle(best) : best { return value }
        return unknown(try choice.json())
    }
}
