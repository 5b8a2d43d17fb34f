extension Prompt {
    /// The prompt as `SlimPrompt`.
    var summary: JSONObject {
        [
            "id": id,
            "externalPromptId": externalID,
            "name": name,
            "productId": productID,
            "versionId": current.id,
            "components": current.components.map { component in
                ["id": component.id, "externalComponentId": component.externalID] as JSONObject
            },
            "createdAt": createdAt,
            "updatedAt": updatedAt,
            "archivedAt": archivedAt,
        ]
    }

    /// The prompt as `Prompt`.
    var body: JSONObject {
        var body: JSONObject = ["id": id]
        body.put("externalPromptId", externalID)
        return body.merging([
            "name": name,
            "description": description,
            "productId": productID,
            "source": source,
            "components": current.components.map(\.body),
            "createdAt": createdAt,
            "updatedAt": updatedAt,
            "archivedAt": archivedAt,
        ])
    }
}

extension PromptComponent {
    fileprivate var body: JSONObject {
        var body: JSONObject = ["id": id]
        body.put("externalComponentId", externalID)
        return body.merging([
            "name": name,
            "type": type,
            "source": source,
            "content": content,
            "isDynamic": isDynamic,
            "createdAt": createdAt,
            "updatedAt": updatedAt,
        ])
    }
}
