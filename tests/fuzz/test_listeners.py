"""Whatever comes through the socket, the bot goes on: it answers, no case is lost or stuck, and its trail holds."""

import asyncio
import copy
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.auditing import verify
from bot.desk.parts.view import load
from bot.slack.text import escape
from bot.store.operations import status
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team
from tests.fuzz.made import harmed, values, words
from tests.trust.people import QUESTION, at_work, case_id

Json = dict[str, Any]
DAY = 30
"""Envelopes of the day that are harmed: those of every kind that it has."""


class Heard:
    """Every envelope that the workspace delivers, kept as it was."""

    def __init__(self, team: Team) -> None:
        self.envelopes: list[tuple[str, Json]] = []
        self._sockets = team.ws._deliveries.sockets
        self._deliver = self._sockets.deliver
        self._sockets.deliver = self._kept  # type: ignore[method-assign]  # it passes everything on

    async def _kept(self, kind: str, payload: Json, **more: Any) -> Json:
        self.envelopes.append((kind, copy.deepcopy(payload)))
        return await self._deliver(kind, payload, **more)

    async def send(self, frame: str) -> None:
        """To the bot, and wait for nothing."""
        for connection in self._sockets.connections:
            await connection.socket.send_str(frame)


async def _a_day(team: Team) -> Message:
    """A case with everything that people do in it; the payloads of it all are what is harmed later."""
    case = await team.draft(QUESTION)
    await team.say("ana", case, "revise: shorter")
    await team.say("ben", case, "they wrote:", "And to Alaska?")
    await team.react("ben", team.last(case), "pencil2")
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": "Hello, I am looking into it."})
    await team.press("ben", case, "Change its kind or lane")
    await team.fill("ben", {"Lane": "delicate", "Why?": "It is delicate."})
    await team.press("ana", team.last(case), "Call a lead")
    await team.ana.command(SUPPORT, "/draft")
    await team.fill("ana", {"Customer's message": QUESTION, "Order id": "114-2223334-5556667"})
    await team.ana.command(SUPPORT, "/tone You should have read the page.")
    await team.ana.command(SUPPORT, "/ask do we ship to Hawaii?")
    await team.ana.command(SUPPORT, "/compare LAMP")
    await team.ana.say(await team.ana.dm(), "Do we ship to Hawaii?")
    await team.ana.drop(await team.ana.dm(), "report.csv", b"a,b\n")
    await team.ana.shortcut("Draft a reply", await team.ben.say(SUPPORT, QUESTION))
    await team.omar.global_shortcut("Add policies")
    await team.ana.open_home()
    await team.settled()
    return case


class Room:
    """A team at work, what was delivered to its bot, and a case. Without a repr: it would be written out each time."""

    def __init__(self, team: Team, heard: Heard, case: Message) -> None:
        self.team, self.heard, self.case = team, heard, case

    def __repr__(self) -> str:
        return "Room"


@pytest.fixture
async def room(sqlite_file: Path) -> AsyncIterator[Room]:
    async with at_work(sqlite_file.parent) as team:
        heard = Heard(team)
        yield Room(team, heard, await _a_day(team))


async def _goes_on(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    team = room.team
    answer = await team.ben.command(SUPPORT, "/draft")
    assert answer.ok, answer.error
    heard = [t for t in asyncio.all_tasks() if "run_message_listeners" in repr(t.get_coro())]
    await asyncio.gather(*heard)
    await team.settled()
    async with team.bot.desk.database.read() as tx:
        assert [s for s in await status.stuck(tx) if s.state != "refused" and s.error != "user_not_found"] == [], (
            "a channel that isn't there is refused, and a person who isn't there can't be told"
        )
        assert (await verify(tx, {})).harms == ()
        assert (await load(tx, case_id(room.case))).turns[0].text == QUESTION
    wrong = [
        r
        for r in caplog.records
        if r.name in ("asyncio", "slack_sdk.socket_mode.aiohttp") and r.levelno >= logging.ERROR
    ]
    assert [r.getMessage() for r in wrong] == []


@given(seed=st.integers(0, 2**32))
async def test_an_envelope_that_is_right_but_for_one_value(
    room: Room, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    chance = Random(seed)
    for n in range(8):
        kind, payload = chance.choice(room.heard.envelopes[:DAY])
        fresh = {key: f"{seed}.{n}" for key in ("trigger_id", "event_id") if key in payload}
        wrong = harmed({**payload, **fresh}, chance)
        envelope = {"envelope_id": f"e{n}", "type": kind, "payload": wrong, "accepts_response_payload": True}
        await room.heard.send(json.dumps(envelope))
    await _goes_on(room, caplog)


@given(frames=st.lists(st.one_of(words, values.map(json.dumps)), max_size=6))
async def test_any_text_on_the_socket(room: Room, caplog: pytest.LogCaptureFixture, frames: list[str]) -> None:
    for frame in frames:
        await room.heard.send(frame)
    await _goes_on(room, caplog)


@given(text=words)
async def test_a_message_is_kept_word_for_word_or_given_back(room: Room, text: str) -> None:
    team, before = room.team, {case.ts for case in room.team.ws.messages(SUPPORT)}
    draft = next(p for kind, p in room.heard.envelopes if kind == "slash_commands" and p["text"])
    fresh = {"text": escape(text), "trigger_id": f"9.{len(before)}.{abs(hash(text))}"}
    answer = await team.ws._deliveries.ask("slash_commands", draft | fresh, response=True)
    await team.settled()
    text = text.replace("\x00", "\ufffd")  # the next test
    new = [case for case in team.ws.messages(SUPPORT) if case.ts not in before]
    if not text.strip():
        assert not new
    elif not new:
        assert escape(text.strip()) in answer["text"]
    else:
        await _kept(team, new[0], text.strip())


async def test_half_a_character_and_nul_which_no_database_keeps_are_replaced(room: Room) -> None:
    team, draft = room.team, next(p for kind, p in room.heard.envelopes if kind == "slash_commands" and p["text"])
    broken = {"text": "Do you ship \ud83d to \x00 Hawaii, please?", "trigger_id": "9.half"}
    await team.ws._deliveries.ask("slash_commands", draft | broken, response=True)
    await team.settled()
    await _kept(team, team.case(), "Do you ship \ufffd to \ufffd Hawaii, please?")


async def _kept(team: Team, case: Message, text: str) -> None:
    async with team.bot.desk.database.read() as tx:
        assert [turn.text for turn in (await load(tx, case_id(case))).turns] == [text]
