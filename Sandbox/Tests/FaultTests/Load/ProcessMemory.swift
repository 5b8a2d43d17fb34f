import Foundation

/// What the process takes, of client and sandbox together.
enum ProcessMemory {
    /// The memory that is in use now, in bytes; `nil` where the system does not say so in `/proc`.
    static var resident: Int? { value("VmRSS") }

    /// The most that was in use since the start, in bytes.
    static var peak: Int? { value("VmHWM") }

    private static func value(_ name: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
    }
}
