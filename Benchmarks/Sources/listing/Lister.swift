import Foundation
import Greenflash
import GreenflashRuntime
import HTTPTypes
import Measuring

/// The ways to get at the items of a list by one transport.
struct Lister: Sendable {
    let name: String
    let url: URL
    let transport: any HTTPTransport
    let pages: Int

    private let lastPage = 1000

    /// So that fewer pages are the last of all.
    private var firstPage: Int { lastPage - pages + 1 }

    init(_ name: String, _ url: URL, _ transport: any HTTPTransport, pages: Int) {
        self.name = name
        self.url = url
        self.transport = transport
        self.pages = pages
    }

    /// Prints what each took, as medians; the ways take turns.
    func measure(rounds: Int, _ table: Table) async throws {
        let greenflash = try GreenflashClient(apiKey: "gf_bench", baseURL: url, transport: transport)
        let list = greenflash.users.list(page: firstPage, limit: 100)
        let ways: [(name: String, work: @Sendable () async throws -> Void)] = [
            ("bare requests one after another", { try await request() }),
            ("the list", { try await read(list) }),
            ("with `prefetching(pages: 2)`", { try await read(list.prefetching(pages: 2)) }),
            ("with `prefetching(pages: 4)`", { try await read(list.prefetching(pages: 4)) }),
        ]
        let rounds = try await Rounds(rounds, ways.map(\.work))
        for (index, way) in ways.enumerated() {
            table.row(
                "\(name), \(way.name)",
                rounds.seconds(of: index, by: \.clock).text(2),
                rounds.ratio(of: index, to: 0, by: \.clock).text(3),
                rounds.seconds(of: index).text(2)
            )
        }
    }

    private func read(_ list: PagedList<Participant>) async throws {
        var count = 0
        for try await user in list { count += user.anonymized ? 0 : 1 }
        precondition(count == pages * 100)
    }

    /// The floor: the same bytes, and nothing done with them.
    private func request() async throws {
        for page in firstPage...lastPage {
            let request = HTTPRequest(
                method: .get,
                scheme: url.scheme,
                authority: "\(url.host ?? ""):\(url.port ?? 80)",
                path: "\(url.path)/users?page=\(page)&limit=100",
                headerFields: [.accept: "application/json", .authorization: "Bearer gf_bench"]
            )
            var count = 0
            for try await chunk in try await transport.send(request, body: nil, options: TransportOptions()).body {
                count += chunk.count
            }
            precondition(count > 10_000)
        }
    }
}
