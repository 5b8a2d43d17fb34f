import Foundation
import Synchronization

/// Writes what went over the wire to a file, one JSON object a line.
final class WireRecorder: Sendable {
    private let file: Mutex<FileHandle>

    /// - Throws: ``SandboxError`` when the file cannot be written.
    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw SandboxError("Cannot write the record file '\(path)'. Does its folder exist?")
        }
        file = Mutex(handle)
    }

    func record(_ exchange: JSONObject) {
        let line = exchange.json.bytes + [UInt8(ascii: "\n")]
        file.withLock { file in
            // A full disk must not break the answer that is being recorded.
            try? file.write(contentsOf: line)
        }
    }

    func close() {
        file.withLock { file in try? file.close() }
    }
}
