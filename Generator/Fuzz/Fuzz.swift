import OpenAPI
import SDKModel
import SwiftEmitter

@testable import YAML

/// What libFuzzer calls with each input: everything that `sdkgen generate` does with a file, short of writing.
///
/// Whatever the input, the generator makes a module of it or says why not. Beyond that nothing crashes, hangs, or takes
/// memory without bound, the two readers of JSON agree, and every diagnostic is of use.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    compareReaders(input)
    do throws(InvalidInput) {
        let root = try Node.parse(input, file: "in.yaml")
        checkJSON(of: root)
        let document = try Document.read(root)
        check(document.warnings, root)
        do throws(InvalidInput) {
            let (sdk, warnings) = try SDK.build(from: document, module: "API")
            check(warnings, root)
            check(SwiftEmitter(source: "in.yaml").files(for: sdk))
        } catch {
            checkErrors(error, root)
        }
    } catch {
        checkErrors(error, nil)
    }
    return 0
}

/// Where libyaml accepts what is JSON, both must read the same.
private func compareReaders(_ input: [UInt8]) {
    // libyaml folds these line breaks of Unicode, which JSON keeps.
    let text = String(decoding: input, as: UTF8.self).unicodeScalars
    guard !text.contains(where: { ["\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"].contains($0) }) else { return }
    guard let json = try? Node.parse(input, file: "in.json") else { return }
    let yaml = input.withUnsafeBufferPointer { bytes in
        try? Node.parseYAML(bytes, file: FileName("in.json"), limits: ParsingLimits())
    }
    guard let yaml else { return }
    precondition(json.json == yaml.json, "the readers disagree: \(json.json) and \(yaml.json)")
    precondition(json.position == yaml.position, "the readers disagree about the place of the root")
}

/// What is written as JSON is read as what it was.
private func checkJSON(of root: Node) {
    let text = root.json
    do {
        let copy = try Node.parse(text, file: "copy.json")
        precondition(copy.json == text, "read back as \(copy.json)")
    } catch {
        preconditionFailure("not read back: \(error.diagnostics)")
    }
}

private func checkErrors(_ invalid: InvalidInput, _ root: Node?) {
    precondition(invalid.diagnostics.contains { $0.severity == .error }, "refused without an error")
    check(invalid.diagnostics, root)
}

private func check(_ diagnostics: [Diagnostic], _ root: Node?) {
    for diagnostic in diagnostics.prefix(100) {
        precondition(!diagnostic.message.isEmpty)
        let position = diagnostic.position
        precondition(position.file == "in.yaml" && position.line >= 1 && position.column >= 1, "at \(position)")
        if let root { precondition(root.pointer(at: position) != nil, "no pointer for \(diagnostic)") }
    }
}

private func check(_ files: [SourceFile]) {
    precondition(Set(files.map { $0.path.lowercased() }).count == files.count, "two files of one name")
    for file in files {
        precondition(file.contents.hasPrefix(SwiftEmitter.marker))
        precondition(!file.path.contains("..") && !file.path.hasPrefix("/"), "\(file.path) leaves the folder")
    }
}
