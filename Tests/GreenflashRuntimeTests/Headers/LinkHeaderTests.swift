import Foundation
import HTTPTypes
import Testing

@testable import GreenflashRuntime

@Suite struct LinkHeaderTests {
    struct Parsing: Sendable {
        let values: [String]
        /// Per link: target, relations, and parameters written as `name=value`.
        let links: [Expected]

        init(_ values: String..., links: [Expected]) {
            self.values = values
            self.links = links
        }
    }

    struct Expected: Sendable, Hashable {
        let target: String
        let relations: [String]
        let parameters: [String]

        init(_ target: String, _ relations: [String], _ parameters: [String]) {
            self.target = target
            self.relations = relations
            self.parameters = parameters
        }
    }

    @Test(arguments: [
        Parsing(links: []),
        Parsing("", " , ,, ", links: []),
        Parsing("</a>; rel=\"next\"", links: [Expected("/a", ["next"], ["rel=next"])]),
        Parsing("</a>;rel=next", links: [Expected("/a", ["next"], ["rel=next"])]),
        Parsing(
            "  </a>  ;  rel = \"next\"  ;  title = x  ",
            links: [Expected("/a", ["next"], ["rel=next", "title=x"])]
        ),
        Parsing(
            "</a>; REL=\"Next LAST\tFirst\"",
            links: [
                Expected("/a", ["next", "last", "first"], ["rel=Next LAST\tFirst"])
            ]
        ),
        Parsing(
            "</a>; rel=\"prev\", </b>; rel=\"next\"",
            "</c>; rel=last",
            links: [
                Expected("/a", ["prev"], ["rel=prev"]),
                Expected("/b", ["next"], ["rel=next"]),
                Expected("/c", ["last"], ["rel=last"]),
            ]
        ),
        Parsing(
            "</a>; rel=a,</b>;rel=b,",
            links: [Expected("/a", ["a"], ["rel=a"]), Expected("/b", ["b"], ["rel=b"])]
        ),
        Parsing("</a?x=1,2;y>; rel=next", links: [Expected("/a?x=1,2;y", ["next"], ["rel=next"])]),
        Parsing(
            #"</a>; title="a, \"b\"; c=\\"; rel="next", </b>; rel=x"#,
            links: [
                Expected("/a", ["next"], [#"title=a, "b"; c=\"#, "rel=next"]),
                Expected("/b", ["x"], ["rel=x"]),
            ]
        ),
        Parsing(
            "</a>; title*=UTF-8''%e2%82%ac; rel=next",
            links: [
                Expected("/a", ["next"], ["title*=UTF-8''%e2%82%ac", "rel=next"])
            ]
        ),
        Parsing("</a>; rel=next; rel=prev", links: [Expected("/a", ["next"], ["rel=next", "rel=prev"])]),
        Parsing("</a>; rev=next", links: [Expected("/a", [], ["rev=next"])]),
        Parsing("</a>", "</b>;", links: [Expected("/a", [], []), Expected("/b", [], [])]),
        Parsing("</a>; crossorigin; rel=next;", links: [Expected("/a", ["next"], ["crossorigin=", "rel=next"])]),
        Parsing(
            "</a>; rel=\"https://example.com/Rel next\"",
            links: [
                Expected("/a", ["https://example.com/rel", "next"], ["rel=https://example.com/Rel next"])
            ]
        ),
        Parsing("</é>; rel=next; title=\"日本\"", links: [Expected("/é", ["next"], ["rel=next", "title=日本"])]),
        Parsing("<>; rel=next", links: [Expected("", ["next"], ["rel=next"])]),
        // Malformed
        Parsing("/a; rel=next, </b>; rel=x", links: [Expected("/b", ["x"], ["rel=x"])]),
        Parsing("</a; rel=next, </b>; rel=x", links: [Expected("/b", ["x"], ["rel=x"])]),
        Parsing("</a", "</b>; rel=x", links: [Expected("/b", ["x"], ["rel=x"])]),
        Parsing("junk \"a, </no>; rel=no\" <b, c>, </d>; rel=x", links: [Expected("/d", ["x"], ["rel=x"])]),
        Parsing("junk \"a, </d>; rel=x", links: [Expected("/d", ["x"], ["rel=x"])]),
        Parsing("junk <a, </d>; rel=x", links: [Expected("/d", ["x"], ["rel=x"])]),
        Parsing("</a> rel=next, </d>; rel=x", links: [Expected("/a", [], []), Expected("/d", ["x"], ["rel=x"])]),
        Parsing(
            "</a>; rel=\"next\" junk, </d>; rel=x",
            links: [
                Expected("/a", ["next"], ["rel=next"]), Expected("/d", ["x"], ["rel=x"]),
            ]
        ),
        Parsing("</a>; rel=\"next", links: [Expected("/a", ["next"], ["rel=next"])]),
        Parsing("</a>; rel=\"next\\", links: [Expected("/a", ["next"], ["rel=next"])]),
        Parsing(
            "</a>; rel=",
            "</b>; =x; rel=y",
            links: [Expected("/a", [], ["rel="]), Expected("/b", ["y"], ["rel=y"])]
        ),
        Parsing("</a>; rel=, </b>; rel=y", links: [Expected("/a", [], ["rel="]), Expected("/b", ["y"], ["rel=y"])]),
        Parsing("<", ">", "\"", "\\", ";", "=", links: []),
    ])
    func parses(_ parsing: Parsing) {
        let links = LinkHeader.parse(parsing.values).map { link in
            Expected(link.target, link.relations, link.parameters.map { "\($0.name)=\($0.value)" })
        }
        #expect(links == parsing.links)
    }

    @Test func everyCutOfAHeaderIsReadWithoutATrap() {
        let value = #"</a,b>; title="x\",\\"; rel="next", junk, <"#
        for start in value.indices {
            for end in value.indices where end >= start {
                _ = LinkHeader.parse([String(value[start..<end])])
            }
        }
    }

    @Test(
        arguments: [
            (["<https://api.example.com/things?page=2>; rel=\"next\""], "https://api.example.com/things?page=2"),
            (["</things?page=2>; rel=next"], "https://api.example.com/things?page=2"),
            (["<?page=2>; rel=next"], "https://api.example.com/v1/things?page=2"),
            (["<more>; rel=next"], "https://api.example.com/v1/more"),
            (["<//other.example.com/x>; rel=next"], "https://other.example.com/x"),
            (["< /things?page=2 >; rel=next"], "https://api.example.com/things?page=2"),
            (["</a>; rel=first", "</b>; rel=\"prev next\"", "</c>; rel=next"], "https://api.example.com/b"),
            (["</a>; rel=first, </b>; rel=next"], "https://api.example.com/b"),
            (["</a>; rel=next; anchor=\"/other\", </b>; rel=next"], "https://api.example.com/b"),
            (["</a>; rel=next; anchor=\"#part\""], nil),
            (["</a>; rel=next; anchor=\"\""], "https://api.example.com/a"),
            (["</a>; rel=next; anchor=\"https://api.example.com/v1/things?page=1\""], "https://api.example.com/a"),
            (["</a>; rel=next; anchor=\"?page=1\""], "https://api.example.com/a"),
            (["</a>; rel=nextish"], nil),
            (["</a>; title=next"], nil),
            ([], nil),
        ] as [([String], String?)]
    )
    func findsTheNextPage(_ values: [String], _ url: String?) throws {
        let base = try #require(URL(string: "https://api.example.com/v1/things?page=1"))
        var fields = HTTPFields()
        let name = try #require(HTTPField.Name("link"))
        for value in values { fields.append(HTTPField(name: name, value: value)) }
        #expect(LinkHeader.next(in: fields, relativeTo: base)?.absoluteString == url)
        #expect(try LinkHeader.target(of: "Next", in: fields, relativeTo: base)?.absoluteString == url)
    }

    @Test(arguments: ["", " ", "https://", "ftp://example.com/x", "javascript:alert(1)", "https://exa mple.com:x/"])
    func aNextPageThatIsNoURLIsAnErrorForWhoeverAsks(_ target: String) throws {
        let base = try #require(URL(string: "https://api.example.com/v1/things?page=1"))
        var fields = HTTPFields()
        fields[try #require(HTTPField.Name("Link"))] = "<\(target)>; rel=next"
        #expect(LinkHeader.next(in: fields, relativeTo: base) == nil)
        #expect(throws: LinkHeader.InvalidTarget(relation: "next", target: target)) {
            try LinkHeader.target(of: "next", in: fields, relativeTo: base)
        }
    }
}
