#if canImport(Darwin) || canImport(Glibc) || canImport(Musl) || canImport(Android)
    import Foundation

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Android
    #endif

    /// What the file system would not do, and why.
    struct FileFailure: Error, CustomStringConvertible {
        let description: String
        /// Of `errno`; `nil` where it is the file itself.
        let code: Int32?

        init(message: String) {
            description = message
            code = nil
        }

        init(_ action: String, _ path: String, _ code: Int32) {
            self.code = code
            description = "cannot \(action) \(path): \(String(cString: strerror(code)))"
        }
    }

    /// Small files that only this user can read.
    enum PrivateFile {
        /// More than any record has: a file that is larger is something else.
        static let maximumBytes = 16 << 20

        /// Opens a file that is no link, for this process alone: children do not inherit it.
        static func open(_ path: String, _ flags: Int32) throws(FileFailure) -> Int32 {
            while true {
                // Without waiting for anybody, should it be a pipe.
                let descriptor = systemOpen(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
                if descriptor >= 0 { return descriptor }
                let code = errno
                guard code == EINTR else { throw FileFailure("open", path, code) }
            }
        }

        /// - Returns: `nil` where there is no file.
        static func read(_ path: String) throws(FileFailure) -> Data? {
            let descriptor: Int32
            do {
                descriptor = try open(path, O_RDONLY)
            } catch {
                if access(path, F_OK) != 0, errno == ENOENT { return nil }
                throw error
            }
            defer { close(descriptor) }
            var bytes = Data()
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            while true {
                let count = systemRead(descriptor, &buffer, buffer.count)
                if count == 0 { return bytes }
                guard count > 0 else {
                    let code = errno
                    if code == EINTR { continue }
                    throw FileFailure("read", path, code)
                }
                bytes.append(contentsOf: buffer[..<count])
                guard bytes.count <= maximumBytes else {
                    throw FileFailure(message: "cannot read \(path): it has more than \(maximumBytes) bytes")
                }
            }
        }

        /// Replaces a file as one step, so that whoever reads it, and whoever comes after a crash, finds the old or the new
        /// contents. Only one process at a time may write.
        static func replace(_ path: String, with bytes: Data) throws(FileFailure) {
            let draft = path + ".new"
            do {
                try write(bytes, to: draft)
            } catch {
                unlink(draft)
                throw error
            }
            guard rename(draft, path) == 0 else {
                let code = errno
                unlink(draft)
                throw FileFailure("replace", path, code)
            }
        }

        private static func write(_ bytes: Data, to path: String) throws(FileFailure) {
            let descriptor = try open(path, O_WRONLY | O_CREAT | O_TRUNC)
            defer { close(descriptor) }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
                guard count >= 0 else {
                    let code = errno
                    if code == EINTR { continue }
                    throw FileFailure("write", path, code)
                }
                rest = rest.dropFirst(count)
            }
        }
    }

    // The names without a module would be those of `PrivateFile` itself.
    private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o600) }
    private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
        read(descriptor, buffer, count)
    }
    private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, buffer, count)
    }
#endif
