import Foundation
import HTTPTypes

/// A body of type `multipart/form-data`: named parts in order (RFC 7578).
///
/// ```swift
/// var form = MultipartForm()
/// form.field("purpose", "vision")
/// form.part("file", MultipartPart(file: url))
/// ```
public struct MultipartForm: MultipartBody {
    private var parts: [(name: String, part: MultipartPart)] = []
    private var problem: InvalidRequest?

    /// A form without parts.
    public init() {}

    /// Adds a part; `nil` adds none.
    ///
    /// - Parameter contentType: The media type where the part has none of its own.
    public mutating func part(_ name: String, _ part: MultipartPart?, contentType: String? = nil) {
        guard var part else { return }
        part.contentType = part.contentType ?? contentType ?? "application/octet-stream"
        parts.append((name, part))
    }

    /// Adds a part for each of the list, all with the same name.
    public mutating func parts(_ name: String, _ parts: [MultipartPart]?, contentType: String? = nil) {
        for part in parts ?? [] { self.part(name, part, contentType: contentType) }
    }

    /// Adds a text; `nil` adds none.
    public mutating func field(_ name: String, _ value: String?) {
        guard let value else { return }
        parts.append((name, MultipartPart(.text(value))))
    }

    /// Adds a value of any kind: a plain one as text, a list as a part for each element, an object as JSON; `nil` and
    /// `null` add none.
    ///
    /// - Parameter contentType: The media type of the part. With that of JSON, the value is one part, whatever it is.
    public mutating func field(_ name: String, _ value: (any Encodable & Sendable)?, contentType: String? = nil) {
        guard let value else { return }
        attempt(name) { form in
            if let contentType, MediaTypeName(contentType).isJSON {
                return form.add(name, .data(try JSONCoding.encode(value)), contentType)
            }
            switch try ParameterValue(value) {
            case nil: break
            case .text(let text): form.add(name, .text(text), contentType)
            case .list(let texts):
                let isPlain = try !JSONValue.isNested(value)
                for text in texts { form.add(name, .text(text), contentType ?? (isPlain ? nil : "application/json")) }
            case .object:
                form.add(name, .data(try JSONCoding.encode(value)), contentType ?? "application/json")
            }
        }
    }

    /// Adds a value as texts in a style, as in a query but not percent-encoded.
    public mutating func field(_ name: String, _ value: (any Encodable & Sendable)?, _ style: ParameterStyle) {
        guard let value else { return }
        attempt(name) { form in
            for item in try style.items(name, value, encode: { $0 }) { form.add(item.name, .text(item.value), nil) }
        }
    }

    public func write(to form: inout MultipartForm) {
        form.parts += parts
        form.problem = form.problem ?? problem
    }

    private mutating func add(_ name: String, _ body: HTTPRequestBody, _ contentType: String?) {
        parts.append((name, MultipartPart(body, contentType: contentType)))
    }

    private mutating func attempt(_ name: String, _ change: (inout MultipartForm) throws -> Void) {
        do {
            try change(&self)
        } catch {
            let reason = (error as? InvalidRequest)?.message ?? "can't be encoded: \(error)"
            problem = problem ?? InvalidRequest(message: "the field \(name) of the body \(reason)")
        }
    }

    func encoded(boundary: String) throws -> HTTPRequestBody {
        if let problem { throw problem }
        return try MultipartWriter.body(parts.map { ($0.name, $0.part) }, boundary: boundary)
    }
}

/// What can be sent as `multipart/form-data`.
public protocol MultipartBody: Sendable {
    /// Adds the parts, in order.
    func write(to form: inout MultipartForm)
}

extension JSONValue {
    /// Whether a list has objects or lists in it.
    fileprivate static func isNested(_ value: any Encodable) throws -> Bool {
        if value is [String] { return false }
        guard case .array(let elements) = try JSONValue(encoding: value) else { return false }
        return elements.contains { $0.objectValue != nil || $0.arrayValue != nil }
    }
}
