"""A form whose answer is lost stays open, and its person sends it again: with the same words, or with others."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.store.due import inbox
from bot.workspace.people.interactions import NO_CONNECTION
from tests.dialogues.conftest import HUNG, SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
OTHER = "Hello, do you ship to Alaska, and how long does it take?"
SLACK_WAITS = 3.1
Opened = Callable[[Team], Awaitable[str]]


async def _draft(team: Team) -> str:
    await team.ana.command(SUPPORT, "/draft")
    return "Customer's message"


async def _tone(team: Team) -> str:
    await team.ana.command(SUPPORT, "/tone")
    return "What you are about to write"


async def _customer(team: Team) -> str:
    await team.press("ana", team.last(await team.draft("Which countries do you ship to?")), "Customer wrote again")
    return "What the customer wrote"


async def _compare(team: Team) -> str:
    await team.ana.command(SUPPORT, "/compare")
    return "Our listing"


async def _lost(team: Team, words: dict[str, str]) -> None:
    """The form is taken in, and Slack hears nothing of it."""
    view = team.ana.view
    assert view is not None
    with team.ws.deaf():
        sending = asyncio.ensure_future(team.ana.submit(words))
        await asyncio.wait_for(_noted(team, f"view:{view.id}"), HUNG)
        team.clock.advance(SLACK_WAITS)
        assert await sending == {"": NO_CONNECTION}
    await team.settled()


async def _noted(team: Team, key: str) -> None:
    while True:
        async with team.bot.desk.database.read() as tx:
            if await inbox.is_noted(tx, key):
                return
        await asyncio.sleep(0.01)


FORMS = [_draft, *(pytest.param(f, marks=pytest.mark.deep) for f in (_tone, _customer, _compare))]


@pytest.mark.parametrize("opened", FORMS)
async def test_other_words_are_not_taken_for_the_same_and_their_person_is_told(team: Team, opened: Opened) -> None:
    label = await opened(team)
    more = {"Competitor 1": QUESTION} if label == "Our listing" else {}
    await _lost(team, {label: QUESTION, **more})
    before = len(team.ws.messages(SUPPORT))
    wrong = await team.ana.submit({label: OTHER, **more})
    assert wrong is not None and "taken as you first sent it" in next(iter(wrong.values()))
    assert team.ana.view is not None, "what was typed is still there"
    await team.settled()
    assert len(team.ws.messages(SUPPORT)) == before


async def test_the_same_words_count_once_whatever_was_sent_in_between(team: Team) -> None:
    label = await _draft(team)
    assert await team.ana.submit({label: "  "}) is not None
    await _lost(team, {label: QUESTION})
    assert await team.ana.submit({label: OTHER}) is not None
    assert await team.ana.submit({label: QUESTION}) is None
    await team.settled()
    assert team.ana.view is None and len(team.ws.messages(SUPPORT)) == 1
