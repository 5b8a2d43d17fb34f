import Foundation
import Greenflash
import SandboxServer
import Testing

/// What the service refuses arrives as an error that says what to do.
@Suite struct ErrorsTests {
    private func failure(_ body: () async throws -> Void) async -> GreenflashError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? GreenflashError
        }
    }

    @Test func anUnknownKeyIsAnAuthenticationError() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try GreenflashClient(apiKey: "gf_unknown_key", baseURL: sandbox.baseURL)
            let error = await failure { _ = try await greenflash.products.get(Sandbox.productID) }
            #expect(error?.code == .authentication)
            #expect(error?.status == 401)
            #expect(error.map { "\($0)".contains("gf_unknown_key") } == false)
        }
    }

    @Test func aFreeKeyIsToldToUpgrade() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try client(of: sandbox, plan: .free)
            let error = await failure { _ = try await greenflash.products.analytics(Sandbox.productID) }
            #expect(error?.code == .permissionDenied)
            #expect(error?.status == 403)
            let chat = await failure { for try await _ in greenflash.chat.stream(StreamChatRequest(question: "?")) {} }
            #expect(chat?.code == .permissionDenied)
        }
    }

    @Test func unknownIDsAreNotFound() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try client(of: sandbox)
            let error = await failure { _ = try await greenflash.prompts.get("no-such-prompt") }
            #expect(error?.code == .notFound)
            #expect(error?.requestID != nil)
        }
    }

    @Test func invalidInputNamesTheField() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try client(of: sandbox)
            let error = await failure {
                _ = try await greenflash.ratings.log(
                    LogRatingParams(
                        productID: Sandbox.productID,
                        rating: 9,
                        ratingMax: 5,
                        ratingMin: 1,
                        conversationID: "c"
                    )
                )
            }
            #expect(error?.code == .invalidRequest)
            #expect(error?.serviceMessage?.contains("rating") == true)
        }
    }

    @Test func aUsedUpLimitFailsOrFallsBackToSimpleMode() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try client(of: sandbox)
            // Each has parameters of its own: the service answers repetitions from its cache, which costs nothing.
            let users = try await greenflash.users.list(limit: 1).collect(upTo: 1)
            let user = try #require(users.first)
            for number in 0..<50 {
                _ = try await greenflash.users.analytics(user.id, mode: .insights, versionID: "v\(number)")
            }
            let error = await failure {
                _ = try await greenflash.users.analytics(
                    user.id,
                    mode: .insights,
                    versionID: "x",
                    options: CallOptions(rateLimit: .fail)
                )
            }
            #expect(error?.code == .rateLimited)
            #expect(error?.retryAfter != nil)
            let (analytics, response) = try await greenflash.withResponse { greenflash in
                try await greenflash.users.analytics(
                    user.id,
                    mode: .insights,
                    versionID: "x",
                    options: CallOptions(rateLimit: .fallBackToSimple)
                )
            }
            #expect(response.fellBack)
            #expect(analytics.topics == nil)
        }
    }

    @Test func anErrorEventEndsTheStreamWithAnError() async throws {
        try await withSandbox(.strict) { sandbox in
            let greenflash = try client(of: sandbox)
            let error = await failure {
                for try await _ in greenflash.chat.stream(StreamChatRequest(question: "please fail")) {}
            }
            #expect(error?.code == .stream)
            #expect(error?.serviceCode != nil)
        }
    }
}
