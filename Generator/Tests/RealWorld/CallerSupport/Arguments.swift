import Foundation
public import GreenflashRuntime

/// The sample values of one call, by where they go and what they are called there.
public struct Arguments: Sendable {
    public enum Place: String, Sendable {
        case path, query, header, cookie, body
    }

    /// JSON text by place and name; bodies by media type.
    let values: [String: [String: String]]
    let options: CallOptions

    /// The value in the type that the generated method asks for. Where there is none, an optional one is `nil`.
    ///
    /// - Throws: where the sample does not decode, or a required argument has no sample.
    public func callAsFunction<T>(_ place: Place, _ name: String, as _: T.Type = T.self) throws -> T {
        let samples = values[place.rawValue] ?? [:]
        // What a body is sent as is the generator's choice; the sample is the same but for its form.
        guard let text = samples[name] ?? (place == .body ? samples.values.first : nil) else {
            if let optional = T.self as? any ExpressibleByNilLiteral.Type,
                let none = optional.init(nilLiteral: ()) as? T
            {
                return none
            }
            if let none = [:] as [String: String] as? T { return none }
            throw CallFailure("there is no sample for the required argument '\(name)' in \(place.rawValue)")
        }
        guard let type = T.self as? any Decodable.Type,
            let value = try JSONCoding.decode(type, from: Data(text.utf8)) as? T
        else {
            throw CallFailure("no sample can be made for '\(name)' in \(place.rawValue), a \(T.self)")
        }
        return value
    }

    /// The options of every call: one attempt, and the number by which the server knows what to answer.
    public var callOptions: CallOptions { options }
}

/// A call that could not be made, or whose answer could not be shown.
struct CallFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
