import Foundation
import Testing

@testable import SandboxServer

@Suite struct FaultMatrixTests {
    /// The table that is part of the documentation. It is what a run sees on Linux.
    private static let table = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appending(path: "../../FaultMatrix.md").standardizedFileURL

    @Test(.enabled(if: Cell.ofThisProcess == nil))
    func everyFaultEndsEveryKindOfCallAsItShould() async throws {
        let run = try await MatrixRun.run()
        for entry in MatrixRun.entries {
            let cell = entry.cell
            let name = Comment(rawValue: "\(cell.row.text): \(cell.trial) over \(cell.transport.rawValue)")
            let seen = try #require(run.seen[entry.key], name)
            #expect(cell.expected.admits(seen.outcome), "\(name): \(seen.outcome) instead of \(cell.expected)")
            #expect(seen.problems.isEmpty, name)
        }
        #if os(Linux)
            let text = MatrixTable(run: run).text
            if ProcessInfo.processInfo.environment["GREENFLASH_WRITE_FAULT_MATRIX"] != nil {
                try text.write(to: Self.table, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOf: Self.table, encoding: .utf8)
            #expect(
                written == text,
                "FaultMatrix.md is not what this run has seen: Scripts/fault-matrix writes it anew"
            )
        #endif
    }

    @Test func everyKindOfFaultIsInTheMatrix() throws {
        let faults = try FaultMatrix.rows.map { try $0.fault(field: "id", elsewhere: "http://127.0.0.1:1") }
        let texts = faults.map { "\($0);" }
        let points = ["before-head", "in-head", "after-head", "10"]
        let wanted =
            FaultForm.all.map(\.name) + ["latency", "chunks", "segments", "header", "interim", "trailer"]
            + ["reset", "close", "stall"].flatMap { end in (points + ["accept"]).map { "\(end)=\($0);" } }
            + ["truncated", "trailing", "text", "empty", "nested"].map { "invalid-json=\($0);" }
            + ["301", "302", "303", "307", "308"].map { "status=\($0);" }
            + StreamWord.list.split(separator: "|").map { "stream=\($0);" }
        let missing = wanted.filter { word in !texts.contains { $0.contains(word) } }
        #expect(missing.isEmpty)
    }
}

/// Runs the cell that a parent process asks for. It does not come back where the cell ends the process.
@Suite struct ChildCellTests {
    @Test(.enabled(if: Cell.ofThisProcess != nil))
    func aCellOfItsOwn() async throws {
        let cell = try #require(Cell.ofThisProcess)
        let chat = try await MatrixRun.chat()
        try await Cell.withSandbox { elsewhere in
            let seen = try await cell.run(Cell.Surroundings(elsewhere: elsewhere, chat: chat))
            #expect(cell.expected.admits(seen.outcome))
            #expect(seen.problems.isEmpty)
        }
    }
}
