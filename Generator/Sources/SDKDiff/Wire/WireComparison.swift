import OpenAPI
import SDKModel
import YAML

/// Compares what goes over the wire: what a program that was built with the old version sends to the new service, and
/// what it gets.
struct WireComparison {
    /// Which part of the Swift API a finding is about, and where it is described.
    struct Subject {
        var name: String
        var old: SourcePosition?
        var new: SourcePosition?
        /// What of it, where it has no name of its own: `the header 'ETag'`.
        var part: String?

        func about(_ part: String) -> Subject {
            var subject = self
            subject.part = part
            return subject
        }
    }

    struct Pair: Hashable {
        var old: ObjectIdentifier
        var new: ObjectIdentifier
        var direction: Direction
    }

    let old: Version
    let new: Version
    var findings: Findings
    /// Types that were compared already, and whatever is being compared or was found to be the same.
    var compared: Set<Pair> = []
    /// How often something was found.
    var notes = 0

    init(old: Version, new: Version, findings: Findings) {
        self.old = old
        self.new = new
        self.findings = findings
        compareServers()
        compareOperations()
    }

    mutating func note(_ kind: Change.Kind, _ subject: Subject, _ verdict: Verdict, _ text: String) {
        notes += 1
        let text = text + (subject.part.map { " (\($0))" } ?? "")
        findings.note(kind, subject.name, .wire, verdict, text, from: subject.old, to: subject.new)
    }

    // MARK: Servers

    private mutating func compareServers() {
        let servers = Subject(
            name: "servers",
            old: old.document.servers.first?.position,
            new: new.document.servers.first?.position
        )
        compareServers(from: old.document.servers, to: new.document.servers, servers)
    }

    mutating func compareServers(from old: [Document.Server], to new: [Document.Server], _ subject: Subject) {
        let (before, after) = (old.map(\.url), new.map(\.url))
        guard before != after else { return }
        if let first = before.first, !after.contains(first) {
            note(.changed, subject, .breaking, "requests go to `\(first)`, which is no longer a server")
        } else if before.first != after.first {
            let next = after.first ?? "no server"
            note(.changed, subject, .neutral, "new clients go to `\(next)`; `\(before.first ?? "none")` is still there")
        }
        for url in after where !before.contains(url) { note(.changed, subject, .additive, "a new server: `\(url)`") }
        for url in before.dropFirst() where !after.contains(url) {
            note(.changed, subject, .breaking, "`\(url)` is no longer a server")
        }
    }

    // MARK: Operations

    private mutating func compareOperations() {
        // Fragments in the paths of some descriptions make several operations of one address. What a configuration leaves
        // out of the new module is still there for programs that were built before.
        var newOperations = Dictionary(grouping: new.document.operations, by: \.address)
        var unmatched: [OpenAPI.Operation] = []
        var pairs: [(OpenAPI.Operation, OpenAPI.Operation)] = []
        for operation in old.operations {
            if let index = newOperations[operation.address]?.index(of: operation) {
                let match = newOperations[operation.address]?.remove(at: index)
                if let match { pairs.append((operation, match)) }
            } else {
                unmatched.append(operation)
            }
        }
        for operation in unmatched {
            let moved = newOperations.values.lazy.flatMap { $0 }.first {
                $0.operationID != nil && $0.operationID == operation.operationID
            }
            let subject = subject(of: operation, moved)
            if let moved {
                newOperations[moved.address]?.removeAll { $0.position == moved.position }
                let text = "requests go to `\(operation.endpoint)`, which is now `\(moved.endpoint)`"
                note(.changed, subject, .breaking, text)
                pairs.append((operation, moved))
            } else {
                note(.removed, subject, .breaking, "requests go to `\(operation.endpoint)`, which is gone")
            }
        }
        let known = Set(old.document.operations.map(\.address))
        let usable = Set(new.operations.map(\.position))
        let added = newOperations.values.flatMap { $0 }
            .filter { !known.contains($0.address) && usable.contains($0.position) }
            .sorted { ($0.path, $0.method) < ($1.path, $1.method) }
        for operation in added {
            note(.added, subject(of: nil, operation), .additive, "`\(operation.endpoint)` is new")
        }
        for (before, after) in pairs { compare(before, after) }
        compareSecurity(of: pairs)
    }

    /// The method of an operation; one that is called otherwise now keeps the name that old callers know.
    func subject(of before: OpenAPI.Operation?, _ after: OpenAPI.Operation?) -> Subject {
        let known = before.flatMap { old.places.endpoints[$0.position]?.method }
        let name = known ?? after.flatMap { new.places.endpoints[$0.position]?.method }
        return Subject(
            name: name ?? (before ?? after)?.endpoint ?? "",
            old: before?.position,
            new: after?.position
        )
    }
}

extension [OpenAPI.Operation] {
    /// Of several at one address, the one with the same `operationId`.
    fileprivate func index(of operation: OpenAPI.Operation) -> Int? {
        guard count > 1 else { return isEmpty ? nil : 0 }
        return firstIndex { $0.operationID == operation.operationID }
    }
}

extension OpenAPI.Operation {
    /// `GET /users/{userId}`
    var endpoint: String { "\(method) \(path)" }

    /// The same for every name that the parameters of the path may have.
    var address: String {
        var address = method + " "
        var isName = false
        for character in path {
            if character == "}" { isName = false }
            if !isName { address.append(character) }
            if character == "{" { isName = true }
        }
        return address
    }
}
