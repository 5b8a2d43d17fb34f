#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Whole files, by the calls of the system.
///
/// Foundation waits for the disk after each file that it writes, which takes longer than everything else where there are
/// thousands of them; and to load it takes as long as to generate a small module.
enum SystemFile {
    /// What the system says of a call that failed.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let code: Int32
        /// Whether everything is as it was before the call that failed.
        var isUndone = true

        /// `No such file or directory`
        var reason: String { String(cString: strerror(code)) }

        /// There is a folder where a file is needed.
        var isAboutFolder: Bool { code == EISDIR }

        var description: String { "\(path): \(reason)" }

        /// - Parameter code: as a rule, what the call has just left behind.
        fileprivate init(_ path: String, _ code: Int32 = errno) {
            self.path = path
            self.code = code
        }
    }

    /// What a file holds, but no more than `limit` bytes of it: files such as `/dev/zero` have no end.
    static func contents(of path: String, upTo limit: Int = .max) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Failure(path) }
        // With room for one byte more than there should be, the first call reads all and the second one nothing.
        guard var bytes = chunk(of: file, min(max(Int(status.st_size) + 1, 4096), limit)) else { throw Failure(path) }
        var isAtEnd = bytes.isEmpty
        while !isAtEnd, bytes.count < limit {
            guard let more = chunk(of: file, min(65_536, limit - bytes.count)) else { throw Failure(path) }
            bytes += more
            isAtEnd = more.isEmpty
        }
        return bytes
    }

    /// What comes next, empty at the end; nil where the call fails.
    private static func chunk(of file: Int32, _ size: Int) -> [UInt8]? {
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            repeat { length = read(file, buffer.baseAddress, size) } while length < 0 && errno == EINTR
            count = max(length, 0)
        }
        return length < 0 ? nil : bytes
    }

    /// Makes a file of the text, or puts the text in place of what a file holds.
    ///
    /// - Parameter isNew: whether nothing may be there, not even a link, which would be followed.
    static func save(_ text: String, to path: String, isNew: Bool = false) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : O_TRUNC), 0o666)
        guard file >= 0 else { throw Failure(path) }
        var text = text
        let code = text.withUTF8 { put($0, into: file) }
        // Some file systems say only now that there is no room.
        let isClosed = close(file) == 0
        guard code == 0 else { throw Failure(path, code) }
        guard isClosed else { throw Failure(path) }
    }

    /// Zero, or the number of the error.
    private static func put(_ bytes: UnsafeBufferPointer<UInt8>, into file: Int32) -> Int32 {
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = write(file, rest.baseAddress, rest.count)
            if count < 0, errno != EINTR { return errno }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
        }
        return 0
    }

    /// Puts a file in the place of another, or a folder where there is none, at once.
    static func move(_ path: String, to target: String) throws(Failure) {
        guard rename(path, target) == 0 else { throw Failure(target) }
    }

    /// Gives a file a second name.
    static func link(_ path: String, as name: String) throws(Failure) {
        // Of a link itself, not of what it leads to.
        guard linkat(AT_FDCWD, path, AT_FDCWD, name, 0) == 0 else { throw Failure(name) }
    }

    /// Lets the same people read and write a file as another one, as far as the system permits that.
    static func copyPermissions(of path: String, to other: String) {
        var status = stat()
        if stat(path, &status) == 0 { _ = chmod(other, status.st_mode & 0o777) }
    }

    static func delete(_ path: String) throws(Failure) {
        guard unlink(path) == 0 else { throw Failure(path) }
    }

    /// Makes a folder and those around it, where they are missing.
    static func makeFolder(_ path: String) throws(Failure) {
        if mkdir(path, 0o777) == 0 { return }
        let failure = Failure(path)
        if isFolder(path) { return }
        let outer = folder(of: path)
        guard failure.code == ENOENT, !outer.isEmpty, outer != path else { throw failure }
        try makeFolder(outer)
        guard mkdir(path, 0o777) == 0 || isFolder(path) else { throw Failure(path) }
    }

    /// Whether there is anything of that name, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether there is a file with contents, or a link to one: no folder, and no pipe, which would be waited for.
    static func isFile(_ path: String) -> Bool { isOfKind(S_IFREG, path) }

    private static func isFolder(_ path: String) -> Bool { isOfKind(S_IFDIR, path) }

    private static func isOfKind(_ kind: mode_t, _ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == kind
    }

    /// `a` for `a/b`, `/` for `/b`, and nothing for `b`.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `a/b` for `a/b//` and `a/b/.`.
    static func withoutSlashes(_ path: String) -> String {
        guard let last = path.utf8.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return path }
        // `new/.` is `new`, and can be made.
        let trimmed = path[...last]
        return trimmed.hasSuffix("/.") ? withoutSlashes(String(trimmed.dropLast(2))) : String(trimmed)
    }

    /// `b` for `a/b`.
    static func name(of path: String) -> String {
        path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap(String.init) ?? path
    }

    /// Puts a line on the standard error.
    static func printError(_ line: String) {
        var text = line + "\n"
        // There is nobody left to tell that it cannot be said.
        _ = text.withUTF8 { put($0, into: STDERR_FILENO) }
    }
}
