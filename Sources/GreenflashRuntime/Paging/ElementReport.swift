import Foundation
import Logging

/// Tells of the elements of an answer that are left out.
struct ElementReport: Sendable {
    /// How much of an element goes into a log.
    private static let maximumLoggedLength = 1000

    let operation: String
    let requestID: String?
    let redaction: Redaction
    let handler: @Sendable (UndecodableElement) -> Void
    let logger: Logger?

    /// `nil` where elements must not be left out.
    init?(_ policy: UndecodableElements, _ info: ResponseInfo, _ redaction: Redaction, _ logger: Logger?) {
        guard let handler = policy.handler else { return nil }
        operation = info.operation
        requestID = info.requestID.map { redaction($0) }
        self.redaction = redaction
        self.handler = handler
        self.logger = logger
    }

    /// - Parameters:
    ///   - position: Its place in the whole list.
    ///   - index: Its place on the page.
    ///   - json: The element as it came.
    ///   - failure: Why it does not fit.
    func leaveOut(position: Int, index: Int, json: Data, _ failure: DecodingFailure) -> UndecodableElement {
        let element = UndecodableElement(
            operation: operation,
            position: position,
            index: index,
            path: redaction(failure.path ?? JSONPath.text([])),
            problem: redaction(failure.problem),
            json: redaction(String(decoding: json, as: UTF8.self)),
            requestID: requestID
        )
        log(element)
        handler(element)
        return element
    }

    private func log(_ element: UndecodableElement) {
        logger?.warning(
            "\(operation): element \(element.position) left out, at \(element.path): \(element.problem)",
            metadata: [
                "operation": .string(operation),
                "position": .stringConvertible(element.position),
                "path": .string(element.path),
                "json": .string(Excerpt.of(element.json, maximumLength: Self.maximumLoggedLength)),
            ]
        )
    }
}
