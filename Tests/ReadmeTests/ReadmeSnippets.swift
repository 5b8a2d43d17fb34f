import Foundation
import Greenflash
import GreenflashTesting
import HTTPTypes
import Logging

// The code of README.md, in its order. `ReadmeTests` holds every block of the README against this file, and the
// compiler holds this file against the SDK.

private struct Tenant {
    var apiKey: String
}

private func firstCalls() async throws {
    let greenflash = try GreenflashClient()  // the key from GREENFLASH_API_KEY, or GreenflashClient(apiKey: "…")

    let user = try await greenflash.users.create(
        CreateUserParams(externalUserID: "user-456", name: "Jane Doe", properties: ["plan": "enterprise"])
    )

    let logged = try await greenflash.messages.create(
        CreateMessageParams(
            externalUserID: "user-456",
            messages: [
                MessageItem(content: "How do I reset my password?", role: .user),
                MessageItem(content: "Go to Settings → Security.", role: .assistant),
            ],
            externalConversationID: "conv-789",
            model: "gpt-4o",
            systemPrompt: "You are a helpful customer support assistant."
        )
    )
    print(user.participant.id, logged.conversationID)
}

private func toolCalls(greenflash: GreenflashClient) async throws {
    _ = try await greenflash.messages.create(
        CreateMessageParams(
            externalUserID: "user-456",
            messages: [
                MessageItem(content: "Where is my order?", role: .user),
                MessageItem(input: ["order": 17], messageType: .toolCall, output: ["sent": true], toolName: "find"),
                MessageItem(content: "It is on its way.", role: .assistant),
            ],
            externalConversationID: "conv-790",
            systemPrompt: .template(
                SystemPromptTemplate(content: "You help customers of {{shop}}.", variables: ["shop": "Acme"])
            )
        )
    )
}

private func segments(greenflash: GreenflashClient) async throws {
    let segment = try await greenflash.segments.create(
        CreateSegmentParams(
            filters: CreateSegmentParams.Filters(
                rules: [
                    .analysis(AnalysisRule(field: .sentiment, operator: .lt, value: 0)),
                    .property(PropertyRule(key: "plan", operator: .eq, value: "enterprise")),
                    .lastSeen(LastSeenRule(operator: .within, value: "7d")),
                ]
            ),
            name: "Unhappy, big and here"
        )
    )
    _ = segment
}

private func analytics(greenflash: GreenflashClient, productID: String) async throws {
    // Numbers only, not rate limited.
    let quick = try await greenflash.products.analytics(productID, mode: .simple)
    // Topics, keywords and summaries; 50 an hour on Growth.
    let deep = try await greenflash.products.analytics(productID, mode: .insights)
    _ = (quick, deep)
}

private func anotherAddress(tenant: Tenant) throws {
    let greenflash = try GreenflashClient(
        apiKey: tenant.apiKey,
        baseURL: URL(string: "https://insights.example.com/api/v1")!
    )
    _ = greenflash
}

private func errors(greenflash: GreenflashClient) async throws {
    do {
        _ = try await greenflash.prompts.get("pr_404")
    } catch let error as GreenflashError where error.code == .notFound {
        print("no such prompt")
    } catch let error as GreenflashError {
        print(error.code, error.status ?? 0, error.message)  // what happened and what to do
        print(error.requestID ?? "-", error.attempts)
    }
}

private func undecodableElements() async throws {
    let greenflash = try GreenflashClient { configuration in
        configuration.undecodableElements = .skip { element in
            print(element.position, element.path, element.problem, element.json)
        }
    }

    let strict = CallOptions(undecodableElements: .fail)  // the default: the page throws
    let users = try await greenflash.users.list(options: strict).collect()
    _ = users
}

private func retries() async throws {
    let patient = try GreenflashClient(retry: RetryPolicy(maximumRetries: 5, maximumDelay: .seconds(30)))
    _ = try await patient.users.list(options: CallOptions(retry: .never)).collect(upTo: 10)
}

private func rateLimits(productID: String) async throws {
    let patient = try GreenflashClient(rateLimit: .wait(upTo: .seconds(600)), plan: .growth)
    let hasty = try GreenflashClient(rateLimit: .fallBackToSimple, plan: .growth)

    let (analytics, response) = try await hasty.withResponse {
        try await $0.products.analytics(productID)
    }
    if response.fellBack { print("numbers only: the limit is used up") }
    _ = try await patient.products.analytics(productID, options: CallOptions(rateLimit: .fail))
    _ = analytics
}

private func watchingLimits(greenflash: GreenflashClient) async throws {
    let state = try await greenflash.rateLimits.analytics
    if let remaining = state.remaining, let limit = state.limit {  // nil: no limit is known
        print(remaining, "of", limit, "left")
    }
    if let next = state.nextSlot { print("the next at", next) }

    for try await state in greenflash.rateLimits.chatChanges {
        print(state.remaining ?? 0, "questions left,", state.waiting, "waiting")
    }
}

private func limitsOfSeveralProcesses() throws {
    let store = try FileRateLimitStore(directory: URL(fileURLWithPath: "/var/lib/my-app/limits"))
    let greenflash = try GreenflashClient(plan: .growth) { $0.rateLimitStore = store }
    _ = greenflash
}

private func caching(segmentID: String) async throws {
    let cache = ResponseCache(timeToLive: .seconds(600), maximumBytes: 8 << 20)
    let greenflash = try GreenflashClient(plan: .growth, cache: cache)

    let (deep, response) = try await greenflash.withResponse { try await $0.segments.analytics(segmentID) }
    print(response.isFromCache, deep)
}

private func timeouts(productID: String) async throws {
    let greenflash = try GreenflashClient(timeout: .seconds(20), totalTimeout: .seconds(60))
    _ = try await greenflash.products.get(productID, options: CallOptions(timeout: .seconds(5)))
}

#if AsyncHTTPClient
    private func serverTransport() throws {
        let greenflash = try GreenflashClient(transport: AsyncHTTPClientTransport.shared)
        _ = greenflash
    }

    private func ownTransport() async throws {
        let transport = AsyncHTTPClientTransport(maximumConnectionsPerHost: 256) { configuration in
            configuration.connectionPool.idleTimeout = .seconds(30)  // any setting of async-http-client
        }
        let greenflash = try GreenflashClient(transport: transport)
        _ = try await greenflash.users.list().collect(upTo: 10)
        await transport.shutdown()  // cancel the task that waits here, and what is running is cancelled too
    }
#endif

private func middleware() throws {
    struct AppVersion: ClientMiddleware {
        func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
            var request = request
            request.head.headerFields[HTTPField.Name("X-App-Version")!] = "4.2"
            let response = try await next(request)
            print(request.endpoint.id, request.attempt, response.head.status.code)
            return response
        }
    }

    let greenflash = try GreenflashClient { configuration in
        configuration.middleware.insert(AppVersion(), before: .authentication)  // each attempt, without the key
    }
    _ = greenflash
}

private func lists(greenflash: GreenflashClient, productID: String) async throws {
    for try await interaction in greenflash.interactions.list(productID: productID) {
        print(interaction.id)  // every page, fetched as you get there
    }

    for try await page in greenflash.users.list(limit: 50).pages {
        print(page.items.count, page.next != nil)
    }

    let newest = try await greenflash.inbox.list(status: .unreviewed).collect(upTo: 20)
    _ = newest
}

private func prefetching(greenflash: GreenflashClient) async throws {
    for try await user in greenflash.users.list(limit: 100).prefetching(pages: 4) {
        print(user.id)
    }
}

private func streaming(greenflash: GreenflashClient) async throws {
    for try await event in greenflash.chat.stream(StreamChatRequest(question: "What hurts?")) {
        switch event {
        case .toolCall(let call): print("[\(call.displayName)]")
        case .textDelta(let delta): print(delta.text, terminator: "")
        case .done(let done): print("\n\(done.usage.toolCalls) tool calls")
        default: break  // tool results, and events that this version does not know
        }
    }
}

private func sessions(greenflash: GreenflashClient) async throws {
    let session = greenflash.chat.session(history: .last(10))
    let answer = try await session.ask("What are the top issues of my users?")
    let more = try await session.ask("Which users are most affected?")
    print(answer.text, more.text)
}

private func rawResponses(greenflash: GreenflashClient, productID: String) async throws {
    let (created, response) = try await greenflash.withResponse {
        try await $0.users.create(CreateUserParams(externalUserID: "user-456"))
    }
    print(response.status, response.headers[.date] ?? "", response.attempts, created.success)

    let raw = try await greenflash.send(.get, "/products/\(productID)", query: ["expand": "members"])
    print(raw.info.status, try raw.json()["name"].stringValue ?? "-")
}

private func logging() throws {
    let greenflash = try GreenflashClient(logger: Logger(label: "greenflash"))
    _ = greenflash
}

#if Metrics && Tracing
    private func metricsAndTracing() throws {
        let greenflash = try GreenflashClient { configuration in
            configuration.middleware.insert(MetricsMiddleware(), before: .authentication)  // each attempt
            configuration.middleware.insert(TracingMiddleware(), before: .authentication)  // a span for each attempt
            configuration.middleware.insert(TracingMiddleware(), before: .retry)  // and one for the call, around them
        }
        _ = greenflash
    }
#endif

func testing() async throws {
    let transport = InMemoryTransport([
        .error(status: 503),
        .json(CreateEventResponse(eventID: "e-1", success: true), status: 201),
        .events([
            ChatEvent.textDelta(ChatTextDelta(text: "Billing")),
            ChatEvent.done(ChatDone(conversationID: "c-1", status: .complete, usage: .init(toolCalls: 0, tools: []))),
        ]),
    ])
    let greenflash = try GreenflashClient(apiKey: "test", transport: transport) { configuration in
        configuration.clock = ManualClock(skippingSleepsUpTo: .seconds(60))  // waits between attempts take no time
    }

    let event = CreateEventParams(eventType: "upgrade", productID: "p-1", value: "99.00")
    let created = try await greenflash.events.create(event)
    let answer = try await greenflash.chat.session().ask("What hurts?")
    print(created.eventID, answer.text, transport.requests.map(\.path))
}
