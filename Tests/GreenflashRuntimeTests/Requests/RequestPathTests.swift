import Testing

@testable import GreenflashRuntime

@Suite struct RequestPathTests {
    @Test(arguments: [
        ("abc", "abc"),
        ("AZaz09-._~", "AZaz09-._~"),
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"),
        ("a b+c", "a%20b%2Bc"),
        ("%2F", "%252F"),
        ("%", "%25"),
        ("../x", "..%2Fx"),
        ("...", "..."),
        (".a", ".a"),
        ("%2e%2e", "%252e%252e"),
        ("é", "%C3%A9"),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("😀", "%F0%9F%98%80"),
        ("a\r\nb\u{0}", "a%0D%0Ab%00"),
        ("!$'()*,;:@[]|", "%21%24%27%28%29%2A%2C%3B%3A%40%5B%5D%7C"),
    ])
    func keepsAParameterInsideItsSegment(_ value: String, _ encoded: String) throws {
        let path: RequestPath = "/users/\(value, name: "userId")/segments"
        #expect(try path.percentEncoded() == "/users/\(encoded)/segments")
    }

    @Test func takesLiteralsNumbersAndEnumerations() throws {
        #expect(try RequestPath("/users").percentEncoded() == "/users")
        #expect(try RequestPath("/a%20b/c:d;e=1,2/").percentEncoded() == "/a%20b/c:d;e=1,2/")
        #expect(try ("/pages/\(-7, name: "page")" as RequestPath).percentEncoded() == "/pages/-7")
        #expect(try ("/plans/\(SamplePlan("a b"), name: "plan")" as RequestPath).percentEncoded() == "/plans/a%20b")
    }

    @Test(arguments: [
        ("", "the path parameter userId is empty; give the identifier of an existing item"),
        (
            ".",
            "the path parameter userId is \".\", which would change the path; give the identifier of an existing item"
        ),
        (
            "..",
            "the path parameter userId is \"..\", which would change the path; give the identifier of an existing item"
        ),
    ])
    func refusesValuesThatAreNoSegmentAndNamesTheParameter(_ value: String, _ message: String) {
        let path: RequestPath = "/users/\(value, name: "userId")/\("", name: "other")"
        #expect(throws: InvalidRequest(message: message)) { try path.percentEncoded() }
        let plan: RequestPath = "/users/\(SamplePlan(rawValue: value), name: "userId")"
        #expect(throws: InvalidRequest(message: message)) { try plan.percentEncoded() }
    }

    @Test(arguments: ["%2e", "%2E%2e", ".%2E", "%2e."])
    func refusesDotsThatAReservedStyleLeavesEncoded(_ value: String) {
        let path: RequestPath = "/files/\(value, name: "name", .simple.reserved)"
        #expect(throws: InvalidRequest.self) { try path.percentEncoded() }
    }

    @Test func refusesDotsThatALiteralAndAParameterMake() {
        #expect(throws: InvalidRequest.self) { try ("/files/.\(".")/x" as RequestPath).percentEncoded() }
        #expect(throws: InvalidRequest.self) {
            try ("/files/\(".", name: "x", .label)" as RequestPath).percentEncoded()
        }
        #expect(throws: Never.self) { try ("/files/.\("a")" as RequestPath).percentEncoded() }
    }

    @Test(arguments: [
        ("/users/{userId}/{other}", "userId"), ("/{first}/{second}", "first"), ("/users", "number 1"), ("", "number 1"),
    ])
    func namesParametersAsTheTemplateDoes(_ template: String, _ name: String) {
        let path: RequestPath = "/users/\("")/\("x")"
        #expect(
            throws: InvalidRequest(
                message: "the path parameter \(name) is empty; give the identifier of an existing item"
            )
        ) { try path.percentEncoded(template: template) }
        let second: RequestPath = "/users/\("x")/\("")"
        #expect(
            throws: InvalidRequest(message: "the path parameter b is empty; give the identifier of an existing item")
        ) { try second.percentEncoded(template: "/users/{a}/{b}") }
    }

    @Test(arguments: [
        "", "users", "/a b", "/a?b=c", "/a#b", "/é", "/a\r\nHost: x", "/a\\b", "/[a]", "/a{id}", "/a%", "/a%2",
        "/a%zz/b",
        "/..", "/a/../b", "/./a", "/a/%2e%2E", "/a/.%2e/b", "/%2e",
    ])
    func refusesLiteralsThatHaveNoPlaceInAPath(_ text: String) {
        #expect(throws: InvalidRequest.self) { try RequestPath(stringLiteral: text).percentEncoded() }
    }
}
