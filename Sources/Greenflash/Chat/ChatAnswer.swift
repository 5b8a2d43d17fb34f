public import GreenflashAPI
public import GreenflashRuntime

/// A complete answer of the assistant.
public struct ChatAnswer: Sendable, Hashable {
    /// What the assistant looked up on the way.
    public struct Step: Sendable, Hashable {
        /// The number of the lookup.
        public var number: Int
        /// The tool's name for programs.
        public var toolName: String
        /// What to show a person.
        public var displayName: String
        /// What came of it, where the tool lets that be seen.
        public var output: JSONValue?
    }

    /// The answer.
    public var text: String

    /// The lookups, in the order in which they began.
    public var steps: [Step]

    /// How the stream ended: the conversation's id, and what the answer took.
    public var done: ChatDone
}

extension ChatAnswer {
    /// Puts an answer together from its events.
    struct Collector {
        private var text = ""
        private var steps: [Step] = []
        private var done: ChatDone?

        mutating func add(_ event: ChatEvent) {
            switch event {
            case .toolCall(let call):
                steps.append(Step(number: call.step, toolName: call.toolName, displayName: call.displayName))
            case .toolResult(let result):
                add(result)
            case .textDelta(let delta):
                text += delta.text
            case .done(let done):
                self.done = done
            default:
                break
            }
        }

        private mutating func add(_ result: ChatToolResult) {
            guard let index = steps.lastIndex(where: { $0.number == result.step && $0.toolName == result.toolName })
            else {
                steps.append(
                    Step(
                        number: result.step,
                        toolName: result.toolName,
                        displayName: result.displayName,
                        output: result.output
                    )
                )
                return
            }
            steps[index].output = result.output
        }

        /// - Throws: ``GreenflashError`` where the end is missing.
        func complete() throws -> ChatAnswer {
            guard let done else {
                var error = GreenflashError(.stream, "The stream ended before the answer was complete.")
                error.partialText = text
                throw error
            }
            return ChatAnswer(text: text, steps: steps, done: done)
        }
    }
}
