/// `inbox`: conversations that somebody should look at. They follow from the store: nothing puts them there.
enum InboxRoutes {
    private static let axes = ["attention", "opportunity"]
    private static let statuses = ["unreviewed", "reviewed", "dismissed"]
    private static let triggerTypes = ["guardrail", "expectation_check", "novelty", "manual_review", "revenue_risk"]

    static let operations = [
        APIOperation("inbox.list", .get, "/inbox") { call in
            let paging = try Paging(call, .pageLimit)
            let axis = try call.query.choice("axis", of: axes)
            let status = try call.query.choice("status", of: statuses)
            let triggerType = try call.query.choice("triggerType", of: triggerTypes)
            let severity = try call.query.number("minSeverity") ?? 0
            return call.store.access { state in
                let all = state.inbox()
                let items = all.filter { item in
                    (axis == nil || item.axis == axis)
                        && (status == nil || item.reviewStatus == status)
                        && (triggerType == nil || item.triggers.contains { $0.type == triggerType })
                        && Double(item.triggers[0].severity) >= severity
                }
                let clusters = Dictionary(grouping: all) { $0.analysis.topic }
                return paging.answer(items) { $0.summary(cluster: clusters[$0.analysis.topic] ?? []) }
            }
        },
        APIOperation("inbox.get", .get, "/inbox/{conversationId}") { call in
            try call.store.access { state in
                let id = call.parameter("conversationId")
                guard let conversation = try? state.conversation(anyID: id),
                    let item = InboxItem(conversation, state.analysis(of: conversation))
                else { throw APIFailure.notFound("inbox item", id) }
                return .ok(item.body(participant: state.info(ofUser: conversation.userID)))
            }
        },
    ]
}

extension StoreState {
    /// All items, those of the newest conversations first.
    fileprivate mutating func inbox() -> [InboxItem] {
        var items: [InboxItem] = []
        for conversation in conversations.records.reversed() {
            if let item = InboxItem(conversation, analysis(of: conversation)) { items.append(item) }
        }
        return items
    }
}

extension InboxItem {
    /// The item as `InboxItemSummary`, with the items of its topic as its cluster.
    fileprivate func summary(cluster: [InboxItem]) -> JSONObject {
        [
            "conversationId": conversation.id,
            "axis": axis,
            "triggerType": triggers[0].type,
            "topic": analysis.topic,
            "messageCount": analysis.messageCount,
            "reviewStatus": reviewStatus,
            "timestamp": conversation.updatedAt,
            "clusterSize": cluster.count,
            "clusterMemberIds": cluster.map(\.conversation.id),
            "clusterRootCause": cluster.count > 1 ? analysis.rootCause : nil,
        ]
    }

    /// The item as `GetInboxItemResponse`.
    fileprivate func body(participant: JSONObject?) -> JSONObject {
        [
            "conversationId": conversation.id,
            "triggerType": triggers[0].type,
            "topic": analysis.topic,
            "summary": "\(analysis.topic): \(triggers.map(\.reason).joined(separator: " "))",
            "messageCount": analysis.messageCount,
            "reviewStatus": reviewStatus,
            "timestamp": conversation.updatedAt,
            "participant": participant,
            "keywords": Aggregate.ranked(analysis.keywords).map(\.name),
            "analysis": [
                "sentiment": Score.sentiment(analysis.sentiment),
                "frustration": Score.level(analysis.frustration),
                "struggle": Score.level(analysis.struggle),
                "qualityIndex": analysis.quality,
            ] as JSONObject,
            "triggers": triggers.map { trigger in
                [
                    "triggerType": trigger.type,
                    "severity": trigger.severity,
                    "confidence": 0.9,
                    "reason": trigger.reason,
                    "source": "word_list",
                ] as JSONObject
            },
            "messages": conversation.messages.map(\.body),
        ]
    }
}
