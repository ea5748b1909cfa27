"""Forms: triggers, limits, what Slack's client asks for, and what the app answers."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Driver, View, Workspace
from tests.manual_clock import ManualClock

from .asking import actions, button, modal, options, plain, refused, section, text_input
from .conftest import Bot

Trigger = Callable[[], Awaitable[str]]


@pytest.fixture
async def trigger(ws: Workspace, bot: Bot) -> Trigger:
    """A fresh trigger_id, from a command that Ana types."""
    given: list[str] = []

    @bot.app.command("/form")
    async def form(ack: Any, command: dict[str, str]) -> None:
        given.append(command["trigger_id"])
        await ack()

    async def fresh() -> str:
        await ws.person("ana").command("#support", "/form")
        return given[-1]

    return fresh


def opened(person: Driver) -> View:
    assert person.view is not None
    return person.view


async def test_a_trigger_opens_one_view(ws: Workspace, client: AsyncWebClient, trigger: Trigger) -> None:
    name = await trigger()
    await client.views_open(trigger_id=name, view=modal(section("Hello")))
    assert (opened(ws.person("ana")).title, opened(ws.person("ana")).text) == ("A form", "Hello")
    assert await refused(client.views_open(trigger_id=name, view=modal(section("x")))) == "exchanged_trigger_id"
    assert await refused(client.views_open(trigger_id="1.2.x", view=modal(section("x")))) == "invalid_trigger_id"


async def test_a_trigger_lives_three_seconds(client: AsyncWebClient, trigger: Trigger, clock: ManualClock) -> None:
    name = await trigger()
    clock.advance(3.1)
    assert await refused(client.views_open(trigger_id=name, view=modal(section("x")))) == "expired_trigger_id"


BEYOND: dict[str, dict[str, Any]] = {
    "title": modal(section("x"), title=plain("x" * 25)),
    "submit": modal(section("x"), submit=plain("x" * 25)),
    "close": modal(section("x"), close=plain("x" * 25)),
    "private_metadata": modal(section("x"), private_metadata="x" * 3001),
    "callback_id": modal(section("x"), callback_id="x" * 256),
    "blocks": modal(*[section("x")] * 101),
    "max_length": modal(text_input("x", "x", max_length=3001)),
    "min_length": modal(text_input("x", "x", min_length=3001)),
    "placeholder": modal(text_input("x", "x", placeholder=plain("x" * 151))),
    "label": modal(text_input("x" * 2001, "x")),
    "hint": modal(text_input("x", "x") | {"hint": plain("x" * 2001)}),
    "input without submit": {"type": "modal", "title": plain("x"), "blocks": [text_input("x", "x")]},
    "markdown": modal({"type": "markdown", "text": "x"}),
    "unknown key": modal(section("x"), colour="red"),
}


@pytest.mark.parametrize("view", BEYOND.values(), ids=BEYOND.keys())
async def test_views_beyond_the_limits_are_refused(
    client: AsyncWebClient, trigger: Trigger, view: dict[str, Any]
) -> None:
    assert await refused(client.views_open(trigger_id=await trigger(), view=view)) == "invalid_arguments"


async def test_views_have_a_size(client: AsyncWebClient, trigger: Trigger) -> None:
    heavy = modal(*[section("x" * 3000)] * 90)
    assert await refused(client.views_open(trigger_id=await trigger(), view=heavy)) == "view_too_large"


async def test_slacks_client_asks_first(ws: Workspace, bot: Bot, client: AsyncWebClient, trigger: Trigger) -> None:
    sent: list[dict[str, Any]] = []

    @bot.app.view("form")
    async def submit(ack: Any, view: dict[str, Any]) -> None:
        sent.append(view["state"]["values"])
        await ack()

    fields = [
        text_input("Reply", "reply", min_length=5, max_length=8),
        text_input("Note", "note", optional=True),
        {
            "type": "input",
            "block_id": "day",
            "label": plain("Day"),
            "element": {"type": "datepicker", "action_id": "day"},
        },
        {
            "type": "input",
            "block_id": "kind",
            "label": plain("Kind"),
            "element": {"type": "radio_buttons", "action_id": "kind", "options": options("Late", "Broken")},
        },
    ]
    await client.views_open(trigger_id=await trigger(), view=modal(*fields, callback_id="form"))
    ana = ws.person("ana")
    wrong = await ana.submit({"Reply": "abc"})
    assert wrong is not None and set(wrong) == {"Reply", "Day", "Kind"}
    assert await ana.submit({"Reply": "x" * 9, "Day": "2026-11-20", "Kind": "Late"}) == {
        "Reply": "Please enter at most 8 characters."
    }
    assert sent == []
    assert await ana.submit({"Reply": "enough", "Day": "2026-11-20", "Kind": "Late"}) is None
    assert ana.view is None
    assert sent[0]["reply"]["reply"] == {"type": "plain_text_input", "value": "enough"}
    assert sent[0]["note"]["note"]["value"] is None
    assert sent[0]["day"]["day"]["selected_date"] == "2026-11-20"
    assert sent[0]["kind"]["kind"]["selected_option"]["value"] == "late"


async def test_the_app_answers_a_form_with_errors_by_field(
    ws: Workspace, bot: Bot, client: AsyncWebClient, trigger: Trigger
) -> None:
    errors = [{"reply": "Promises a refund."}, {"nonsuch": "?"}]

    @bot.app.view("form")
    async def submit(ack: Any) -> None:
        await ack(response_action="errors", errors=errors.pop(0))

    view = modal(text_input("Reply", "reply"), callback_id="form")
    await client.views_open(trigger_id=await trigger(), view=view)
    ana = ws.person("ana")
    assert await ana.submit(Reply="x") == {"Reply": "Promises a refund."}
    assert await ana.submit(Reply="x") == {"": "We had some trouble connecting. Try again?"}
    assert "nonsuch" in ws.refused[0]
    with pytest.raises(LookupError, match="Reply"):
        await ana.submit(Nonsuch="x")


async def test_views_are_updated_pushed_and_cleared(
    ws: Workspace, bot: Bot, client: AsyncWebClient, trigger: Trigger
) -> None:
    acks: list[dict[str, Any]] = [
        {"response_action": "update", "view": modal(section("two"), callback_id="form")},
        {"response_action": "push", "view": modal(section("three"), callback_id="form")},
        {"response_action": "clear"},
    ]

    @bot.app.view("form")
    async def submit(ack: Any) -> None:
        await ack(**acks.pop(0))

    answer = await client.views_open(trigger_id=await trigger(), view=modal(section("one"), callback_id="form"))
    ana = ws.person("ana")
    await ana.submit()
    assert opened(ana).text == "two"
    stale = client.views_update(view_id=answer["view"]["id"], hash=answer["view"]["hash"], view=modal(section("x")))
    assert await refused(stale) == "hash_conflict"
    await client.views_update(
        view_id=opened(ana).id, hash=opened(ana).hash, view=modal(section("2b"), callback_id="form")
    )
    assert opened(ana).text == "2b"
    await ana.submit()
    assert opened(ana).text == "three"
    await ana.submit()
    assert ana.view is None
    assert await refused(client.views_update(view_id=answer["view"]["id"], view=modal(section("x")))) == "not_found"


async def test_at_most_three_views_are_stacked(
    ws: Workspace, bot: Bot, client: AsyncWebClient, trigger: Trigger
) -> None:
    answers: list[str] = []

    @bot.app.action("more")
    async def more(ack: Any, body: dict[str, Any]) -> None:
        try:
            await client.views_push(trigger_id=body["trigger_id"], view=modal(actions(button("More"))))
            answers.append("ok")
        except Exception as refusal:
            answers.append(refusal.response["error"])  # type: ignore[attr-defined]  # SlackApiError
        await ack()

    assert await refused(client.views_push(trigger_id=await trigger(), view=modal(section("x")))) == "not_found"
    await client.views_open(trigger_id=await trigger(), view=modal(actions(button("More"))))
    for _ in range(3):
        await ws.person("ana").press_in_view("More")
    assert answers == ["ok", "ok", "push_limit_reached"]


async def test_a_form_closed_by_hand_is_told_when_asked(
    ws: Workspace, bot: Bot, client: AsyncWebClient, trigger: Trigger
) -> None:
    closed: list[bool] = []

    @bot.app.view_closed("form")
    async def close(ack: Any, body: dict[str, Any]) -> None:
        closed.append(body["is_cleared"])
        await ack()

    await client.views_open(
        trigger_id=await trigger(), view=modal(section("x"), callback_id="form", notify_on_close=True)
    )
    await ws.person("ana").close_view()
    assert (closed, ws.person("ana").view) == ([False], None)
