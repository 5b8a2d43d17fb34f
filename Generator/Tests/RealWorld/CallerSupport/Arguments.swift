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
    public func callAsFunction<T>(_ place: Place, _ name: String) throws -> T {
        try SampleValue(text: values[place.rawValue]?[name], name: "'\(name)' in \(place.rawValue)").read()
    }

    /// The options of every call: one attempt, and the number by which the server knows what to answer.
    public var callOptions: CallOptions { options }
}

// MARK: Forms

extension Arguments {
    /// A form, made of the sample values of its fields.
    public func form<Form>(_ mediaType: String, _ make: (FormFields) throws -> Form) throws -> Form {
        guard let form = try formIfPresent(mediaType, make) else {
            throw CallFailure("there is no sample for the required body of \(mediaType)")
        }
        return form
    }

    /// The same, or `nil` where the call is to have no body.
    public func formIfPresent<Form>(_ mediaType: String, _ make: (FormFields) throws -> Form) throws -> Form? {
        guard let text = values["body"]?[mediaType] else { return nil }
        let fields = try JSONCoding.decode([String: JSONValue].self, from: Data(text.utf8))
        return try make(FormFields(values: fields))
    }

    /// The sample values of a form, by name.
    public struct FormFields {
        let values: [String: JSONValue]

        /// The value in the type that the form asks for.
        ///
        /// - Throws: where the sample does not decode, or a required field has no sample.
        public func callAsFunction<T>(_ name: String) throws -> T {
            let text = try values[name].map(Answer.text)
            return try SampleValue(text: text, name: "field '\(name)'").read()
        }
    }
}

/// A sample, before its type is known.
private struct SampleValue {
    let text: String?
    let name: String

    func read<T>() throws -> T {
        guard let text else {
            if let optional = T.self as? any ExpressibleByNilLiteral.Type,
                let none = optional.init(nilLiteral: ()) as? T
            {
                return none
            }
            if let none = [:] as [String: String] as? T { return none }
            throw CallFailure("there is no sample for the required \(name)")
        }
        if let bytes = try bytes(text, as: T.self) { return bytes }
        if let type = T.self as? any Decodable.Type,
            let value = try JSONCoding.decode(type, from: Data(text.utf8)) as? T
        {
            return value
        }
        throw CallFailure("no sample can be made for \(name), a \(T.self)")
    }

    /// What is sent as it is: the bytes of a text.
    private func bytes<T>(_ text: String, as _: T.Type) throws -> T? {
        func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONCoding.decode(type, from: Data(text.utf8))
        }
        switch T.self {
        case is MultipartPart.Type, is MultipartPart?.Type: return try part(decoded(JSONValue.self)) as? T
        case is [MultipartPart].Type, is [MultipartPart]?.Type:
            let value = try decoded(JSONValue.self)
            return try (value.arrayValue ?? [value]).map(part) as? T
        case is MultipartForm.Type, is MultipartForm?.Type:
            var form = MultipartForm()
            for (name, value) in try decoded([String: JSONValue].self).sorted(by: { $0.key < $1.key }) {
                form.field(name, value)
            }
            return form as? T
        case is HTTPRequestBody.Type, is HTTPRequestBody?.Type:
            return HTTPRequestBody.text(try decoded(String.self)) as? T
        default: return nil
        }
    }
}

extension SampleValue {
    /// A file; what may be something else as well, and is, goes as JSON.
    private func part(_ value: JSONValue) throws -> MultipartPart {
        guard let text = value.stringValue else { return try MultipartPart(json: value) }
        return MultipartPart(data: Data(text.utf8), fileName: "sample.bin")
    }
}

/// A call that could not be made, or whose answer could not be shown.
struct CallFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
