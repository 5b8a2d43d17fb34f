/// Answers such as the service gives.
public enum SampleJSON {
    public static let productID = "3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10"

    /// Of `GET /products/{productId}`.
    public static let product = #"""
        {"id":"3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10","name":"Acme Support","description":"Answers the questions of \#
        Acme's customers.","icon":"life-buoy","color":"#2f9e6e","members":[{"id":"17f5c3b8-e9a2-4d60-8b7f-2c4e6d0a9f51",\#
        "userId":"83a0e6d4-5f1b-47c9-9e2d-b6c8f3a7d104","role":"owner","avatarUrl":"https://avatars.example.com/sam.png"},\#
        {"id":"17f5c3b8-e9a2-4d60-8b7f-2c4e6d0a9f52","userId":"83a0e6d4-5f1b-47c9-9e2d-b6c8f3a7d105","role":"viewer",\#
        "avatarUrl":null}],"optimizationNotes":"Short answers before complete ones.","qualityIndexMetricWeights":[\#
        {"key":"satisfaction","name":"Satisfaction","description":"How content users are.","weight":0.4},{"key":"safety",\#
        "name":"Safety","description":"How free conversations are of harm.","weight":0.6}],"userPrivacy":"standard",\#
        "createdAt":"2025-11-03T14:00:00.000Z","updatedAt":"2026-01-10T08:15:00.000Z"}
        """#

    /// Of `POST /messages`, two of them.
    public static let logged = #"""
        {"success":true,"conversationId":"5a0d6f7e-1c2b-4f3a-8d9e-0b1c2d3e4f50","messages":[{"id":\#
        "6b1e7a8f-2d3c-4a4b-9e0f-1c2d3e4f5a61","messageId":"6b1e7a8f-2d3c-4a4b-9e0f-1c2d3e4f5a61","externalMessageId":\#
        "question-1","messageType":"user_message","role":"user","status":"created"},{"id":\#
        "7c2f8b90-3e4d-4b5c-8f10-2d3e4f5a6b72","messageId":"7c2f8b90-3e4d-4b5c-8f10-2d3e4f5a6b72","externalMessageId":\#
        "answer-1","messageType":"final_response","role":"assistant","status":"created"}],"systemPromptComponentIds":\#
        ["8d309ca1-4f5e-4c6d-9021-3e4f5a6b7c83"],"systemPromptPromptId":"9e41adb2-506f-4d7e-8132-4f5a6b7c8d94"}
        """#

    /// One of `GET /users`.
    public static let user = #"""
        {"id":"af52bec3-6170-4e8f-9243-5a6b7c8d9ea5","anonymized":false,"externalId":"user-456","name":"Jane Doe","email":\#
        "jane@example.com","phone":null,"organizationId":null,"externalOrganizationId":"org-1","properties":{"plan":\#
        "growth","seats":12},"createdAt":"2025-11-03T14:00:00.000Z","updatedAt":"2026-01-10T08:15:00.000Z"}
        """#
}
