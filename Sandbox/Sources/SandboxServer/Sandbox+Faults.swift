extension Sandbox {
    /// Orders a fault, for requests that come from now on.
    ///
    /// Of the faults that are ordered for a request the first that has requests left happens to it, and no other.
    /// - Parameter target: The requests it is for, instead of those that the fault itself names.
    /// - Returns: The order, whose number ``order(number:)`` takes.
    @discardableResult
    public func order(_ fault: Fault, on target: Fault.Target? = nil) -> FaultOrder {
        environment.order(target.map { fault.on($0) } ?? fault)
    }

    /// Every order, with what has come of it.
    public var orders: [FaultOrder] { environment.faults.all }

    /// An order as it stands now, or `nil` where it was cleared.
    public func order(number: Int) -> FaultOrder? {
        environment.faults.all.first { $0.number == number }
    }

    /// Forgets all faults that were ordered. Those that are happening take their course.
    public func clearFaults() {
        environment.faults.clear()
    }

    /// Stops listening: returns when the operating system refuses connections. Idle connections are closed, others after
    /// their answer. Until ``acceptConnections()``.
    public func refuseConnections() async {
        await listener.refuse()
    }

    /// Listens again, on the same port.
    public func acceptConnections() async {
        await listener.accept()
    }
}
