import Foundation
import Greenflash

/// A conversation with the Greenflash assistant in the terminal. Ends with an empty line or end of input.
@main
struct Chat {
    static func main() async {
        do {
            let session = try GreenflashClient().chat.session()
            show("Ask about your conversations (an empty line ends).\n")
            while let question = prompt() {
                try await answer(question, in: session)
            }
        } catch {
            FileHandle.standardError.write(Data("\nchat: \(error)\n".utf8))
            exit(1)
        }
    }

    static func answer(_ question: String, in session: ChatSession) async throws {
        for try await event in session.stream(question) {
            switch event {
            case .toolCall(let call): show("  · \(call.displayName) …\n")
            case .toolResult(let result): show("  · \(result.displayName) done\n")
            case .textDelta(let delta): show(delta.text)
            case .done: show("\n")
            case .unknown: break
            }
        }
    }

    static func prompt() -> String? {
        show("\n> ")
        guard let line = readLine(), !line.isEmpty else { return nil }
        return line
    }

    /// Writes at once, unlike Swift's own `print`, which waits for more when the output is no terminal.
    static func show(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
