import Testing

@testable import SandboxServer

@Suite struct OptionTests {
    @Test func readsKeys() throws {
        #expect(try APIKey(text: "a-1:free") == APIKey("a-1", plan: .free))
        #expect(try APIKey(text: "gf_x:growth:acme inc") == APIKey("gf_x", plan: .growth, tenant: "acme inc"))
    }

    static let wrongKeys: [(text: String, message: String)] = [
        ("gf_x", "a key is TOKEN:PLAN or TOKEN:PLAN:TENANT, such as 'gf_test:growth:acme'"),
        ("a:b:c:d", "a key is TOKEN:PLAN or TOKEN:PLAN:TENANT, such as 'gf_test:growth:acme'"),
        (":free", "a key's token has letters, digits and -._~+/= only, and at least one of them"),
        ("a b:free", "a key's token has letters, digits and -._~+/= only, and at least one of them"),
        ("gf_x:pro", "there is no plan 'pro'. Plans: free, growth, enterprise"),
        ("gf_x:free:", "the tenant after 'free:' is empty: leave the colon out, or name one"),
    ]

    @Test(arguments: wrongKeys)
    func saysWhatIsWrongWithAKey(text: String, message: String) {
        let error = #expect(throws: SandboxError.self) { _ = try APIKey(text: text) }
        #expect(error?.description == message)
    }

    @Test func refusesATokenThatTwoKeysHave() throws {
        let keys = try ["a:free", "b:free", "a:growth"].map { try APIKey(text: $0) }
        let error = #expect(throws: SandboxError.self) { try APIKey.checkTokens(of: keys) }
        #expect(error?.description == "keys 1 and 3 have the same token")
        try APIKey.checkTokens(of: APIKey.defaults)
    }

    @Test func changesOneLimitAndLeavesTheOthers() throws {
        var limits = PlanLimits.defaults
        for text in ["growth.analytics=5", "growth.chat=none", "free.segments=0", "enterprise.chat=7"] {
            try LimitChange(text).apply(to: &limits)
        }
        #expect(limits[.growth] == PlanLimits(analyticsPerHour: 5, customSegments: 50))
        #expect(limits[.free] == PlanLimits(includesAnalytics: false, customSegments: 0))
        #expect(limits[.enterprise] == PlanLimits(chatsPerHour: 7))
    }

    static let wrongLimits: [(text: String, message: String)] = [
        ("growth", "a limit is PLAN.SUBJECT=N, such as 'growth.analytics=5' or 'enterprise.chat=none'"),
        ("growth=5", "a limit is PLAN.SUBJECT=N, such as 'growth.analytics=5' or 'enterprise.chat=none'"),
        ("pro.chat=5", "there is no plan 'pro'. Plans: free, growth, enterprise"),
        ("growth.chats=5", "there is no limit of 'chats'. Limits: analytics, chat, segments"),
        ("growth.chat=-1", "'-1' is no limit: write a number from 0, or 'none'"),
        ("growth.chat=", "'' is no limit: write a number from 0, or 'none'"),
        ("free.chat=5", "the free plan has neither analytics nor chat, so there is nothing to limit"),
    ]

    @Test(arguments: wrongLimits)
    func saysWhatIsWrongWithALimit(text: String, message: String) {
        let error = #expect(throws: SandboxError.self) { _ = try LimitChange(text) }
        #expect(error?.description == message)
    }
}
