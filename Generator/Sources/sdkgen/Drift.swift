import Foundation
import SwiftEmitter

/// How a folder differs from what would be generated into it.
struct Drift {
    enum Kind: String {
        case added, changed, stale

        var explanation: String {
            switch self {
            case .added: "missing: would be added"
            case .changed: "differs from what the description says"
            case .stale: "stale: no longer generated, would be removed"
            }
        }
    }

    struct Change {
        var path: String
        var kind: Kind
        var old: String
        var new: String

        var diff: UnifiedDiff { UnifiedDiff(path: path, old: old, new: new) }
    }

    /// A file that somebody wrote stands where one would be generated.
    struct ForeignFile: Error, CustomStringConvertible {
        let path: String

        var description: String {
            "\(path) is in the way: it was not generated, and is not replaced. Move it, or delete it to have it generated."
        }
    }

    let folder: URL
    /// Sorted by path.
    let changes: [Change]

    init(of files: [SourceFile], in folder: URL) throws {
        self.folder = folder
        let existing = try Self.generatedFiles(in: folder)
        var changes: [Change] = []
        for file in files {
            if let old = existing[file.path] {
                guard old != file.contents else { continue }
                changes.append(Change(path: file.path, kind: .changed, old: old, new: file.contents))
                continue
            }
            let url = Self.url(of: file.path, in: folder)
            if !FileManager.default.fileExists(atPath: url.path) {
                changes.append(Change(path: file.path, kind: .added, old: "", new: file.contents))
            } else if String(decoding: try Data(contentsOf: url), as: UTF8.self) != file.contents {
                throw ForeignFile(path: url.path)
            }
        }
        let wanted = Set(files.map(\.path))
        for (path, contents) in existing where !wanted.contains(path) {
            changes.append(Change(path: path, kind: .stale, old: contents, new: ""))
        }
        self.changes = changes.sorted { $0.path < $1.path }
    }

    var summary: String {
        let counts = [Kind.added, .changed, .stale].map { kind in changes.count { $0.kind == kind } }
        return "\(counts[0]) added, \(counts[1]) changed, \(counts[2]) \(counts[2] == 1 ? "stale one" : "stale")"
    }

    /// Makes the folder equal to what is generated. Every new content is on disk before the first file is replaced, so
    /// a full disk leaves the folder as it was; what fails later is undone.
    func apply() throws {
        var staged: [(change: Change, temporary: URL)] = []
        var done: [Change] = []
        var directories: Set<URL> = []
        do {
            for change in changes where change.kind != .stale {
                let target = Self.url(of: change.path, in: folder)
                let directory = target.deletingLastPathComponent()
                if directories.insert(directory).inserted {
                    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
                }
                let temporary = Self.url(of: ".\(target.lastPathComponent).sdkgen", in: directory)
                staged.append((change, temporary))
                try Data(change.new.utf8).write(to: temporary)
            }
            // First, because a file system that tells no case apart has one file for `Faq.swift` and `FAQ.swift`.
            for change in changes where change.kind == .stale {
                try FileManager.default.removeItem(at: Self.url(of: change.path, in: folder))
                done.append(change)
            }
            for (change, temporary) in staged {
                let target = Self.url(of: change.path, in: folder)
                guard rename(temporary.path, target.path) == 0 else {
                    throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target.path])
                }
                done.append(change)
            }
        } catch {
            for (_, temporary) in staged { try? FileManager.default.removeItem(at: temporary) }
            for change in done.reversed() { undo(change) }
            throw error
        }
    }

    private func undo(_ change: Change) {
        let url = Self.url(of: change.path, in: folder)
        switch change.kind {
        case .added: try? FileManager.default.removeItem(at: url)
        case .changed, .stale: try? Data(change.old.utf8).write(to: url)
        }
    }

    /// Without a look at the disk, which `appendingPathComponent` takes to see whether the file is a folder.
    private static func url(of path: String, in folder: URL) -> URL {
        folder.appending(path: path, directoryHint: .notDirectory)
    }

    /// The files below a folder that begin with the generator's marker. Others are not ours to judge or to remove.
    private static func generatedFiles(in folder: URL) throws -> [String: String] {
        // The enumeration does not follow links, not even this first one.
        let folder = folder.resolvingSymlinksInPath()
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else { return [:] }
        var files: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            let contents = String(
                decoding: try Data(contentsOf: url(of: path, in: folder)),
                as: UTF8.self
            )
            if contents.hasPrefix(SwiftEmitter.marker) { files[path] = contents }
        }
        return files
    }
}
