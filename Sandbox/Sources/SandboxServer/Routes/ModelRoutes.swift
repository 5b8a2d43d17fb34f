import Foundation

/// `models`: the language models that conversations name.
enum ModelRoutes {
    static let operations = [
        APIOperation("models.list", .get, "/models") { call in
            let paging = try Paging(call, .pageSize)
            return call.store.access { state in
                paging.answer(state.models.records) { state.summary(of: $0) }
            }
        },
        APIOperation("models.get", .get, "/models/{modelId}") { call in
            try call.store.access { state in .ok(state.body(of: try state.model(call.parameter("modelId")))) }
        },
        APIOperation("models.analytics", .get, "/models/{modelId}/analytics", bucket: .analytics) { call in
            let mode = try AnalysisMode(call.query)
            let names = ModelAnalytics.periods.sorted { $0.value < $1.value }.map(\.key)
            let period = try call.query.choice("period", of: names) ?? ModelAnalytics.defaultPeriod
            let days = Double(ModelAnalytics.periods[period] ?? 30)
            let start = call.now.addingTimeInterval(-86_400 * days)
            return try call.store.access { state in
                let model = try state.model(call.parameter("modelId"))
                let conversations = state.conversations(usingModel: model).filter { $0.updatedAt >= start }
                let analyzed = conversations.map { (began: $0.createdAt, analysis: state.analysis(of: $0)) }
                return .ok(ModelAnalytics(model: model, conversations: analyzed, mode: mode).body)
            }
        },
    ]
}

extension StoreState {
    fileprivate func summary(of model: Model) -> JSONObject {
        let conversations = conversations(usingModel: model)
        return [
            "id": model.id,
            "canonicalId": model.canonicalID,
            "displayName": model.displayName,
            "family": model.family,
            "provider": model.provider,
            "usageCount": conversations.count,
            "lastUsedAt": conversations.map(\.updatedAt).max(),
        ]
    }

    fileprivate func body(of model: Model) -> JSONObject {
        let byProduct = Dictionary(grouping: conversations(usingModel: model), by: \.productID)
        let usage: [JSONObject] = products.records.compactMap { product in
            guard let count = byProduct[product.id]?.count else { return nil }
            return ["id": product.id, "name": product.name, "icon": product.icon, "conversationCount": count]
        }
        var body = summary(of: model).merging([
            "description": JSON.null,
            "source": model.contextWindow == nil ? "observed" : "catalog",
            "contextWindow": model.contextWindow,
            "inputCostPer1k": model.inputCostPer1k,
            "outputCostPer1k": model.outputCostPer1k,
            "inputModalities": model.contextWindow == nil ? .null : ["text"].json,
            "outputModalities": model.contextWindow == nil ? .null : ["text"].json,
            "supportedParameters": model.contextWindow == nil ? .null : ["temperature", "max_tokens"].json,
            "products": usage,
            "createdAt": model.createdAt,
        ])
        // The sandbox knows no benchmarks.
        for name in ["expirationDate", "codingIndex", "gpqa", "intelligenceIndex", "mathIndex", "mmluPro"] {
            body.append(name, .null)
        }
        return body
    }
}
