/// The path of a request below the base URL, its parameters percent-encoded.
///
/// ```swift
/// let path: RequestPath = "/users/\(userID, name: "userId")/segments"
/// ```
///
/// The literal parts stay as they are. A parameter always stays inside its segment: whatever is not unreserved after
/// RFC 3986, the slash too, is encoded. Values that can't be a segment, which are the empty one, `.` and `..`, make
/// the request invalid: the error is thrown when it is sent, and names the parameter.
public struct RequestPath: Sendable, Hashable, ExpressibleByStringInterpolation {
    private let text: String
    private let problem: InvalidRequest?

    /// - Parameter text: The path as it goes on the wire, percent-encoded where needed, with a slash in front.
    public init(stringLiteral text: String) {
        self.text = text
        problem = Self.problem(in: text)
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        problem = stringInterpolation.problem ?? Self.problem(in: text)
    }

    /// - Throws: `InvalidRequest` where a parameter can't be a segment, or a literal part has no place in a path.
    package func percentEncoded() throws(InvalidRequest) -> String {
        if let problem { throw problem }
        return text
    }

    private static func problem(in text: String) -> InvalidRequest? {
        guard text.utf8.first == UInt8(ascii: "/") else {
            return InvalidRequest(message: "the path \(String(reflecting: text)) must begin with a slash")
        }
        let offender = text.unicodeScalars.first { !$0.isASCII || !isAllowed(UInt8(truncatingIfNeeded: $0.value)) }
        guard let offender else { return nil }
        return InvalidRequest(
            message: "the path \(String(reflecting: text)) has \(String(reflecting: String(offender))), which must be "
                + "percent-encoded; give parameters as \\(value, name: \"…\") and the query by query(_:_:)"
        )
    }

    /// `pchar`, the slash, and the percent sign of what is encoded already (RFC 3986 section 3.3).
    private static func isAllowed(_ byte: UInt8) -> Bool {
        PercentEncoding.isUnreserved(byte) || "/%:@!$&'()*+,;=".utf8.contains(byte)
    }
}

extension RequestPath {
    /// Collects the path: literals as they are, values percent-encoded.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""
        fileprivate var problem: InvalidRequest?

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 36)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// - Parameter name: The parameter's name in the API's description, for the error message.
        public mutating func appendInterpolation(_ value: String, name: String) {
            if value.isEmpty || value == "." || value == ".." {
                problem = problem ?? .unusable(value, name)
            }
            PercentEncoding.append(value, to: &text)
        }

        /// A whole number.
        public mutating func appendInterpolation(_ value: Int, name: String) {
            text += String(value)
        }

        /// A value of any kind in a style. What is empty can't be a part of a path.
        public mutating func appendInterpolation(
            _ value: any Encodable & Sendable,
            name: String,
            _ style: ParameterStyle
        ) {
            do {
                let segment = try style.text(name, value, encode: style.pathEncoding) ?? ""
                if ["", ".", ".."].contains(segment) { problem = problem ?? .unusable(segment, name) }
                text += segment
            } catch let error as InvalidRequest {
                problem = problem ?? InvalidRequest(message: "the path parameter \(name) \(error.message)")
            } catch {
                problem = problem ?? InvalidRequest(message: "the path parameter \(name) cannot be encoded: \(error)")
            }
        }

        /// A value of an enumeration, percent-encoded.
        public mutating func appendInterpolation(_ value: some OpenEnumeration, name: String) {
            appendInterpolation(value.rawValue, name: name)
        }
    }
}

extension InvalidRequest {
    fileprivate static func unusable(_ value: String, _ name: String) -> InvalidRequest {
        let what = value.isEmpty ? "is empty" : "is \"\(value)\", which would change the path"
        return InvalidRequest(message: "the path parameter \(name) \(what); give the identifier of an existing item")
    }
}
