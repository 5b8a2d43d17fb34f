// What generated coding costs beside what the compiler would have synthesized, over the same data.
import Foundation
import Greenflash
import GreenflashRuntime

let json = try Sample.json()
let generated = try JSONCoding.decode([InteractionDetail].self, from: json)
let synthesized = try JSONCoding.decode([PlainInteraction].self, from: json)
// The optional members that one of them leaves out and the other writes as null are not compared.
precondition(
    generated.count == synthesized.count && generated[7].messages[3].content == synthesized[7].messages[3].content
)

// Decoded again, because a list equals itself without a look at its elements.
let generatedAgain = try JSONCoding.decode([InteractionDetail].self, from: json)
let synthesizedAgain = try JSONCoding.decode([PlainInteraction].self, from: json)
let comparisons = [
    Comparison(name: "decode") {
        _ = try JSONCoding.decode([InteractionDetail].self, from: json)
    } synthesized: {
        _ = try JSONCoding.decode([PlainInteraction].self, from: json)
    },
    Comparison(name: "encode") {
        _ = try JSONCoding.encode(generated)
    } synthesized: {
        _ = try JSONCoding.encode(synthesized)
    },
    Comparison(name: "compare") {
        precondition(zip(generated, generatedAgain).allSatisfy { $0 == $1 })
    } synthesized: {
        precondition(zip(synthesized, synthesizedAgain).allSatisfy { $0 == $1 })
    },
    Comparison(name: "hash") {
        var hasher = Hasher()
        for value in generated { hasher.combine(value) }
        _ = hasher.finalize()
    } synthesized: {
        var hasher = Hasher()
        for value in synthesized { hasher.combine(value) }
        _ = hasher.finalize()
    },
]

let rounds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 101
let size = "\(json.count / 1024) kB of JSON"
print("\(Sample.interactions) interactions of \(Sample.messages) messages, \(size), \(rounds) rounds\n")
print("| what | generated, µs | synthesized, µs | ratio |\n|---|---|---|---|")
for comparison in comparisons {
    let (generated, synthesized, ratio) = try await comparison.measured(rounds: rounds)
    let ratioText = String(format: "%.2f", ratio)
    print("| \(comparison.name) | \(Int(generated)) | \(Int(synthesized)) | \(ratioText) |")
}
