import Synchronization

/// A fault that was ordered, and what has come of it.
public struct FaultOrder: Sendable, Hashable {
    /// Counted from 1, in the order of the orders.
    public let number: Int
    public let fault: Fault
    /// The requests, or connections, that it was for.
    public fileprivate(set) var seen = 0
    /// Those that it happened to.
    public fileprivate(set) var applied = 0

    /// Counts a request, and says whether the fault happens to it.
    fileprivate mutating func take(_ dice: inout Dice) -> Bool {
        seen += 1
        guard seen > fault.skip, fault.times.map({ applied < $0 }) ?? true else { return false }
        guard fault.chance >= 1 || dice.roll() < fault.chance else { return false }
        applied += 1
        return true
    }
}

/// The faults that are ordered. Of those that are for a request, the first that has requests left happens to it.
final class FaultOrders: Sendable {
    private struct State {
        var orders: [FaultOrder] = []
        var number = 0
        var dice = Dice()
        /// What was counted of the faults in headers, by the fault's text and what its requests have in common.
        var headers: [String: FaultOrder] = [:]
    }

    /// More calls than this with a count in their header, and the counting starts over: it has to end somewhere.
    private static let mostHeaders = 100_000

    private let state = Mutex(State())

    /// Every order, in turn.
    var all: [FaultOrder] { state.withLock { $0.orders } }

    @discardableResult
    func order(_ fault: Fault) -> FaultOrder {
        state.withLock { state in
            state.number += 1
            let order = FaultOrder(number: state.number, fault: fault)
            state.orders.append(order)
            return order
        }
    }

    /// Forgets every order, and what was counted of those in headers.
    func clear() {
        state.withLock { state in
            state.orders = []
            state.headers = [:]
            state.dice = Dice()
        }
    }

    /// The fault that happens to a request, of those that were ordered.
    func next(for request: FaultRequest) -> Fault? {
        next { !$0.isForConnections && $0.target.matches(request) }
    }

    /// The fault that happens to a connection which was just accepted.
    func nextForConnection() -> Fault? {
        next { $0.isForConnections }
    }

    /// The fault that happens to a request, of those in its header.
    /// - Parameter request: What all attempts of a call have in common.
    func next(of faults: [Fault], in request: String) -> Fault? {
        state.withLock { state in
            if state.headers.count > Self.mostHeaders { state.headers = [:] }
            for fault in faults {
                let key = "\(fault)\n\(fault.id ?? request)"
                var order = state.headers[key] ?? FaultOrder(number: 0, fault: fault)
                let applies = order.take(&state.dice)
                state.headers[key] = order
                if applies { return fault }
            }
            return nil
        }
    }

    private func next(where isMeant: (Fault) -> Bool) -> Fault? {
        state.withLock { state in
            for index in state.orders.indices where isMeant(state.orders[index].fault) {
                if state.orders[index].take(&state.dice) { return state.orders[index].fault }
            }
            return nil
        }
    }
}

/// Numbers that look random and are the same in every run: SplitMix64.
private struct Dice {
    private var state: UInt64 = 0

    /// From 0 up to 1.
    mutating func roll() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ (value >> 31)) >> 11) / 0x1p53
    }
}
