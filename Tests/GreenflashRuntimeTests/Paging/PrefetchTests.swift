import Foundation
import GreenflashTesting
import Synchronization
import Testing

@testable import GreenflashRuntime

/// Remembers texts in their order.
private final class Recorder: Sendable {
    private let state = Mutex<[String]>([])

    var notes: [String] { state.withLock { $0 } }

    func note(_ text: String) { state.withLock { $0.append(text) } }
}

/// Lists whose next pages are requested before they are asked for.
@Suite(.timeLimit(.minutes(1)))
struct PrefetchTests {
    private func list(
        _ transport: InMemoryTransport,
        _ count: Int,
        _ options: CallOptions = CallOptions(),
        request: APIRequest = .list(),
        style: PageStyle = .link
    ) throws -> PagedList<Thing> {
        try makeClient(transport).list(request, options, style).prefetching(pages: count)
    }

    @Test(arguments: [0, 1, 2, 3, 10], [1, 2, 3, 7])
    func `gives out the same elements and pages`(count: Int, pages: Int) async throws {
        for namesLast in [false, true] {
            let service = PageService(pages: pages, namesLast: namesLast)
            let list = try list(service.transport, count)
            #expect(try await list.collect().map(\.id) == Array(1...pages))
            var numbers: [Int] = []
            for try await page in list.pages { numbers += page.items.map(\.id) }
            #expect(numbers == Array(1...pages))
        }
    }

    @Test func `sends nothing before the first element is asked for`() async throws {
        let service = PageService(pages: 3)
        var elements = try list(service.transport, 2).makeAsyncIterator()
        #expect(service.started.isEmpty)
        #expect(try await elements.next()?.id == 1)
    }

    @Test func `requests a page while the one before is used`() async throws {
        let service = PageService(pages: 3)
        var elements = try list(service.transport, 1).makeAsyncIterator()
        #expect(try await elements.next()?.id == 1)
        await service.requests(atLeast: 2)
        #expect(service.started == ["", "page=2"])
    }

    @Test(arguments: [1, 2, 4])
    func `never has more pages ahead than allowed`(count: Int) async throws {
        let service = PageService(pages: 12)
        var pages = try list(service.transport, count).pages.makeAsyncIterator()
        var used = 0
        while try await pages.next() != nil {
            used += 1
            // From the second page on it is known how they are counted.
            let ahead = used == 1 ? 1 : min(count, 12 - used)
            await service.requests(atLeast: used + ahead)
            #expect(service.started.count <= used + count)
        }
        #expect(used == 12)
    }

    @Test func `requests several pages at once where they are counted, and gives them out in order`() async throws {
        let service = PageService(pages: 6, namesLast: true, holdsAnswers: true)
        for query in ["", "page=2"] { service.release(query) }
        var pages = try list(service.transport, 3).pages.makeAsyncIterator()
        #expect(try await pages.next()?.items.map(\.id) == [1])
        #expect(try await pages.next()?.items.map(\.id) == [2])
        await service.requests(atLeast: 5)
        for query in ["page=5", "page=4", "page=3"] { service.release(query) }
        #expect(try await pages.next()?.items.map(\.id) == [3])
        await service.requests(atLeast: 6)
        service.release("page=6")
        #expect(try await pages.next()?.items.map(\.id) == [4])
        #expect(try await pages.next()?.items.map(\.id) == [5])
        #expect(try await pages.next()?.items.map(\.id) == [6])
        #expect(try await pages.next() == nil)
        #expect(Set(service.started) == ["", "page=2", "page=3", "page=4", "page=5", "page=6"])
        #expect(service.started.count == 6)
    }

    @Test func `requests no more past the end than it has ahead, and cancels them`() async throws {
        let service = PageService(pages: 4, holdsAnswers: true)
        for query in ["", "page=2", "page=3", "page=4"] { service.release(query) }
        var pages = try list(service.transport, 3).pages.makeAsyncIterator()
        for number in 1...3 { #expect(try await pages.next()?.items.map(\.id) == [number]) }
        await service.requests(atLeast: 6)
        #expect(try await pages.next()?.items.map(\.id) == [4])
        await service.cancellations(atLeast: 2)
        #expect(try await pages.next() == nil)
        #expect(Set(service.cancelled) == ["page=5", "page=6"])
        #expect(service.started.count == 6)
    }

    /// Cursors that look like page numbers, until they don't.
    @Test func `drops what was requested by a wrong guess, and guesses no more`() async throws {
        let cursors = ["": "c=1", "c=1": "c=2", "c=2": "c=5", "c=5": "c=6", "c=6": "c=7", "c=7": "c=8"]
        let service = PageService { query in
            let next = cursors[query].map { "</v1/things?\($0)>; rel=\"next\"" } ?? ""
            return .json([Thing(id: Int(query.dropFirst(2)) ?? 0)], headers: ["Link": next])
        }
        #expect(try await list(service.transport, 3).collect().map(\.id) == [0, 1, 2, 5, 6, 7, 8])
        // Of 3 and 4, which were guessed, nothing is seen; the pages after are requested one by one.
        let guessed = ["c=3", "c=4"]
        #expect(service.started.filter { !guessed.contains($0) } == ["", "c=1", "c=2", "c=5", "c=6", "c=7", "c=8"])
    }

    @Test func `requests one page ahead where cursors say nothing of those after`() async throws {
        let cursors = ["": "c=x", "c=x": "c=y", "c=y": "c=z"]
        let service = PageService { query in
            .json([Thing(id: 1)], headers: ["Link": cursors[query].map { "</v1/things?\($0)>; rel=\"next\"" } ?? ""])
        }
        var pages = try list(service.transport, 5).pages.makeAsyncIterator()
        for used in 1...3 {
            _ = try await pages.next()
            await service.requests(atLeast: used + 1)
            #expect(service.started.count == used + 1)
        }
    }

    @Test(arguments: [
        (
            PageStyle.page("page", items: "data", pages: "pages"),
            ["", "page=2", "page=3", "page=4"].map { ($0, #"{"data":[{"id":1}],"pages":4}"#) }
        ),
        (
            .offset("skip", items: "data", total: "total"),
            ["", "skip=2", "skip=4", "skip=6"].map { ($0, #"{"data":[{"id":1},{"id":1}],"total":8}"#) }
        ),
    ])
    func `requests several pages at once where the style counts them`(
        style: PageStyle,
        answers: [(query: String, json: String)]
    ) async throws {
        let service = PageService(holdsAnswers: true) { query in
            // Each answer another one, or it would be the same page again.
            answers.firstIndex { $0.query == query }.map { index in
                .text(answers[index].json.replacing(#""id":1"#, with: #""id":\#(index)"#))
            } ?? .error(status: 404)
        }
        for (query, _) in answers.prefix(2) { service.release(query) }
        var pages = try list(service.transport, 4, style: style).pages.makeAsyncIterator()
        _ = try await pages.next()
        _ = try await pages.next()
        await service.requests(atLeast: 4)
        for (query, _) in answers { service.release(query) }
        #expect(try await pages.next() != nil)
        #expect(try await pages.next() != nil)
        #expect(try await pages.next() == nil)
        #expect(Set(service.started) == Set(answers.map(\.query)))
        #expect(service.started.count == 4)
    }

    @Test func `does not guess where a request is counted or changes something`() async throws {
        let limited = APIRequest(.analyzeThing, path: "/things/analysis")
        for request in [limited, .create(.upsertThing)] {
            let service = PageService { query in
                let number = query.isEmpty ? 1 : Int(query.dropFirst("page=".count)) ?? 0
                return .json([Thing(id: number)], headers: ["Link": "<?page=\(number + 1)>; rel=\"next\""])
            }
            var pages = try list(service.transport, 4, request: request).pages.makeAsyncIterator()
            for used in 1...4 {
                _ = try await pages.next()
                await service.requests(atLeast: used + 1)
                #expect(service.started.count == used + 1)
            }
        }
    }

    @Test(arguments: [1, 3])
    func `throws an error after the elements before it`(count: Int) async throws {
        let service = PageService { query in
            let number = query.isEmpty ? 1 : Int(query.dropFirst("page=".count)) ?? 0
            guard number < 4 else { return .error(status: 404) }
            return .json([Thing(id: number)], headers: ["Link": "</v1/things?page=\(number + 1)>; rel=\"next\""])
        }
        let transport = service.transport
        var elements = try list(transport, count).makeAsyncIterator()
        for number in 1...3 { #expect(try await elements.next()?.id == number) }
        let error = await #expect(throws: APIError.self) { try await elements.next() }
        #expect(error?.code == .notFound)
        #expect(try await elements.next() == nil)
        #expect(transport.openBodies == 0)
    }

    @Test func `reports answers that are used, once and in their order`() async throws {
        let service = PageService(pages: 4)
        let pages = Recorder()
        let options = CallOptions(onResponse: { info in
            pages.note(info.headers[.init("Link")!] ?? "")
        })
        _ = try await list(service.transport, 3, options).collect()
        #expect(pages.notes.map { $0.filter(\.isNumber).last } == ["2", "3", "4", nil])
    }

    @Test func `leaving the loop cancels what is on its way`() async throws {
        let service = PageService(pages: 9, holdsAnswers: true)
        for query in ["", "page=2"] { service.release(query) }
        let transport = service.transport
        for try await thing in try list(transport, 3) where thing.id == 2 {
            await service.requests(atLeast: 5)
            break
        }
        await service.cancellations(atLeast: 3)
        #expect(Set(service.cancelled) == ["page=3", "page=4", "page=5"])
        #expect(transport.openBodies == 0)
    }

    @Test func `cancelling the task cancels what is on its way, and ends the iteration`() async throws {
        let service = PageService(pages: 9, holdsAnswers: true)
        for query in ["", "page=2"] { service.release(query) }
        let list = try list(service.transport, 3)
        let task = Task {
            var pages = list.pages.makeAsyncIterator()
            _ = try await pages.next()
            _ = try await pages.next()
            do {
                _ = try await pages.next()
            } catch {
                // The iterator is still there, and holds nothing.
                await service.cancellations(atLeast: 3)
                let isOver = try await pages.next() == nil
                return (error is CancellationError, isOver)
            }
            return (false, false)
        }
        await service.requests(atLeast: 5)
        task.cancel()
        let (isCancellation, isOver) = try await task.value
        #expect(isCancellation && isOver)
        #expect(Set(service.cancelled) == ["page=3", "page=4", "page=5"])
    }

    @Test func `an element that does not fit is reported when its page is used`() async throws {
        let service = PageService { query in
            switch query {
            case "": .text(#"[{"id":1}]"#, headers: ["Link": "</v1/things?page=2>; rel=\"next\""])
            default: .text(#"[{"id":"x"},{"id":2}]"#)
            }
        }
        let counter = Counter()
        let options = CallOptions(undecodableElements: .skip { _ in counter.increment() })
        var elements = try list(service.transport, 2, options).makeAsyncIterator()
        #expect(try await elements.next()?.id == 1)
        await service.requests(atLeast: 2)
        #expect(counter.value == 0)
        #expect(try await elements.next()?.id == 2)
        #expect(counter.value == 1)
    }
}
