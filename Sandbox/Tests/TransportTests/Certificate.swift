import Foundation

/// A certificate for one host that nobody but the holder of this value trusts, and its key. Both are made for the test.
struct Certificate {
    /// The certificate and the key, in PEM.
    let certificate: URL
    let key: URL
    private let folder: URL

    /// - Throws: `CocoaError` where the command `openssl` is missing or fails.
    init(host: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("certificate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("certificate.pem")
        key = folder.appendingPathComponent("key.pem")
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "1", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)",
            "-keyout", key.path, "-out", certificate.path,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}
