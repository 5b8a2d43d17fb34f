import Foundation
import GreenflashAPI

@testable import GreenflashRuntime

/// JSON of any kind: what is read and written is the same, and every reader agrees.
func fuzzJSON(_ input: Input) {
    let service = ServiceMessage(body: input.data)
    expect(service.message?.count ?? 0 <= ServiceMessage.maximumLength + 1, "a long message")
    checkDocument(JSONValue.self, input.data)
    checkDocument([String: [Double?]].self, input.data)
    do {
        let value = try JSONCoding.decode(JSONValue.self, from: input.data)
        checkJSON(value)
    } catch {
        let message = DecodingFailure(error, in: input.data).message
        expect(!message.isEmpty && !message.contains("\n"), "the message \(message)")
    }
}

private func checkJSON(_ value: JSONValue) {
    do {
        let text = try JSONCoding.encode(value)
        let copy = try JSONCoding.decode(JSONValue.self, from: text)
        expectEqual(copy, value, "the JSON, written and read")
        expectEqual(copy.hashValue, value.hashValue, "the hash")
        expectEqual(try JSONCoding.encode(copy), text, "the text")
        expectEqual(value.description, String(decoding: text, as: UTF8.self), "the description")
        let spelled = try SpelledJSON(encoding: value).description
        expectEqual(try JSONCoding.decode(JSONValue.self, from: Data(spelled.utf8)), value, "the JSON, spelled")
        for type in [Int.self, String.self, [String].self, [String: Bool].self] as [any Decodable.Type] {
            checkMessage(type, text)
        }
    } catch {
        fatalError("what was read is not written: \(error)")
    }
}

/// JSON that does not fit a type is reported with its place, in one line.
private func checkMessage<T: Decodable>(_ type: T.Type, _ text: Data) {
    do {
        _ = try JSONCoding.decode(type, from: text)
    } catch {
        let message = DecodingFailure(error, in: text).message
        expect(!message.isEmpty && !message.contains("\n"), "the message \(message)")
        expect(message.utf8.count < 8192, "a message of \(message.utf8.count) bytes")
    }
}

/// What is read without `JSONDecoder` is what that reads.
private func checkDocument<T: Codable & Equatable>(_ type: T.Type, _ json: Data) {
    guard let found = JSONDocument.decode(type, from: JSONDocument(json)) else { return }
    let expected = try? JSONCoding.decoder.decode(type, from: json)
    expectEqual(found, expected, "\(type), read without JSONDecoder")
    // Minus zero is equal to zero, but not written so.
    let copy = expected.flatMap { try? JSONCoding.encode($0) }
    expectEqual(try? JSONCoding.encode(found), copy, "\(type), written")
    let text = String(decoding: json, as: UTF8.self)
    expectEqual(found, JSONDocument.decode(type, from: JSONDocument(text)), "\(type), read from text")
}

// MARK: - Models

/// The first line is the name of a model, or of an event; the rest is its JSON.
func fuzzModels(_ input: Input) {
    guard let end = input.bytes.firstIndex(of: UInt8(ascii: "\n")) else { return }
    let name = String(decoding: input.bytes[..<end], as: UTF8.self)
    let json = Data(input.bytes[(end + 1)...])
    models[name]?(json)
    let event = ServerSentEvent(event: name, data: String(decoding: json, as: UTF8.self))
    guard let value = try? ChatEvent(event) else { return }
    do {
        expectEqual(try ChatEvent(value.serverSentEvent()), value, "the event, written and read")
    } catch {
        fatalError("the event is not written and read: \(error)")
    }
}

/// What was read is written and read as the same.
func checkModel<Model: Codable & Hashable>(_ type: Model.Type, _ json: Data) { checkValue(type, json) }

private func checkValue<Model: Codable & Hashable>(_ type: Model.Type, _ json: Data) {
    checkDocument(type, json)
    guard let value = try? JSONCoding.decode(type, from: json) else { return }
    do {
        let first = try JSONCoding.decode(type, from: JSONCoding.encode(value))
        let text = try JSONCoding.encode(first)
        let second = try JSONCoding.decode(type, from: text)
        expectEqual(second, first, "\(type), written and read")
        expectEqual(second.hashValue, first.hashValue, "the hash of \(type)")
        expectEqual(try JSONCoding.encode(second), text, "the text of \(type)")
        if !mayBeRounded(json) { expectEqual(first, value, "\(type), written and read once") }
    } catch {
        fatalError("the \(type) is not written and read: \(error)")
    }
}

/// Whether there is a fraction of more than three digits: of a second, it is written to the microsecond, and from 2273 on as
/// near to it as a Double is.
private func mayBeRounded(_ json: Data) -> Bool {
    var digits = -1
    for byte in json {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","): digits = 0
        case UInt8(ascii: "0")...UInt8(ascii: "9") where digits >= 0: digits += 1
        default: digits = -1
        }
        if digits > 3 { return true }
    }
    return false
}

/// The same for what events are read as, which must be what it is read as elsewhere.
func checkModel<Model: CodableObject & Hashable>(_ type: Model.Type, _ json: Data) {
    let event = ServerSentEvent(data: String(decoding: json, as: UTF8.self))
    let found = try? event.decode(type)
    expectEqual(found, try? JSONCoding.decode(type, from: Data(event.data.utf8)), "\(type), read by an event")
    checkValue(type, json)
}
