import Foundation

@testable import SandboxServer

extension Cell {
    /// The cell that a child process is to run: its row and trial.
    static let childVariable = "GREENFLASH_FAULT_CELL"

    private var childName: String { "\(row.text)|\(trial.rawValue)" }

    /// The cell that this process is to run, where it is such a child.
    static var ofThisProcess: Cell? {
        guard let name = ProcessInfo.processInfo.environment[childVariable] else { return nil }
        return MatrixRun.entries.map(\.cell).first { $0.childName == name && $0.transport == .urlSession }
    }

    /// Runs the cell in a process of its own, which it may end.
    func runInChild() async throws -> Observation {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--testing-library", "swift-testing", "--filter", "FaultTests.ChildCellTests"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            [Self.childVariable: childName, "SWIFT_BACKTRACE": "enable=no"]
        ) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (end: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in end.resume() }
            do {
                try process.run()
            } catch {
                end.resume(throwing: error)
            }
        }
        if process.terminationReason == .uncaughtSignal { return Observation(outcome: .endsProcess) }
        // The child has compared what it saw.
        guard process.terminationStatus == 0 else {
            return Observation(outcome: .notApplicable, problems: ["it went wrong in its process"])
        }
        return Observation(outcome: .succeeds(tries: 1))
    }
}
