package import Foundation

/// A body on its way, in a file that only this user can read.
package struct TemporaryFile: Sendable {
    /// Where such files are; a test looks at a folder of its own.
    @TaskLocal package static var folder = FileManager.default.temporaryDirectory

    let url: URL

    /// - Throws: What reading the body or writing the file throws; nothing is left behind then.
    init(_ body: HTTPRequestBody) async throws {
        url = Self.folder.appendingPathComponent("greenflash-upload-\(UUID().uuidString)")
        do {
            guard
                FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: url)
            defer { try? handle.close() }
            try await body.read { chunk in
                try Task.checkCancellation()
                try handle.write(contentsOf: chunk)
            }
        } catch {
            remove()
            throw error
        }
    }

    func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
