#!/usr/bin/env python3
"""Uses a running sandbox through Greenflash's official Python client (PyPI `greenflash` 1.4.0).

    official_client.py BASE_URL [API_KEY]

The client constructs its models without validating. So every answer is read twice: as the client's model, for its
values, and by pydantic's strict validation of the answer's text against that model's type. Exits with 1 at the first
answer that does not fit. Ends with the number of answers that were checked.
"""

import sys
import uuid

from greenflash import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    Greenflash,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    types,
)
from pydantic import TypeAdapter

checked = 0


def strictly(method, type_, *arguments, **options):
    """Calls an operation, validates the answer's text strictly, and returns the client's model."""
    global checked
    response = method(*arguments, **options)
    TypeAdapter(type_).validate_json(response.text(), strict=True)
    value = response.parse()
    again = value if isinstance(value, list) else [value]
    for model in again:
        type(model).model_validate(model.to_dict())
    checked += 1
    return value, response


def expect(error, call):
    try:
        call()
    except error as caught:
        assert isinstance(caught, APIStatusError)
        assert set(caught.body) == {"error", "code"}, caught.body
        assert caught.response.headers["x-request-id"]
        return caught
    raise AssertionError(f"{error.__name__} was expected")


def people(client, run):
    raw = client.with_raw_response
    created, response = strictly(
        raw.users.create,
        types.CreateUserResponse,
        external_user_id=f"user-{run}",
        external_organization_id=f"acme-{run}",
        name="Jane Doe",
        email="jane@acme.com",
        properties={"plan": "enterprise", "role": "admin"},
    )
    assert response.status_code == 201
    user = created.participant
    assert created.success and user.name == "Jane Doe" and user.properties["plan"] == "enterprise"
    assert user.external_organization_id == f"acme-{run}" and user.organization_id and user.anonymized is False
    assert user.created_at and user.created_at.utcoffset().total_seconds() == 0

    updated, _ = strictly(raw.users.update, types.UpdateUserResponse, f"user-{run}", phone="+1 555 0100")
    assert updated.participant.id == user.id and updated.participant.phone == "+1 555 0100"
    assert updated.participant.name == "Jane Doe"
    expect(NotFoundError, lambda: client.users.update("nobody", name="x"))

    organization, _ = strictly(
        raw.organizations.create, types.CreateOrganizationResponse, external_organization_id=f"acme-{run}", name="Acme"
    )
    assert organization.organization.id == user.organization_id
    renamed, _ = strictly(
        raw.organizations.update, types.UpdateOrganizationResponse, f"acme-{run}", properties={"tier": 1}
    )
    assert renamed.organization.name == "Acme" and renamed.organization.properties == {"tier": 1}
    organizations, _ = strictly(raw.organizations.list, types.ListOrganizationsResponse, limit=100)
    assert any(entry.external_id == f"acme-{run}" for entry in organizations)

    for index in range(3):
        client.users.create(external_user_id=f"extra-{index}-{run}", organization_id=user.organization_id)
    found, page = [], 1
    while True:
        users, response = strictly(
            raw.users.list, types.ListUsersResponse, organization_id=user.organization_id, limit=2, page=page
        )
        found += [entry.external_id for entry in users]
        if 'rel="next"' not in response.headers.get("link", ""):
            break
        page += 1
    assert page == 2 and len(found) == 4 == len(set(found)), found
    memberships, _ = strictly(raw.users.get_user_segments, types.GetUserSegmentsResponse, f"user-{run}")
    assert all(entry.type in ("system", "custom") for entry in memberships)
    return user


def conversations(client, run, product_id, user):
    raw = client.with_raw_response
    body = {
        "product_id": product_id,
        "external_conversation_id": f"conv-{run}",
        "external_user_id": f"user-{run}",
        "model": "gpt-4o",
        "properties": {"channel": "web"},
        "system_prompt": "You are a helpful customer support assistant.",
        "messages": [
            {"role": "user", "content": "How do I reset my password?", "external_message_id": f"m1-{run}"},
            {
                "message_type": "tool_call",
                "tool_name": "lookup",
                "input": {"topic": "password"},
                "external_message_id": f"m2-{run}",
                "parent_external_message_id": f"m1-{run}",
            },
            {"role": "assistant", "content": "Go to Settings.", "external_message_id": f"m3-{run}"},
        ],
    }
    logged, response = strictly(raw.messages.create, types.CreateMessageResponse, **body)
    assert response.status_code == 201 and [message.status for message in logged.messages] == ["created"] * 3
    assert [message.message_type for message in logged.messages] == ["user_message", "tool_call", "assistant_message"]
    again, response = strictly(raw.messages.create, types.CreateMessageResponse, **body)
    assert response.status_code == 200 and [message.status for message in again.messages] == ["deduplicated"] * 3
    assert [m.message_id for m in again.messages] == [m.message_id for m in logged.messages]
    assert again.conversation_id == logged.conversation_id
    templated, _ = strictly(
        raw.messages.create,
        types.CreateMessageResponse,
        conversation_id=logged.conversation_id,
        external_user_id=f"user-{run}",
        system_prompt={
            "external_prompt_id": f"prompt-{run}",
            "components": [{"content": "Be {{tone}}.", "type": "system", "source": "customer"}],
            "variables": {"tone": "kind"},
        },
        messages=[{"role": "user", "content": "Still broken again, this is frustrating and useless."}],
    )
    assert templated.prompt_variables == {"tone": "kind"} and templated.system_prompt_component_ids

    rating, _ = strictly(
        raw.ratings.log,
        types.LogRatingResponse,
        product_id=product_id,
        external_conversation_id=f"conv-{run}",
        rating=1,
        rating_min=1,
        rating_max=5,
        feedback="Meh",
    )
    assert rating.success
    listed, _ = strictly(raw.interactions.list, types.ListInteractionsResponse, product_id=product_id, limit=1)
    assert listed[0].id == logged.conversation_id and listed[0].rating == 1.0 and listed[0].rating_max == 5
    assert listed[0].external_participant_id == f"user-{run}" and listed[0].model == "gpt-4o"
    detail, _ = strictly(raw.interactions.get, types.InteractionDetail, logged.conversation_id)
    assert [message.role for message in detail.messages] == ["user", "tool_call", "assistant", "user"]
    assert detail.participant.id == user.id and detail.feedback == "Meh" and detail.properties == {"channel": "web"}

    item, _ = strictly(raw.inbox.get, types.GetInboxItemResponse, logged.conversation_id)
    assert item.triggers[0].trigger_type == "expectation_check" and item.message_count == 4
    items, _ = strictly(raw.inbox.list, types.ListInboxResponse, axis="attention", min_severity=4)
    assert any(entry.conversation_id == logged.conversation_id for entry in items)

    event = {"event_type": "upgrade", "product_id": product_id, "value": "99", "value_type": "currency"}
    first, _ = strictly(raw.events.create, types.CreateEventResponse, **event, insert_id=f"event-{run}")
    second, _ = strictly(raw.events.create, types.CreateEventResponse, **event, insert_id=f"event-{run}")
    assert first.success and first.event_id == second.event_id

    expect(BadRequestError, lambda: client.messages.create(external_user_id="x", messages=[{"role": "user"}]))
    expect(NotFoundError, lambda: client.interactions.get(str(uuid.uuid4())))
    return logged.conversation_id


def configuration(client, run, product_id):
    raw = client.with_raw_response
    product, _ = strictly(raw.products.get, types.GetProductResponse, product_id)
    assert product.id == product_id and len(product.quality_index_metric_weights) == 4

    prompt, _ = strictly(
        raw.prompts.create,
        types.CreatePromptResponse,
        name="Greeting",
        product_id=product_id,
        role="system",
        external_prompt_id=f"greeting-{run}",
        components=[{"content": "Welcome {{customer}} to {{place}}."}],
    )
    got, _ = strictly(
        raw.prompts.get, types.GetPromptResponse, prompt.prompt_id, extra_query={"customer": "Zoë & Co", "place": "50%"}
    )
    assert got.composed_prompt == "Welcome Zoë & Co to 50%." and got.prompt.external_prompt_id == f"greeting-{run}"
    version, _ = strictly(
        raw.prompts.update, types.UpdatePromptResponse, prompt.prompt_id, components=[{"content": "Hello {{customer}}."}]
    )
    assert version.version_id not in (None, prompt.version_id)
    listed, _ = strictly(raw.prompts.list, types.ListPromptsResponse, product_id=product_id, page=1, page_size=100)
    assert any(entry.id == prompt.prompt_id and entry.version_id == version.version_id for entry in listed)
    archived, _ = strictly(raw.prompts.delete, types.DeletePromptResponse, prompt.prompt_id)
    assert archived.prompt_id == prompt.prompt_id
    strictly(raw.prompts.get_prompt_analytics, types.GetPromptAnalyticsResponse, prompt.prompt_id)

    segment, _ = strictly(
        raw.segments.create,
        types.CreateSegmentResponse,
        name="Enterprise",
        filters={
            "rules": [
                {"type": "property", "key": "plan", "operator": "eq", "value": "enterprise"},
                {"type": "conversation_count", "operator": "gte", "value": 1},
                {"type": "last_seen", "operator": "within", "value": "24h"},
                {"type": "conversation_property", "key": "channel", "operator": "contains", "value": "we"},
                {"type": "analysis", "field": "rating", "operator": "lte", "value": 5},
                {"type": "analysis_flag", "field": "jailbreakDetected", "value": False},
            ],
            "dateRange": {"preset": "30d"},
        },
    )
    detail, _ = strictly(raw.segments.get, types.GetSegmentResponse, segment.id)
    assert detail.member_count >= 1 and detail.preset_id is None
    segments, _ = strictly(raw.segments.list, types.ListSegmentsResponse, page_size=100)
    assert {"system", "custom"} == {entry.type for entry in segments}
    preset = next(entry.preset_id for entry in segments if entry.preset_id)
    strictly(raw.segments.get, types.GetSegmentResponse, preset)
    memberships = client.users.get_user_segments(f"user-{run}")
    assert any(entry.id == segment.id for entry in memberships)

    models, _ = strictly(raw.models.list, types.ListModelsResponse, page_size=100)
    model = next(entry for entry in models if entry.canonical_id == "openai/gpt-4o")
    strictly(raw.models.get, types.GetModelResponse, model.id)
    return segment.id, model.id


def analytics(client, run, product_id, conversation_id, segment_id, model_id):
    raw = client.with_raw_response
    product, response = strictly(raw.products.get_product_analytics, types.GetProductAnalyticsResponse, product_id)
    assert product.rating_count >= 1 and product.topics and product.keywords
    assert response.headers["x-greenflash-cache"] in ("miss", "hit")
    interaction, _ = strictly(
        raw.interactions.get_interaction_analytics, types.GetInteractionAnalyticsResponse, conversation_id, mode="insights"
    )
    assert interaction.rating == 1 and interaction.message_count == 4 and interaction.frustration.score > 0.3
    simple = client.interactions.get_interaction_analytics(conversation_id, mode="simple")
    assert simple.message_count == 4 and "summary" not in simple.to_dict()
    user, _ = strictly(raw.users.get_user_analytics, types.GetUserAnalyticsResponse, f"user-{run}")
    assert user.total_conversations == 1 and user.summary.engagement.level == "at_risk"
    organization, _ = strictly(
        raw.organizations.get_organization_analytics, types.GetOrganizationAnalyticsResponse, f"acme-{run}"
    )
    assert organization.total_conversations == 1 and organization.summary.analysis
    segment, _ = strictly(raw.segments.get_segment_analytics, types.GetSegmentAnalyticsResponse, segment_id)
    assert segment.participant_count >= 1
    model, _ = strictly(raw.models.get_model_analytics, types.GetModelAnalyticsResponse, model_id, period="7d")
    assert model.conversation_count >= 1 and model.data_points


def chat(client):
    text = client.with_raw_response.chat.create(question="Which users are most affected?").text()
    names = [line.removeprefix("event: ") for line in text.splitlines() if line.startswith("event: ")]
    assert names[:2] == ["tool_call", "tool_result"] and "text_delta" in names and names[-1] == "done", names


def failures(client, base_url):
    expect(AuthenticationError, lambda: Greenflash(api_key="wrong", base_url=base_url, max_retries=0).products.list())
    free = Greenflash(api_key="gf_sandbox_free", base_url=base_url, max_retries=0)
    product_id = client.products.list()[0].id
    expect(PermissionDeniedError, lambda: free.products.get_product_analytics(product_id))
    assert free.products.get(product_id).id == product_id

    def exhaust():
        for number in range(60):
            client.products.get_product_analytics(product_id, extra_query={"n": str(number)})

    caught = expect(RateLimitError, exhaust)
    assert int(caught.response.headers["retry-after"]) > 0


def main():
    base_url = sys.argv[1]
    client = Greenflash(
        api_key=sys.argv[2] if len(sys.argv) > 2 else "gf_sandbox_growth", base_url=base_url, max_retries=0
    )
    run = uuid.uuid4().hex[:8]
    products, _ = strictly(client.with_raw_response.products.list, types.ListProductsResponse)
    product_id = products[0].id
    user = people(client, run)
    conversation_id = conversations(client, run, product_id, user)
    segment_id, model_id = configuration(client, run, product_id)
    analytics(client, run, product_id, conversation_id, segment_id, model_id)
    chat(client)
    failures(client, base_url)
    print(f"{checked} answers fit the official client's types")


if __name__ == "__main__":
    main()
