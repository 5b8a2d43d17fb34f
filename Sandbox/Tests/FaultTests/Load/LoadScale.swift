import Foundation

/// How much is thrown at the SDK: a tenth of what is promised where tests run, all of it with GREENFLASH_LOAD=full, as
/// `Scripts/bench load` has it.
enum LoadScale {
    static let isFull = ProcessInfo.processInfo.environment["GREENFLASH_LOAD"] == "full"

    static let writes = isFull ? 10_000 : 1000
    static let cancelledCalls = isFull ? 10_000 : 1000
    static let streams = isFull ? 1000 : 200
}
