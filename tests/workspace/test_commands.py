"""Slash commands, shortcuts and buttons, through an unmodified Bolt app."""

import asyncio
import re
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.workspace import Workspace
from tests.manual_clock import ManualClock

from .asking import actions, button, options, plain, section
from .conftest import Bot

SUPPORT = "C0SUPPORT01"


async def test_a_command_is_acknowledged_with_words_for_one(ws: Workspace, bot: Bot) -> None:
    @bot.app.command("/draft")
    async def draft(ack: Any) -> None:
        await ack("On it.")

    result = await ws.person("ana").command("#support", "/draft Where is my parcel?")
    assert result.ok
    assert result.ephemeral is not None and result.ephemeral.plain == "On it."
    assert ws.messages("#support") == []


async def test_a_command_may_answer_the_whole_channel(ws: Workspace, bot: Bot) -> None:
    @bot.app.command("/draft")
    async def draft(ack: Any) -> None:
        await ack({"text": "Here.", "response_type": "in_channel"})

    await ws.person("ana").command("#support", "/draft x")
    assert [message.plain for message in ws.messages("#support")] == ["Here."]
    await ws.settled()


async def test_should_escape_decides_how_names_arrive(ws: Workspace, bot: Bot) -> None:
    heard: list[str] = []

    @bot.app.command("/draft")
    @bot.app.command("/raw")
    async def hear(ack: Any, command: dict[str, str]) -> None:
        heard.append(command["text"])
        await ack()

    ana = ws.person("ana")
    for name in ("/draft", "/raw"):
        await ana.command("#support", f"{name} ask @ben in #returns & <b>")
    escaped = "ask <@U0BENOKAF02|ben> in <#C0RETURNS02|returns> &amp; &lt;b&gt;"
    assert heard == [escaped, "ask @ben in #returns & <b>"]


async def test_threads_take_no_commands(ws: Workspace, bot: Bot) -> None:
    ana = ws.person("ana")
    root = await ana.say("#support", "hello")
    result = await ana.command("#support", "/draft x", thread_ts=root.ts)
    assert (result.ok, result.error) == (False, "/draft is not supported in threads. Sorry!")
    await ws.settled()
    assert not any("command" in body for body in bot.heard)


async def test_only_the_manifests_commands_exist(ws: Workspace, bot: Bot) -> None:
    result = await ws.person("ana").command("#support", "/nonsuch x")
    assert result.error == "/nonsuch is not a valid command."


async def test_a_command_nobody_acknowledges_fails_after_three_seconds(
    ws: Workspace, bot: Bot, clock: ManualClock
) -> None:
    waits = asyncio.create_task(ws.person("ana").command("#support", "/slow"))
    await bot.hears()
    clock.advance(2.9)
    await asyncio.sleep(0)
    assert not waits.done()
    clock.advance(0.2)
    result = await waits
    assert not result.ok and "did not respond" in str(result.error)


async def test_without_a_connection_a_command_fails_at_once(ws: Workspace, installed: object) -> None:
    result = await ws.person("ana").command("#support", "/draft x")
    assert "dispatch_failed" in str(result.error)


async def test_redelivery_repeats_a_command(ws: Workspace, bot: Bot) -> None:
    triggers: list[str] = []

    @bot.app.command("/draft")
    async def draft(ack: Any, command: dict[str, str]) -> None:
        triggers.append(command["trigger_id"])
        await ack()

    await ws.person("ana").command("#support", "/draft x")
    await ws.redeliver()
    await ws.redeliver(same_id=False)
    assert len(triggers) == 3 and len(set(triggers)) == 2


async def test_people_invite_the_app(ws: Workspace, bot: Bot, client: AsyncWebClient) -> None:
    @bot.app.event("member_joined_channel")
    async def joined() -> None: ...

    assert (await ws.person("ana").invite("#general")).ok
    await client.chat_postMessage(channel="C0GENERAL03", text="hello")
    await ws.settled()
    assert bot.events("member_joined_channel")[0]["user"] == "U0LEVELHEAD"


async def test_buttons_and_menus_are_pressed_by_their_label(ws: Workspace, bot: Bot, client: AsyncWebClient) -> None:
    pressed: list[tuple[str, Any]] = []

    @bot.app.action({"type": "block_actions", "action_id": re.compile(".*")})
    async def act(ack: Any, action: dict[str, Any], body: dict[str, Any]) -> None:
        pressed.append((action["action_id"], action.get("value") or action["selected_option"]["value"]))
        assert body["message"]["ts"] == body["container"]["message_ts"]
        await ack()

    menu = {"type": "overflow", "action_id": "menu", "options": options("Clauses", "Hand over")}
    blocks = [section("x", accessory=menu), actions(button("Approve", value="r1"))]
    await client.chat_postMessage(channel=SUPPORT, text="t", blocks=blocks)
    await ws.settled()
    (message,) = ws.messages("#support")
    assert message.labels == ["Clauses", "Hand over", "Approve"]
    ana = ws.person("ana")
    assert await ana.press(message, "Approve") is None
    assert await ana.press(message, "Hand over") is None
    assert pressed == [("approve", "r1"), ("menu", "hand over")]
    with pytest.raises(LookupError, match="Approve"):
        await ana.press(message, "Nonsuch")


async def test_pickers_in_messages_report_what_was_chosen(ws: Workspace, bot: Bot, client: AsyncWebClient) -> None:
    chosen: list[Any] = []

    @bot.app.action("day")
    async def day(ack: Any, action: dict[str, Any], body: dict[str, Any]) -> None:
        chosen.append((action["selected_date"], body["state"]["values"]["b"]["day"]["selected_date"]))
        await ack()

    picker = {"type": "datepicker", "action_id": "day", "placeholder": plain("Day")}
    await client.chat_postMessage(channel=SUPPORT, text="t", blocks=[actions(picker, block_id="b")])
    await ws.settled()
    await ws.person("ana").press(ws.messages("#support")[0], "day", "2026-11-20")
    assert chosen == [("2026-11-20", "2026-11-20")]


async def test_a_press_nobody_acknowledges_is_shown(
    ws: Workspace, bot: Bot, client: AsyncWebClient, clock: ManualClock
) -> None:
    await client.chat_postMessage(channel=SUPPORT, text="t", blocks=[actions(button("Go"))])
    await ws.settled()
    waits = asyncio.create_task(ws.person("ana").press(ws.messages("#support")[0], "Go"))
    await bot.hears()
    clock.advance(3)
    assert await waits == "Levelhead did not respond."


async def test_shortcuts_come_from_the_manifest(ws: Workspace, bot: Bot) -> None:
    seen: list[str] = []

    @bot.app.shortcut("draft_reply")
    async def draft(ack: Any, shortcut: dict[str, Any]) -> None:
        seen.append(shortcut["message"]["text"])
        await ack()

    @bot.app.shortcut("new_case")
    async def case(ack: Any, shortcut: dict[str, Any]) -> None:
        seen.append(shortcut["type"])
        await ack()

    ana = ws.person("ana")
    message = await ws.person("ben").say("#support", "a & b")
    await ana.shortcut("Draft a reply", message)
    await ana.global_shortcut("New case")
    assert seen == ["a &amp; b", "shortcut"]
    with pytest.raises(LookupError, match="Draft a reply"):
        await ana.shortcut("Nonsuch", message)


async def test_a_response_url_works_five_times(ws: Workspace, bot: Bot) -> None:
    urls: list[str] = []

    @bot.app.command("/draft")
    async def draft(ack: Any, command: dict[str, str]) -> None:
        urls.append(command["response_url"])
        await ack()

    await ws.person("ana").command("#support", "/draft x")
    hook = AsyncWebhookClient(urls[0])
    for number in range(5):
        assert (await hook.send(text=f"answer {number}")).status_code == 200
    sixth = await hook.send(text="answer 5")
    assert (sixth.status_code, "used_url" in sixth.body) == (404, True)
    assert len(ws.person("ana").ephemerals("#support")) == 5


async def test_a_response_url_expires_and_replaces_the_original(
    ws: Workspace, bot: Bot, client: AsyncWebClient, clock: ManualClock
) -> None:
    urls: list[str] = []

    @bot.app.action("go")
    async def go(ack: Any, body: dict[str, Any]) -> None:
        urls.append(body["response_url"])
        await ack()

    await client.chat_postEphemeral(channel=SUPPORT, user="U0ANARUIZ01", text="t", blocks=[actions(button("Go"))])
    ana = ws.person("ana")
    (whisper,) = ana.ephemerals("#support")
    await ana.press(whisper, "Go")
    hook = AsyncWebhookClient(urls[0])
    await hook.send(text="Done.", replace_original=True)
    assert whisper.plain == "Done."
    assert (await hook.send_dict({"text": "x", "colour": "red"})).status_code == 400
    await hook.send(delete_original=True)
    assert ana.ephemerals("#support") == []
    clock.advance(30 * 60 + 1)
    assert "expired_url" in (await hook.send(text="late")).body
