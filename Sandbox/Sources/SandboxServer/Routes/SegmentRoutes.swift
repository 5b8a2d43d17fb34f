import Foundation

/// `segments`: groups of users that share something.
enum SegmentRoutes {
    static let operations = [
        APIOperation("segments.list", .get, "/segments") { call in
            let paging = try Paging(call, .pageSize)
            return call.store.access { state in
                let segments = state.segments.records
                // Members are counted for the segments of the page only.
                return paging.answer(segments) { $0.summary(memberCount: state.members(of: $0, now: call.now).count) }
            }
        },
        APIOperation("segments.create", .post, "/segments") { call in
            let segment = try newSegment(call.body(), now: call.now)
            return try call.store.access { state in
                let count = state.segments.records.count { $0.presetID == nil }
                if let limit = call.limits.customSegments, count >= limit {
                    throw APIFailure.quotaExceeded(
                        "The \(call.key.plan.rawValue) plan includes \(limit) custom segments, and they are used up."
                    )
                }
                for id in segment.filters.productIDs ?? [] { _ = try state.product(id) }
                state.segments.insert(segment)
                return .stored(segment.createdBody)
            }
        },
        APIOperation("segments.get", .get, "/segments/{segmentId}") { call in
            try call.store.access { state in
                let segment = try state.segment(call.parameter("segmentId"))
                let count = state.members(of: segment, now: call.now).count
                return .ok(segment.body(memberCount: count))
            }
        },
        APIOperation("segments.analytics", .get, "/segments/{segmentId}/analytics", bucket: .analytics) { call in
            let mode = try AnalysisMode(call.query)
            return try call.store.access { state in
                let segment = try state.segment(call.parameter("segmentId"))
                let members = state.members(of: segment, now: call.now)
                let conversations = members.flatMap { state.conversations(ofUser: $0.id) }
                    .filter { segment.filters.admits($0, now: call.now) && $0.fits(call.query) }
                let analyses = conversations.map { state.analysis(of: $0) }
                let analytics = SegmentAnalytics(
                    segment: segment,
                    memberCount: members.count,
                    analyses: analyses,
                    mode: mode
                )
                return .ok(analytics.body)
            }
        },
    ]

    private static func newSegment(_ body: InputObject, now: Date) throws -> Segment {
        Segment(
            id: newID(),
            name: try body.stringIfPresent("name") ?? "Untitled segment",
            description: try body.stringIfPresent("description"),
            icon: try body.stringIfPresent("icon"),
            filters: try SegmentFilters(body.part("filters")),
            createdAt: now,
            updatedAt: now
        )
    }
}

extension Segment {
    /// The segment as `UserSegmentMembership`.
    var membershipBody: JSONObject { ["id": id, "name": name, "presetId": presetID, "type": type] }

    /// The segment as `SegmentSummary`.
    func summary(memberCount: Int) -> JSONObject {
        membershipBody.merging(["isFavorited": false, "memberCount": memberCount])
    }

    /// The segment as `CreateSegmentResponse`.
    var createdBody: JSONObject {
        [
            "id": id,
            "name": name,
            "description": description,
            "icon": icon,
            "type": type,
            "filters": filters.body,
            "createdAt": createdAt,
            "updatedAt": updatedAt,
        ]
    }

    /// The segment as `GetSegmentResponse`.
    func body(memberCount: Int) -> JSONObject {
        createdBody.merging(summary(memberCount: memberCount))
            .merging(["createdBy": presetID == nil ? "sandbox-owner".json : .null])
    }
}
