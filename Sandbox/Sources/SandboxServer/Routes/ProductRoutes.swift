/// `products`: what the tenant's users talk to.
enum ProductRoutes {
    static let operations = [
        APIOperation("products.list", .get, "/products") { call in
            let paging = try Paging(call, .pageSize)
            return call.store.access { state in paging.answer(state.products.records) { $0.summary } }
        },
        APIOperation("products.get", .get, "/products/{productId}") { call in
            try call.store.access { state in .ok(try state.product(call.parameter("productId")).body) }
        },
        APIOperation("products.analytics", .get, "/products/{productId}/analytics", bucket: .analytics) { call in
            let mode = try AnalysisMode(call.query)
            return try call.store.access { state in
                let product = try state.product(call.parameter("productId"))
                let analyses = state.conversations(productID: product.id).map { state.analysis(of: $0) }
                return .ok(ProductAnalytics(analyses: analyses, mode: mode).body)
            }
        },
    ]
}

extension Product {
    private static let weights: [JSONObject] = [
        weight("satisfaction", "Satisfaction", "How content users sound and what they rate.", 0.4),
        weight("friction", "Friction", "How little frustration and struggle there is.", 0.3),
        weight("safety", "Safety", "How rarely something unsafe is said.", 0.2),
        weight("growth", "Growth", "How much interest in buying there is.", 0.1),
    ]

    private static func weight(_ key: String, _ name: String, _ description: String, _ weight: Double) -> JSONObject {
        ["key": key, "name": name, "description": description, "weight": weight]
    }

    /// The product as `ProductSummary`.
    var summary: JSONObject {
        ["id": id, "name": name, "color": color, "icon": icon, "createdAt": createdAt, "updatedAt": updatedAt]
    }

    /// The product as `GetProductResponse`.
    var body: JSONObject {
        summary.merging([
            "description": description,
            "members": [
                [
                    "id": "member-1", "userId": "sandbox-owner", "role": "owner", "avatarUrl": JSON.null,
                ] as JSONObject
            ],
            "optimizationNotes": JSON.null,
            "qualityIndexMetricWeights": Self.weights,
            "userPrivacy": "standard",
        ])
    }
}
