#if canImport(Darwin) || canImport(Glibc) || canImport(Musl) || canImport(Android)
    public import Foundation
    public import Logging

    /// Keeps records in files, so that the processes of one machine share their budgets.
    ///
    /// ```swift
    /// configuration.rateLimitStore = try FileRateLimitStore(directory: URL(filePath: "/var/lib/my-app/limits"))
    /// ```
    ///
    /// A record is a file of a few hundred bytes to some kilobytes, which is replaced as a whole, under a lock (flock(2)),
    /// so that neither several processes nor a crash leave half of one behind. Only this user can read the files, and no
    /// name or content has the credential (``RateLimitBucket/account``). A file that is damaged is logged and begun anew.
    ///
    /// The directory has to be on a disk of this machine: network file systems do not all lock.
    ///
    /// Slots are taken by whichever process asks first; first come, first served holds between the calls of one process.
    public final class FileRateLimitStore: RateLimitStore {
        /// How long a call waits for the lock, which others hold for a fraction of a millisecond.
        static let patience = Duration.seconds(5)

        private let directory: String
        private let logger: Logger?
        private let patience: Duration

        /// A store in a directory. All processes that name the same one share.
        ///
        /// - Parameters:
        ///   - directory: Made where it is missing, for this user alone.
        ///   - logger: Where damaged files are logged, as warnings.
        /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``, where files cannot be written there.
        public convenience init(directory: URL, logger: Logger? = nil) throws {
            try self.init(directory: directory, logger: logger, patience: Self.patience)
        }

        init(directory: URL, logger: Logger?, patience: Duration) throws {
            let path = directory.standardizedFileURL.path
            self.directory = path
            self.logger = logger
            self.patience = patience
            do {
                try FileManager.default.createDirectory(
                    at: directory,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
                guard access(path, R_OK | W_OK | X_OK) == 0 else {
                    throw FileFailure("write in", path, errno)
                }
            } catch {
                var reason = (error as? FileFailure)?.description ?? error.localizedDescription
                if reason.hasSuffix(".") { reason.removeLast() }
                throw APIError(
                    .configuration,
                    "The directory \(path) cannot keep rate limits: \(reason). Name one that this user can write in.",
                    underlying: error
                )
            }
        }

        public func update<Output: Sendable>(
            _ bucket: RateLimitBucket,
            _ body: @Sendable (inout RateLimitRecord) -> Output
        ) async throws -> Output {
            // The version of the format is in the name, so that versions of this library do not discard each other's.
            let path = "\(directory)/\(bucket.id).v1"
            let lock = try await FileLock.acquire(path + ".lock", patience: patience)
            defer { withExtendedLifetime(lock) {} }
            let before = try read(path + ".json") ?? RateLimitRecord()
            var record = before
            let output = body(&record)
            if record != before { try PrivateFile.replace(path + ".json", with: JSONEncoder().encode(record)) }
            return output
        }

        /// - Throws: `FileFailure`, where what is wrong is not the file: what it counted must not be written over.
        private func read(_ path: String) throws -> RateLimitRecord? {
            do {
                guard let bytes = try PrivateFile.read(path) else { return nil }
                return try JSONDecoder().decode(RateLimitRecord.self, from: bytes)
            } catch let error as FileFailure where error.code == nil || error.code == ELOOP {
                logger?.warning("A rate limit record is begun anew: \(error)")
            } catch let error as FileFailure {
                throw error
            } catch {
                logger?.warning("A rate limit record is begun anew: \(path) is damaged")
            }
            return nil
        }
    }
#endif
