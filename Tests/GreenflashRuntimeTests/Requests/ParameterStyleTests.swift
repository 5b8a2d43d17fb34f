import Foundation
import Testing

@testable import GreenflashRuntime

/// What every style writes, after the table of OpenAPI 3.2, section 4.12.3 (members sorted by name), and RFC 6570.
@Suite struct ParameterStyleTests {
    struct Value: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var encodable: any Encodable & Sendable

        static let empty = Value(testDescription: "empty text", encodable: "")
        static let string = Value(testDescription: "text", encodable: "blue")
        static let array = Value(testDescription: "array", encodable: ["blue", "black", "brown"])
        static let object = Value(testDescription: "object", encodable: ["R": 100, "G": 200, "B": 150])
    }

    private func path(_ value: any Encodable & Sendable, _ style: ParameterStyle) throws -> String {
        try ("/x/\(value, name: "color", style)" as RequestPath).percentEncoded()
    }

    private func query(_ value: (any Encodable & Sendable)?, _ style: ParameterStyle, name: String = "color") -> String?
    {
        var request = APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x")
        request.query(name, value, style)
        return request.percentEncodedQuery
    }

    @Test(arguments: [
        (ParameterStyle.simple, Value.string, "blue"), (.simple, .array, "blue,black,brown"),
        (.simple, .object, "B,150,G,200,R,100"),
        (.explodedSimple, .string, "blue"), (.explodedSimple, .array, "blue,black,brown"),
        (.explodedSimple, .object, "B=150,G=200,R=100"),
        (.label, .string, ".blue"), (.label, .array, ".blue,black,brown"), (.label, .object, ".B,150,G,200,R,100"),
        (.explodedLabel, .string, ".blue"), (.explodedLabel, .array, ".blue.black.brown"),
        (.explodedLabel, .object, ".B=150.G=200.R=100"),
        (.matrix, .empty, ";color"), (.matrix, .string, ";color=blue"), (.matrix, .array, ";color=blue,black,brown"),
        (.matrix, .object, ";color=B,150,G,200,R,100"),
        (.explodedMatrix, .empty, ";color"), (.explodedMatrix, .string, ";color=blue"),
        (.explodedMatrix, .array, ";color=blue;color=black;color=brown"),
        (.explodedMatrix, .object, ";B=150;G=200;R=100"),
    ])
    func inPaths(_ style: ParameterStyle, _ value: Value, _ expected: String) throws {
        #expect(try path(value.encodable, style) == "/x/" + expected)
    }

    @Test(arguments: [
        (ParameterStyle.form, Value.empty, "color="), (.form, .string, "color=blue"),
        (.form, .array, "color=blue,black,brown"), (.form, .object, "color=B,150,G,200,R,100"),
        (.explodedForm, .empty, "color="), (.explodedForm, .string, "color=blue"),
        (.explodedForm, .array, "color=blue&color=black&color=brown"), (.explodedForm, .object, "B=150&G=200&R=100"),
        (.spaceDelimited, .array, "color=blue%20black%20brown"),
        (.spaceDelimited, .object, "color=B%20150%20G%20200%20R%20100"),
        (.pipeDelimited, .array, "color=blue%7Cblack%7Cbrown"),
        (.pipeDelimited, .object, "color=B%7C150%7CG%7C200%7CR%7C100"),
        (.deepObject, .object, "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"),
        (.deepObject, .array, "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown"),
        (.json, .string, "color=%22blue%22"), (.json, .array, "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D"),
        (.json, .object, "color=%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D"),
    ])
    func inQueries(_ style: ParameterStyle, _ value: Value, _ expected: String) {
        #expect(query(value.encodable, style) == expected)
    }

    @Test(arguments: [
        ("a,b", "x=a%2Cb,c%26d"), ("c&d", "x=c%26d,c%26d"), ("é", "x=%C3%A9,c%26d"), ("50%", "x=50%25,c%26d"),
    ])
    func separatorsInsideOfValuesAreEncoded(_ value: String, _ expected: String) {
        #expect(query([value, "c&d"], .form, name: "x") == expected)
    }

    @Test(arguments: [
        ("/a?b=c:d,e", "x=/a?b=c:d,e"), ("a&b+c#d[e]", "x=a%26b%2Bc%23d%5Be%5D"), ("100%", "x=100%25"),
        ("%2F", "x=%2F"),
    ])
    func reservedCharactersStayWhereAllowedUnlessTheyEndTheValue(_ value: String, _ expected: String) {
        #expect(query(value, .form.reserved, name: "x") == expected)
    }

    @Test func inPathsReservedCharactersStayUnlessTheyEndTheSegment() throws {
        #expect(try path("a:b/c?d", .simple.reserved) == "/x/a:b%2Fc%3Fd")
    }

    @Test(arguments: [
        (18_446_744_073_709_551_615 as UInt64 as any Encodable & Sendable, "18446744073709551615"),
        (-9_223_372_036_854_775_808 as Int64, "-9223372036854775808"),
        (Decimal(string: "12345678901234567890.123456789")!, "12345678901234567890.123456789"),
        (1.0, "1"), (0.25, "0.25"), (true, "true"), (Date(timeIntervalSince1970: 0), "1970-01-01T00%3A00%3A00.000Z"),
        (SampleMode.simple, "simple"), (JSONValue.integer(3), "3"), (JSONValue.string("a b"), "a%20b"),
    ])
    func plainValuesAreExact(_ value: any Encodable & Sendable, _ expected: String) {
        #expect(query(value, .form, name: "x") == "x=" + expected)
        #expect(query([JSONValue.null], .form, name: "x") == nil)
    }

    @Test func listsOfEveryPlainTypeAreExact() {
        let dates = [Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1)]
        #expect(query(dates, .form, name: "x") == "x=1970-01-01T00%3A00%3A00.000Z,1970-01-01T00%3A00%3A01.000Z")
        #expect(query([Decimal(string: "0.10000000000000000001")!], .form, name: "x") == "x=0.10000000000000000001")
        #expect(query([SampleMode.simple, .insights], .pipeDelimited, name: "x") == "x=simple%7Cinsights")
        #expect(query([true, false], .explodedForm, name: "x") == "x=true&x=false")
        #expect(query(["a", nil, "b"] as [String?], .form, name: "x") == "x=a,b")
    }

    @Test func membersOfObjectsAreExact() throws {
        struct Numbers: Encodable, Sendable {
            var decimal = Decimal(string: "0.10000000000000000001")
            var huge = UInt64.max
            var inner = ["x": [UInt64.max]]
            var large = 1e18
            var text = "\"\u{E9}\\"
            var tiny = 1e-7
        }
        #expect(
            query(Numbers(), .explodedForm)
                == "decimal=0.10000000000000000001&huge=18446744073709551615"
                + "&inner=%7B%22x%22%3A%5B18446744073709551615%5D%7D&large=1000000000000000000&text=%22%C3%A9%5C&tiny=1e-07"
        )
        #expect(
            query(Numbers(), .deepObject, name: "n")?.hasSuffix(
                "&n%5Binner%5D%5Bx%5D%5B%5D=18446744073709551615&n%5Blarge%5D=1000000000000000000"
                    + "&n%5Btext%5D=%22%C3%A9%5C&n%5Btiny%5D=1e-07"
            ) == true
        )
        #expect(
            query(Numbers(), .json, name: "n")?.removingPercentEncoding
                == #"n={"decimal":0.10000000000000000001,"huge":18446744073709551615,"inner":{"x":[18446744073709551615]},"#
                + #""large":1e+18,"text":"\"é\\","tiny":1e-07}"#
        )
    }

    @Test func whatIsEmptyIsNotSent() {
        #expect(query(nil, .form) == nil)
        #expect(query([String](), .form) == nil)
        #expect(query([String](), .explodedForm) == nil)
        #expect(query([String: Int](), .deepObject) == nil)
        #expect(query(JSONValue.null, .form) == nil)
        #expect(throws: InvalidRequest.self) { try path([String](), .simple) }
        #expect(throws: InvalidRequest.self) { try path("", .simple) }
        #expect(throws: InvalidRequest.self) { try path("", .label) }
        #expect(throws: InvalidRequest.self) { try path("..", .simple) }
    }

    @Test func nestedValuesHaveAFormInDeepObjectsOnly() {
        let value: JSONValue = ["a": ["b": 1, "c": [2, 3]], "d": nil, "e": "f"]
        #expect(
            query(value, .deepObject, name: "x")
                == "x%5Ba%5D%5Bb%5D=1&x%5Ba%5D%5Bc%5D%5B%5D=2&x%5Ba%5D%5Bc%5D%5B%5D=3&x%5Be%5D=f"
        )
        #expect(query(["a": [1, 2]] as JSONValue, .explodedForm) == "a=1&a=2")
        #expect(query([["a": 1]] as JSONValue, .explodedForm, name: "x") == "x=%7B%22a%22%3A1%7D")
    }

    @Test func aWholeQueryCanBeOneValue() {
        func query(_ value: any Encodable & Sendable, _ style: ParameterStyle) -> String? {
            var request = APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x")
            request.querystring(value, style)
            return request.percentEncodedQuery
        }
        #expect(query(["b": 1, "a": 2], .explodedForm) == "a=2&b=1")
        #expect(query(["a": [1]] as JSONValue, .json) == "%7B%22a%22%3A%5B1%5D%7D")
        #expect(query("$.a.b", .simple) == "%24.a.b")
    }

    @Test func headerFieldsAreSimpleAndNotEncoded() {
        var request = APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x")
        request.header("X-List", ["a b", "c"])
        request.header("X-Object", ["R": 100, "G": 200], .explodedSimple)
        request.header("X-Number", 3)
        request.header("X-JSON", ["a": 1], .json)
        request.header("X-None", [String]())
        let fields = request.headers.map { "\($0.name): \($0.value)" }
        #expect(fields == ["X-List: a b,c", "X-Object: G=200,R=100", "X-Number: 3", #"X-JSON: {"a":1}"#])
    }

    @Test func cookiesShareOneField() throws {
        var request = APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x")
        request.cookie("session", "a b;c")
        request.cookie("ids", [1, 2])
        request.cookie("raw", ["x", "y"], .cookie)
        request.cookie("none", nil as String?)
        #expect(request.headers[.cookie] == "session=a%20b%3Bc; ids=1; ids=2; raw=x,y")
        #expect(try request.percentEncodedPath() == "/x")
        request.cookie("bad", "a;b", .cookie)
        #expect(throws: InvalidRequest.self) { try request.percentEncodedPath() }
    }

    @Test func whatCannotBeWrittenMakesTheRequestInvalid() {
        var request = APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x")
        request.query("n", [1.0, .infinity], .form)
        let expected = InvalidRequest(message: "x: the query parameter n is inf, which is not a finite number")
        #expect(throws: expected) { try request.percentEncodedPath() }
    }
}

private struct SampleMode: OpenEnumeration {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static let simple = SampleMode(rawValue: "simple")
    static let insights = SampleMode(rawValue: "insights")
    static let knownCases: [SampleMode] = [.simple, .insights]
}
