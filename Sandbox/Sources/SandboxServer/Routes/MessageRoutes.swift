/// `messages`: logging what was said.
enum MessageRoutes {
    static let operations = [
        APIOperation("messages.create", .post, "/messages") { call in
            let batch = try MessageBatch(call.body(), now: call.now)
            let logged = try call.store.access { state in try Result(state.log(batch, now: call.now)) }
            return .stored(logged.body, isNew: logged.isNew)
        }
    ]

    private struct Result: Sendable {
        let body: JSONObject
        let isNew: Bool

        init(_ logged: LoggedMessages) {
            isNew = logged.messages.contains(where: \.isNew)
            let prompt = logged.prompt.prompt
            var body: JSONObject = [
                "success": true,
                "conversationId": logged.conversationID,
                "messages": logged.messages.map { Self.body(of: $0.message, isNew: $0.isNew) },
                "systemPromptPromptId": prompt.id,
                "systemPromptComponentIds": prompt.current.components.map(\.id),
            ]
            body.put("promptVariables", logged.prompt.variables.map(Self.map))
            body.put("templateMatch", Self.templateMatch(logged.prompt))
            self.body = body
        }

        private static func body(of message: Message, isNew: Bool) -> JSONObject {
            var body: JSONObject = [
                "messageId": message.id,
                "messageType": message.type,
                "status": isNew ? "created" : "deduplicated",
            ]
            body.put("externalMessageId", message.externalID)
            return body
        }

        private static func templateMatch(_ use: PromptUse) -> JSONObject? {
            switch use.match {
            case nil: return nil
            case .exact: return ["matched": true, "confidence": "exact", "promptId": use.prompt.id]
            case .template(let values):
                return [
                    "matched": true, "confidence": "high", "promptId": use.prompt.id, "detectedVariables": map(values),
                ]
            }
        }

        private static func map(_ values: [String: String]) -> JSONObject {
            var object = JSONObject()
            for (name, value) in values.sorted(by: { $0.key < $1.key }) { object.append(name, .string(value)) }
            return object
        }
    }
}
