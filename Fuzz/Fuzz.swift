import Foundation

/// What can be fuzzed, by the name that `Scripts/fuzz` takes.
private let targets: [String: @Sendable (Input) -> Void] = [
    "sse": fuzzEvents,
    "records": fuzzRecords,
    "link": fuzzLinks,
    "dates": fuzzDates,
    "limits": fuzzLimits,
    "requests": fuzzRequests,
    "json": fuzzJSON,
    "models": fuzzModels,
]

private let target: @Sendable (Input) -> Void = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = targets[name] else { fatalError("FUZZ_TARGET is none of \(targets.keys.sorted())") }
    return target
}()

/// What libFuzzer calls with each input. Whatever it is, nothing crashes, hangs, or takes memory without bound, and what
/// the target promises beyond that holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Input([UInt8](UnsafeBufferPointer(start: start, count: count))))
    return 0
}

/// The bytes of one input.
struct Input {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var data: Data { Data(bytes) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The texts between line feeds.
    var lines: [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The bytes in pieces: all at once, one by one, and cut at places that depend on the bytes alone.
    func splits() -> [[Data]] {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var pieces: [Data] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Most pieces are short, some are empty, and a few are long.
            let length = Int(state >> 60) == 0 ? Int(state >> 50) & 0xFF : Int(state >> 60)
            pieces.append(Data(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return [[data], bytes.map { Data([$0]) }, pieces]
    }
}

/// Fails with the values that should have been equal.
func expectEqual<T: Equatable>(_ left: T, _ right: T, _ what: @autoclosure () -> String) {
    guard left == right else { fatalError("\(what()): \(String(reflecting: left)) and \(String(reflecting: right))") }
}

func expect(_ condition: Bool, _ what: @autoclosure () -> String) {
    guard condition else { fatalError(what()) }
}
