import NIOCore
import Synchronization

/// How many connections there were and are.
///
/// Those of requests about the sandbox itself are among them.
public struct ConnectionCounts: Sendable, Hashable {
    /// Accepted since the start, or since the counts were reset.
    public fileprivate(set) var accepted = 0
    /// Open now. A client that has closed its end is counted until the sandbox has closed its own.
    public fileprivate(set) var open = 0
    /// The most that were open at a time.
    public fileprivate(set) var mostOpen = 0
}

/// The connections of a sandbox.
final class Connections: Sendable {
    private struct State {
        var counts = ConnectionCounts()
        var open: [ObjectIdentifier: any Channel] = [:]
        /// Accepted, and not yet given to whoever serves them.
        var unserved: Set<ObjectIdentifier> = []
        /// Those who wait until no more than a number are open.
        var waiting: [(most: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var counts: ConnectionCounts { state.withLock { $0.counts } }

    /// Begins to count anew, with the connections that are open.
    func resetCounts() {
        state.withLock { $0.counts = ConnectionCounts(accepted: 0, open: $0.open.count, mostOpen: $0.open.count) }
    }

    func accepted(_ channel: any Channel) {
        state.withLock { state in
            state.open[ObjectIdentifier(channel)] = channel
            state.unserved.insert(ObjectIdentifier(channel))
            state.counts.accepted += 1
            state.counts.open = state.open.count
            state.counts.mostOpen = max(state.counts.mostOpen, state.open.count)
        }
        channel.closeFuture.whenComplete { _ in self.closed(channel) }
    }

    /// From here, somebody looks after the connection.
    func isServed(_ channel: any Channel) {
        _ = state.withLock { $0.unserved.remove(ObjectIdentifier(channel)) }
    }

    /// Closes connections that were accepted too late for anybody to serve them.
    func closeUnserved() {
        let channels = state.withLock { state in state.unserved.compactMap { state.open[$0] } }
        for channel in channels { channel.close(promise: nil) }
    }

    private func closed(_ channel: any Channel) {
        let ready = state.withLock { state in
            state.open[ObjectIdentifier(channel)] = nil
            state.unserved.remove(ObjectIdentifier(channel))
            state.counts.open = state.open.count
            let ready = state.waiting.filter { state.open.count <= $0.most }
            state.waiting.removeAll { state.open.count <= $0.most }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    /// Returns when no more than so many are open.
    func waitUntilOpen(atMost most: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                guard state.open.count > most else { return true }
                state.waiting.append((most, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    /// Closes connections without a request now, the others after their answer.
    func drain() {
        for channel in state.withLock({ Array($0.open.values) }) {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes what is still open.
    func closeAll() {
        for channel in state.withLock({ Array($0.open.values) }) { channel.close(promise: nil) }
    }
}
