import CAllocations
import Measuring

/// What the process occupies, in bytes.
struct MemoryUse {
    /// Of the machine's memory. Where the system doesn't say: the most that it ever was.
    var resident: Double
    /// Of the heap, and not given back yet; `nil` where the C library doesn't say.
    var allocated: Double?

    static func now() -> MemoryUse {
        let allocated = allocations_in_use()
        return MemoryUse(resident: ResidentMemory.now(), allocated: allocated < 0 ? nil : Double(allocated))
    }
}
