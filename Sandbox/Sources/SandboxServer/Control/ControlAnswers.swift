extension FaultOrder {
    var object: JSONObject {
        ["number": number, "fault": fault.description, "seen": seen, "applied": applied]
    }
}

extension RequestCounts {
    var object: JSONObject {
        ["total": total, "faulted": faulted, "byOperation": JSONObject(counts: byOperation)]
    }
}

extension ConnectionCounts {
    var object: JSONObject {
        ["accepted": accepted, "open": open, "mostOpen": mostOpen]
    }
}

extension StoredCounts {
    var object: JSONObject {
        [
            "users": users, "organizations": organizations, "conversations": conversations, "messages": messages,
            "ratings": ratings, "events": events, "prompts": prompts, "promptVersions": promptVersions,
            "customSegments": customSegments,
        ]
    }
}

extension StoredIDs {
    var object: JSONObject {
        [
            "messages": JSONObject(counts: messages), "messagesWithoutId": messagesWithoutID,
            "messageArrivals": JSONObject(counts: messageArrivals),
            "events": JSONObject(counts: events), "eventsWithoutId": eventsWithoutID,
            "eventArrivals": JSONObject(counts: eventArrivals),
        ]
    }
}

extension JSONObject {
    /// The counts by their names, in alphabetical order.
    init(counts: [String: Int]) {
        self.init()
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) { append(name, .integer(count)) }
    }
}
