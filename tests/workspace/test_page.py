"""The page: its guard, what it shows, and that nobody's words run in it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Sample, Workspace
from bot.workspace.page import server as page
from tests.manual_clock import ManualClock
from tests.open_workspace import open_workspace

from .asking import actions, button, modal, section, text_input
from .conftest import MANIFEST, Bot

EVIL = "<img src=x onerror=alert(1)>\"'"


@pytest.fixture
async def browser() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def view(ws: Workspace, browser: ClientSession, **query: str) -> dict[str, Any]:
    wanted = {"person": "ana", "channel": "support"} | query
    answer = await browser.get(f"{ws.page_url}page/view", params=wanted)
    assert answer.status == 200
    shown: dict[str, Any] = await answer.json()
    return shown


async def act(ws: Workspace, browser: ClientSession, doing: str, **body: Any) -> dict[str, Any]:
    answer = await browser.post(f"{ws.page_url}page/act/{doing}", json={"person": "ana", "channel": "support"} | body)
    said: dict[str, Any] = await answer.json()
    return said


async def test_only_this_machine_under_its_own_name_is_answered(ws: Workspace, browser: ClientSession) -> None:
    assert (await browser.get(ws.page_url, headers={"Host": "evil.example"})).status == 403
    assert (await browser.get(ws.page_url, headers={"Origin": "https://evil.example"})).status == 403
    page = await browser.get(ws.page_url)
    assert "default-src 'none'; script-src 'self'" in page.headers["Content-Security-Policy"]


async def test_the_page_asks_nothing_of_the_internet(ws: Workspace, installed: object, browser: ClientSession) -> None:
    page = await (await browser.get(ws.page_url)).text()
    assert "https://" not in page.replace("http://www.w3.org", "")
    assert "Harbour &amp; Pine" in page


async def test_samples_and_the_welcome_are_shown_as_words(clock: ManualClock, browser: ClientSession) -> None:
    ws = Workspace(clock=clock, samples=[Sample("Late", EVIL)], welcome="Hello")
    async with open_workspace(ws):
        ws.install(MANIFEST)
        page = await (await browser.get(ws.page_url)).text()
        assert "Late" in page and "<img" not in page
        assert (await view(ws, browser))["welcome"] == "Hello"
        assert (await view(ws, browser, channel="returns"))["welcome"] == ""


async def test_nobodys_words_become_html(ws: Workspace, client: AsyncWebClient, browser: ClientSession) -> None:
    rich = {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": EVIL}, {"type": "link", "url": "javascript:x"}],
    }
    await client.chat_postMessage(
        channel="C0SUPPORT01",
        text=EVIL,
        blocks=[
            section(EVIL),
            {"type": "header", "text": {"type": "plain_text", "text": EVIL}},
            {"type": "markdown", "text": EVIL},
            {"type": "rich_text", "elements": [rich]},
            actions(button(EVIL[:70], value=EVIL)),
        ],
    )
    await client.chat_postMessage(channel="C0SUPPORT01", text=EVIL)
    await ws.person("ana").say("#support", EVIL)
    html = "".join(message["html"] for message in (await view(ws, browser))["messages"])
    assert "<img src=x" not in html and 'href="javascript' not in html
    assert html.count("&lt;img") >= 4


async def test_a_person_writes_reacts_and_opens_a_thread(ws: Workspace, bot: Bot, browser: ClientSession) -> None:
    @bot.app.event("reaction_added")
    async def react() -> None: ...

    sent = await act(ws, browser, "send", text="hello")
    here = {"channel": "C0SUPPORT01", "ts": sent["ts"]}
    await act(ws, browser, "react", name="eyes", **here)
    await act(ws, browser, "send", text="reply", thread=sent["ts"])
    await ws.settled()
    shown = await view(ws, browser, thread=sent["ts"])
    assert 'data-testid="reaction-eyes"' in shown["messages"][0]["html"]
    assert "1 reply" in shown["messages"][0]["html"]
    assert len(shown["thread"]) == 2


async def test_slacks_refusals_reach_the_page(ws: Workspace, bot: Bot, browser: ClientSession) -> None:
    sent = await act(ws, browser, "send", text="hello")
    answer = await act(ws, browser, "send", text="/draft x", thread=sent["ts"])
    assert answer["error"] == "/draft is not supported in threads. Sorry!"
    archived = await act(ws, browser, "send", text="x", channel="old-support")
    assert archived == {"ok": False, "error": "#old-support is archived."}
    assert (await act(ws, browser, "press", channel="C0SUPPORT01", ts=sent["ts"], block="b", action="a"))["ok"] is False
    await ws.settled()


async def test_a_form_is_filled_on_the_page(
    ws: Workspace, bot: Bot, client: AsyncWebClient, browser: ClientSession
) -> None:
    @bot.app.command("/form")
    async def form(ack: Any, command: dict[str, str]) -> None:
        fields = modal(text_input("Reply", "reply"), callback_id="form")
        await client.views_open(trigger_id=command["trigger_id"], view=fields)
        await ack()

    @bot.app.view("form")
    async def submit(ack: Any) -> None:
        await ack()

    await act(ws, browser, "send", text="/form")
    shown = await view(ws, browser)
    assert 'data-label="Reply"' in shown["view"]
    name = shown["view_id"].split(":")[0]
    wrong = await act(ws, browser, "submit", view=name, values={"reply": None})
    assert wrong["errors"] == {"Reply": "Please complete this required field."}
    assert await act(ws, browser, "submit", view=name, values={"reply": "words"}) == {"ok": True}
    assert (await view(ws, browser))["view"] is None


async def test_what_the_app_is_doing_is_shown_until_it_answers(
    ws: Workspace, bot: Bot, client: AsyncWebClient, browser: ClientSession
) -> None:
    root = str((await client.chat_postMessage(channel="C0SUPPORT01", text="Hello"))["ts"])
    await client.assistant_threads_setStatus(channel_id="C0SUPPORT01", thread_ts=root, status="is looking…")
    shown = await view(ws, browser, thread=root)
    assert shown["status"] == "Levelhead is looking…" and "Levelhead is looking…" in shown["messages"][0]["html"]
    await client.chat_postMessage(channel="C0SUPPORT01", text="Found", thread_ts=root)
    shown = await view(ws, browser, thread=root)
    assert shown["status"] == "" and "is looking" not in shown["messages"][0]["html"]


async def test_questions_to_begin_with_stand_in_an_empty_direct_message(
    clock: ManualClock, browser: ClientSession
) -> None:
    ws = Workspace(clock=clock)
    async with open_workspace(ws):
        prompts = [{"title": EVIL, "message": "How many are left?"}]
        agent = {"agent_view": {"agent_description": "Knows things.", "suggested_prompts": prompts}}
        ws.install(MANIFEST | {"features": MANIFEST["features"] | agent})
        room = (await act(ws, browser, "open_home"))["channel"]
        offered = (await view(ws, browser, channel=room))["prompts"]
        assert "How many are left?" in offered and "Knows things." in offered and "<img" not in offered
        assert (await view(ws, browser))["prompts"] == ""
        await act(ws, browser, "send", channel=room, text="How many are left?")
        assert (await view(ws, browser, channel=room))["prompts"] == ""


async def upload(ws: Workspace, browser: ClientSession, name: str, data: bytes, **query: str) -> dict[str, Any]:
    about = {"person": "ana", "channel": "support", "name": name} | query
    answer = await browser.post(f"{ws.page_url}page/upload", params=about, data=data)
    said: dict[str, Any] = await answer.json()
    return said


async def test_a_file_is_sent_with_its_words_and_shown(
    ws: Workspace, installed: object, browser: ClientSession
) -> None:
    sent = await upload(ws, browser, f"{EVIL} #1/ü.txt", b"words", text="November")
    (message,) = (await view(ws, browser))["messages"]
    assert sent == {"ok": True, "ts": message["ts"]}
    assert "November" in message["html"] and "5 bytes" in message["html"] and "<img src=x" not in message["html"]


async def test_what_cannot_be_sent_is_refused_with_its_reason(
    ws: Workspace, installed: object, browser: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await upload(ws, browser, "a.txt", b"x", channel="old-support"))["error"] == "#old-support is archived."
    assert not (await upload(ws, browser, "a.txt", b"x", channel="nowhere"))["ok"]
    monkeypatch.setattr(page, "MOST_FILE_BYTES", 100)
    assert "larger than" in (await upload(ws, browser, "a.txt", b"x" * 101))["error"]
    assert (await view(ws, browser))["messages"] == []
