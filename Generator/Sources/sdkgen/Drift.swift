import SwiftEmitter

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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

    /// The path of the folder, without slashes at its end.
    private let folder: String
    /// Whether there is no such folder yet.
    private let isNew: Bool
    /// Sorted by path.
    let changes: [Change]

    init(of files: [SourceFile], in folder: String) throws {
        self.folder = folder.isEmpty ? "." : SystemFile.withoutSlashes(folder)
        // Where there is no folder, nothing can be in the way.
        isNew = !SystemFile.exists(self.folder)
        let existing = isNew ? [:] : try Self.generatedFiles(in: self.folder)
        var changes: [Change] = []
        for file in files {
            if let old = existing[file.path] {
                guard old != file.contents else { continue }
                changes.append(Change(path: file.path, kind: .changed, old: old, new: file.contents))
                continue
            }
            let path = Self.path(of: file.path, in: self.folder)
            if isNew || !SystemFile.exists(path) {
                changes.append(Change(path: file.path, kind: .added, old: "", new: file.contents))
                continue
            }
            guard SystemFile.isFile(path) else { throw ForeignFile(path: path) }
            let old = String(decoding: try SystemFile.contents(of: path), as: UTF8.self)
            guard old != file.contents else { continue }
            // In a folder that is a link, which the enumeration does not follow; or under a name that only the case of
            // letters tells from this one, where a file system does not.
            guard old.hasPrefix(SwiftEmitter.marker) else { throw ForeignFile(path: path) }
            changes.append(Change(path: file.path, kind: .changed, old: old, new: file.contents))
        }
        let wanted = existing.isEmpty ? [] : Set(files.map(\.path))
        for (path, contents) in existing where !wanted.contains(path) {
            changes.append(Change(path: path, kind: .stale, old: contents, new: ""))
        }
        self.changes = changes.sorted { $0.path < $1.path }
    }

    var summary: String {
        let counts = [Kind.added, .changed, .stale].map { kind in changes.count { $0.kind == kind } }
        return "\(counts[0]) added, \(counts[1]) changed, \(counts[2]) \(counts[2] == 1 ? "stale one" : "stale")"
    }

    /// Makes the folder equal to what is generated. Every new content is written before the first file is replaced, so
    /// a full disk leaves the folder as it was; what fails later is undone.
    func apply() throws(SystemFile.Failure) {
        if isNew { return try create() }
        var staged: [(change: Change, temporary: String)] = []
        var done: [Change] = []
        defer { for change in changes where change.kind != .added { try? SystemFile.delete(kept(change)) } }
        var directories: Set<String> = []
        do throws(SystemFile.Failure) {
            for change in changes where change.kind != .stale {
                let directory = SystemFile.folder(of: path(of: change.path))
                if directories.insert(directory).inserted { try SystemFile.makeFolder(directory) }
                let temporary = "\(directory)/.\(SystemFile.name(of: change.path)).sdkgen"
                staged.append((change, temporary))
                // From a run that did not come to its end.
                if SystemFile.exists(temporary) { try SystemFile.delete(temporary) }
                try SystemFile.save(change.new, to: temporary, isNew: true)
                if change.kind == .changed { SystemFile.copyPermissions(of: path(of: change.path), to: temporary) }
            }
            for change in changes where change.kind != .added { keep(change) }
            // First, because a file system that tells no case apart has one file for `Faq.swift` and `FAQ.swift`.
            for change in changes where change.kind == .stale {
                try SystemFile.delete(path(of: change.path))
                done.append(change)
            }
            for (change, temporary) in staged {
                try SystemFile.move(temporary, to: path(of: change.path))
                done.append(change)
            }
        } catch {
            for (_, temporary) in staged { try? SystemFile.delete(temporary) }
            var error = error
            error.isUndone = done.reversed().map(undo).allSatisfy(\.self)
            throw error
        }
    }

    /// A second name for the file that is about to be replaced or removed, under which it takes no room and keeps all that
    /// it has.
    private func keep(_ change: Change) {
        try? SystemFile.delete(kept(change))
        try? SystemFile.link(path(of: change.path), as: kept(change))
    }

    private func kept(_ change: Change) -> String {
        let path = path(of: change.path)
        return "\(SystemFile.folder(of: path))/.\(SystemFile.name(of: path)).sdkgen-old"
    }

    /// Writes the folder beside its place, and puts it there when it is complete.
    private func create() throws(SystemFile.Failure) {
        let parent = SystemFile.folder(of: folder)
        let temporary = Self.path(of: ".\(SystemFile.name(of: folder)).sdkgen", in: parent.isEmpty ? "." : parent)
        // From a run that did not come to its end.
        if SystemFile.exists(temporary) { try? FileManager.default.removeItem(atPath: temporary) }
        do throws(SystemFile.Failure) {
            try SystemFile.makeFolder(temporary)
            var directories: Set = [temporary]
            for change in changes {
                let path = Self.path(of: change.path, in: temporary)
                let directory = SystemFile.folder(of: path)
                if directories.insert(directory).inserted { try SystemFile.makeFolder(directory) }
                try SystemFile.save(change.new, to: path)
            }
            try SystemFile.move(temporary, to: folder)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    /// - Returns: whether the file is again what it was.
    private func undo(_ change: Change) -> Bool {
        let path = path(of: change.path)
        do {
            if change.kind == .added {
                try SystemFile.delete(path)
            } else if SystemFile.exists(kept(change)) {
                try SystemFile.move(kept(change), to: path)
            } else {
                // The file system has no second names.
                try SystemFile.save(change.old, to: path)
            }
            return true
        } catch {
            return false
        }
    }

    private func path(of file: String) -> String { Self.path(of: file, in: folder) }

    private static func path(of file: String, in folder: String) -> String { folder + "/" + file }

    /// The files below a folder that begin with the generator's marker. Others are not ours to judge or to remove.
    private static func generatedFiles(in folder: String) throws -> [String: String] {
        // The enumeration does not follow links, not even this first one.
        let folder = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return [:] }
        var files: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            let file = Self.path(of: path, in: folder)
            // Editors leave links that lead nowhere beside a file that is being changed, such as `.#Pet.swift`.
            guard SystemFile.isFile(file) else { continue }
            let contents = String(decoding: try SystemFile.contents(of: file), as: UTF8.self)
            if contents.hasPrefix(SwiftEmitter.marker) { files[path] = contents }
        }
        return files
    }
}
