/// A value as its type has it, or in another spelling of the same value.
///
/// Answers do not always keep to their description: a number comes in quotation marks, a date without its zone. What the
/// description asks for is tried first, so nothing that fits is read otherwise; after that, ``Respellable`` says for each
/// type what else means one value and no other. Whatever would have to be guessed stays an error.
///
/// Only fields of objects, items of tuples and whole answers are read so. Members of unions that nothing but their shape
/// tells apart have to fit exactly; what fits none of them is kept as it came, and is not lost.
struct Respelt<Value: Decodable>: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        do {
            // Through the container, so that the decoder's own rules for dates hold.
            value = try decoder.singleValueContainer().decode(Value.self)
        } catch {
            let error = DecodingError(error, reading: Value.self, at: decoder.codingPath)
            guard let other = try Respelling.read(Value.self, decoder, after: error) else { throw error }
            value = other
        }
    }
}

/// A type whose values are told from another spelling, too.
protocol Respellable: Decodable {
    /// Reads another spelling. `nil` where the JSON is none.
    ///
    /// - Throws: `DecodingError` where a part of it is none.
    init?(respelt decoder: any Decoder) throws
}

/// A type that JSON of another kind may stand for: a list for which there is one element, a map for which there is none.
protocol Reshapable: Decodable {
    /// Reads JSON of another kind. `nil` where it does not stand for a value of this type.
    static func reshaped(_ decoder: any Decoder) -> Self?
}

@usableFromInline
enum Respelling {
    /// No other spellings are looked for.
    @TaskLocal private static var isRefused = false

    /// Reads nothing but what is described.
    @usableFromInline
    static func refused<Result>(_ read: () -> Result) -> Result {
        $isRefused.withValue(true, operation: read)
    }

    /// Whether it makes sense to look for another spelling after an error.
    ///
    /// - Parameter depth: How long the path is of what was read. An error further inside is none of its spelling; reading
    ///   it once more would double the work at every level.
    static func mayHelp(_ type: any Decodable.Type, after error: any Error, depth: Int) -> Bool {
        guard !isRefused else { return false }
        if type is any Respellable.Type { return true }
        guard type is any Reshapable.Type, case DecodingError.typeMismatch(_, let context) = error else { return false }
        return context.codingPath.count == depth
    }

    fileprivate static func read<Value: Decodable>(
        _ type: Value.Type,
        _ decoder: any Decoder,
        after error: DecodingError
    ) throws -> Value? {
        guard !isRefused, ReadingTally.current == nil else { return nil }
        if let type = type as? any Respellable.Type, let value = try type.init(respelt: decoder) {
            return value as? Value
        }
        guard let type = type as? any Reshapable.Type,
            mayHelp(type, after: error, depth: decoder.codingPath.count)
        else { return nil }
        return type.reshaped(decoder) as? Value
    }
}

extension DecodingError {
    /// An error with a place. Foundation throws an error of its own for a number that doesn't fit, which its decoder turns
    /// into "not valid JSON" without a place.
    init(_ error: any Error, reading type: any Any.Type, at codingPath: @autoclosure () -> [any CodingKey]) {
        if let error = error as? DecodingError {
            self = error
            return
        }
        self = .dataCorrupted(
            Context(
                codingPath: codingPath(),
                debugDescription: "the number doesn't fit \(type)",
                underlyingError: error
            )
        )
    }
}
