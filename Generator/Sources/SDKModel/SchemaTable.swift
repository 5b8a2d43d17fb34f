import OpenAPI

/// Values by schema, as in a dictionary. Schemas are told apart by identity, and stay where they are as long as their
/// document is there: the address is all that there is to hash, and every schema of a document is looked up several times.
struct SchemaTable<Value> {
    /// Open addressing: addresses, or zero. A power of two, at least half of it empty.
    private var keys = [UInt](repeating: 0, count: 64)
    private var values = [Value?](repeating: nil, count: 64)
    private var count = 0

    subscript(schema: Schema) -> Value? {
        get { values[slot(of: Self.key(schema))] }
        set {
            let key = Self.key(schema)
            var slot = slot(of: key)
            if keys[slot] == 0 {
                if (count + 1) * 2 > keys.count {
                    grow()
                    slot = self.slot(of: key)
                }
                keys[slot] = key
                count += 1
            }
            values[slot] = newValue
        }
    }

    /// Where the key is, or would be.
    private func slot(of key: UInt) -> Int {
        // The fractional part of the golden ratio spreads addresses, whose lowest bits are all alike.
        let spread = key &* (UInt(truncatingIfNeeded: 0x9E37_79B9_7F4A_7C15 as UInt64) | 1)
        var slot = Int(truncatingIfNeeded: spread >> (UInt.bitWidth / 2)) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: nil, count: keys.count)
        for (key, value) in zip(oldKeys, oldValues) where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }

    private static func key(_ schema: Schema) -> UInt { UInt(bitPattern: ObjectIdentifier(schema)) }
}

extension SchemaTable<Void> {
    /// Adds a schema to a set of them. False where it is there already.
    mutating func insert(_ schema: Schema) -> Bool {
        guard self[schema] == nil else { return false }
        self[schema] = ()
        return true
    }
}
