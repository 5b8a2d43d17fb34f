/// The path of a request below the base URL, its parameters percent-encoded.
///
/// ```swift
/// let path: RequestPath = "/users/\(userID)/segments"
/// ```
///
/// The literal parts stay as they are, and may have no segment `.` or `..`. A parameter always stays inside its segment: whatever is not unreserved after
/// RFC 3986, the slash too, is encoded. Values that can't be a segment, which are the empty one, `.` and `..`, make
/// the request invalid: the error is thrown when it is sent, and names the parameter as the endpoint's template does.
public struct RequestPath: Sendable, Hashable, ExpressibleByStringInterpolation {
    private let text: String
    private let problem: InvalidRequest?
    private let parameterProblem: ParameterProblem?

    /// - Parameter text: The path as it goes on the wire, percent-encoded where needed, with a slash in front.
    public init(stringLiteral text: String) {
        self.text = text
        problem = Self.problem(in: text)
        parameterProblem = nil
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        parameterProblem = stringInterpolation.problem
        problem = parameterProblem == nil ? Self.problem(in: text) : nil
    }

    /// - Parameter template: Has the names of the parameters in braces, in their order.
    /// - Throws: `InvalidRequest` where a parameter can't be a segment, or a literal part has no place in a path.
    package func percentEncoded(template: String = "") throws(InvalidRequest) -> String {
        if let problem { throw problem }
        if let parameterProblem { throw parameterProblem.described(by: template) }
        return text
    }

    private static func problem(in text: String) -> InvalidRequest? {
        guard !isPlain(text.utf8) else { return nil }
        guard text.utf8.first == UInt8(ascii: "/") else {
            return InvalidRequest(message: "the path \(String(reflecting: text)) must begin with a slash")
        }
        let offender = text.unicodeScalars.first { !$0.isASCII || !isAllowed(UInt8(truncatingIfNeeded: $0.value)) }
        if let offender {
            return InvalidRequest(
                message:
                    "the path \(String(reflecting: text)) has \(String(reflecting: String(offender))), which must be "
                    + "percent-encoded; give parameters as \\(value) and the query by query(_:_:)"
            )
        }
        if let percent = PercentEncoding.malformedSequence(in: text) {
            return InvalidRequest(
                message:
                    "the path \(String(reflecting: text)) has \(String(reflecting: percent)), where a percent sign needs "
                    + "two hexadecimal digits; a percent sign itself is %25"
            )
        }
        if let dots = text.split(separator: "/").first(where: { PercentEncoding.isDotSegment($0) }) {
            return InvalidRequest(
                message: "the path \(String(reflecting: text)) has the segment \"\(dots)\", which would change the path"
            )
        }
        return nil
    }

    /// Whether nothing in the path needs a closer look: percent signs, and segments that begin with a dot, do.
    private static func isPlain(_ bytes: String.UTF8View) -> Bool {
        guard bytes.first == UInt8(ascii: "/") else { return false }
        var isAtStart = false
        for byte in bytes {
            let needsLook = byte == UInt8(ascii: "%") || isAtStart && byte == UInt8(ascii: ".")
            guard isAllowed(byte), !needsLook else { return false }
            isAtStart = byte == UInt8(ascii: "/")
        }
        return true
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
        fileprivate var problem: ParameterProblem?
        /// How many parameters there are so far.
        private var count = 0

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 36)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// A string, percent-encoded.
        ///
        /// - Parameter name: The parameter's name, for the error message, where the endpoint's template doesn't have it.
        public mutating func appendInterpolation(_ value: String, name: String? = nil) {
            append(segment: value, isDots: value == "." || value == "..", name)
            PercentEncoding.append(value, to: &text)
        }

        /// A whole number.
        public mutating func appendInterpolation(_ value: Int, name: String? = nil) {
            append(segment: String(value), isDots: false, name)
            text += String(value)
        }

        /// A value of an enumeration, percent-encoded.
        public mutating func appendInterpolation(_ value: some OpenEnumeration, name: String? = nil) {
            appendInterpolation(value.rawValue, name: name)
        }

        /// A value of any kind in a style. What is empty can't be a part of a path.
        ///
        /// - Parameter name: The parameter's name in the API's description, which is a part of some styles.
        public mutating func appendInterpolation(
            _ value: any Encodable & Sendable,
            name: String,
            _ style: ParameterStyle
        ) {
            do {
                let segment = try style.text(name, value, encode: style.pathEncoding) ?? ""
                append(segment: segment, isDots: PercentEncoding.isDotSegment(segment), name)
                text += segment
            } catch let error as InvalidRequest {
                append(problem: error.message, name)
            } catch {
                append(problem: "cannot be encoded: \(error)", name)
            }
        }

        /// Counts a parameter, and sees whether it can be a segment.
        private mutating func append(segment: String, isDots: Bool, _ name: String?) {
            if segment.isEmpty || isDots {
                let what = segment.isEmpty ? "is empty" : "is \"\(segment)\", which would change the path"
                append(problem: "\(what); give the identifier of an existing item", name)
            } else {
                count += 1
            }
        }

        private mutating func append(problem text: String, _ name: String?) {
            problem = problem ?? ParameterProblem(index: count, name: name, text: text)
            count += 1
        }
    }

    /// What keeps a parameter from being sent.
    fileprivate struct ParameterProblem: Sendable, Hashable {
        /// The place of the parameter among all of the path.
        var index: Int
        var name: String?
        var text: String

        func described(by template: String) -> InvalidRequest {
            let names = template.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
            let name = name ?? (index < names.count ? String(names[index]) : "number \(index + 1)")
            return InvalidRequest(message: "the path parameter \(name) \(text)")
        }
    }
}
