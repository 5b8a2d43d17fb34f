import Testing

@testable import GreenflashRuntime

struct RateLimitLineTests {
    private func line(_ names: String...) -> (line: RateLimitLine<String>, tickets: [Int]) {
        var line = RateLimitLine<String>()
        let tickets = names.map { name in
            let ticket = line.ticket()
            line.join(name, ticket: ticket)
            return ticket
        }
        return (line, tickets)
    }

    @Test func `serves in the order of arrival`() {
        var (line, _) = line("a", "b", "c")
        #expect(line.serve(2) == ["a", "b"])
        #expect(line.serve(2) == ["c"])
        #expect(line.serve(2) == [])
    }

    @Test func `lets anyone leave, once`() {
        var (line, tickets) = line("a", "b", "c")
        #expect(line.leave(tickets[1]) == "b")
        #expect(line.leave(tickets[1]) == nil)
        #expect(line.leave(99) == nil)
        #expect(line.serve(5) == ["a", "c"])
    }

    @Test func `gives whoever comes back the old place`() {
        var (line, tickets) = line("a", "b", "c")
        _ = line.serve(2)
        line.join("d", ticket: line.ticket())
        line.join("b again", ticket: tickets[1])
        #expect(line.serve(5) == ["b again", "c", "d"])
    }

    @Test func `moves up those who stand behind someone dismissed`() {
        var (line, _) = line("a", "b", "c", "d")
        let dismissed = line.dismiss { name, others in name == "b" || others > 1 }
        #expect(dismissed.map(\.waiter) == ["b", "d"])
        #expect(dismissed.map(\.others) == [1, 2])
        #expect(line.serve(5) == ["a", "c"])
    }

    @Test func `shows newcomers once`() {
        var (line, tickets) = line("a", "b")
        var seen: [String] = []
        line.forNewcomers { name, others in seen.append("\(name)\(others)") }
        _ = line.leave(tickets[0])
        line.join("c", ticket: line.ticket())
        line.forNewcomers { name, others in seen.append("\(name)\(others)") }
        #expect(seen == ["a0", "b1", "c1"])
    }
}
