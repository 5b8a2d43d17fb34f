// Made by Scripts/generate from Spec/greenflash.yaml, which is to be edited instead.
// swift-format-ignore-file

/// The OpenAPI description of the API.
enum SpecificationText {
    static let yaml = #"""
# The Greenflash HTTP API, as this SDK speaks it. The client in Sources/GreenflashAPI is generated from this file.
#
# Conventions
#   operationId         resource.method: the resource and the method in the SDK.
#   parameters          In the order in which they go into the query. The service caches by query, so the order stays.
#   required            What the service always sends or always needs. Analytics answers require nothing: simple mode
#                       leaves text out, and a field the service stops computing must not break anybody.
#   enum                Open. A value that is not listed is kept as it is.
#   x-plan              The smallest plan that may call the operation. Absent: every plan.
#   x-rate-limit        The bucket that a call counts in, its rolling window in seconds, the calls allowed per plan, and
#                       the parameter value that makes a call free.
#   x-idempotency-key   Body fields that make a repetition harmless; the client fills them where the caller did not.
#   x-idempotency-scope The key deduplicates only inside one of these; with none of them given, repeating is not safe.
#   x-idempotent        false: not safe to repeat, although the HTTP method says otherwise.
#   x-event-role        What an event means to the stream: text adds to the answer, final ends it, error fails it.
openapi: 3.2.0

info:
  title: Greenflash
  version: 1.0.0
  summary: Analytics for products that talk to their users through AI.
  description: |
    Send Greenflash the conversations that people have with your AI product, and read back what they were about, how
    they went and what to improve.

    **Identifiers.** Most things have two: the `id` that Greenflash assigns, and the external id that you chose when
    you created them. Parameters and fields whose name begins with `external` take yours.

    **Lists** answer one page as a flat JSON array. The next page is the `rel="next"` URL of the `Link` header (RFC
    8288); without one, the page was the last.

    **Analytics** come in two modes. `simple` computes numbers only and is not rate limited; `insights`, the default,
    adds topics, keywords and written summaries, and counts against an hourly limit. A call that repeats an earlier
    one, parameter for parameter, is answered from cache and costs nothing.

    **Errors** carry a JSON body as a rule, but a proxy on the way may answer with HTML or with nothing.

servers:
  - url: https://www.greenflash.ai/api/v1
    name: greenflash
    description: The hosted service.
  - url: https://{host}/api/v1
    name: whiteLabel
    description: A white-label domain of an Enterprise tenant. It takes keys of its own.
    variables:
      host:
        default: www.greenflash.ai
        description: The tenant's domain, such as `insights.example.com`.

security:
  - apiKey: []

tags:
  - name: messages
    summary: Messages
    description: Log what is said in a conversation, with tool calls, prompts and voice data where there are any.
  - name: interactions
    summary: Interactions
    description: Read conversations back, message by message, and see how each of them was judged.
  - name: users
    summary: Users
    description: The people who talk to your product, what is known about them, and how they are doing.
  - name: organizations
    summary: Organizations
    description: The customers or teams that your users belong to.
  - name: products
    summary: Products
    description: The AI products of your account. Products are made in the Greenflash app; the API reads them.
  - name: prompts
    summary: Prompts
    description: Versioned prompts, made of components, with template variables that are filled in on request.
  - name: models
    summary: Models
    description: >-
      The language models that your conversations ran on, with their price, their benchmarks and their record in your
      products.
  - name: segments
    summary: Segments
    description: Groups of users, predefined or made by rules of your own, and how each group is doing.
  - name: inbox
    summary: Inbox
    description: Conversations that deserve a person's attention, and why they were picked.
  - name: ratings
    summary: Ratings
    description: What your users said about a conversation or a single message.
  - name: events
    summary: Events
    description: Business outcomes, such as a purchase or a cancellation, tied to the conversations that led to them.
  - name: chat
    summary: Chat
    description: Ask the Greenflash assistant about your data and read the answer while it is written.

paths:
  # --- Messages -------------------------------------------------------------------------------------------------------

  /messages:
    post:
      operationId: messages.create
      tags: [messages]
      summary: Log conversation messages
      description: |
        Appends messages to a conversation, or begins a new one with them.

        One of `conversationId`, `externalConversationId` and `productId` is required: the first two continue a
        conversation, and `productId` says where a new one belongs.

        A message whose `externalMessageId` the conversation already has is answered with status `deduplicated` and is
        not stored again, so a call that names its conversation can be repeated without harm.
      x-idempotency-key: ['messages[].externalMessageId']
      x-idempotency-scope: [conversationId, externalConversationId]
      requestBody:
        description: The conversation and the messages to add to it, oldest first.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateMessageParams'
            examples:
              conversation:
                $ref: '#/components/examples/LogConversation'
              agentRun:
                $ref: '#/components/examples/LogAgentRun'
              voiceCall:
                $ref: '#/components/examples/LogVoiceCall'
      responses:
        '200':
          $ref: '#/components/responses/MessagesCreated'
        '201':
          $ref: '#/components/responses/MessagesCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  # --- Interactions ---------------------------------------------------------------------------------------------------

  /interactions:
    get:
      operationId: interactions.list
      tags: [interactions]
      summary: List conversations
      description: Lists the conversations of your account, without their messages.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/Limit'
        - $ref: '#/components/parameters/Offset'
        - $ref: '#/components/parameters/ProductFilter'
        - $ref: '#/components/parameters/VersionFilter'
      responses:
        '200':
          description: One page of conversations.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Interaction'
              examples:
                page:
                  $ref: '#/components/examples/Interactions'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'

  /interactions/{interactionId}:
    parameters:
      - $ref: '#/components/parameters/InteractionId'
    get:
      operationId: interactions.get
      tags: [interactions]
      summary: Get a conversation
      description: Answers one conversation with its user and all of its messages.
      responses:
        '200':
          description: The conversation.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/InteractionDetail'
              examples:
                conversation:
                  $ref: '#/components/examples/InteractionDetail'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /interactions/{interactionId}/analytics:
    parameters:
      - $ref: '#/components/parameters/InteractionId'
    get:
      operationId: interactions.analytics
      tags: [interactions]
      summary: Analyze a conversation
      description: >-
        Answers how one conversation went: sentiment, frustration, struggle, commercial intent and quality. Insights
        mode adds a summary, the topic and keywords.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
      responses:
        '200':
          description: The analysis of the conversation.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetInteractionAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/InteractionInsights'
                simple:
                  $ref: '#/components/examples/InteractionNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Users ----------------------------------------------------------------------------------------------------------

  /users:
    get:
      operationId: users.list
      tags: [users]
      summary: List users
      description: Lists the users of your account, or those of one organization.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/Limit'
        - $ref: '#/components/parameters/Offset'
        - name: organizationId
          in: query
          description: Only users of this organization, named by the id that Greenflash assigned.
          schema:
            type: string
          example: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
      responses:
        '200':
          description: One page of users.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Participant'
              examples:
                page:
                  $ref: '#/components/examples/Users'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'
    post:
      operationId: users.create
      tags: [users]
      summary: Create or update a user
      description: >-
        Creates the user with this `externalUserId`, or updates the one that has it already. Safe to repeat.
      x-idempotency-key: [externalUserId]
      requestBody:
        description: The user, under the id that your own system knows.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateUserParams'
            examples:
              user:
                $ref: '#/components/examples/CreateUser'
      responses:
        '200':
          $ref: '#/components/responses/UserCreated'
        '201':
          $ref: '#/components/responses/UserCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /users/{userId}:
    parameters:
      - $ref: '#/components/parameters/ExternalUserId'
    put:
      operationId: users.update
      tags: [users]
      summary: Update a user
      description: Changes the given fields of a user and leaves the others as they are.
      requestBody:
        description: The fields to change.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/UpdateUserParams'
            examples:
              newPhone:
                $ref: '#/components/examples/UpdateUser'
      responses:
        '200':
          description: The user after the change.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/UpdateUserResponse'
              examples:
                user:
                  $ref: '#/components/examples/UserUpdated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /users/{userId}/segments:
    parameters:
      - $ref: '#/components/parameters/UserId'
    get:
      operationId: users.segments
      tags: [users]
      summary: Get a user's segments
      description: Answers every segment that the user is a member of, all at once and not in pages.
      responses:
        '200':
          description: The user's segments, possibly none.
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/UserSegmentMembership'
              examples:
                segments:
                  $ref: '#/components/examples/UserSegments'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /users/{userId}/analytics:
    parameters:
      - $ref: '#/components/parameters/UserId'
    get:
      operationId: users.analytics
      tags: [users]
      summary: Analyze a user
      description: >-
        Answers how one user is doing across all of their conversations. Insights mode adds topics, keywords and a
        profile: habits, engagement, and what to watch.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
        - $ref: '#/components/parameters/ProductFilter'
        - $ref: '#/components/parameters/VersionFilter'
      responses:
        '200':
          description: The analysis of the user.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetUserAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/UserInsights'
                simple:
                  $ref: '#/components/examples/UserNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Organizations --------------------------------------------------------------------------------------------------

  /organizations:
    get:
      operationId: organizations.list
      tags: [organizations]
      summary: List organizations
      description: Lists the organizations that your users belong to.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/Limit'
        - $ref: '#/components/parameters/Offset'
      responses:
        '200':
          description: One page of organizations.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/TenantOrganization'
              examples:
                page:
                  $ref: '#/components/examples/Organizations'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'
    post:
      operationId: organizations.create
      tags: [organizations]
      summary: Create or update an organization
      description: >-
        Creates the organization with this `externalOrganizationId`, or updates the one that has it already. Safe to
        repeat.
      x-idempotency-key: [externalOrganizationId]
      requestBody:
        description: The organization, under the id that your own system knows.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateOrganizationParams'
            examples:
              organization:
                $ref: '#/components/examples/CreateOrganization'
      responses:
        '200':
          $ref: '#/components/responses/OrganizationCreated'
        '201':
          $ref: '#/components/responses/OrganizationCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /organizations/{organizationId}:
    parameters:
      - $ref: '#/components/parameters/ExternalOrganizationId'
    put:
      operationId: organizations.update
      tags: [organizations]
      summary: Update an organization
      description: Changes the given fields of an organization and leaves the others as they are.
      requestBody:
        description: The fields to change.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/UpdateOrganizationParams'
            examples:
              newName:
                $ref: '#/components/examples/UpdateOrganization'
      responses:
        '200':
          description: The organization after the change.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/UpdateOrganizationResponse'
              examples:
                organization:
                  $ref: '#/components/examples/OrganizationUpdated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /organizations/{organizationId}/analytics:
    parameters:
      - $ref: '#/components/parameters/OrganizationId'
    get:
      operationId: organizations.analytics
      tags: [organizations]
      summary: Analyze an organization
      description: >-
        Answers how an organization is doing across the conversations of all its users. Insights mode adds topics,
        keywords and a written assessment.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
        - $ref: '#/components/parameters/ProductFilter'
        - $ref: '#/components/parameters/VersionFilter'
      responses:
        '200':
          description: The analysis of the organization.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetOrganizationAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/OrganizationInsights'
                simple:
                  $ref: '#/components/examples/OrganizationNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Products -------------------------------------------------------------------------------------------------------

  /products:
    get:
      operationId: products.list
      tags: [products]
      summary: List products
      description: Lists the AI products of your account. Their ids are what messages, ratings and events refer to.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/PageSize'
      responses:
        '200':
          description: One page of products.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/ProductSummary'
              examples:
                page:
                  $ref: '#/components/examples/Products'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'

  /products/{productId}:
    parameters:
      - $ref: '#/components/parameters/ProductId'
    get:
      operationId: products.get
      tags: [products]
      summary: Get a product
      description: Answers one product with its members and the weights that make up its quality index.
      responses:
        '200':
          description: The product.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetProductResponse'
              examples:
                product:
                  $ref: '#/components/examples/Product'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /products/{productId}/analytics:
    parameters:
      - $ref: '#/components/parameters/ProductId'
    get:
      operationId: products.analytics
      tags: [products]
      summary: Analyze a product
      description: >-
        Answers how a product is doing across all of its conversations: quality, sentiment, safety, failing tools.
        Insights mode adds topics, keywords, themes of dissatisfaction and their causes.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
      responses:
        '200':
          description: The analysis of the product.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetProductAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/ProductInsights'
                simple:
                  $ref: '#/components/examples/ProductNumbers'
                overview:
                  $ref: '#/components/examples/ProductOverview'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Prompts --------------------------------------------------------------------------------------------------------

  /prompts:
    get:
      operationId: prompts.list
      tags: [prompts]
      summary: List prompts
      description: >-
        Lists prompts with the ids of their components, but not their text. Follow the `Link` header for further
        pages: it may carry a cursor, which means nothing elsewhere.
      # No `cursor` here: it only ever comes inside a Link, and whoever follows the link sends it as it is.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/PageSize'
        - $ref: '#/components/parameters/Limit'
        - $ref: '#/components/parameters/ProductFilter'
        - $ref: '#/components/parameters/VersionFilter'
        - name: activeOnly
          in: query
          description: Only prompts that are in use.
          schema:
            type: boolean
          example: true
        - name: includeArchived
          in: query
          description: Archived prompts too.
          schema:
            type: boolean
          example: false
      responses:
        '200':
          description: One page of prompts.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/SlimPrompt'
              examples:
                page:
                  $ref: '#/components/examples/Prompts'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'
    post:
      operationId: prompts.create
      tags: [prompts]
      summary: Create a prompt
      description: Creates a prompt and its first version.
      requestBody:
        description: The prompt and its components, in the order in which they are put together.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreatePromptParams'
            examples:
              prompt:
                $ref: '#/components/examples/CreatePrompt'
      responses:
        '200':
          $ref: '#/components/responses/PromptCreated'
        '201':
          $ref: '#/components/responses/PromptCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /prompts/{id}:
    parameters:
      - $ref: '#/components/parameters/PromptId'
    get:
      operationId: prompts.get
      tags: [prompts]
      summary: Get a prompt
      description: >-
        Answers a prompt with its components, and their text put together with the template variables filled in.
      parameters:
        - name: variables
          in: query
          description: >-
            Values for the template variables of the prompt, by name. Each goes into the query as a parameter of its
            own, so `{"customer": "Acme"}` is sent as `?customer=Acme`.
          style: form
          explode: true
          schema:
            type: object
            additionalProperties:
              type: string
          example:
            companyName: Acme
            tone: friendly
      responses:
        '200':
          description: The prompt and its composed text.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetPromptResponse'
              examples:
                prompt:
                  $ref: '#/components/examples/Prompt'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'
    put:
      operationId: prompts.update
      tags: [prompts]
      summary: Update a prompt
      description: >-
        Changes the given fields. Versions are immutable: an update with `components` makes a new one out of them, and
        so does repeating it, which makes it the one update that is not safe to repeat.
      x-idempotent: false
      requestBody:
        description: The fields to change; `components` is the whole new list, not an addition.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/UpdatePromptParams'
            examples:
              newVersion:
                $ref: '#/components/examples/UpdatePrompt'
      responses:
        '200':
          description: The prompt's id and the version that is current now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/UpdatePromptResponse'
              examples:
                newVersion:
                  $ref: '#/components/examples/PromptUpdated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'
    delete:
      operationId: prompts.delete
      tags: [prompts]
      summary: Archive a prompt
      description: >-
        Archives a prompt, which lists then leave out unless `includeArchived` asks for it. Fails for a prompt that is
        active.
      responses:
        '200':
          description: When the prompt was archived.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/DeletePromptResponse'
              examples:
                archived:
                  $ref: '#/components/examples/PromptArchived'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /prompts/{id}/analytics:
    parameters:
      - $ref: '#/components/parameters/PromptId'
    get:
      operationId: prompts.analytics
      tags: [prompts]
      summary: Analyze a prompt
      description: Answers how much a prompt is used, how well it works, and whether there are suggestions to review.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
      responses:
        '200':
          description: The analysis of the prompt.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetPromptAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/PromptInsights'
                simple:
                  $ref: '#/components/examples/PromptNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Models ---------------------------------------------------------------------------------------------------------

  /models:
    get:
      operationId: models.list
      tags: [models]
      summary: List models
      description: Lists the language models that your conversations ran on.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/PageSize'
      responses:
        '200':
          description: One page of models.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/ModelSummary'
              examples:
                page:
                  $ref: '#/components/examples/Models'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'

  /models/{modelId}:
    parameters:
      - $ref: '#/components/parameters/ModelId'
    get:
      operationId: models.get
      tags: [models]
      summary: Get a model
      description: Answers one model with its price, its benchmarks and the products that use it.
      responses:
        '200':
          description: The model.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetModelResponse'
              examples:
                model:
                  $ref: '#/components/examples/Model'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /models/{modelId}/analytics:
    parameters:
      - $ref: '#/components/parameters/ModelId'
    get:
      operationId: models.analytics
      tags: [models]
      summary: Analyze a model
      description: >-
        Answers how a model does in your products over a period, and from one point in time to the next. Insights mode
        adds detected issues and recommendations.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
        - name: period
          in: query
          description: How far back to look.
          schema:
            $ref: '#/components/schemas/AnalyticsPeriod'
          example: 30d
      responses:
        '200':
          description: The analysis of the model.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetModelAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/ModelInsights'
                simple:
                  $ref: '#/components/examples/ModelNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Segments -------------------------------------------------------------------------------------------------------

  /segments:
    get:
      operationId: segments.list
      tags: [segments]
      summary: List segments
      description: Lists the predefined segments and those that your account has made.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/PageSize'
      responses:
        '200':
          description: One page of segments.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/SegmentSummary'
              examples:
                page:
                  $ref: '#/components/examples/Segments'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'
    post:
      operationId: segments.create
      tags: [segments]
      summary: Create a custom segment
      description: >-
        Creates a segment of the users that match the rules. The plan limits how many segments an account may have;
        one more is answered with 403.
      requestBody:
        description: The rules, and what to call the segment.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateSegmentParams'
            examples:
              atRisk:
                $ref: '#/components/examples/CreateSegment'
              everyKindOfRule:
                $ref: '#/components/examples/CreateSegmentEveryRule'
      responses:
        '200':
          $ref: '#/components/responses/SegmentCreated'
        '201':
          $ref: '#/components/responses/SegmentCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  /segments/{segmentId}:
    parameters:
      - $ref: '#/components/parameters/SegmentId'
    get:
      operationId: segments.get
      tags: [segments]
      summary: Get a segment
      description: Answers one segment with the filters that define it.
      responses:
        '200':
          description: The segment.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetSegmentResponse'
              examples:
                segment:
                  $ref: '#/components/examples/Segment'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  /segments/{segmentId}/analytics:
    parameters:
      - $ref: '#/components/parameters/SegmentId'
    get:
      operationId: segments.analytics
      tags: [segments]
      summary: Analyze a segment
      description: >-
        Answers how the users of a segment are doing. Insights mode adds topics, keywords and a summary. Answers are
        cached for 2 hours.
      x-plan: growth
      x-rate-limit:
        bucket: analytics
        window: 3600
        limits:
          growth: 50
          enterprise: custom
        exempt:
          parameter: mode
          value: simple
      parameters:
        - $ref: '#/components/parameters/Mode'
        - $ref: '#/components/parameters/ProductFilter'
        - $ref: '#/components/parameters/VersionFilter'
      responses:
        '200':
          description: The analysis of the segment.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetSegmentAnalyticsResponse'
              examples:
                insights:
                  $ref: '#/components/examples/SegmentInsights'
                simple:
                  $ref: '#/components/examples/SegmentNumbers'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

  # --- Inbox ----------------------------------------------------------------------------------------------------------

  /inbox:
    get:
      operationId: inbox.list
      tags: [inbox]
      summary: List inbox items
      description: Lists the conversations that were picked for review. The filters narrow the list down together.
      parameters:
        - $ref: '#/components/parameters/Page'
        - $ref: '#/components/parameters/Limit'
        - name: axis
          in: query
          description: Only items on this axis. Items that somebody added by hand cannot be asked for.
          schema:
            $ref: '#/components/schemas/InboxAxis'
            enum: [attention, opportunity]
          example: attention
        - name: status
          in: query
          description: Only items in this state of review.
          schema:
            $ref: '#/components/schemas/ReviewStatus'
          example: unreviewed
        - name: triggerType
          in: query
          description: Only items that were picked for this kind of reason.
          schema:
            $ref: '#/components/schemas/TriggerType'
          example: guardrail
        - name: minSeverity
          in: query
          description: Only items with a trigger at least this severe.
          schema:
            type: number
          example: 3
      responses:
        '200':
          description: One page of inbox items.
          headers:
            Link:
              $ref: '#/components/headers/Link'
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/InboxItemSummary'
              examples:
                page:
                  $ref: '#/components/examples/InboxItems'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        default:
          $ref: '#/components/responses/Failure'

  /inbox/{conversationId}:
    parameters:
      - name: conversationId
        in: path
        required: true
        description: The conversation behind the item, named by the id that Greenflash assigned.
        schema:
          type: string
        example: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
    get:
      operationId: inbox.get
      tags: [inbox]
      summary: Get an inbox item
      description: Answers an inbox item with its messages, its scores and every reason for which it was picked.
      responses:
        '200':
          description: The inbox item.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/GetInboxItemResponse'
              examples:
                item:
                  $ref: '#/components/examples/InboxItem'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        default:
          $ref: '#/components/responses/Failure'

  # --- Ratings --------------------------------------------------------------------------------------------------------

  /ratings:
    post:
      operationId: ratings.log
      tags: [ratings]
      summary: Log a user's rating
      description: >-
        Records what a user thought of a conversation or of one message. One of `conversationId`,
        `externalConversationId`, `messageId` and `externalMessageId` is required, and `rating` lies between
        `ratingMin` and `ratingMax`, both included.
      requestBody:
        description: The rating, its scale and what was rated.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/LogRatingParams'
            examples:
              stars:
                $ref: '#/components/examples/LogRating'
              thumbsDown:
                $ref: '#/components/examples/LogThumbsDown'
      responses:
        '200':
          $ref: '#/components/responses/RatingLogged'
        '201':
          $ref: '#/components/responses/RatingLogged'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  # --- Events ---------------------------------------------------------------------------------------------------------

  /events:
    post:
      operationId: events.create
      tags: [events]
      summary: Create a business event
      description: >-
        Records something that happened in your business, such as a purchase, and ties it to a conversation, a user or
        an organization. With an `insertId` the event is recorded once, however often it is sent.
      x-idempotency-key: [insertId]
      requestBody:
        description: The event and what it belongs to.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/CreateEventParams'
            examples:
              upgrade:
                $ref: '#/components/examples/CreateEvent'
      responses:
        '200':
          $ref: '#/components/responses/EventCreated'
        '201':
          $ref: '#/components/responses/EventCreated'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        default:
          $ref: '#/components/responses/Failure'

  # --- Chat -----------------------------------------------------------------------------------------------------------

  /chat:
    post:
      operationId: chat.stream
      tags: [chat]
      summary: Ask the assistant
      description: |
        Puts a question about your data to the Greenflash assistant, and streams the answer: `tool_call` and
        `tool_result` while it looks things up, `text_delta` for each piece of text, and `done` at the end. The texts,
        one after the other, are the answer.

        To ask on, send the `conversationId` of the last `done` together with the earlier turns in `messages`.

        A stream that ends without `done` or `error` was cut off, and its text is incomplete.
      x-plan: growth
      x-rate-limit:
        bucket: chat
        window: 3600
        limits:
          growth: 20
          enterprise: custom
      requestBody:
        description: The question, and the turns before it if there were any.
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/StreamChatRequest'
            examples:
              firstTurn:
                $ref: '#/components/examples/AskFirst'
              why:
                $ref: '#/components/examples/AskWhy'
              nextTurn:
                $ref: '#/components/examples/AskNext'
      responses:
        '200':
          description: The answer, event by event.
          content:
            text/event-stream:
              itemSchema:
                $ref: '#/components/schemas/ChatEvent'
              examples:
                answer:
                  $ref: '#/components/examples/ChatAnswer'
                ticket:
                  $ref: '#/components/examples/ChatTicket'
                failure:
                  $ref: '#/components/examples/ChatFailure'
        '400':
          $ref: '#/components/responses/InvalidInput'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '422':
          $ref: '#/components/responses/InvalidInput'
        '429':
          $ref: '#/components/responses/RateLimited'
        default:
          $ref: '#/components/responses/Failure'

components:
  securitySchemes:
    apiKey:
      type: http
      scheme: bearer
      description: >-
        An API key, made under Settings, Developers, API Keys in the Greenflash app. A white-label domain takes keys
        of its own.

  headers:
    Link:
      description: >-
        Links to other pages, as RFC 8288 has them. `rel="next"` is the absolute URL of the next page; on the last
        page it is not there.
      schema:
        type: string
      example: <https://www.greenflash.ai/api/v1/interactions?page=2&limit=50>; rel="next"

  # --- Parameters -----------------------------------------------------------------------------------------------------

  parameters:
    # Which page of a list. Not every list takes every one of them.
    Page:
      name: page
      in: query
      description: The page to begin with, counted from 1.
      schema:
        type: integer
        minimum: 1
      example: 1
    Limit:
      name: limit
      in: query
      description: Items per page, 100 at most.
      schema:
        type: integer
        minimum: 1
        maximum: 100
      example: 50
    PageSize:
      name: pageSize
      in: query
      description: Items per page, 100 at most.
      schema:
        type: integer
        minimum: 1
        maximum: 100
      example: 50
    Offset:
      name: offset
      in: query
      description: How many items to skip. An alternative to `page`.
      schema:
        type: integer
        minimum: 0
      example: 100

    # Which conversations count.
    ProductFilter:
      name: productId
      in: query
      description: Only what belongs to this product.
      schema:
        type: string
      example: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
    VersionFilter:
      name: versionId
      in: query
      description: Only what belongs to this version.
      schema:
        type: string
      example: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22

    Mode:
      name: mode
      in: query
      description: >-
        How deep the analysis goes. Without it the service chooses `insights`, which counts against the rate limit;
        `simple` does not.
      schema:
        $ref: '#/components/schemas/AnalysisMode'
        default: insights
      example: simple

    # What a path is about.
    InteractionId:
      name: interactionId
      in: path
      required: true
      description: The conversation, named by the id that Greenflash assigned.
      schema:
        type: string
      example: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
    UserId:
      name: userId
      in: path
      required: true
      description: The user, named by the id that Greenflash assigned.
      schema:
        type: string
      example: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
    ExternalUserId:
      name: userId
      in: path
      required: true
      description: The user, named by your own id for them, the `externalUserId` they were created with.
      schema:
        type: string
      example: user-456
    OrganizationId:
      name: organizationId
      in: path
      required: true
      description: The organization, named by the id that Greenflash assigned.
      schema:
        type: string
      example: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
    ExternalOrganizationId:
      name: organizationId
      in: path
      required: true
      description: The organization, named by your own id for it, the `externalOrganizationId` it was created with.
      schema:
        type: string
      example: acme-corp-123
    ProductId:
      name: productId
      in: path
      required: true
      description: The product, named by its id.
      schema:
        type: string
      example: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
    PromptId:
      name: id
      in: path
      required: true
      description: The prompt, named by the id that Greenflash assigned.
      schema:
        type: string
      example: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
    ModelId:
      name: modelId
      in: path
      required: true
      description: The model, named by the `id` that lists of models show.
      schema:
        type: string
      example: 2d7e5f83-b6a1-4c09-9e3d-7f1a8b4c6d55
    SegmentId:
      name: segmentId
      in: path
      required: true
      description: The segment, named by its UUID, or a predefined segment by its preset id.
      schema:
        type: string
      example: power-users

  # --- Responses ------------------------------------------------------------------------------------------------------

  responses:
    # A creation answers 200 or 201, with the same content.
    MessagesCreated:
      description: What became of each message.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreateMessageResponse'
          examples:
            conversation:
              $ref: '#/components/examples/ConversationLogged'
            repeated:
              $ref: '#/components/examples/ConversationLoggedAgain'
    UserCreated:
      description: The user, new or updated.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreateUserResponse'
          examples:
            user:
              $ref: '#/components/examples/UserCreated'
    OrganizationCreated:
      description: The organization, new or updated.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreateOrganizationResponse'
          examples:
            organization:
              $ref: '#/components/examples/OrganizationCreated'
    PromptCreated:
      description: The ids of the new prompt, its version and its components.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreatePromptResponse'
          examples:
            prompt:
              $ref: '#/components/examples/PromptCreated'
    SegmentCreated:
      description: The new segment.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreateSegmentResponse'
          examples:
            atRisk:
              $ref: '#/components/examples/SegmentCreated'
    RatingLogged:
      description: The rating is recorded.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/LogRatingResponse'
          examples:
            logged:
              $ref: '#/components/examples/RatingLogged'
    EventCreated:
      description: The event is recorded.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/CreateEventResponse'
          examples:
            created:
              $ref: '#/components/examples/EventCreated'

    InvalidInput:
      description: >-
        The service could not use the input. Its message says which part; correct it, for a repetition ends the same.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            missingField:
              $ref: '#/components/examples/InvalidInputError'
    Unauthorized:
      description: >-
        The API key is missing, mistyped or revoked. Check it under Settings, Developers, API Keys. A white-label
        domain needs a key of its own.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            badKey:
              $ref: '#/components/examples/UnauthorizedError'
    Forbidden:
      description: The plan does not include this operation, or its quota is used up. Move to a larger plan.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            plan:
              $ref: '#/components/examples/PlanError'
            quota:
              $ref: '#/components/examples/QuotaError'
    NotFound:
      description: >-
        Nothing has this id. Check it, and whether the operation takes your own id or the one that Greenflash
        assigned.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            unknownId:
              $ref: '#/components/examples/NotFoundError'
    RateLimited:
      # Which headers come with it is not documented, so none are promised here.
      description: >-
        The hourly limit is used up. Wait until calls of the last hour have left the window; for analytics, `simple`
        mode is not limited, and a repeated call is answered from cache.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            analytics:
              $ref: '#/components/examples/RateLimitError'
    Failure:
      description: >-
        Any other failure. A status of 500 and above is the service's own, and trying again later may help. The body
        may be other JSON, HTML, or nothing.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/ErrorBody'
          examples:
            unavailable:
              $ref: '#/components/examples/ServiceError'

  # --- Schemas --------------------------------------------------------------------------------------------------------

  schemas:
    # Shared by several resources

    Count:
      description: How many there are of something. A whole number.
      type: number
      multipleOf: 1
      minimum: 0

    LabeledScore:
      description: An average as a number, with the word for it.
      type: object
      properties:
        label:
          description: What the score amounts to, such as `positive` or `low`. Simple mode may leave it out.
          type: string
        score:
          description: The average itself.
          type: number

    CountShare:
      description: How often something was detected, and in how large a part of the conversations.
      type: object
      properties:
        percentage:
          description: The affected part, in percent.
          type: number
        total:
          description: How many times it was detected.
          $ref: '#/components/schemas/Count'

    NamedCount:
      description: A topic, a group of topics or a keyword, and how often it came up.
      type: object
      properties:
        name:
          description: What came up.
          type: string
        count:
          description: How often it came up.
          $ref: '#/components/schemas/Count'

    # The service has been seen to answer both.
    Keyword:
      description: A keyword, alone or with its number of occurrences.
      oneOf:
        - title: Text
          description: The keyword alone.
          type: string
        - title: Counted
          description: The keyword and how often it came up.
          $ref: '#/components/schemas/NamedCount'

    Priority:
      description: How urgent something is. New values may come.
      type: string
      enum: [high, medium, low]

    AnalysisMode:
      description: >-
        How deep an analysis goes. `simple` answers numbers only, fast and without a rate limit; `insights` adds
        topics, keywords and written summaries. New values may come.
      type: string
      enum: [simple, insights]

    ErrorBody:
      description: >-
        What the service says about a failure. Every field may be missing, and there may be others.
      type: object
      additionalProperties: true
      properties:
        error:
          description: What went wrong, for a person to read.
          type: string
        message:
          description: What went wrong, where the service says it under this name.
          type: string
        code:
          description: The kind of failure, for a program to compare.
          type: string

    # Messages

    CreateMessageParams:
      description: Messages of one conversation, and what the conversation is part of.
      type: object
      required: [externalUserId, messages]
      properties:
        externalUserId:
          description: Your own id for the user who takes part.
          type: string
        messages:
          description: The messages to add, oldest first.
          type: array
          items:
            $ref: '#/components/schemas/MessageItem'
        conversationId:
          description: >-
            The conversation to add to, named by the id that Greenflash assigned. One of `conversationId`,
            `externalConversationId` and `productId` is required.
          type: string
        externalConversationId:
          description: >-
            Your own id for the conversation: the one to add to, or what to call a new one. With it, the call is safe
            to repeat.
          type: string
        externalOrganizationId:
          description: Your own id for the organization that the user belongs to.
          type: string
        forceSample:
          description: '`true` keeps the conversation for analysis whatever `sampleRate` says.'
          type: boolean
        model:
          description: The language model that answered, such as `gpt-4o`, for messages that name none themselves.
          type: string
        productId:
          description: The product that a new conversation belongs to.
          type: string
        properties:
          description: Anything else to know about the conversation. Segments can filter by it.
          type: object
          additionalProperties: true
        sampleRate:
          description: The part of conversations to keep for analysis, from 0 (none) to 1 (all).
          type: number
          minimum: 0
          maximum: 1
        systemPrompt:
          description: The system prompt that the model was given.
          $ref: '#/components/schemas/SystemPrompt'
        voiceCall:
          description: What is known about the call, for a conversation that was spoken.
          type: object
          properties:
            callSuccessful:
              description: Whether the call achieved its purpose.
              type: boolean
            durationMs:
              description: Length of the call, in milliseconds.
              type: integer
            endedReason:
              description: Why the call ended, in the words of the voice platform.
              type: string
            interruptionCount:
              description: How often one speaker cut the other off.
              type: integer
            latency:
              description: How long the stages of an answer took.
              type: object
              properties:
                asrMs:
                  description: Speech recognition, in milliseconds.
                  type: integer
                e2eMs:
                  description: From the end of the user's speech to the start of the answer, in milliseconds.
                  type: number
                llmMs:
                  description: The language model, in milliseconds.
                  type: integer
                ttsMs:
                  description: Speech synthesis, in milliseconds.
                  type: integer
            platform:
              description: The voice platform that carried the call. New values may come.
              type: string
              enum: [vapi, retell, elevenlabs, openai_realtime, livekit, bland, synthflow, simpleai, other]
            platformCallId:
              description: The platform's own id for the call.
              type: string
            recordingUrl:
              description: Where the recording is.
              type: string
            silenceCount:
              description: How many silences there were.
              type: integer
            structuredOutputs:
              description: Data that the platform extracted from the call.
              type: object
              additionalProperties: true

    MessageItem:
      description: >-
        One message, or one step of an agent. Says what it is by `role` or by `messageType`, never by both.
      type: object
      properties:
        content:
          description: What was said.
          type: string
        context:
          description: What the model was given along with the message, such as passages that were retrieved.
          type: [string, 'null']
        createdAt:
          description: When it was said. To be given for messages that are logged later than that.
          type: [string, 'null']
          format: date-time
        externalMessageId:
          description: >-
            Your own id for the message, and what makes logging it again harmless: a conversation stores it once.
          type: string
        input:
          description: What the step was given, such as the arguments of a tool.
          type: object
          additionalProperties: true
        messageType:
          description: What kind of step this is. Excludes `role`; `tool_call` needs `toolName`.
          $ref: '#/components/schemas/MessageType'
        model:
          description: The language model that produced it, where it is not the conversation's.
          type: string
        output:
          description: What the step returned, such as the result of a tool.
          type: object
          additionalProperties: true
        parentExternalMessageId:
          description: Your own id for the message that this one belongs to. Excludes `parentMessageId`.
          type: string
        parentMessageId:
          description: >-
            The message that this one belongs to, named by the id that Greenflash assigned. Excludes
            `parentExternalMessageId`.
          type: string
        properties:
          description: Anything else to know about the message.
          type: object
          additionalProperties: true
        role:
          description: Who speaks, in a plain conversation. Excludes `messageType`.
          $ref: '#/components/schemas/MessageRole'
        toolName:
          description: The tool that was called. Required for `tool_call`.
          type: string
        voice:
          description: How it was said, for a message that was spoken.
          type: object
          properties:
            asrConfidence:
              description: How sure the speech recognition is of the text.
              type: number
            audioUrl:
              description: Where the recording of this message is.
              type: string
            bargeIn:
              description: Whether the speaker cut in on the other.
              type: boolean
            durationMs:
              description: Length of the speech, in milliseconds.
              type: integer
            endedAt:
              description: When the speech ended, in milliseconds on the same clock as `startedAt`.
              type: integer
            prosody:
              description: What the voice gave away.
              type: object
              properties:
                arousal:
                  description: How agitated the voice was; a higher number is more agitated.
                  type: number
                emotion:
                  description: The emotion that prevailed, in the words of the voice platform.
                  type: string
                sentimentLabel:
                  description: The sentiment of the voice. New values may come.
                  type: string
                  enum: [positive, neutral, negative]
                sentimentScore:
                  description: The sentiment of the voice as a number; a higher one is more positive.
                  type: number
            responseLatencyMs:
              description: From the end of the message before to the start of this one, in milliseconds.
              type: integer
            silenceBeforeMs:
              description: Silence before the message, in milliseconds.
              type: integer
            speaker:
              description: Who spoke, where a role does not tell them apart.
              type: string
            startedAt:
              description: When the speech began, in milliseconds.
              type: integer
            wasInterrupted:
              description: Whether the speaker was cut off.
              type: boolean

    MessageRole:
      description: Who speaks in a plain conversation. New values may come.
      type: string
      enum: [user, assistant, system]

    MessageType:
      description: >-
        What kind of step a message is, for agents that do more than talk. `tool_call` needs a `toolName`. New values
        may come.
      type: string
      enum:
        - user_message
        - assistant_message
        - system_message
        - final_response
        - thought
        - tool_call
        - observation
        - retrieval
        - memory_read
        - memory_write
        - chain_start
        - chain_end
        - embedding
        - tool_error
        - callback
        - llm
        - task
        - workflow

    SystemPrompt:
      description: A system prompt, as plain text or as a prompt that Greenflash manages.
      oneOf:
        - title: Text
          description: The text that the model was given.
          type: string
        - title: Template
          description: A managed prompt and the values of its variables, or components that make one.
          $ref: '#/components/schemas/SystemPromptTemplate'

    SystemPromptTemplate:
      description: >-
        A system prompt made of components, or one that Greenflash has already, named by either of its ids.
      type: object
      properties:
        components:
          description: The parts of the prompt, in order.
          type: array
          items:
            $ref: '#/components/schemas/ComponentInput'
        content:
          description: The text as a whole, for a prompt without components.
          type: string
        externalPromptId:
          description: Your own id for the prompt.
          type: string
        promptId:
          description: The prompt, named by the id that Greenflash assigned.
          type: string
        variables:
          description: The values that went into the template, by the name of the variable.
          type: object
          additionalProperties:
            type: string

    CreateMessageResponse:
      description: Where the messages went, and what became of each.
      type: object
      required: [conversationId, messages, success, systemPromptComponentIds, systemPromptPromptId]
      properties:
        conversationId:
          description: The conversation, new or continued. Further messages can name it.
          type: string
        messages:
          description: What became of each message.
          type: array
          items:
            title: Message
            description: What became of one message.
            type: object
            required: [messageId, messageType, status]
            properties:
              messageId:
                description: The id that Greenflash assigned.
                type: string
              messageType:
                description: The kind of message it is stored as.
                type: string
              status:
                description: >-
                  `created`, or `deduplicated` where the conversation had a message with this external id already. New
                  values may come.
                type: string
                enum: [created, deduplicated]
              externalMessageId:
                description: Your own id for the message.
                type: string
        success:
          description: Whether the messages are logged.
          type: boolean
        systemPromptComponentIds:
          description: The components of the system prompt, in order. Empty where there was none.
          type: array
          items:
            description: The id of a component.
            type: string
        systemPromptPromptId:
          description: The prompt that the system prompt is kept under.
          type: string
        promptVariables:
          description: The values of the prompt's variables, by name.
          type: object
          additionalProperties:
            type: string
        templateMatch:
          description: Whether the text of the system prompt was recognized as a managed prompt.
          type: object
          required: [matched]
          properties:
            matched:
              description: Whether a managed prompt was found for the text.
              type: boolean
            confidence:
              description: How sure the match is. New values may come.
              type: string
              enum: [exact, high, medium]
            detectedVariables:
              description: The values that the text has in place of the variables, by name.
              type: object
              additionalProperties:
                type: string
            promptId:
              description: The managed prompt.
              type: string

    # Interactions

    Interaction:
      description: A conversation, without its messages.
      type: object
      required:
        - id
        - createdAt
        - externalId
        - externalParticipantId
        - feedback
        - model
        - organizationExternalId
        - organizationId
        - participantId
        - productId
        - rating
        - ratingMax
        - ratingMin
        - updatedAt
        - versionId
      properties:
        id:
          description: The id that Greenflash assigned, called `conversationId` elsewhere.
          type: string
        createdAt:
          description: When the conversation was first logged.
          type: string
          format: date-time
        externalId:
          description: Your own id for the conversation, if you gave it one.
          type: [string, 'null']
        externalParticipantId:
          description: Your own id for the user.
          type: [string, 'null']
        feedback:
          description: What the user wrote along with the rating.
          type: [string, 'null']
        model:
          description: The language model that answered.
          type: [string, 'null']
        organizationExternalId:
          description: Your own id for the user's organization.
          type: [string, 'null']
        organizationId:
          description: The user's organization, named by the id that Greenflash assigned.
          type: [string, 'null']
        participantId:
          description: The user, named by the id that Greenflash assigned.
          type: string
        productId:
          description: The product that the conversation belongs to.
          type: string
        rating:
          description: The user's rating, on the scale from `ratingMin` to `ratingMax`. Null until there is one.
          type: [number, 'null']
        ratingMax:
          description: The best rating on the user's scale.
          type: [number, 'null']
        ratingMin:
          description: The worst rating on the user's scale.
          type: [number, 'null']
        updatedAt:
          description: When the conversation last changed.
          type: string
          format: date-time
        versionId:
          description: The version that the conversation ran on.
          type: string
        properties:
          description: What was logged about the conversation besides.
          type: object
          additionalProperties: true

    InteractionDetail:
      description: A conversation with its user and its messages.
      type: object
      required:
        - id
        - createdAt
        - externalId
        - externalParticipantId
        - feedback
        - messages
        - model
        - organizationExternalId
        - organizationId
        - participant
        - participantId
        - productId
        - rating
        - ratingMax
        - ratingMin
        - updatedAt
        - versionId
      properties:
        id:
          description: The id that Greenflash assigned, called `conversationId` elsewhere.
          type: string
        createdAt:
          description: When the conversation was first logged.
          type: string
          format: date-time
        externalId:
          description: Your own id for the conversation, if you gave it one.
          type: [string, 'null']
        externalParticipantId:
          description: Your own id for the user.
          type: [string, 'null']
        feedback:
          description: What the user wrote along with the rating.
          type: [string, 'null']
        messages:
          description: What was said, oldest first.
          type: array
          items:
            title: Message
            description: One message of the conversation.
            type: object
            required: [content, role, timestamp]
            properties:
              content:
                description: What was said.
                type: string
              role:
                description: Who spoke, or which step of an agent it was. New values may come.
                type: string
                enum: [user, assistant, system, tool_call, observation, final_response]
              timestamp:
                description: When it was said, if that is known.
                type: [string, 'null']
                format: date-time
        model:
          description: The language model that answered.
          type: [string, 'null']
        organizationExternalId:
          description: Your own id for the user's organization.
          type: [string, 'null']
        organizationId:
          description: The user's organization, named by the id that Greenflash assigned.
          type: [string, 'null']
        participant:
          description: The user, as far as they are known.
          oneOf:
            - $ref: '#/components/schemas/ParticipantInfo'
            - type: 'null'
        participantId:
          description: The user, named by the id that Greenflash assigned.
          type: string
        productId:
          description: The product that the conversation belongs to.
          type: string
        rating:
          description: The user's rating, on the scale from `ratingMin` to `ratingMax`. Null until there is one.
          type: [number, 'null']
        ratingMax:
          description: The best rating on the user's scale.
          type: [number, 'null']
        ratingMin:
          description: The worst rating on the user's scale.
          type: [number, 'null']
        updatedAt:
          description: When the conversation last changed.
          type: string
          format: date-time
        versionId:
          description: The version that the conversation ran on.
          type: string
        properties:
          description: What was logged about the conversation besides.
          type: object
          additionalProperties: true

    ParticipantInfo:
      description: The user of a conversation, in short.
      type: object
      required: [id, email, externalId, name]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        email:
          description: The user's e-mail address, if it is known.
          type: [string, 'null']
        externalId:
          description: Your own id for the user.
          type: [string, 'null']
        name:
          description: The user's name, if it is known.
          type: [string, 'null']

    GetInteractionAnalyticsResponse:
      description: How one conversation went.
      type: object
      properties:
        averageUserSentiment:
          description: How the user felt across the conversation.
          $ref: '#/components/schemas/LabeledScore'
        changeInUserSentiment:
          description: How the feeling changed from beginning to end; below zero it got worse.
          $ref: '#/components/schemas/LabeledScore'
        commercialIntent:
          description: Whether the user means to buy, stay or leave.
          $ref: '#/components/schemas/CommercialIntent'
        conversationQualityIndex:
          description: Overall quality of the conversation, from 0 to 1. Null where it could not be computed.
          type: [number, 'null']
        frustration:
          description: How frustrated the user was.
          $ref: '#/components/schemas/LabeledScore'
        messageCount:
          description: How many messages the conversation has.
          $ref: '#/components/schemas/Count'
        mostCommonUserEmotion:
          description: The emotion that the user showed most. Not in simple mode.
          type: string
        rating:
          description: The user's rating, on the scale it was given on. Null until there is one.
          type: [number, 'null']
        struggle:
          description: How hard it was for the user to get what they wanted.
          $ref: '#/components/schemas/LabeledScore'
        summary:
          description: What happened, in a few sentences. Not in simple mode.
          type: string
        topic:
          description: What the conversation was about. Not in simple mode.
          type: string
        keywords:
          description: The words that mark the conversation. Not in simple mode.
          type: array
          items:
            description: A keyword.
            type: string

    CommercialIntent:
      description: What a conversation says about the user's wish to buy, stay or leave.
      type: object
      properties:
        primarySignal:
          description: The strongest sign of it, such as `upgrade_interest`. Simple mode may leave it out.
          type: string
        score:
          description: How strong the intent is.
          type: number

    # Users

    CreateUserParams:
      description: A user to create, or to update where the external id is known already.
      type: object
      required: [externalUserId]
      properties:
        externalUserId:
          description: Your own id for the user, stable and unique in your account.
          type: string
        anonymized:
          description: '`true` keeps what identifies the user out of sight.'
          type: boolean
        email:
          description: The user's e-mail address.
          type: string
        externalOrganizationId:
          description: Your own id for the user's organization.
          type: string
        name:
          description: The user's name, as it is shown.
          type: string
        organizationId:
          description: The user's organization, named by the id that Greenflash assigned.
          type: string
        phone:
          description: The user's telephone number.
          type: string
        properties:
          description: Anything else to know about the user, such as plan or role. Segments can filter by it.
          type: object
          additionalProperties: true

    CreateUserResponse:
      description: The user as they are stored now.
      type: object
      required: [participant, success]
      properties:
        participant:
          description: The user, new or updated.
          $ref: '#/components/schemas/Participant'
        success:
          description: Whether the user is stored.
          type: boolean

    UpdateUserParams:
      description: What to change about a user. A field that is left out stays as it is.
      type: object
      properties:
        anonymized:
          description: '`true` keeps what identifies the user out of sight.'
          type: boolean
        email:
          description: The user's e-mail address.
          type: string
        externalOrganizationId:
          description: Your own id for the user's organization.
          type: string
        name:
          description: The user's name, as it is shown.
          type: string
        organizationId:
          description: The user's organization, named by the id that Greenflash assigned.
          type: string
        phone:
          description: The user's telephone number.
          type: string
        properties:
          description: Anything else to know about the user.
          type: object
          additionalProperties: true

    UpdateUserResponse:
      description: The user after the change.
      type: object
      required: [participant, success]
      properties:
        participant:
          description: The user, with the changes.
          $ref: '#/components/schemas/Participant'
        success:
          description: Whether the change is stored.
          type: boolean

    Participant:
      description: A user of your product.
      type: object
      required: [id, anonymized, externalId, externalOrganizationId, organizationId, properties]
      properties:
        id:
          description: The id that Greenflash assigned, called `participantId` elsewhere.
          type: string
        anonymized:
          description: Whether what identifies the user is kept out of sight.
          type: boolean
        externalId:
          description: Your own id for the user.
          type: string
        externalOrganizationId:
          description: Your own id for the user's organization.
          type: [string, 'null']
        organizationId:
          description: The user's organization, named by the id that Greenflash assigned.
          type: [string, 'null']
        properties:
          description: What else was stored about the user. Empty where there is nothing.
          type: object
          additionalProperties: true
        createdAt:
          description: When the user was first seen or created.
          type: string
          format: date-time
        email:
          description: The user's e-mail address, if it is known.
          type: string
        name:
          description: The user's name, if it is known.
          type: string
        phone:
          description: The user's telephone number, if it is known.
          type: string
        updatedAt:
          description: When the user last changed.
          type: string
          format: date-time

    UserSegmentMembership:
      description: A segment that a user is a member of.
      type: object
      required: [id, name, presetId, type]
      properties:
        id:
          description: The segment's id.
          type: string
        name:
          description: The segment's name.
          type: string
        presetId:
          description: The preset id of a predefined segment. Null for a custom one.
          type: [string, 'null']
        type:
          description: '`system` for a predefined segment, `custom` for one of your own.'
          type: string

    GetUserAnalyticsResponse:
      description: How one user is doing, across their conversations.
      type: object
      properties:
        averageChangeInUserSentiment:
          description: How feelings change within a conversation, on average; below zero they get worse.
          $ref: '#/components/schemas/LabeledScore'
        averageCommercialIntent:
          description: How much the user means to buy or stay, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageConversationQualityIndex:
          description: Quality of the conversations, on average, from 0 to 1. Null where there is nothing to judge.
          type: [number, 'null']
        averageConversationRating:
          description: The user's own ratings, on average. Null where there are none.
          type: [number, 'null']
        averageFrustration:
          description: How frustrated the user is, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageStruggle:
          description: How hard it is for the user to get what they want, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageUserSentiment:
          description: How the user feels, on average.
          $ref: '#/components/schemas/LabeledScore'
        summary:
          description: A profile of the user. Not in simple mode; null where there is too little to go by.
          oneOf:
            - title: Summary
              description: A profile of a user.
              type: object
              properties:
                behavioralPatterns:
                  description: What the user does again and again.
                  type: array
                  items:
                    title: BehavioralPattern
                    description: A habit of the user.
                    type: object
                    properties:
                      evidence:
                        description: What in the conversations shows it.
                        type: string
                      frequency:
                        description: How often it occurs. New values may come.
                        type: string
                        enum: [recurring, occasional, rare]
                      pattern:
                        description: The habit itself.
                        type: string
                engagement:
                  description: How much the user uses the product, and where that is going.
                  type: object
                  properties:
                    description:
                      description: The assessment in words.
                      type: string
                    level:
                      description: How engaged the user is at present. New values may come.
                      type: string
                      enum: [power_user, regular, casual, at_risk, churning]
                    trajectory:
                      description: Where engagement is going. New values may come.
                      type: string
                      enum: [growing, stable, declining]
                methodology:
                  description: What the profile is based on.
                  type: string
                productAlignment:
                  description: How well the product suits the user. Null where that cannot be said.
                  oneOf:
                    - title: ProductAlignment
                      description: How well a product suits a user.
                      type: object
                      properties:
                        gaps:
                          description: What the user needs and the product lacks.
                          type: array
                          items:
                            description: One need that is not met.
                            type: string
                        strengths:
                          description: What the product does well for the user.
                          type: array
                          items:
                            description: One strength.
                            type: string
                        summary:
                          description: Both in a sentence.
                          type: string
                    - type: 'null'
                profileSummary:
                  description: Who the user is, in a few sentences.
                  type: string
                signals:
                  description: What to act on.
                  type: array
                  items:
                    title: Signal
                    description: An opportunity, a risk or something worth knowing.
                    type: object
                    properties:
                      description:
                        description: What it is about.
                        type: string
                      priority:
                        description: How urgent it is.
                        $ref: '#/components/schemas/Priority'
                      title:
                        description: A headline.
                        type: string
                      type:
                        description: What kind of signal it is. New values may come.
                        type: string
                        enum: [opportunity, risk, insight]
            - type: 'null'
        totalConversations:
          description: How many conversations were analyzed.
          $ref: '#/components/schemas/Count'
        keywords:
          description: The user's most frequent keywords. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        topics:
          description: The user's most frequent topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'

    # Organizations

    CreateOrganizationParams:
      description: An organization to create, or to update where the external id is known already.
      type: object
      required: [externalOrganizationId]
      properties:
        externalOrganizationId:
          description: Your own id for the organization, stable and unique in your account.
          type: string
        name:
          description: The organization's name, as it is shown.
          type: string
        properties:
          description: Anything else to know about the organization, such as plan or industry.
          type: object
          additionalProperties: true

    CreateOrganizationResponse:
      description: The organization as it is stored now.
      type: object
      required: [organization, success]
      properties:
        organization:
          description: The organization, new or updated.
          $ref: '#/components/schemas/TenantOrganization'
        success:
          description: Whether the organization is stored.
          type: boolean

    UpdateOrganizationParams:
      description: What to change about an organization. A field that is left out stays as it is.
      type: object
      properties:
        name:
          description: The organization's name, as it is shown.
          type: string
        properties:
          description: Anything else to know about the organization.
          type: object
          additionalProperties: true

    UpdateOrganizationResponse:
      description: The organization after the change.
      type: object
      required: [organization, success]
      properties:
        organization:
          description: The organization, with the changes.
          $ref: '#/components/schemas/TenantOrganization'
        success:
          description: Whether the change is stored.
          type: boolean

    TenantOrganization:
      description: A customer or team that users belong to.
      type: object
      required: [id, properties]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        properties:
          description: What else was stored about the organization. Empty where there is nothing.
          type: object
          additionalProperties: true
        createdAt:
          description: When the organization was first seen or created.
          type: string
          format: date-time
        externalId:
          description: Your own id for the organization.
          type: string
        name:
          description: The organization's name, if it is known.
          type: string
        updatedAt:
          description: When the organization last changed.
          type: string
          format: date-time

    GetOrganizationAnalyticsResponse:
      description: How an organization is doing, across the conversations of its users.
      type: object
      properties:
        averageChangeInUserSentiment:
          description: How feelings change within a conversation, on average; below zero they get worse.
          $ref: '#/components/schemas/LabeledScore'
        averageCommercialIntent:
          description: How much users mean to buy or stay, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageConversationQualityIndex:
          description: Quality of the conversations, on average, from 0 to 1. Null where there is nothing to judge.
          type: [number, 'null']
        averageConversationRating:
          description: The ratings of users, on average. Null where there are none.
          type: [number, 'null']
        averageFrustration:
          description: How frustrated users are, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageStruggle:
          description: How hard it is for users to get what they want, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageUserSentiment:
          description: How users feel, on average.
          $ref: '#/components/schemas/LabeledScore'
        summary:
          description: An assessment of the organization. Not in simple mode; null where there is too little to go by.
          oneOf:
            - title: Summary
              description: An assessment of an organization.
              type: object
              properties:
                analysis:
                  description: How the organization is doing.
                  type: string
                reason:
                  description: What the assessment rests on.
                  type: string
            - type: 'null'
        totalConversations:
          description: How many conversations were analyzed.
          $ref: '#/components/schemas/Count'
        keywords:
          description: The most frequent keywords. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        topics:
          description: The most frequent topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'

    # Products

    ProductSummary:
      description: A product, in short.
      type: object
      required: [id, color, createdAt, icon, name, updatedAt]
      properties:
        id:
          description: The product's id, which messages, ratings and events refer to.
          type: string
        color:
          description: The color that the app shows the product in.
          type: [string, 'null']
        createdAt:
          description: When the product was created, an ISO 8601 time.
          type: string
        icon:
          description: The icon that the app shows for the product.
          type: [string, 'null']
        name:
          description: The product's name.
          type: string
        updatedAt:
          description: When the product last changed, an ISO 8601 time.
          type: string

    GetProductResponse:
      description: A product with its members and settings.
      type: object
      required:
        - id
        - color
        - createdAt
        - description
        - icon
        - members
        - name
        - optimizationNotes
        - qualityIndexMetricWeights
        - updatedAt
        - userPrivacy
      properties:
        id:
          description: The product's id, which messages, ratings and events refer to.
          type: string
        color:
          description: The color that the app shows the product in.
          type: [string, 'null']
        createdAt:
          description: When the product was created, an ISO 8601 time.
          type: string
        description:
          description: What the product does.
          type: [string, 'null']
        icon:
          description: The icon that the app shows for the product.
          type: [string, 'null']
        members:
          description: The people of your account who work on the product.
          type: array
          items:
            $ref: '#/components/schemas/ProductMember'
        name:
          description: The product's name.
          type: string
        optimizationNotes:
          description: What to keep in mind when improving the product, written by its members.
          type: [string, 'null']
        qualityIndexMetricWeights:
          description: What the quality index is made of.
          type: array
          items:
            $ref: '#/components/schemas/QualityIndexMetricWeight'
        updatedAt:
          description: When the product last changed, an ISO 8601 time.
          type: string
        userPrivacy:
          description: How the product treats data that identifies users.
          type: string

    ProductMember:
      description: A person who works on a product.
      type: object
      required: [id, avatarUrl, role, userId]
      properties:
        id:
          description: The id of the membership.
          type: string
        avatarUrl:
          description: Where the person's picture is.
          type: [string, 'null']
        role:
          description: What the person may do in the product.
          type: string
        userId:
          description: The person's id in the Greenflash app. Not one of your product's users.
          type: string

    QualityIndexMetricWeight:
      description: How much one metric counts in the quality index.
      type: object
      required: [description, key, name, weight]
      properties:
        description:
          description: What the metric measures.
          type: string
        key:
          description: The metric's name for programs.
          type: string
        name:
          description: The metric's name for people.
          type: string
        weight:
          description: The metric's weight, relative to the others.
          type: number

    GetProductAnalyticsResponse:
      description: How a product is doing, across its conversations.
      type: object
      properties:
        averageChangeInUserSentiment:
          description: How feelings change within a conversation, on average; below zero they get worse.
          $ref: '#/components/schemas/LabeledScore'
        averageCommercialIntent:
          description: How much users mean to buy or stay, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageConversationQualityIndex:
          description: Quality of the conversations, on average, from 0 to 1.
          type: [number, 'null']
        averageConversationRating:
          description: The ratings of users, on average. Null where there are none.
          type: [number, 'null']
        averageFrustration:
          description: How frustrated users are, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageStruggle:
          description: How hard it is for users to get what they want, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageUserSentiment:
          description: How users feel, on average.
          $ref: '#/components/schemas/LabeledScore'
        dissatisfactionThemes:
          description: What users are unhappy about. Not in simple mode.
          type: array
          items:
            title: DissatisfactionTheme
            description: A topic that users are unhappy about.
            type: object
            properties:
              avgCqi:
                description: Quality index of the conversations about it, on average.
                type: [number, 'null']
              avgFrustration:
                description: Frustration in the conversations about it, on average.
                type: number
              avgStruggle:
                description: Struggle in the conversations about it, on average.
                type: number
              count:
                description: How many conversations are about it.
                $ref: '#/components/schemas/Count'
              topicCanonical:
                description: The topic, in one spelling for all ways to say it.
                type: string
              topicGroup:
                description: The group that the topic is part of.
                type: string
        hallucinationCount:
          description: Answers that state as fact what is not.
          $ref: '#/components/schemas/CountShare'
        jailbreakCount:
          description: Attempts of users to make the model break its rules.
          $ref: '#/components/schemas/CountShare'
        keywords:
          description: The most frequent keywords. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/Keyword'
        modelBiasCount:
          description: Biased answers of the model.
          $ref: '#/components/schemas/CountShare'
        modelToxicityCount:
          description: Toxic answers of the model.
          $ref: '#/components/schemas/CountShare'
        pillarScores:
          description: The parts that the quality index is made of. Null where it could not be computed.
          oneOf:
            - title: PillarScores
              description: The four parts of the quality index.
              type: object
              properties:
                friction:
                  description: The friction pillar, what gets in the user's way.
                  type: number
                growth:
                  description: The growth pillar, chances for your business.
                  type: number
                safety:
                  description: The safety pillar, content that does harm.
                  type: number
                satisfaction:
                  description: The satisfaction pillar, how content users are.
                  type: number
            - type: 'null'
        productQualityIndex:
          description: Overall quality of the product. Null where it could not be computed.
          type: [number, 'null']
        ratingCount:
          description: How many ratings users gave.
          $ref: '#/components/schemas/Count'
        rootCauseMix:
          description: Why conversations went badly, by cause. Not in simple mode.
          type: array
          items:
            title: RootCauseMix
            description: One cause and its part in what went badly.
            type: object
            properties:
              avgConfidence:
                description: How sure the analysis is of the cause, on average.
                type: number
              cause:
                description: The cause.
                type: string
              count:
                description: How often it was found.
                $ref: '#/components/schemas/Count'
              source:
                description: Where the cause lies, such as in the prompt or in a tool.
                type: string
        topFailingTools:
          description: The tools that fail most.
          type: array
          items:
            title: TopFailingTool
            description: A tool that fails often.
            type: object
            properties:
              failureCount:
                description: How many calls failed.
                $ref: '#/components/schemas/Count'
              failureRate:
                description: The part of calls that failed.
                type: number
              toolName:
                description: The tool's name, as messages log it.
                type: string
              totalCalls:
                description: How many calls there were.
                $ref: '#/components/schemas/Count'
        topicGroups:
          description: The most frequent groups of topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        topics:
          description: The most frequent topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        totalConversations:
          description: How many conversations were analyzed.
          $ref: '#/components/schemas/Count'
        userBiasCount:
          description: Biased messages of users.
          $ref: '#/components/schemas/CountShare'
        userToxicityCount:
          description: Toxic messages of users.
          $ref: '#/components/schemas/CountShare'
        insights:
          description: Written findings, in a form that the service does not promise. Not in simple mode.

    # Prompts

    PromptSource:
      description: Who wrote a prompt or a component. New values may come.
      type: string
      enum: [customer, participant, greenflash, agent]

    ComponentType:
      description: What part a component plays in its prompt. New values may come.
      type: string
      enum: [system, user, tool, guardrail, rag, agent, other]

    ComponentInput:
      description: A part of a prompt, to create or to reuse.
      type: object
      required: [content]
      properties:
        content:
          description: The text. Template variables are filled in when the prompt is fetched.
          type: string
        componentId:
          description: The component to reuse, named by the id that Greenflash assigned.
          type: string
        externalComponentId:
          description: Your own id for the component.
          type: string
        isDynamic:
          description: Whether the text changes from one conversation to the next.
          type: boolean
        name:
          description: A name for people.
          type: string
        source:
          description: Who wrote the component.
          $ref: '#/components/schemas/PromptSource'
        type:
          description: What part the component plays.
          $ref: '#/components/schemas/ComponentType'

    CreatePromptParams:
      description: A prompt to create.
      type: object
      required: [components, name, productId, role]
      properties:
        components:
          description: The parts of the prompt, in the order in which they are put together.
          type: array
          items:
            $ref: '#/components/schemas/ComponentInput'
        name:
          description: A name for people.
          type: string
        productId:
          description: The product that uses the prompt.
          type: string
        role:
          description: What the prompt is for in the product, such as `system`.
          type: string
        description:
          description: What the prompt is meant to achieve.
          type: string
        externalPromptId:
          description: Your own id for the prompt.
          type: string
        source:
          description: Who wrote the prompt.
          $ref: '#/components/schemas/PromptSource'

    CreatePromptResponse:
      description: The ids of a new prompt.
      type: object
      required: [componentIds, promptId, versionId]
      properties:
        componentIds:
          description: The components, in order.
          type: array
          items:
            description: The id of a component.
            type: string
        promptId:
          description: The prompt.
          type: string
        versionId:
          description: The prompt's first version.
          type: string
        externalPromptId:
          description: Your own id for the prompt, if you gave it one.
          type: string

    UpdatePromptParams:
      description: What to change about a prompt. A field that is left out stays as it is.
      type: object
      properties:
        components:
          description: The parts of the new version, all of them. With it, the update makes a new immutable version.
          type: array
          items:
            $ref: '#/components/schemas/ComponentInput'
        description:
          description: What the prompt is meant to achieve.
          type: string
        name:
          description: A name for people.
          type: string
        role:
          description: What the prompt is for in the product, such as `system`.
          type: string
        source:
          description: Who wrote the prompt.
          $ref: '#/components/schemas/PromptSource'

    UpdatePromptResponse:
      description: The ids of an updated prompt.
      type: object
      required: [promptId, versionId]
      properties:
        promptId:
          description: The prompt.
          type: string
        versionId:
          description: The version that the update made. Null where it made none.
          type: [string, 'null']
        externalPromptId:
          description: Your own id for the prompt, if you gave it one.
          type: string

    DeletePromptResponse:
      description: That and when a prompt was archived.
      type: object
      required: [archivedAt, promptId]
      properties:
        archivedAt:
          description: When the prompt was archived, an ISO 8601 time.
          type: string
        promptId:
          description: The prompt.
          type: string
        externalPromptId:
          description: Your own id for the prompt, if you gave it one.
          type: string

    GetPromptResponse:
      description: A prompt, and the text to give to a model.
      type: object
      required: [composedPrompt, prompt]
      properties:
        composedPrompt:
          description: The text of all components, put together, with the variables of the request filled in.
          type: string
        prompt:
          description: The prompt with its components as they were written.
          $ref: '#/components/schemas/Prompt'

    Prompt:
      description: A prompt with its components.
      type: object
      required: [id, archivedAt, components, createdAt, description, name, productId, source, updatedAt]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        archivedAt:
          description: When the prompt was archived, an ISO 8601 time. Null for one that is not.
          type: [string, 'null']
        components:
          description: The parts of the prompt, in the order in which they are put together.
          type: array
          items:
            $ref: '#/components/schemas/PromptComponent'
        createdAt:
          description: When the prompt was created, an ISO 8601 time.
          type: string
        description:
          description: What the prompt is meant to achieve.
          type: [string, 'null']
        name:
          description: A name for people.
          type: [string, 'null']
        productId:
          description: The product that uses the prompt.
          type: [string, 'null']
        source:
          description: Who wrote the prompt.
          type: [string, 'null']
        updatedAt:
          description: When the prompt last changed, an ISO 8601 time.
          type: string
        externalPromptId:
          description: Your own id for the prompt, if you gave it one.
          type: string

    PromptComponent:
      description: A part of a prompt.
      type: object
      required: [id, content, createdAt, isDynamic, name, source, updatedAt]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        content:
          description: The text, with template variables as they were written.
          type: string
        createdAt:
          description: When the component was created, an ISO 8601 time.
          type: string
        isDynamic:
          description: Whether the text changes from one conversation to the next. Null where nobody said.
          type: [boolean, 'null']
        name:
          description: A name for people.
          type: [string, 'null']
        source:
          description: Who wrote the component.
          type: string
        updatedAt:
          description: When the component last changed, an ISO 8601 time.
          type: string
        externalComponentId:
          description: Your own id for the component, if you gave it one.
          type: string
        type:
          description: What part the component plays.
          $ref: '#/components/schemas/ComponentType'

    SlimPrompt:
      description: A prompt, in short.
      type: object
      required: [id, archivedAt, components, createdAt, externalPromptId, name, productId, updatedAt, versionId]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        archivedAt:
          description: When the prompt was archived, an ISO 8601 time. Null for one that is not.
          type: [string, 'null']
        components:
          description: The ids of the prompt's parts, in order.
          type: array
          items:
            $ref: '#/components/schemas/SlimPromptComponent'
        createdAt:
          description: When the prompt was created, an ISO 8601 time.
          type: string
        externalPromptId:
          description: Your own id for the prompt.
          type: [string, 'null']
        name:
          description: A name for people.
          type: [string, 'null']
        productId:
          description: The product that uses the prompt.
          type: [string, 'null']
        updatedAt:
          description: When the prompt last changed, an ISO 8601 time.
          type: string
        versionId:
          description: The prompt's current version.
          type: [string, 'null']

    SlimPromptComponent:
      description: The ids of a component.
      type: object
      required: [id, externalComponentId]
      properties:
        id:
          description: The id that Greenflash assigned.
          type: string
        externalComponentId:
          description: Your own id for the component.
          type: [string, 'null']

    GetPromptAnalyticsResponse:
      description: How much a prompt is used, and how well it works.
      type: object
      properties:
        avgQualityIndex:
          description: Quality of the conversations that used it, on average. Null where there are none.
          type: [number, 'null']
        effectiveSuggestionCount:
          description: How many suggestions made the prompt better.
          $ref: '#/components/schemas/Count'
        lastUsedAt:
          description: When a conversation last used it, an ISO 8601 time. Null for one that was never used.
          type: [string, 'null']
        needsReview:
          description: Whether somebody should look at the prompt.
          type: boolean
        suggestionCount:
          description: How many suggestions for it there are.
          $ref: '#/components/schemas/Count'
        totalConversations:
          description: How many conversations used it.
          $ref: '#/components/schemas/Count'

    # Models

    ModelSummary:
      description: A language model, in short.
      type: object
      required: [id, canonicalId, displayName, family, lastUsedAt, provider, usageCount]
      properties:
        id:
          description: The model's id in Greenflash.
          type: string
        canonicalId:
          description: One name for all spellings of the model, such as `openai/gpt-4o`.
          type: string
        displayName:
          description: The model's name for people.
          type: string
        family:
          description: The family that the model is part of.
          type: [string, 'null']
        lastUsedAt:
          description: When a conversation last ran on it. Null for one that was never used.
          type: [string, 'null']
          format: date-time
        provider:
          description: Who offers the model.
          type: string
        usageCount:
          description: How often it was used.
          $ref: '#/components/schemas/Count'

    GetModelResponse:
      description: A language model with its price, benchmarks and use.
      type: object
      required:
        - id
        - canonicalId
        - codingIndex
        - contextWindow
        - createdAt
        - description
        - displayName
        - expirationDate
        - family
        - gpqa
        - inputCostPer1k
        - inputModalities
        - intelligenceIndex
        - lastUsedAt
        - mathIndex
        - mmluPro
        - outputCostPer1k
        - outputModalities
        - products
        - provider
        - source
        - supportedParameters
        - usageCount
      properties:
        id:
          description: The model's id in Greenflash.
          type: string
        canonicalId:
          description: One name for all spellings of the model, such as `openai/gpt-4o`.
          type: string
        codingIndex:
          description: Benchmark for writing code. Higher is better.
          type: [number, 'null']
        contextWindow:
          description: How many tokens the model can take in at once.
          oneOf:
            - $ref: '#/components/schemas/Count'
            - type: 'null'
        createdAt:
          description: When Greenflash first knew the model.
          type: string
          format: date-time
        description:
          description: What the model is good for.
          type: [string, 'null']
        displayName:
          description: The model's name for people.
          type: string
        expirationDate:
          description: When the provider withdraws the model, if that is known.
          type: [string, 'null']
          format: date-time
        family:
          description: The family that the model is part of.
          type: [string, 'null']
        gpqa:
          description: The GPQA benchmark, questions at graduate level. Higher is better.
          type: [number, 'null']
        inputCostPer1k:
          description: Price of 1,000 tokens of input.
          type: [number, 'null']
        inputModalities:
          description: What the model takes, such as `text` or `image`.
          type: [array, 'null']
          items:
            description: A kind of input.
            type: string
        intelligenceIndex:
          description: Benchmark for general ability. Higher is better.
          type: [number, 'null']
        lastUsedAt:
          description: When a conversation last ran on it. Null for one that was never used.
          type: [string, 'null']
          format: date-time
        mathIndex:
          description: Benchmark for mathematics. Higher is better.
          type: [number, 'null']
        mmluPro:
          description: The MMLU-Pro benchmark, knowledge and reasoning. Higher is better.
          type: [number, 'null']
        outputCostPer1k:
          description: Price of 1,000 tokens of output.
          type: [number, 'null']
        outputModalities:
          description: What the model produces, such as `text`.
          type: [array, 'null']
          items:
            description: A kind of output.
            type: string
        products:
          description: The products whose conversations ran on it.
          type: array
          items:
            $ref: '#/components/schemas/ModelProductUsage'
        provider:
          description: Who offers the model.
          type: string
        source:
          description: Where the description of the model comes from.
          type: string
        supportedParameters:
          description: The request parameters that the model knows, such as `temperature`.
          type: [array, 'null']
          items:
            description: The name of a parameter.
            type: string
        usageCount:
          description: How often it was used.
          $ref: '#/components/schemas/Count'

    ModelProductUsage:
      description: How much one product uses a model.
      type: object
      required: [id, conversationCount, icon, name]
      properties:
        id:
          description: The product's id.
          type: string
        conversationCount:
          description: How many of its conversations ran on the model.
          $ref: '#/components/schemas/Count'
        icon:
          description: The icon that the app shows for the product.
          type: [string, 'null']
        name:
          description: The product's name.
          type: string

    AnalyticsPeriod:
      description: A period that ends today, of 7, 30 or 90 days. New values may come.
      type: string
      oneOf:
        - {const: 7d, title: last7Days, description: The last 7 days.}
        - {const: 30d, title: last30Days, description: The last 30 days.}
        - {const: 90d, title: last90Days, description: The last 90 days.}

    GetModelAnalyticsResponse:
      description: How a model does in your products.
      type: object
      properties:
        averageChangeInUserSentiment:
          description: How feelings change within a conversation, on average; below zero they get worse.
          oneOf:
            - $ref: '#/components/schemas/LabeledScore'
            - type: 'null'
        averageCommercialIntent:
          description: How much users mean to buy or stay, on average.
          oneOf:
            - $ref: '#/components/schemas/LabeledScore'
            - type: 'null'
        averageConversationRating:
          description: The ratings of users, on average. Null where there are none.
          type: [number, 'null']
        averageFrustration:
          description: How frustrated users are, on average.
          oneOf:
            - $ref: '#/components/schemas/LabeledScore'
            - type: 'null'
        averageStruggle:
          description: How hard it is for users to get what they want, on average.
          oneOf:
            - $ref: '#/components/schemas/LabeledScore'
            - type: 'null'
        averageUserSentiment:
          description: How users feel, on average.
          oneOf:
            - $ref: '#/components/schemas/LabeledScore'
            - type: 'null'
        avgConversationQualityIndex:
          description: Quality of the conversations, on average, from 0 to 1.
          type: [number, 'null']
        avgFrictionScore:
          description: 'The friction pillar of the quality index, on average: what gets in the user''s way.'
          type: [number, 'null']
        avgGrowthScore:
          description: 'The growth pillar of the quality index, on average: chances for your business.'
          type: [number, 'null']
        avgSafetyScore:
          description: 'The safety pillar of the quality index, on average: content that does harm.'
          type: [number, 'null']
        avgSatisfactionScore:
          description: 'The satisfaction pillar of the quality index, on average: how content users are.'
          type: [number, 'null']
        conversationCount:
          description: How many conversations were analyzed.
          $ref: '#/components/schemas/Count'
        dataPoints:
          description: The same figures for each stretch of the period, oldest first.
          type: array
          items:
            title: DataPoint
            description: The figures for one stretch of the period.
            type: object
            properties:
              avgConversationQualityIndex:
                description: Quality of the conversations, on average, from 0 to 1.
                type: [number, 'null']
              avgFrictionScore:
                description: 'The friction pillar of the quality index, on average: what gets in the user''s way.'
                type: [number, 'null']
              avgGrowthScore:
                description: 'The growth pillar of the quality index, on average: chances for your business.'
                type: [number, 'null']
              avgSafetyScore:
                description: 'The safety pillar of the quality index, on average: content that does harm.'
                type: [number, 'null']
              avgSatisfactionScore:
                description: 'The satisfaction pillar of the quality index, on average: how content users are.'
                type: [number, 'null']
              conversationCount:
                description: How many conversations there were.
                $ref: '#/components/schemas/Count'
              date:
                description: When the stretch begins.
                type: string
                format: date-time
              messageCount:
                description: How many messages there were.
                $ref: '#/components/schemas/Count'
        hallucinationCount:
          description: Answers that state as fact what is not.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'
        jailbreakCount:
          description: Attempts of users to make the model break its rules.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'
        messageCount:
          description: How many messages were analyzed.
          $ref: '#/components/schemas/Count'
        modelBiasCount:
          description: Biased answers of the model.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'
        modelToxicityCount:
          description: Toxic answers of the model.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'
        recommendations:
          description: What to do about the model. Not in simple mode; null where there is nothing to say.
          oneOf:
            - title: Recommendations
              description: Findings about a model, and what to do about them.
              type: object
              properties:
                detectedIssues:
                  description: What is wrong.
                  type: array
                  items:
                    title: DetectedIssue
                    description: A problem with the model in your products.
                    type: object
                    properties:
                      id:
                        description: The problem's id.
                        type: string
                      severity:
                        description: How bad it is. New values may come.
                        type: string
                        enum: [critical, warning, info]
                      title:
                        description: A headline.
                        type: string
                healthLevel:
                  description: How the model is doing over all. New values may come.
                  type: string
                  enum: [healthy, needs_attention, critical]
                recommendations:
                  description: What to change.
                  type: array
                  items:
                    title: Recommendation
                    description: A change that would help.
                    type: object
                    properties:
                      action:
                        description: What to do.
                        type: string
                      category:
                        description: What kind of change it is. New values may come.
                        type: string
                        enum: [model_switch, cost_optimization, use_case_fit, prompt_optimization_link]
                      evidence:
                        description: What in the conversations speaks for it.
                        type: object
                        properties:
                          exampleSnippets:
                            description: Passages from conversations.
                            type: array
                            items:
                              description: A passage.
                              type: string
                      expectedImpact:
                        description: What should get better.
                        type: array
                        items:
                          description: One effect.
                          type: string
                      priority:
                        description: How urgent it is.
                        $ref: '#/components/schemas/Priority'
                      rationale:
                        description: Why it would help.
                        type: object
                        properties:
                          observedPattern:
                            description: What was seen again and again.
                            type: string
                          whyThisMatters:
                            description: What harm it does.
                            type: string
                          tradeoff:
                            description: What the change costs.
                            type: string
                      title:
                        description: A headline.
                        type: string
                strengths:
                  description: What the model does well.
                  type: array
                  items:
                    description: One strength.
                    type: string
                summary:
                  description: All of it in a few sentences.
                  type: string
            - type: 'null'
        userBiasCount:
          description: Biased messages of users.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'
        userToxicityCount:
          description: Toxic messages of users.
          oneOf:
            - $ref: '#/components/schemas/CountShare'
            - type: 'null'

    # Segments

    SegmentType:
      description: >-
        `system` for a predefined segment, `custom` for one that your account has made. New values may come.
      type: string
      enum: [system, custom]

    SegmentSummary:
      description: A segment, in short.
      type: object
      required: [id, isFavorited, memberCount, name, presetId, type]
      properties:
        id:
          description: The segment's id.
          type: string
        isFavorited:
          description: Whether the segment is marked as a favorite in the app.
          type: boolean
        memberCount:
          description: How many users are members.
          $ref: '#/components/schemas/Count'
        name:
          description: The segment's name.
          type: string
        presetId:
          description: The preset id of a predefined segment. Null for a custom one.
          type: [string, 'null']
        type:
          description: Whether the segment is predefined or your own.
          $ref: '#/components/schemas/SegmentType'

    GetSegmentResponse:
      description: A segment with the filters that define it.
      type: object
      required:
        - id
        - createdAt
        - createdBy
        - description
        - filters
        - icon
        - isFavorited
        - memberCount
        - name
        - presetId
        - type
        - updatedAt
      properties:
        id:
          description: The segment's id.
          type: string
        createdAt:
          description: When the segment was created.
          type: string
          format: date-time
        createdBy:
          description: Who created the segment. Null for a predefined one.
          type: [string, 'null']
        description:
          description: Whom the segment is about.
          type: [string, 'null']
        filters:
          description: The rules that define the segment, as they were stored.
          type: object
          additionalProperties: true
        icon:
          description: The icon that the app shows for the segment.
          type: [string, 'null']
        isFavorited:
          description: Whether the segment is marked as a favorite in the app.
          type: boolean
        memberCount:
          description: How many users are members.
          $ref: '#/components/schemas/Count'
        name:
          description: The segment's name.
          type: string
        presetId:
          description: The preset id of a predefined segment. Null for a custom one.
          type: [string, 'null']
        type:
          description: Whether the segment is predefined or your own.
          $ref: '#/components/schemas/SegmentType'
        updatedAt:
          description: When the segment last changed.
          type: string
          format: date-time

    CreateSegmentParams:
      description: A segment to create.
      type: object
      required: [filters]
      properties:
        filters:
          description: Which users are members.
          type: object
          required: [rules]
          properties:
            rules:
              description: What makes a user a member. One rule at least.
              type: array
              minItems: 1
              items:
                $ref: '#/components/schemas/SegmentRule'
            dateRange:
              description: Which conversations count, by time. Either a preset, or `from` and `to`.
              type: object
              properties:
                from:
                  description: The beginning, an ISO 8601 date or time.
                  type: string
                preset:
                  description: The last 7, 30 or 90 days, or all of time. New values may come.
                  type: string
                  oneOf:
                    - {const: 7d, title: last7Days, description: The last 7 days.}
                    - {const: 30d, title: last30Days, description: The last 30 days.}
                    - {const: 90d, title: last90Days, description: The last 90 days.}
                    - {const: all, title: allTime, description: Everything there is.}
                to:
                  description: The end, an ISO 8601 date or time.
                  type: string
            productIds:
              description: Only conversations of these products count.
              type: array
              items:
                description: The id of a product.
                type: string
        description:
          description: Whom the segment is about.
          type: string
        icon:
          description: The icon to show for the segment.
          type: string
        name:
          description: The segment's name.
          type: string

    SegmentRule:
      description: A condition on users, told apart from others by its `type`.
      oneOf:
        - $ref: '#/components/schemas/AnalysisRule'
        - $ref: '#/components/schemas/AnalysisFlagRule'
        - $ref: '#/components/schemas/PropertyRule'
        - $ref: '#/components/schemas/ConversationPropertyRule'
        - $ref: '#/components/schemas/ConversationCountRule'
        - $ref: '#/components/schemas/LastSeenRule'
      discriminator:
        propertyName: type
        mapping:
          analysis: '#/components/schemas/AnalysisRule'
          analysis_flag: '#/components/schemas/AnalysisFlagRule'
          property: '#/components/schemas/PropertyRule'
          conversation_property: '#/components/schemas/ConversationPropertyRule'
          conversation_count: '#/components/schemas/ConversationCountRule'
          last_seen: '#/components/schemas/LastSeenRule'

    AnalysisRule:
      description: Users whose conversations score above or below a number.
      type: object
      required: [field, operator, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: analysis
        field:
          description: The score to compare; `cqi` is the conversation quality index. New values may come.
          type: string
          enum: [sentiment, frustration, struggle, commercialIntent, cqi, rating]
        operator:
          description: How to compare it with `value`. New values may come.
          type: string
          enum: [gt, lt, eq, gte, lte]
        value:
          description: What to compare with.
          type: number

    AnalysisFlagRule:
      description: Users in whose conversations something was detected, or was not.
      type: object
      required: [field, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: analysis_flag
        field:
          description: What was detected. New values may come.
          type: string
          enum:
            - jailbreakDetected
            - hallucinationDetected
            - userToxicityDetected
            - modelToxicityDetected
            - userBiasDetected
            - modelBiasDetected
            - missingCapabilityDetected
        value:
          description: '`true` for users with a detection, `false` for those without.'
          type: boolean

    PropertyRule:
      description: Users by one of their properties.
      type: object
      required: [key, operator, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: property
        key:
          description: The name of the property, as it was sent in `properties` of the user.
          type: string
        operator:
          description: How to compare the property with `value`.
          $ref: '#/components/schemas/PropertyOperator'
        value:
          description: What to compare with.
          $ref: '#/components/schemas/PropertyValue'

    ConversationPropertyRule:
      description: Users by a property of their conversations.
      type: object
      required: [key, operator, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: conversation_property
        key:
          description: The name of the property, as it was sent in `properties` of the conversation.
          type: string
        operator:
          description: How to compare the property with `value`.
          $ref: '#/components/schemas/PropertyOperator'
        value:
          description: What to compare with.
          $ref: '#/components/schemas/PropertyValue'

    ConversationCountRule:
      description: Users by how many conversations they had.
      type: object
      required: [operator, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: conversation_count
        operator:
          description: '`gte` for this many or more, `lte` for this many or fewer. New values may come.'
          type: string
          enum: [gte, lte]
        value:
          description: The number of conversations.
          type: integer

    LastSeenRule:
      description: Users by when they were last seen.
      type: object
      required: [operator, type, value]
      properties:
        type:
          description: What tells this kind of rule apart.
          const: last_seen
        operator:
          description: '`within` the time that `value` spans, or `before` it. New values may come.'
          type: string
          enum: [within, before]
        value:
          description: 'A span of time that ends now, in days, hours or minutes: `7d`, `24h`, `30m`.'
          type: string
          examples: [7d, 24h, 30m]

    PropertyOperator:
      description: How to compare a property with a value. New values may come.
      type: string
      enum: [eq, neq, contains, gt, lt]

    PropertyValue:
      description: A value to compare a property with.
      oneOf:
        - title: String
          description: Text.
          type: string
        - title: Number
          description: A number.
          type: number
        - title: Bool
          description: Yes or no.
          type: boolean

    CreateSegmentResponse:
      description: A new segment.
      type: object
      required: [id, createdAt, description, filters, icon, name, type, updatedAt]
      properties:
        id:
          description: The segment's id.
          type: string
        createdAt:
          description: When the segment was created.
          type: string
          format: date-time
        description:
          description: Whom the segment is about.
          type: [string, 'null']
        filters:
          description: The rules that define the segment, as they were stored.
          type: object
          additionalProperties: true
        icon:
          description: The icon that the app shows for the segment.
          type: [string, 'null']
        name:
          description: The segment's name.
          type: string
        type:
          description: A segment that was created through the API is `custom`.
          $ref: '#/components/schemas/SegmentType'
          const: custom
        updatedAt:
          description: When the segment last changed.
          type: string
          format: date-time

    GetSegmentAnalyticsResponse:
      description: How the users of a segment are doing.
      type: object
      properties:
        averageChangeInUserSentiment:
          description: How feelings change within a conversation, on average; below zero they get worse.
          $ref: '#/components/schemas/LabeledScore'
        averageCommercialIntent:
          description: How much users mean to buy or stay, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageFrustration:
          description: How frustrated users are, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageStruggle:
          description: How hard it is for users to get what they want, on average.
          $ref: '#/components/schemas/LabeledScore'
        averageUserSentiment:
          description: How users feel, on average.
          $ref: '#/components/schemas/LabeledScore'
        hallucinationCount:
          description: Answers that state as fact what is not.
          $ref: '#/components/schemas/CountShare'
        jailbreakCount:
          description: Attempts of users to make the model break its rules.
          $ref: '#/components/schemas/CountShare'
        keywords:
          description: The most frequent keywords. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        modelBiasCount:
          description: Biased answers of the model.
          $ref: '#/components/schemas/CountShare'
        modelToxicityCount:
          description: Toxic answers of the model.
          $ref: '#/components/schemas/CountShare'
        participantCount:
          description: How many users are members.
          $ref: '#/components/schemas/Count'
        summary:
          description: Written findings, in a form that the service does not promise. Not in simple mode.
          type: [object, 'null']
          additionalProperties: true
        topicGroups:
          description: The most frequent groups of topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        topics:
          description: The most frequent topics. Not in simple mode.
          type: array
          items:
            $ref: '#/components/schemas/NamedCount'
        totalConversations:
          description: How many conversations were analyzed.
          $ref: '#/components/schemas/Count'
        userBiasCount:
          description: Biased messages of users.
          $ref: '#/components/schemas/CountShare'
        userToxicityCount:
          description: Toxic messages of users.
          $ref: '#/components/schemas/CountShare'
        averageConversationQualityIndex:
          description: Quality of the conversations, on average, from 0 to 1. Null where there is nothing to judge.
          type: [number, 'null']
        averageConversationRating:
          description: The ratings of users, on average. Null where there are none.
          type: [number, 'null']

    # Inbox

    InboxAxis:
      description: >-
        Why a conversation is in the inbox: something needs `attention`, there is an `opportunity`, or somebody added
        it by hand (`manual`). New values may come.
      type: string
      enum: [attention, opportunity, manual]

    ReviewStatus:
      description: How far the review of a conversation has come. New values may come.
      type: string
      enum: [unreviewed, reviewed, dismissed]

    TriggerType:
      description: The kind of reason for which a conversation was picked. New values may come.
      type: string
      enum: [guardrail, expectation_check, novelty, manual_review, revenue_risk]

    InboxItemSummary:
      description: A conversation that was picked for review, in short.
      type: object
      required: [conversationId, messageCount, reviewStatus, timestamp, topic, triggerType]
      properties:
        conversationId:
          description: The conversation, named by the id that Greenflash assigned.
          type: string
        messageCount:
          description: How many messages the conversation has.
          type: integer
        reviewStatus:
          description: How far the review has come.
          $ref: '#/components/schemas/ReviewStatus'
        timestamp:
          description: When the conversation took place.
          type: string
          format: date-time
        topic:
          description: What the conversation was about, if that is known.
          type: [string, 'null']
        triggerType:
          description: The kind of reason for which it was picked.
          type: [string, 'null']
        axis:
          description: Whether it needs attention or offers an opportunity.
          $ref: '#/components/schemas/InboxAxis'
        clusterMemberIds:
          description: The conversations that this one stands for, where several have the same cause.
          type: array
          items:
            description: The id of a conversation.
            type: string
        clusterRootCause:
          description: The cause that they share.
          type: [string, 'null']
        clusterSize:
          description: How many conversations this one stands for.
          type: integer

    GetInboxItemResponse:
      description: A conversation that was picked for review, with everything there is to judge it by.
      type: object
      required:
        - analysis
        - conversationId
        - keywords
        - messageCount
        - messages
        - participant
        - reviewStatus
        - summary
        - timestamp
        - topic
        - triggers
        - triggerType
      properties:
        analysis:
          description: The scores of the conversation. Null until it has been analyzed.
          oneOf:
            - $ref: '#/components/schemas/AnalysisScores'
            - type: 'null'
        conversationId:
          description: The conversation, named by the id that Greenflash assigned.
          type: string
        keywords:
          description: The words that mark the conversation.
          type: [array, 'null']
          items:
            description: A keyword.
            type: string
        messageCount:
          description: How many messages the conversation has.
          type: integer
        messages:
          description: What was said, oldest first.
          type: array
          items:
            $ref: '#/components/schemas/ConversationMessage'
        participant:
          description: The user, as far as they are known.
          oneOf:
            - $ref: '#/components/schemas/ParticipantInfo'
            - type: 'null'
        reviewStatus:
          description: How far the review has come.
          $ref: '#/components/schemas/ReviewStatus'
        summary:
          description: What happened, in a few sentences.
          type: [string, 'null']
        timestamp:
          description: When the conversation took place.
          type: string
          format: date-time
        topic:
          description: What the conversation was about, if that is known.
          type: [string, 'null']
        triggers:
          description: Every reason for which it was picked.
          type: array
          items:
            $ref: '#/components/schemas/TriggerDetail'
        triggerType:
          description: The kind of the main reason.
          type: [string, 'null']

    AnalysisScores:
      description: The scores of one conversation. Each is null where it could not be computed.
      type: object
      required: [frustration, qualityIndex, sentiment, struggle]
      properties:
        frustration:
          description: How frustrated the user was.
          oneOf:
            - $ref: '#/components/schemas/AnalysisScore'
            - type: 'null'
        qualityIndex:
          description: Overall quality of the conversation, from 0 to 1.
          type: [number, 'null']
        sentiment:
          description: How the user felt.
          oneOf:
            - $ref: '#/components/schemas/AnalysisScore'
            - type: 'null'
        struggle:
          description: How hard it was for the user to get what they wanted.
          oneOf:
            - $ref: '#/components/schemas/AnalysisScore'
            - type: 'null'

    # Like LabeledScore, but outside of analytics answers, so that both fields are always there.
    AnalysisScore:
      description: A score of one conversation as a number, with the word for it.
      type: object
      required: [label, score]
      properties:
        label:
          description: What the score amounts to, such as `negative` or `high`.
          type: string
        score:
          description: The score itself.
          type: number

    ConversationMessage:
      description: One message of a conversation under review.
      type: object
      required: [content, role, timestamp]
      properties:
        content:
          description: What was said.
          type: string
        role:
          description: Who spoke, or which step of an agent it was.
          type: string
        timestamp:
          description: When it was said, if that is known.
          type: [string, 'null']
          format: date-time

    TriggerDetail:
      description: One reason for which a conversation was picked.
      type: object
      required: [confidence, reason, severity, source, triggerType]
      properties:
        confidence:
          description: How sure the analysis is.
          type: [number, 'null']
        reason:
          description: What was noticed, in words.
          type: [string, 'null']
        severity:
          description: How grave it is; a higher number is graver.
          type: integer
        source:
          description: What noticed it.
          type: [string, 'null']
        triggerType:
          description: The kind of reason.
          type: string

    # Ratings

    LogRatingParams:
      description: >-
        A rating by a user. One of `conversationId`, `externalConversationId`, `messageId` and `externalMessageId` says
        of what.
      type: object
      required: [productId, rating, ratingMax, ratingMin]
      properties:
        productId:
          description: The product that was rated in.
          type: string
        rating:
          description: The rating, between `ratingMin` and `ratingMax`, both included.
          type: number
        ratingMax:
          description: The best rating on the scale.
          type: number
        ratingMin:
          description: The worst rating on the scale.
          type: number
        conversationId:
          description: The conversation that was rated, named by the id that Greenflash assigned.
          type: string
        externalConversationId:
          description: The conversation that was rated, named by your own id for it.
          type: string
        externalMessageId:
          description: The message that was rated, named by your own id for it.
          type: string
        feedback:
          description: What the user wrote along with the rating.
          type: string
        messageId:
          description: The message that was rated, named by the id that Greenflash assigned.
          type: string
        ratedAt:
          description: When the user gave the rating, an ISO 8601 time. To be given for one that is logged later.
          type: string

    LogRatingResponse:
      description: That a rating was recorded.
      type: object
      required: [success]
      properties:
        success:
          description: Whether the rating is recorded.
          type: boolean

    # Events

    CreateEventParams:
      description: Something that happened in your business, and what it belongs to.
      type: object
      required: [eventType, productId, value]
      properties:
        eventType:
          description: What happened, in a word of your own, such as `plan_upgraded`.
          type: string
        productId:
          description: The product that it concerns.
          type: string
        value:
          description: What it was worth or how it came out, as text; `valueType` says how to read it.
          type: string
        conversationId:
          description: The conversation that led to it, named by the id that Greenflash assigned.
          type: string
        eventAt:
          description: When it happened, an ISO 8601 time. To be given for events that are logged later.
          type: string
        externalConversationId:
          description: The conversation that led to it, named by your own id for it.
          type: string
        externalOrganizationId:
          description: The organization that it concerns, named by your own id for it.
          type: string
        externalUserId:
          description: The user that it concerns, named by your own id for them.
          type: string
        forceSample:
          description: '`true` keeps the event for analysis whatever `sampleRate` says.'
          type: boolean
        influence:
          description: Whether it is good or bad for your business. New values may come.
          type: string
          enum: [positive, negative, neutral]
        insertId:
          description: >-
            What makes sending the event again harmless: events with one id are recorded once. The SDK makes one up
            where it is left out.
          type: string
        organizationId:
          description: The organization that it concerns, named by the id that Greenflash assigned.
          type: string
        properties:
          description: Anything else to know about the event.
          type: object
          additionalProperties: true
        qualityImpactScore:
          description: How much it says about the quality of the conversation, from -1 (bad) to 1 (good).
          type: number
          minimum: -1
          maximum: 1
        sampleRate:
          description: The part of events to keep for analysis, from 0 (none) to 1 (all).
          type: number
          minimum: 0
          maximum: 1
        userId:
          description: The user that it concerns, named by the id that Greenflash assigned.
          type: string
        valueType:
          description: How to read `value`. New values may come.
          type: string
          enum: [currency, numeric, text, boolean, count]

    CreateEventResponse:
      description: That an event was recorded, and as what.
      type: object
      required: [eventId, success]
      properties:
        eventId:
          description: The id that Greenflash assigned.
          type: string
        success:
          description: Whether the event is recorded.
          type: boolean

    # Chat

    StreamChatRequest:
      description: A question to the assistant, and the turns before it.
      type: object
      required: [question]
      properties:
        question:
          description: What you want to know.
          type: string
        context:
          description: What the assistant should know besides, such as what the person asking is looking at.
          type: string
        conversationId:
          description: The conversation to go on with, from the `done` event of its last answer.
          type: string
        messages:
          description: The earlier turns, oldest first, without the present question.
          type: array
          items:
            title: Message
            description: An earlier turn.
            type: object
            required: [content, role]
            properties:
              content:
                description: What was asked or answered.
                type: string
              role:
                description: '`user` for a question, `assistant` for an answer. New values may come.'
                type: string
                enum: [user, assistant]
        productId:
          description: The product that the question is about. Without it, it is about all of them.
          type: string

    ChatEvent:
      description: One event of an answer. The service may send others, which can be ignored.
      oneOf:
        - title: ToolCall
          description: The assistant begins to look something up.
          type: object
          required: [event, data]
          properties:
            event:
              description: The event's name.
              const: tool_call
            data:
              description: The call, as JSON text.
              type: string
              contentMediaType: application/json
              contentSchema:
                $ref: '#/components/schemas/ChatToolCall'
        - title: ToolResult
          description: The assistant has looked something up.
          type: object
          required: [event, data]
          properties:
            event:
              description: The event's name.
              const: tool_result
            data:
              description: The result, as JSON text.
              type: string
              contentMediaType: application/json
              contentSchema:
                $ref: '#/components/schemas/ChatToolResult'
        - title: TextDelta
          description: The next piece of the answer.
          x-event-role: text
          type: object
          required: [event, data]
          properties:
            event:
              description: The event's name.
              const: text_delta
            data:
              description: The piece of text, as JSON text.
              type: string
              contentMediaType: application/json
              contentSchema:
                $ref: '#/components/schemas/ChatTextDelta'
        - title: Done
          description: The answer is complete.
          x-event-role: final
          type: object
          required: [event, data]
          properties:
            event:
              description: The event's name.
              const: done
            data:
              description: How to ask on, and what the answer took, as JSON text.
              type: string
              contentMediaType: application/json
              contentSchema:
                $ref: '#/components/schemas/ChatDone'
        - title: Error
          description: The assistant failed. Nothing follows.
          x-event-role: error
          type: object
          required: [event, data]
          properties:
            event:
              description: The event's name.
              const: error
            data:
              description: What went wrong, as JSON text.
              type: string
              contentMediaType: application/json
              contentSchema:
                $ref: '#/components/schemas/ChatError'

    ChatToolCall:
      description: A lookup that begins.
      type: object
      required: [step, toolName, displayName]
      properties:
        step:
          description: The number of the lookup. The result of the same lookup has the same one.
          type: integer
        toolName:
          description: The tool's name for programs, such as `getProductAnalytics`.
          type: string
        displayName:
          description: What to show a person while it runs.
          type: string

    ChatToolResult:
      description: A lookup that is over.
      type: object
      required: [step, toolName, displayName]
      properties:
        step:
          description: The number of the lookup.
          type: integer
        toolName:
          description: The tool's name for programs.
          type: string
        displayName:
          description: What to show a person.
          type: string
        output:
          description: >-
            What came of it, where the tool lets that be seen: any JSON. For `draftTicket` it is a DraftTicketOutput,
            for `createTicket` a CreateTicketOutput.

    ChatTextDelta:
      description: A piece of the answer.
      type: object
      required: [text]
      properties:
        text:
          description: The text, to be put behind what came before as it is.
          type: string

    ChatDone:
      description: The end of an answer.
      type: object
      required: [conversationId, status, usage]
      properties:
        conversationId:
          description: The conversation. Send it with the next question to go on.
          type: string
        status:
          description: '`complete`. New values may come.'
          type: string
          enum: [complete]
        usage:
          description: What the answer took.
          type: object
          required: [toolCalls, tools]
          properties:
            toolCalls:
              description: How many lookups there were.
              type: integer
            tools:
              description: The tools that were used.
              type: array
              items:
                description: The name of a tool.
                type: string
            inputTokens:
              description: How many tokens the model read.
              type: integer
            outputTokens:
              description: How many tokens the model wrote.
              type: integer

    ChatError:
      description: Why an answer failed.
      type: object
      required: [error, code]
      properties:
        error:
          description: What went wrong, for a person to read.
          type: string
        code:
          description: The kind of failure, for a program to compare.
          type: string

    DraftTicketOutput:
      description: What the tool `draftTicket` gives, a ticket that somebody may file.
      type: object
      required: [draft, availableLabels, dedupWarning]
      properties:
        draft:
          description: The ticket as it would be filed.
          type: object
          required: [provider, title, description, target, labelIds, source]
          properties:
            provider:
              description: The issue tracker.
              type: string
            title:
              description: The ticket's title.
              type: string
            description:
              description: The ticket's text.
              type: string
            target:
              description: The team that gets the ticket.
              type: object
              required: [teamId, teamName, teamKey]
              properties:
                teamId:
                  description: The team's id in the issue tracker.
                  type: string
                teamName:
                  description: The team's name.
                  type: string
                teamKey:
                  description: The team's short name, which its tickets' numbers begin with.
                  type: string
            labelIds:
              description: The labels to put on the ticket, out of `availableLabels`.
              type: array
              items:
                description: The id of a label.
                type: string
            source:
              description: What the ticket was drafted from.
              type: object
              required: [type, conversationId]
              properties:
                type:
                  description: What kind of thing it was.
                  type: string
                conversationId:
                  description: The conversation.
                  type: string
        availableLabels:
          description: The labels that the team has.
          type: array
          items:
            title: Label
            description: A label of the issue tracker.
            type: object
            required: [id, name, color]
            properties:
              id:
                description: The label's id.
                type: string
              name:
                description: The label's name.
                type: string
              color:
                description: The label's color.
                type: string
        dedupWarning:
          description: Tickets that seem to say the same, in any form. Null where there are none.

    CreateTicketOutput:
      description: What the tool `createTicket` gives, a ticket or the reason why there is none.
      oneOf:
        - title: Ticket
          description: The ticket, new or found.
          type: object
          required: [status, providerIdentifier, providerTicketUrl]
          properties:
            status:
              description: Whether the ticket was made now or was there before. New values may come.
              type: string
              enum: [created, already_exists]
            providerIdentifier:
              description: The ticket's number in the issue tracker.
              type: string
            providerTicketUrl:
              description: Where the ticket is.
              type: string
        - title: Failure
          description: No ticket was made.
          type: object
          required: [error]
          properties:
            error:
              description: Why not, for a person to read.
              type: string

  # --- Examples -------------------------------------------------------------------------------------------------------
  #
  # One story throughout: Jane Doe (user-456) of Acme Corp (acme-corp-123) talks to the product Acme Support.
  # Times are UTC with milliseconds, the form that the SDK writes.

  examples:
    # Messages

    LogConversation:
      summary: A question and its answer
      value:
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        externalConversationId: conv-789
        externalUserId: user-456
        model: gpt-4o
        systemPrompt: You are a helpful customer support assistant.
        messages:
          - role: user
            content: How do I reset my password?
            externalMessageId: msg-001
          - role: assistant
            content: >-
              Go to Settings → Security → Reset Password. You will receive a confirmation email within 60 seconds.
            externalMessageId: msg-002
    LogAgentRun:
      summary: An agent that calls a tool, with a managed prompt
      value:
        externalConversationId: conv-790
        externalUserId: user-456
        externalOrganizationId: acme-corp-123
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        model: gpt-4o
        sampleRate: 0.5
        forceSample: false
        properties:
          channel: web
          turn: 3
        systemPrompt:
          externalPromptId: support-system
          variables:
            companyName: Acme
            tone: friendly
        messages:
          - messageType: user_message
            content: Why was I charged twice?
            context: null
            createdAt: '2026-01-15T09:30:00.000Z'
            externalMessageId: msg-010
          - messageType: tool_call
            toolName: findInvoices
            input:
              customer: acme-corp-123
              months: 2
            output:
              invoices: [INV-1041, INV-1042]
            externalMessageId: msg-011
            parentExternalMessageId: msg-010
            properties:
              durationMs: 412
          - messageType: final_response
            content: You were charged for December and January on the same day.
            createdAt: '2026-01-15T09:30:04.250Z'
            model: gpt-4o-mini
            externalMessageId: msg-012
            parentExternalMessageId: msg-010
    LogVoiceCall:
      summary: A conversation that was spoken
      value:
        externalConversationId: call-31
        externalUserId: user-456
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        voiceCall:
          platform: vapi
          platformCallId: vapi-5521
          callSuccessful: true
          durationMs: 64000
          endedReason: customer-ended-call
          interruptionCount: 1
          silenceCount: 2
          recordingUrl: https://recordings.example.com/call-31.mp3
          latency:
            asrMs: 120
            llmMs: 480
            ttsMs: 150
            e2eMs: 812.5
          structuredOutputs:
            reason: password reset
        messages:
          - role: user
            content: Hi, I can't sign in.
            externalMessageId: call-31-1
            voice:
              speaker: caller
              startedAt: 800
              endedAt: 2900
              durationMs: 2100
              silenceBeforeMs: 300
              asrConfidence: 0.94
              audioUrl: https://recordings.example.com/call-31-1.mp3
              bargeIn: false
              wasInterrupted: false
              prosody:
                emotion: anxious
                arousal: 0.61
                sentimentLabel: negative
                sentimentScore: -0.35
          - role: assistant
            content: I can help with that. Shall I send you a link to reset your password?
            externalMessageId: call-31-2
            voice:
              speaker: assistant
              responseLatencyMs: 812
              durationMs: 3400
    ConversationLogged:
      summary: Both messages are new
      value:
        success: true
        conversationId: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
        messages:
          - messageId: 61f0c8a2-7e4d-4b19-a5c3-0d9f2e8b1a01
            messageType: user_message
            status: created
            externalMessageId: msg-001
          - messageId: 61f0c8a2-7e4d-4b19-a5c3-0d9f2e8b1a02
            messageType: assistant_message
            status: created
            externalMessageId: msg-002
        systemPromptPromptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
        systemPromptComponentIds:
          - a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71
        templateMatch:
          matched: true
          confidence: high
          promptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
          detectedVariables:
            tone: helpful
        promptVariables:
          tone: helpful
    ConversationLoggedAgain:
      summary: The same call once more; nothing is stored twice
      value:
        success: true
        conversationId: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
        messages:
          - messageId: 61f0c8a2-7e4d-4b19-a5c3-0d9f2e8b1a01
            messageType: user_message
            status: deduplicated
            externalMessageId: msg-001
          - messageId: 61f0c8a2-7e4d-4b19-a5c3-0d9f2e8b1a02
            messageType: assistant_message
            status: deduplicated
            externalMessageId: msg-002
        systemPromptPromptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
        systemPromptComponentIds:
          - a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71

    # Interactions

    Interactions:
      summary: A rated conversation and one that knows little
      value:
        - id: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
          createdAt: '2026-01-15T09:30:00.000Z'
          updatedAt: '2026-01-15T09:42:10.500Z'
          externalId: conv-789
          participantId: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalParticipantId: user-456
          organizationId: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          organizationExternalId: acme-corp-123
          productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
          versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22
          model: gpt-4o
          rating: 4
          ratingMin: 1
          ratingMax: 5
          feedback: Quick and correct.
          properties:
            channel: web
        - id: 0e5b9c27-d1f4-4836-a7b2-4c8d6e0f1a34
          createdAt: '2026-01-14T16:05:30.000Z'
          updatedAt: '2026-01-14T16:05:30.000Z'
          externalId: null
          participantId: f20a6d81-95c3-4e7b-8d14-b7e3c5a9f012
          externalParticipantId: null
          organizationId: null
          organizationExternalId: null
          productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
          versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22
          model: null
          rating: null
          ratingMin: null
          ratingMax: null
          feedback: null
    InteractionDetail:
      summary: A conversation with its messages
      value:
        id: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
        createdAt: '2026-01-15T09:30:00.000Z'
        updatedAt: '2026-01-15T09:42:10.500Z'
        externalId: conv-789
        participantId: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
        externalParticipantId: user-456
        organizationId: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
        organizationExternalId: acme-corp-123
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22
        model: gpt-4o
        rating: 4
        ratingMin: 1
        ratingMax: 5
        feedback: Quick and correct.
        properties:
          channel: web
        participant:
          id: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalId: user-456
          name: Jane Doe
          email: jane@acme.com
        messages:
          - role: user
            content: How do I reset my password?
            timestamp: '2026-01-15T09:30:00.000Z'
          - role: assistant
            content: >-
              Go to Settings → Security → Reset Password. You will receive a confirmation email within 60 seconds.
            timestamp: null
    InteractionInsights:
      summary: With text
      value:
        averageUserSentiment: {label: positive, score: 0.62}
        changeInUserSentiment: {label: improved, score: 0.3}
        commercialIntent: {primarySignal: none, score: 0.05}
        conversationQualityIndex: 0.91
        frustration: {label: low, score: 0.12}
        struggle: {label: low, score: 0.08}
        messageCount: 2
        mostCommonUserEmotion: relief
        rating: 4
        summary: Jane asked how to reset her password and was sent to the right setting.
        topic: Password reset
        keywords: [password, reset, security]
    InteractionNumbers:
      summary: Numbers only
      value:
        averageUserSentiment: {score: 0.62}
        changeInUserSentiment: {score: 0.3}
        commercialIntent: {score: 0.05}
        conversationQualityIndex: 0.91
        frustration: {score: 0.12}
        struggle: {score: 0.08}
        messageCount: 2
        rating: null

    # Users

    CreateUser:
      summary: A user of an organization
      value:
        externalUserId: user-456
        externalOrganizationId: acme-corp-123
        name: Jane Doe
        email: jane@acme.com
        properties:
          plan: enterprise
          role: admin
    UserCreated:
      summary: The user
      value:
        success: true
        participant:
          id: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalId: user-456
          organizationId: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalOrganizationId: acme-corp-123
          anonymized: false
          name: Jane Doe
          email: jane@acme.com
          properties:
            plan: enterprise
            role: admin
          createdAt: '2026-01-15T09:28:00.000Z'
          updatedAt: '2026-01-15T09:28:00.000Z'
    UpdateUser:
      summary: A telephone number, and another role
      value:
        phone: '+1-202-555-0147'
        properties:
          plan: enterprise
          role: owner
    UserUpdated:
      summary: The user with the new number
      value:
        success: true
        participant:
          id: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalId: user-456
          organizationId: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalOrganizationId: acme-corp-123
          anonymized: false
          name: Jane Doe
          email: jane@acme.com
          phone: '+1-202-555-0147'
          properties:
            plan: enterprise
            role: owner
          createdAt: '2026-01-15T09:28:00.000Z'
          updatedAt: '2026-01-16T11:00:00.000Z'
    Users:
      summary: A user who is known, and an anonymous one
      value:
        - id: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalId: user-456
          organizationId: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalOrganizationId: acme-corp-123
          anonymized: false
          name: Jane Doe
          email: jane@acme.com
          properties:
            plan: enterprise
            role: admin
          createdAt: '2026-01-15T09:28:00.000Z'
          updatedAt: '2026-01-15T09:28:00.000Z'
        - id: f20a6d81-95c3-4e7b-8d14-b7e3c5a9f012
          externalId: visitor-17
          organizationId: null
          externalOrganizationId: null
          anonymized: true
          properties: {}
    UserSegments:
      summary: A predefined segment and a custom one
      value:
        - id: d3c6b0f9-82e1-4a57-9b38-f1e4d7a2c608
          name: Power users
          presetId: power-users
          type: system
        - id: b9e2f7c4-0a6d-4385-8f1b-6d3c5e7a9b12
          name: Frustrated enterprise users
          presetId: null
          type: custom
    UserInsights:
      summary: With text
      value:
        totalConversations: 23
        averageUserSentiment: {label: positive, score: 0.54}
        averageChangeInUserSentiment: {label: stable, score: 0.02}
        averageCommercialIntent: {label: medium, score: 0.41}
        averageFrustration: {label: low, score: 0.19}
        averageStruggle: {label: low, score: 0.22}
        averageConversationQualityIndex: 0.84
        averageConversationRating: 4.2
        summary:
          profileSummary: Jane runs the workspace of her team and asks precise questions about billing.
          behavioralPatterns:
            - pattern: Checks invoices at the start of each month
              frequency: recurring
              evidence: Six conversations in the first three days of a month
          engagement:
            level: power_user
            trajectory: growing
            description: Twice as many conversations as in the month before.
          productAlignment:
            strengths: [Finds settings at the first attempt]
            gaps: [Cannot compare two invoices]
            summary: The product suits her well, apart from billing history.
          signals:
            - type: opportunity
              priority: high
              title: Ready for annual billing
              description: Asked twice what a yearly plan would cost.
          methodology: Based on 23 conversations of the last 90 days.
        topics:
          - {name: Billing Questions, count: 12}
          - {name: Technical Support, count: 6}
        keywords:
          - {name: invoice, count: 31}
          - {name: billing, count: 28}
    UserNumbers:
      summary: Numbers only
      value:
        totalConversations: 23
        averageUserSentiment: {score: 0.54}
        averageChangeInUserSentiment: {score: 0.02}
        averageCommercialIntent: {score: 0.41}
        averageFrustration: {score: 0.19}
        averageStruggle: {score: 0.22}
        averageConversationQualityIndex: 0.84
        averageConversationRating: null
        summary: null

    # Organizations

    CreateOrganization:
      summary: An organization on the enterprise plan
      value:
        externalOrganizationId: acme-corp-123
        name: Acme Corp
        properties:
          plan: enterprise
          seats: 120
    OrganizationCreated:
      summary: The organization
      value:
        success: true
        organization:
          id: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalId: acme-corp-123
          name: Acme Corp
          properties:
            plan: enterprise
            seats: 120
          createdAt: '2026-01-15T09:25:00.000Z'
          updatedAt: '2026-01-15T09:25:00.000Z'
    UpdateOrganization:
      summary: Another name
      value:
        name: Acme Corporation
    OrganizationUpdated:
      summary: The organization under its new name
      value:
        success: true
        organization:
          id: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalId: acme-corp-123
          name: Acme Corporation
          properties:
            plan: enterprise
            seats: 120
          createdAt: '2026-01-15T09:25:00.000Z'
          updatedAt: '2026-01-16T11:05:00.000Z'
    Organizations:
      summary: An organization with everything, and one with an id only
      value:
        - id: 5b0f7a9e-41d3-4c2a-8f60-9d2e7c1b3a44
          externalId: acme-corp-123
          name: Acme Corp
          properties:
            plan: enterprise
            seats: 120
          createdAt: '2026-01-15T09:25:00.000Z'
          updatedAt: '2026-01-15T09:25:00.000Z'
        - id: 94d8a1e3-6f02-4b7c-a5e9-c0b3d2f8e617
          properties: {}
    OrganizationInsights:
      summary: With text
      value:
        totalConversations: 142
        averageUserSentiment: {label: neutral, score: 0.31}
        averageChangeInUserSentiment: {label: improved, score: 0.12}
        averageCommercialIntent: {label: medium, score: 0.38}
        averageFrustration: {label: medium, score: 0.44}
        averageStruggle: {label: low, score: 0.27}
        averageConversationQualityIndex: 0.78
        averageConversationRating: 3.9
        summary:
          analysis: Acme Corp uses the product daily and is content, except with billing.
          reason: Most of the frustrated conversations are about invoices.
        topics:
          - {name: Billing Questions, count: 61}
        keywords:
          - {name: invoice, count: 88}
    OrganizationNumbers:
      summary: Numbers only
      value:
        totalConversations: 142
        averageUserSentiment: {score: 0.31}
        averageChangeInUserSentiment: {score: 0.12}
        averageCommercialIntent: {score: 0.38}
        averageFrustration: {score: 0.44}
        averageStruggle: {score: 0.27}
        averageConversationQualityIndex: 0.78
        averageConversationRating: null
        summary: null

    # Products

    Products:
      summary: Two products
      value:
        - id: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
          name: Acme Support
          icon: life-buoy
          color: '#2f9e6e'
          createdAt: '2025-11-03T14:00:00.000Z'
          updatedAt: '2026-01-10T08:15:00.000Z'
        - id: 60b4d9f7-1c82-4e3a-b6d5-9a0e7f2c8d43
          name: Acme Voice
          icon: null
          color: null
          createdAt: '2026-01-02T10:00:00.000Z'
          updatedAt: '2026-01-02T10:00:00.000Z'
    Product:
      summary: A product with one member
      value:
        id: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        name: Acme Support
        description: Answers the questions of Acme's customers.
        icon: life-buoy
        color: '#2f9e6e'
        members:
          - id: 17f5c3b8-e9a2-4d60-8b7f-2c4e6d0a9f51
            userId: 83a0e6d4-5f1b-47c9-9e2d-b6c8f3a7d104
            role: owner
            avatarUrl: https://avatars.example.com/sam.png
          - id: 17f5c3b8-e9a2-4d60-8b7f-2c4e6d0a9f52
            userId: 83a0e6d4-5f1b-47c9-9e2d-b6c8f3a7d105
            role: viewer
            avatarUrl: null
        optimizationNotes: Short answers before complete ones.
        qualityIndexMetricWeights:
          - key: satisfaction
            name: Satisfaction
            description: How content users are.
            weight: 0.4
          - key: safety
            name: Safety
            description: How free conversations are of harm.
            weight: 0.6
        userPrivacy: standard
        createdAt: '2025-11-03T14:00:00.000Z'
        updatedAt: '2026-01-10T08:15:00.000Z'
    ProductInsights:
      summary: With text
      value:
        totalConversations: 487
        averageUserSentiment: {label: positive, score: 0.68}
        averageChangeInUserSentiment: {label: improved, score: 0.11}
        averageCommercialIntent: {label: medium, score: 0.36}
        averageFrustration: {label: low, score: 0.21}
        averageStruggle: {label: low, score: 0.24}
        averageConversationRating: 4.3
        averageConversationQualityIndex: 0.82
        productQualityIndex: 0.82
        pillarScores: {satisfaction: 0.85, friction: 0.77, safety: 0.98, growth: 0.61}
        ratingCount: 118
        hallucinationCount: {total: 5, percentage: 1.03}
        jailbreakCount: {total: 2, percentage: 0.41}
        modelBiasCount: {total: 0, percentage: 0}
        modelToxicityCount: {total: 0, percentage: 0}
        userBiasCount: {total: 1, percentage: 0.21}
        userToxicityCount: {total: 9, percentage: 1.85}
        topFailingTools:
          - {toolName: findInvoices, totalCalls: 210, failureCount: 34, failureRate: 0.162}
        dissatisfactionThemes:
          - topicCanonical: duplicate charge
            topicGroup: Billing
            count: 27
            avgCqi: 0.48
            avgFrustration: 0.71
            avgStruggle: 0.52
          - topicCanonical: slow export
            topicGroup: Reports
            count: 3
            avgCqi: null
            avgFrustration: 0.55
            avgStruggle: 0.6
        rootCauseMix:
          - {cause: missing invoice history, source: tool, count: 19, avgConfidence: 0.83}
        topicGroups:
          - {name: Billing, count: 160}
        topics:
          - {name: Billing Questions, count: 142}
          - {name: Technical Support, count: 98}
          - {name: Feature Requests, count: 87}
        keywords: [billing, invoice]
        insights:
          headline: Billing causes most of the frustration.
    ProductNumbers:
      summary: Numbers only
      value:
        averageUserSentiment: {score: 0.68}
        averageChangeInUserSentiment: {score: 0.11}
        averageCommercialIntent: {score: 0.36}
        averageFrustration: {score: 0.21}
        averageStruggle: {score: 0.24}
        averageConversationRating: null
        productQualityIndex: null
        pillarScores: null
        ratingCount: 0
        hallucinationCount: {total: 5, percentage: 1.03}
        jailbreakCount: {total: 2, percentage: 0.41}
        modelBiasCount: {total: 0, percentage: 0}
        modelToxicityCount: {total: 0, percentage: 0}
        userBiasCount: {total: 1, percentage: 0.21}
        userToxicityCount: {total: 9, percentage: 1.85}
        topFailingTools:
          - {toolName: findInvoices, totalCalls: 210, failureCount: 34, failureRate: 0.162}
    ProductOverview:
      summary: A short answer, whose keywords are counted
      value:
        totalConversations: 487
        averageUserSentiment: {label: positive, score: 0.68}
        averageConversationRating: 4.3
        averageConversationQualityIndex: 0.82
        topics:
          - {name: Billing Questions, count: 142}
          - {name: Technical Support, count: 98}
          - {name: Feature Requests, count: 87}
        keywords:
          - {name: billing, count: 234}
          - {name: invoice, count: 156}

    # Prompts

    CreatePrompt:
      summary: A system prompt of two components
      value:
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        name: Support assistant
        description: Makes the assistant polite and brief.
        role: system
        externalPromptId: support-system
        source: customer
        components:
          - name: Persona
            type: system
            source: customer
            externalComponentId: support-persona
            content: You are a {{tone}} support assistant of {{companyName}}.
            isDynamic: false
          - name: Guardrail
            type: guardrail
            content: Never promise a refund.
    PromptCreated:
      summary: The ids
      value:
        promptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
        versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22
        externalPromptId: support-system
        componentIds:
          - a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71
          - a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e72
    Prompts:
      summary: A prompt, and an archived one that nothing else is known of
      value:
        - id: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
          name: Support assistant
          externalPromptId: support-system
          productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
          versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d22
          components:
            - id: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71
              externalComponentId: support-persona
            - id: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e72
              externalComponentId: null
          createdAt: '2026-01-12T13:00:00.000Z'
          updatedAt: '2026-01-12T13:00:00.000Z'
          archivedAt: null
        - id: c8f1d4b7-3e96-4a20-b5d8-0f7a2c6e9d35
          name: null
          externalPromptId: null
          productId: null
          versionId: null
          components: []
          createdAt: '2025-12-01T08:00:00.000Z'
          updatedAt: '2025-12-20T08:00:00.000Z'
          archivedAt: '2025-12-20T08:00:00.000Z'
    Prompt:
      summary: With the variables companyName and tone filled in
      value:
        composedPrompt: |-
          You are a friendly support assistant of Acme.

          Never promise a refund.
        prompt:
          id: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
          name: Support assistant
          description: Makes the assistant polite and brief.
          externalPromptId: support-system
          productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
          source: customer
          components:
            - id: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71
              externalComponentId: support-persona
              name: Persona
              type: system
              source: customer
              content: You are a {{tone}} support assistant of {{companyName}}.
              isDynamic: false
              createdAt: '2026-01-12T13:00:00.000Z'
              updatedAt: '2026-01-12T13:00:00.000Z'
            - id: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e72
              name: null
              type: guardrail
              source: customer
              content: Never promise a refund.
              isDynamic: null
              createdAt: '2026-01-12T13:00:00.000Z'
              updatedAt: '2026-01-12T13:00:00.000Z'
          createdAt: '2026-01-12T13:00:00.000Z'
          updatedAt: '2026-01-12T13:00:00.000Z'
          archivedAt: null
    UpdatePrompt:
      summary: New text, which makes a new version
      value:
        components:
          - componentId: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e71
            content: You are a {{tone}} and brief support assistant of {{companyName}}.
          - componentId: a7d3e9f1-5b20-4c86-8e4f-3a6b0c9d7e72
            content: Never promise a refund.
    PromptUpdated:
      summary: The new version
      value:
        promptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
        versionId: 7a91c3d4-2b5e-4f68-8a0d-6c3e1f9b7d23
        externalPromptId: support-system
    PromptArchived:
      summary: The time of archiving
      value:
        promptId: e4b8a6c0-9d17-4f52-a3e9-5c7d1b2f8a66
        externalPromptId: support-system
        archivedAt: '2026-01-20T17:45:00.000Z'
    PromptInsights:
      summary: A prompt that should be looked at
      value:
        totalConversations: 412
        avgQualityIndex: 0.79
        suggestionCount: 3
        effectiveSuggestionCount: 1
        needsReview: true
        lastUsedAt: '2026-01-15T09:30:00.000Z'
    PromptNumbers:
      summary: A prompt that was never used
      value:
        totalConversations: 0
        avgQualityIndex: null
        suggestionCount: 0
        effectiveSuggestionCount: 0
        needsReview: false
        lastUsedAt: null

    # Models

    Models:
      summary: A model in use, and one that was never used
      value:
        - id: 2d7e5f83-b6a1-4c09-9e3d-7f1a8b4c6d55
          canonicalId: openai/gpt-4o
          displayName: GPT-4o
          provider: openai
          family: gpt-4
          usageCount: 1204
          lastUsedAt: '2026-01-15T09:30:00.000Z'
        - id: 2d7e5f83-b6a1-4c09-9e3d-7f1a8b4c6d56
          canonicalId: acme/in-house
          displayName: In-house model
          provider: acme
          family: null
          usageCount: 0
          lastUsedAt: null
    Model:
      summary: A model that one product uses
      value:
        id: 2d7e5f83-b6a1-4c09-9e3d-7f1a8b4c6d55
        canonicalId: openai/gpt-4o
        displayName: GPT-4o
        description: Takes text and images and answers in text.
        provider: openai
        family: gpt-4
        source: catalog
        contextWindow: 128000
        inputCostPer1k: 0.0025
        outputCostPer1k: 0.01
        inputModalities: [text, image]
        outputModalities: [text]
        supportedParameters: [temperature, top_p, max_tokens]
        intelligenceIndex: 17.3
        codingIndex: 16.7
        mathIndex: null
        gpqa: 0.543
        mmluPro: 0.748
        usageCount: 1204
        products:
          - id: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
            name: Acme Support
            icon: life-buoy
            conversationCount: 487
        createdAt: '2025-11-03T14:00:00.000Z'
        expirationDate: null
        lastUsedAt: '2026-01-15T09:30:00.000Z'
    ModelInsights:
      summary: With text
      value:
        conversationCount: 487
        messageCount: 1204
        averageUserSentiment: {label: positive, score: 0.68}
        averageChangeInUserSentiment: {label: improved, score: 0.11}
        averageCommercialIntent: {label: medium, score: 0.36}
        averageFrustration: {label: low, score: 0.21}
        averageStruggle: {label: low, score: 0.24}
        averageConversationRating: 4.3
        avgConversationQualityIndex: 0.82
        avgFrictionScore: 0.77
        avgGrowthScore: 0.61
        avgSafetyScore: 0.98
        avgSatisfactionScore: 0.85
        hallucinationCount: {total: 5, percentage: 1.03}
        jailbreakCount: {total: 2, percentage: 0.41}
        modelBiasCount: {total: 0, percentage: 0}
        modelToxicityCount: {total: 0, percentage: 0}
        userBiasCount: {total: 1, percentage: 0.21}
        userToxicityCount: {total: 9, percentage: 1.85}
        dataPoints:
          - date: '2026-01-14T00:00:00.000Z'
            conversationCount: 0
            messageCount: 0
            avgConversationQualityIndex: null
            avgFrictionScore: null
            avgGrowthScore: null
            avgSafetyScore: null
            avgSatisfactionScore: null
          - date: '2026-01-15T00:00:00.000Z'
            conversationCount: 31
            messageCount: 84
            avgConversationQualityIndex: 0.83
            avgFrictionScore: 0.78
            avgGrowthScore: 0.6
            avgSafetyScore: 0.99
            avgSatisfactionScore: 0.86
        recommendations:
          healthLevel: needs_attention
          summary: Good with settings, weak with invoices.
          strengths: [Answers questions about settings at the first attempt]
          detectedIssues:
            - id: invoice-arithmetic
              severity: warning
              title: Adds up invoices wrongly
          recommendations:
            - title: Leave sums to a tool
              category: use_case_fit
              priority: high
              action: Let findInvoices return the total.
              expectedImpact: [Fewer wrong totals, Less frustration with billing]
              evidence:
                exampleSnippets: ['"That is not what my invoice says."']
              rationale:
                observedPattern: Totals of more than two invoices are often wrong.
                whyThisMatters: A wrong total looks like a wrong charge.
                tradeoff: Answers about invoices take one more call.
    ModelNumbers:
      summary: Numbers only, for a model that was not used in the period
      value:
        conversationCount: 0
        messageCount: 0
        averageUserSentiment: null
        averageChangeInUserSentiment: null
        averageCommercialIntent: null
        averageFrustration: null
        averageStruggle: null
        averageConversationRating: null
        avgConversationQualityIndex: null
        avgFrictionScore: null
        avgGrowthScore: null
        avgSafetyScore: null
        avgSatisfactionScore: null
        hallucinationCount: null
        jailbreakCount: null
        modelBiasCount: null
        modelToxicityCount: null
        userBiasCount: null
        userToxicityCount: null
        dataPoints: []
        recommendations: null

    # Segments

    CreateSegment:
      summary: Frustrated users on the enterprise plan
      value:
        name: Frustrated enterprise users
        description: Enterprise users with a high frustration in the last 30 days.
        icon: flame
        filters:
          rules:
            - {type: analysis, field: frustration, operator: gte, value: 0.7}
            - {type: property, key: plan, operator: eq, value: enterprise}
          dateRange:
            preset: 30d
          productIds:
            - 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
    CreateSegmentEveryRule:
      summary: One rule of each kind
      value:
        name: Everything at once
        filters:
          rules:
            - {type: analysis, field: cqi, operator: lt, value: 0.5}
            - {type: analysis_flag, field: hallucinationDetected, value: true}
            - {type: property, key: seats, operator: gt, value: 50}
            - {type: conversation_property, key: trial, operator: neq, value: false}
            - {type: conversation_count, operator: gte, value: 3}
            - {type: last_seen, operator: within, value: 7d}
          dateRange:
            from: '2026-01-01T00:00:00.000Z'
            to: '2026-02-01T00:00:00.000Z'
    SegmentCreated:
      summary: The new segment
      value:
        id: b9e2f7c4-0a6d-4385-8f1b-6d3c5e7a9b12
        name: Frustrated enterprise users
        description: Enterprise users with a high frustration in the last 30 days.
        icon: flame
        type: custom
        filters:
          rules:
            - {type: analysis, field: frustration, operator: gte, value: 0.7}
            - {type: property, key: plan, operator: eq, value: enterprise}
          dateRange:
            preset: 30d
          productIds:
            - 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        createdAt: '2026-01-18T10:00:00.000Z'
        updatedAt: '2026-01-18T10:00:00.000Z'
    Segments:
      summary: A predefined segment and a custom one
      value:
        - id: d3c6b0f9-82e1-4a57-9b38-f1e4d7a2c608
          name: Power users
          presetId: power-users
          type: system
          memberCount: 64
          isFavorited: true
        - id: b9e2f7c4-0a6d-4385-8f1b-6d3c5e7a9b12
          name: Frustrated enterprise users
          presetId: null
          type: custom
          memberCount: 7
          isFavorited: false
    Segment:
      summary: A predefined segment
      value:
        id: d3c6b0f9-82e1-4a57-9b38-f1e4d7a2c608
        name: Power users
        description: null
        icon: zap
        presetId: power-users
        type: system
        memberCount: 64
        isFavorited: true
        filters:
          rules:
            - {type: conversation_count, operator: gte, value: 20}
        createdBy: null
        createdAt: '2025-11-03T14:00:00.000Z'
        updatedAt: '2026-01-10T08:15:00.000Z'
    SegmentInsights:
      summary: With text
      value:
        participantCount: 64
        totalConversations: 301
        averageUserSentiment: {label: positive, score: 0.57}
        averageChangeInUserSentiment: {label: stable, score: 0.03}
        averageCommercialIntent: {label: high, score: 0.66}
        averageFrustration: {label: low, score: 0.23}
        averageStruggle: {label: low, score: 0.25}
        averageConversationQualityIndex: 0.81
        averageConversationRating: 4.1
        hallucinationCount: {total: 3, percentage: 1}
        jailbreakCount: {total: 0, percentage: 0}
        modelBiasCount: {total: 0, percentage: 0}
        modelToxicityCount: {total: 0, percentage: 0}
        userBiasCount: {total: 0, percentage: 0}
        userToxicityCount: {total: 2, percentage: 0.66}
        summary:
          headline: Power users ask for more automation.
        topicGroups:
          - {name: Automation, count: 97}
        topics:
          - {name: Feature Requests, count: 71}
        keywords:
          - {name: api, count: 119}
    SegmentNumbers:
      summary: Numbers only
      value:
        participantCount: 64
        totalConversations: 301
        averageUserSentiment: {score: 0.57}
        averageChangeInUserSentiment: {score: 0.03}
        averageCommercialIntent: {score: 0.66}
        averageFrustration: {score: 0.23}
        averageStruggle: {score: 0.25}
        averageConversationQualityIndex: null
        averageConversationRating: null
        hallucinationCount: {total: 3, percentage: 1}
        jailbreakCount: {total: 0, percentage: 0}
        modelBiasCount: {total: 0, percentage: 0}
        modelToxicityCount: {total: 0, percentage: 0}
        userBiasCount: {total: 0, percentage: 0}
        userToxicityCount: {total: 2, percentage: 0.66}
        summary: null

    # Inbox

    InboxItems:
      summary: One that stands for three, and one that was added by hand
      value:
        - conversationId: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
          timestamp: '2026-01-15T09:30:00.000Z'
          topic: Password reset
          triggerType: guardrail
          reviewStatus: unreviewed
          messageCount: 2
          axis: attention
          clusterSize: 3
          clusterMemberIds:
            - 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
            - 0e5b9c27-d1f4-4836-a7b2-4c8d6e0f1a34
            - 0e5b9c27-d1f4-4836-a7b2-4c8d6e0f1a35
          clusterRootCause: The help pages name a setting that has moved.
        - conversationId: 0e5b9c27-d1f4-4836-a7b2-4c8d6e0f1a36
          timestamp: '2026-01-14T16:05:30.000Z'
          topic: null
          triggerType: null
          reviewStatus: dismissed
          messageCount: 5
          axis: manual
          clusterRootCause: null
    InboxItem:
      summary: A conversation with one trigger
      value:
        conversationId: 8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33
        timestamp: '2026-01-15T09:30:00.000Z'
        topic: Password reset
        summary: Jane asked how to reset her password and was sent to a setting that has moved.
        keywords: [password, reset, security]
        reviewStatus: unreviewed
        triggerType: guardrail
        triggers:
          - triggerType: guardrail
            severity: 3
            confidence: 0.88
            reason: The answer names a setting that does not exist.
            source: analysis
        analysis:
          qualityIndex: 0.46
          sentiment: {label: negative, score: -0.4}
          frustration: {label: high, score: 0.74}
          struggle: null
        participant:
          id: c1d9e7b2-3f48-4a6d-b5c0-8e2f6a1d7b90
          externalId: user-456
          name: Jane Doe
          email: jane@acme.com
        messageCount: 2
        messages:
          - role: user
            content: How do I reset my password?
            timestamp: '2026-01-15T09:30:00.000Z'
          - role: assistant
            content: >-
              Go to Settings → Security → Reset Password. You will receive a confirmation email within 60 seconds.
            timestamp: null

    # Ratings

    LogRating:
      summary: Four stars out of five, for a conversation
      value:
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        externalConversationId: conv-789
        rating: 4
        ratingMin: 1
        ratingMax: 5
        feedback: Quick and correct.
        ratedAt: '2026-01-15T09:42:00.000Z'
    LogThumbsDown:
      summary: A thumb down, for one message
      value:
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        externalMessageId: msg-002
        rating: 0
        ratingMin: 0
        ratingMax: 1
    RatingLogged:
      summary: The rating is recorded
      value:
        success: true

    # Events

    CreateEvent:
      summary: A user moved to a larger plan
      value:
        eventType: plan_upgraded
        productId: 3f6c1a52-8c0e-4d1b-9a57-2f4f7d1c9e10
        externalConversationId: conv-789
        externalUserId: user-456
        externalOrganizationId: acme-corp-123
        value: '1200.00'
        valueType: currency
        influence: positive
        qualityImpactScore: 0.8
        eventAt: '2026-01-15T10:05:00.000Z'
        insertId: upgrade-user-456-2026-01-15
        properties:
          currency: USD
          plan: enterprise
    EventCreated:
      summary: The event is recorded
      value:
        success: true
        eventId: 4b8e1d70-c6f3-4a92-8e57-d0a9c2b6f381

    # Chat

    AskFirst:
      summary: A question
      value:
        question: What are the top issues my users are facing?
    AskWhy:
      summary: A question about a cause
      value:
        question: Why are billing conversations rated so poorly?
    AskNext:
      summary: A question that builds on the one before
      value:
        question: Which users are most affected?
        conversationId: conv_abc123
        messages:
          - role: user
            content: What are the top issues my users are facing?
          - role: assistant
            content: Based on your recent conversations...
    # Each item is an event; its data is JSON text, one line of it on the wire.
    ChatAnswer:
      summary: A lookup and an answer in two pieces
      dataValue:
        - event: tool_call
          data: '{"step":1,"toolName":"getProductAnalytics","displayName":"Looking at product analytics"}'
        - event: tool_result
          data: '{"step":1,"toolName":"getProductAnalytics","displayName":"Looking at product analytics"}'
        - event: text_delta
          data: '{"text":"Based on your recent conversations, "}'
        - event: text_delta
          data: '{"text":"billing causes most of the frustration."}'
        - event: done
          data: >-
            {"conversationId":"conv_abc123","status":"complete",
            "usage":{"toolCalls":1,"tools":["getProductAnalytics"],"inputTokens":1830,"outputTokens":214}}
      serializedValue: |+
        event: tool_call
        data: {"step":1,"toolName":"getProductAnalytics","displayName":"Looking at product analytics"}

        event: tool_result
        data: {"step":1,"toolName":"getProductAnalytics","displayName":"Looking at product analytics"}

        event: text_delta
        data: {"text":"Based on your recent conversations, "}

        event: text_delta
        data: {"text":"billing causes most of the frustration."}

        event: done
        data: {"conversationId":"conv_abc123","status":"complete", "usage":{"toolCalls":1,"tools":["getProductAnalytics"],"inputTokens":1830,"outputTokens":214}}

    ChatTicket:
      summary: A ticket that is drafted, then filed
      dataValue:
        - event: tool_call
          data: '{"step":1,"toolName":"draftTicket","displayName":"Drafting a ticket"}'
        - event: tool_result
          data: >-
            {"step":1,"toolName":"draftTicket","displayName":"Drafting a ticket","output":{"draft":{"provider":"linear",
            "title":"Invoices are added up wrongly","description":"Totals of more than two invoices are often wrong.",
            "target":{"teamId":"team-1","teamName":"Billing","teamKey":"BIL"},"labelIds":["label-1"],
            "source":{"type":"conversation","conversationId":"8c2d4f1e-6a3b-4e7f-9c50-1b7a2d9e4f33"}},
            "availableLabels":[{"id":"label-1","name":"Bug","color":"#eb5757"}],"dedupWarning":null}}
        - event: tool_call
          data: '{"step":2,"toolName":"createTicket","displayName":"Filing the ticket"}'
        - event: tool_result
          data: >-
            {"step":2,"toolName":"createTicket","displayName":"Filing the ticket","output":{"status":"created",
            "providerIdentifier":"BIL-42","providerTicketUrl":"https://tickets.example.com/BIL-42"}}
        - event: text_delta
          data: '{"text":"I filed BIL-42 for the team Billing."}'
        - event: done
          data: >-
            {"conversationId":"conv_abc124","status":"complete",
            "usage":{"toolCalls":2,"tools":["draftTicket","createTicket"]}}
    ChatFailure:
      summary: An answer that fails half way
      dataValue:
        - event: text_delta
          data: '{"text":"Based on "}'
        - event: error
          data: '{"error":"The assistant is not available at the moment.","code":"agent_unavailable"}'

    # Errors

    InvalidInputError:
      summary: A field is missing
      value:
        error: externalUserId is required
        code: invalid_input
    UnauthorizedError:
      summary: An unknown key
      value:
        error: Invalid or missing API key
        code: unauthorized
    PlanError:
      summary: The plan does not include the operation
      value:
        error: Your plan doesn't include analytics
        code: plan_required
    QuotaError:
      summary: One segment too many
      value:
        error: Your plan's number of custom segments is used up
        code: quota_exceeded
    NotFoundError:
      summary: An unknown id
      value:
        error: Resource not found
        code: not_found
    RateLimitError:
      summary: The analytics of the hour are used up
      value:
        error: Rate limit exceeded
        message: 50 insights requests per hour are included. Try later, or use mode=simple.
        code: rate_limited
    ServiceError:
      summary: The service is overloaded
      value:
        message: Service unavailable

"""#
}
