import Foundation
import SwiftEmitter
import Testing

@testable import sdkgen

@Suite struct DriftTests {
    private let marker = SwiftEmitter.marker

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ contents: String, to path: String, in folder: URL) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(contents.utf8).write(to: url)
    }

    private func contents(of folder: URL) throws -> [String: String] {
        var result: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
            result[path] = String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
        }
        return result
    }

    @Test func afterApplyingThereIsNoDrift() throws {
        try withFolder { folder in
            let files = [
                SourceFile(path: "Models/A.swift", contents: "\(marker)\na\n"),
                SourceFile(path: "B.swift", contents: "b\n"),
            ]
            try Drift(of: files, in: folder.path).apply()
            #expect(try contents(of: folder) == ["Models/A.swift": "\(marker)\na\n", "B.swift": "b\n"])
            #expect(try Drift(of: files, in: folder.path).changes.isEmpty)
        }
    }

    @Test func addedChangedAndStaleFilesAreToldApartAndForeignOnesLeftAlone() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "Models/Changed.swift", in: folder)
            try write("\(marker)\ngone\n", to: "Models/Stale.swift", in: folder)
            try write("by hand\n", to: "Models/Foreign.swift", in: folder)
            let drift = try Drift(
                of: [
                    SourceFile(path: "Models/Changed.swift", contents: "\(marker)\nnew\n"),
                    SourceFile(path: "Models/Added.swift", contents: "\(marker)\n"),
                ],
                in: folder.path
            )
            #expect(drift.changes.map(\.path) == ["Models/Added.swift", "Models/Changed.swift", "Models/Stale.swift"])
            #expect(drift.changes.map(\.kind) == [.added, .changed, .stale])
            try drift.apply()
            #expect(
                try contents(of: folder) == [
                    "Models/Added.swift": "\(marker)\n", "Models/Changed.swift": "\(marker)\nnew\n",
                    "Models/Foreign.swift": "by hand\n",
                ]
            )
        }
    }

    @Test func unchangedFilesAreNotTouched() throws {
        try withFolder { folder in
            let file = SourceFile(path: "A.swift", contents: "\(marker)\n")
            try Drift(of: [file], in: folder.path).apply()
            let path = folder.appendingPathComponent("A.swift").path
            let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
            try Drift(of: [file, SourceFile(path: "B.swift", contents: "\(marker)\n")], in: folder.path).apply()
            let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
            #expect(before != nil && before == after)
        }
    }

    @Test func aFailureLeavesTheFolderAsItWas() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "A.swift", in: folder)
            try write("a file where a folder is needed", to: "Models", in: folder)
            let drift = try Drift(
                of: [
                    SourceFile(path: "A.swift", contents: "\(marker)\nnew\n"),
                    SourceFile(path: "Models/B.swift", contents: "\(marker)\n"),
                ],
                in: folder.path
            )
            #expect(throws: (any Error).self) { try drift.apply() }
            #expect(try contents(of: folder) == ["A.swift": "\(marker)\nold\n"])
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["A.swift", "Models"])
        }
    }

    /// It is the same file, and not only one of the same contents.
    @Test func whatWasReplacedBeforeAFailureIsPutBack() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "A.swift", in: folder)
            try write("\(marker)\nstale\n", to: "Old.swift", in: folder)
            func numbers() throws -> [Int?] {
                try ["A.swift", "Old.swift"].map { name in
                    let path = folder.appendingPathComponent(name).path
                    return try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
                }
            }
            let before = try numbers()
            let drift = try Drift(
                of: [
                    SourceFile(path: "A.swift", contents: "\(marker)\nnew\n"),
                    SourceFile(path: "B.swift", contents: "\(marker)\n"),
                ],
                in: folder.path
            )
            // Since the comparison, somebody has made a folder of the name.
            try write("by hand", to: "B.swift/C.txt", in: folder)
            let failure = #expect(throws: SystemFile.Failure.self) { try drift.apply() }
            #expect(failure?.isUndone == true)
            #expect(try numbers() == before)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(left == ["A.swift", "B.swift", "Old.swift"])
        }
    }

    @Test func aFileKeepsItsPermissions() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "A.swift", in: folder)
            let path = folder.appendingPathComponent("A.swift").path
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try Drift(of: [SourceFile(path: "A.swift", contents: "\(marker)\nnew\n")], in: folder.path).apply()
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["A.swift"])
        }
    }

    @Test(arguments: ["new", "new/", "new/.", "new/././", "new/and/deep", "new//and/deep//"])
    func foldersThatAreMissingAreMade(path: String) throws {
        try withFolder { folder in
            let files = [SourceFile(path: "Models/A.swift", contents: "\(marker)\n")]
            try Drift(of: files, in: "\(folder.path)/\(path)").apply()
            #expect(try contents(of: folder.appendingPathComponent(path)) == ["Models/A.swift": "\(marker)\n"])
        }
    }

    @Test func aNewFolderIsThereWholeOrNotAtAll() throws {
        try withFolder { folder in
            try write("from a run that was cut short", to: ".new.sdkgen/Models/Old.swift", in: folder)
            let file = SourceFile(path: "Models/A.swift", contents: "\(marker)\n")
            // A file where a folder is needed.
            let other = SourceFile(path: "Models/A.swift/B.swift", contents: "\(marker)\n")
            let new = folder.appendingPathComponent("new")
            #expect(throws: SystemFile.Failure.self) { try Drift(of: [file, other], in: new.path).apply() }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
            try Drift(of: [file], in: new.path).apply()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new"])
            #expect(try contents(of: new) == ["Models/A.swift": "\(marker)\n"])
        }
    }

    @Test func whatCannotBeWrittenIsNamedWithTheReason() throws {
        try withFolder { folder in
            try write("a file", to: "Models", in: folder)
            let file = SourceFile(path: "Models/A.swift", contents: "\(marker)\n")
            let drift = try Drift(of: [file], in: folder.path)
            let failure = try #require(throws: SystemFile.Failure.self) { try drift.apply() }
            #expect("\(failure)" == "\(folder.path)/Models: File exists")
        }
    }

    @Test func aFileThatWasWrittenByHandIsNotReplaced() throws {
        try withFolder { folder in
            try write("by hand\n", to: "Models/A.swift", in: folder)
            #expect(throws: Drift.ForeignFile.self) {
                try Drift(of: [SourceFile(path: "Models/A.swift", contents: "\(marker)\n")], in: folder.path)
            }
        }
    }

    @Test func aFailureHalfwayIsUndone() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "A.swift", in: folder)
            try write("\(marker)\nstale\n", to: "B.swift", in: folder)
            let drift = try Drift(
                of: [
                    SourceFile(path: "A.swift", contents: "\(marker)\nnew\n"),
                    SourceFile(path: "C.swift", contents: "\(marker)\nnew\n"),
                ],
                in: folder.path
            )
            // No file can take the place of a folder that has something in it.
            try write("x", to: "C.swift/x", in: folder)
            #expect(throws: (any Error).self) { try drift.apply() }
            try FileManager.default.removeItem(at: folder.appendingPathComponent("C.swift"))
            #expect(try contents(of: folder) == ["A.swift": "\(marker)\nold\n", "B.swift": "\(marker)\nstale\n"])
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == ["A.swift", "B.swift"]
            )
        }
    }

    @Test func staleFilesBehindALinkAreFound() throws {
        try withFolder { folder in
            try write("\(marker)\n", to: "real/A.swift", in: folder)
            let link = folder.appendingPathComponent("link")
            try FileManager.default.createSymbolicLink(
                at: link,
                withDestinationURL: folder.appendingPathComponent("real")
            )
            #expect(try Drift(of: [], in: link.path).changes.map(\.path) == ["A.swift"])
        }
    }

    @Test func whatIsNoFileIsNotRead() throws {
        try withFolder { folder in
            let file = SourceFile(path: "A.swift", contents: "\(marker)\n")
            try Drift(of: [file], in: folder.path).apply()
            try write("x", to: "Folder.swift/x", in: folder)
            let lock = folder.appendingPathComponent(".#Mine.swift").path
            try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: "somebody@somewhere")
            #expect(mkfifo(folder.appendingPathComponent("Pipe.swift").path, 0o600) == 0)
            #expect(try Drift(of: [file], in: folder.path).changes.isEmpty)
        }
    }

    @Test(arguments: ["a folder", "a link that leads nowhere", "a pipe"])
    func whatIsNoFileIsNotReplaced(kind: String) throws {
        try withFolder { folder in
            try write("by hand\n", to: "Other.swift", in: folder)
            let path = folder.appendingPathComponent("A.swift").path
            switch kind {
            case "a folder": try write("x", to: "A.swift/x", in: folder)
            case "a pipe": #expect(mkfifo(path, 0o600) == 0)
            default: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
            }
            #expect(throws: Drift.ForeignFile.self) {
                try Drift(of: [SourceFile(path: "A.swift", contents: "\(marker)\n")], in: folder.path)
            }
        }
    }

    @Test func filesInALinkedFolderAreChangedThere() throws {
        try withFolder { folder in
            try write("\(marker)\nold\n", to: "elsewhere/A.swift", in: folder)
            let new = folder.appendingPathComponent("new").path
            try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: new + "/Models", withDestinationPath: "../elsewhere")
            let drift = try Drift(of: [SourceFile(path: "Models/A.swift", contents: "\(marker)\nnew\n")], in: new)
            #expect(drift.changes.map(\.kind) == [.changed])
            try drift.apply()
            #expect(try contents(of: folder) == ["elsewhere/A.swift": "\(marker)\nnew\n"])
        }
    }

    @Test func aLinkUnderATemporaryNameIsNotFollowed() throws {
        try withFolder { folder in
            try write("precious\n", to: "Mine.swift", in: folder)
            let link = folder.appendingPathComponent(".A.swift.sdkgen").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "Mine.swift")
            try Drift(of: [SourceFile(path: "A.swift", contents: "\(marker)\n")], in: folder.path).apply()
            #expect(try contents(of: folder) == ["A.swift": "\(marker)\n", "Mine.swift": "precious\n"])
        }
    }
}
