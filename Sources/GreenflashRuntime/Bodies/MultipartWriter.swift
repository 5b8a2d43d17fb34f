import Foundation
import HTTPTypes

/// Writes parts one after the other, with a boundary between them (RFC 2046, section 5.1).
enum MultipartWriter {
    /// 128 random bits: no body has them in it by accident, nor can anyone put them there who doesn't know them.
    static func makeBoundary() -> String {
        "boundary-" + UUID().uuidString.lowercased()
    }

    /// - Parameter parts: With the name of a field, in a form.
    /// - Throws: `InvalidRequest` where a header field of a part would not be one.
    static func body(_ parts: [(name: String?, part: MultipartPart)], boundary: String) throws -> HTTPRequestBody {
        var pieces: [HTTPRequestBody.Piece] = []
        var text = Data()
        for (name, part) in parts {
            text.append(contentsOf: "--\(boundary)\r\n\(try head(name, part))\r\n".utf8)
            if let data = part.body.data {
                text.append(data)
            } else {
                pieces.append(.data(text))
                pieces += part.body.pieces
                text = Data()
            }
            text.append(contentsOf: "\r\n".utf8)
        }
        text.append(contentsOf: "--\(boundary)--\r\n".utf8)
        pieces.append(.data(text))
        return HTTPRequestBody(pieces)
    }

    private static func head(_ name: String?, _ part: MultipartPart) throws -> String {
        var head = ""
        if let name {
            head += "Content-Disposition: form-data; name=\"\(quoted(name))\""
            if let fileName = part.fileName { head += "; filename=\"\(quoted(fileName))\"" }
            head += "\r\n"
        } else if let fileName = part.fileName {
            head += "Content-Disposition: attachment; filename=\"\(quoted(fileName))\"\r\n"
        }
        if let contentType = part.contentType { head += try field("Content-Type", contentType) }
        for (name, value) in part.headers.sorted(by: { $0.key < $1.key }) { head += try field(name, value) }
        return head
    }

    private static func field(_ name: String, _ value: String) throws -> String {
        guard let fieldName = HTTPField.Name(name), HTTPField.isValidValue(value) else {
            throw InvalidRequest(
                message:
                    "the header field \(String(reflecting: name)) of a part has a name or a value that is not admitted"
            )
        }
        return "\(fieldName.rawName): \(value)\r\n"
    }

    /// As the HTML standard has it (WHATWG HTML, multipart/form-data encoding algorithm): what would end the text, or the
    /// line, is percent-encoded; all else is UTF-8.
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "%22"
            case "\r": quoted += "%0D"
            case "\n": quoted += "%0A"
            case "\0": quoted += "%00"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }
}
