import YAML

/// The files of a description, each read when a reference leads to it for the first time.
final class Library {
    enum Problem: Error {
        /// The reference names something on the network.
        case remote
        /// Nobody said how to read other files.
        case noLoader
        case unreadable(String)
        /// What is wrong with the file has been said.
        case reported
        case invalidReference
    }

    let entry: SourceFile
    private(set) var files: [SourceFile]
    /// What was wrong with files.
    private(set) var diagnostics: [Diagnostic] = []
    private var loaded: [String: Result<SourceFile, Problem>] = [:]
    private let load: Document.Loader?

    init(_ entry: SourceFile, _ load: Document.Loader?) {
        self.entry = entry
        self.load = load
        files = [entry]
        loaded[Self.normalized(entry.path)] = .success(entry)
    }

    /// What a reference without its fragment leads to.
    func resource(_ text: Substring, from resource: Resource) throws(Problem) -> Resource {
        let reference = URIReference(text)
        let resolved = reference.resolved(against: resource.base).text
        let path = try path(of: reference, from: resource.file)
        if let path, case .success(let file)? = loaded[path] { return file.resource }
        if let declared = declared(resolved) { return declared }
        guard let path else { throw .remote }
        return try file(path).resource
    }

    /// Nil for what is not in the file system.
    private func path(of reference: URIReference, from file: SourceFile) throws(Problem) -> String? {
        guard reference.scheme == nil || reference.scheme == "file", reference.authority ?? "" == "" else { return nil }
        guard let path = PercentEncoding.decoded(reference.path) else { throw .invalidReference }
        if path.hasPrefix("/") { return Self.normalized(path) }
        return String(URIReference.merged(path[...], with: file.path[...]))
    }

    private static func normalized(_ path: String) -> String {
        String(URIReference.removingDots(path[...]))
    }

    private func declared(_ uri: String) -> Resource? {
        for file in files {
            if let resource = file.identifiers.resources[uri] { return resource }
        }
        return nil
    }

    private func file(_ path: String) throws(Problem) -> SourceFile {
        if let known = loaded[path] { return try known.get() }
        let result = read(path)
        loaded[path] = result
        return try result.get()
    }

    private func read(_ path: String) -> Result<SourceFile, Problem> {
        guard let load else { return .failure(.noLoader) }
        do {
            let root = try load(path)
            let text = root["openapi"]?.string
            let version = text.flatMap(Version.init)
            let file = SourceFile(
                index: files.count,
                path: path,
                root: root,
                version: version ?? entry.version,
                versionText: version == nil ? entry.versionText : text ?? entry.versionText
            )
            files.append(file)
            return .success(file)
        } catch let invalid as InvalidInput {
            diagnostics += invalid.diagnostics
            return .failure(.reported)
        } catch let unreadable as UnreadableFile {
            return .failure(.unreadable(unreadable.reason))
        } catch {
            return .failure(.unreadable("\(error)"))
        }
    }
}
