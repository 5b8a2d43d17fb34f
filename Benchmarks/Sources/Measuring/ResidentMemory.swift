import Foundation

/// What the process occupies of the machine's memory, in bytes.
public enum ResidentMemory {
    /// Where the system doesn't say: the most that it ever was.
    public static func now() -> Double {
        #if os(Linux)
            // statm: in pages, the second is what is resident (proc(5)).
            let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
            return Double(pages?[1] ?? "").map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) } ?? .nan
        #else
            return peak()
        #endif
    }

    /// The most that it ever was.
    public static func peak() -> Double {
        var usage = rusage()
        #if os(Linux)
            // In kilobytes (getrusage(2)).
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return Double(usage.ru_maxrss) * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss)
        #endif
    }
}
