import Foundation

/// The sockets that this process has open.
enum OpenSockets {
    static func count() -> Int {
        // The folder that lists a process's descriptors, on Linux and Darwin alike; most of what there could be is not open.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        return names.compactMap { Int32($0) }.count { descriptor in
            var status = stat()
            return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
        }
    }

    /// How many more there are than before, once they get no fewer; libraries close theirs a little later.
    static func left(beside idle: Int) async -> Int {
        var left = count() - idle
        for _ in 0..<100 where left > 0 {
            try? await Task.sleep(for: .milliseconds(100))
            left = count() - idle
        }
        return left
    }
}
