import Foundation
import Testing
import YAML

@testable import sdkgen

@Suite struct InputFileTests {
    @Test("A file that cannot be read is refused with the reason")
    func unreadable() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let empty = folder.appendingPathComponent("empty.yaml").path
        try Data().write(to: URL(fileURLWithPath: empty))
        #expect(problem(folder.path) == "\(folder.path):1:1: error: cannot be read: it is a folder; name the file")
        #expect(problem(empty) == "\(empty):1:1: error: the file is empty")
        #expect(
            problem(folder.path + "/no.yaml")?.hasPrefix("\(folder.path)/no.yaml:1:1: error: cannot be read: ") == true
        )
    }

    @Test("A file without an end is refused after as much as a file may have", .enabled(if: hasEndlessFile))
    func endless() {
        #expect(
            problem("/dev/zero")
                == "/dev/zero:1:1: error: the file is too large: it has more than 67108864 bytes; split it"
        )
    }

    private static let hasEndlessFile = FileManager.default.fileExists(atPath: "/dev/zero")

    private func problem(_ path: String) -> String? {
        do {
            _ = try InputFile.parse(path)
            return nil
        } catch {
            return error.diagnostics.first?.description
        }
    }
}
