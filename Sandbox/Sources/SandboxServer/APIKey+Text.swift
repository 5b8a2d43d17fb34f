extension APIKey {
    /// Reads `TOKEN:PLAN` or `TOKEN:PLAN:TENANT`. Without a tenant it is the one that the default keys have.
    /// - Throws: ``SandboxError``, which does not repeat the token.
    package init(text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
        guard (2...3).contains(parts.count) else {
            throw SandboxError("a key is TOKEN:PLAN or TOKEN:PLAN:TENANT, such as 'gf_test:growth:acme'")
        }
        guard !parts[0].isEmpty,
            parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._~+/=".contains($0)) })
        else {
            throw SandboxError("a key's token has letters, digits and -._~+/= only, and at least one of them")
        }
        guard let plan = Plan(rawValue: parts[1]) else { throw SandboxError.noPlan(parts[1]) }
        let tenant = parts.count == 3 ? parts[2] : Self.defaultTenant
        guard !tenant.isEmpty else {
            throw SandboxError("the tenant after '\(plan.rawValue):' is empty: leave the colon out, or name one")
        }
        self.init(parts[0], plan: plan, tenant: tenant)
    }

    /// - Throws: ``SandboxError`` where two keys have one token: nobody could say which of them is meant.
    package static func checkTokens(of keys: [APIKey]) throws {
        for (index, key) in keys.enumerated() {
            guard let first = keys[..<index].firstIndex(where: { $0.token == key.token }) else { continue }
            throw SandboxError("keys \(first + 1) and \(index + 1) have the same token")
        }
    }
}

extension SandboxError {
    static func noPlan(_ text: some StringProtocol) -> SandboxError {
        SandboxError("there is no plan '\(text)'. Plans: \(Plan.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}
