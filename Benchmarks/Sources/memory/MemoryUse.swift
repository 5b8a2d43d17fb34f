import CAllocations
import Foundation

/// What the process occupies, in bytes.
struct MemoryUse {
    /// Of the machine's memory. Where the system doesn't say: the most that it ever was.
    var resident: Double
    /// Of the heap, and not given back yet; `nil` where the C library doesn't say.
    var allocated: Double?

    static func now() -> MemoryUse {
        let allocated = allocations_in_use()
        return MemoryUse(resident: resident(), allocated: allocated < 0 ? nil : Double(allocated))
    }

    private static func resident() -> Double {
        #if os(Linux)
            // statm: in pages, the second is what is resident (proc(5)).
            let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
            return Double(pages?[1] ?? "").map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) } ?? .nan
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss)
        #endif
    }
}
