extension Sandbox {
    /// What is stored for a key's tenant now.
    /// - Precondition: The key is one of ``keys``.
    public func stored(for key: APIKey) -> StoredCounts {
        environment.store(of: key).access { StoredCounts($0) }
    }

    /// What is stored for the first key's tenant now.
    public var stored: StoredCounts { stored(for: keys[0]) }

    /// The callers' own ids that are stored for a key's tenant now.
    /// - Precondition: The key is one of ``keys``.
    public func storedIDs(for key: APIKey) -> StoredIDs {
        environment.store(of: key).access { StoredIDs($0) }
    }

    /// The callers' own ids that are stored for the first key's tenant now.
    public var storedIDs: StoredIDs { storedIDs(for: keys[0]) }

    /// How many messages with an `externalMessageId` are stored for the first key's tenant: one, unless it is in several
    /// conversations.
    public func messages(externalMessageID id: String) -> Int {
        storedIDs.messages[id] ?? 0
    }

    /// How many events with an `insertId` are stored for the first key's tenant.
    public func events(insertID id: String) -> Int {
        storedIDs.events[id] ?? 0
    }

    /// The requests that came in since the start.
    public var requests: RequestCounts { environment.requests.counts }

    /// How many connections there were and are.
    public var connections: ConnectionCounts { environment.connections.counts }

    /// Returns when no more connections than this are open: at once, or when those that are being closed have been.
    public func waitUntilOpenConnections(atMost count: Int = 0) async {
        await environment.connections.waitUntilOpen(atMost: count)
    }
}
