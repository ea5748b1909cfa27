"""A reply that somebody typed waits for Claude to read it: where something newer comes first, its words go back to them."""

from collections.abc import Awaitable, Callable

import pytest

from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.dialogues.test_languages import GERMAN
from tests.fakes.claude import Fails, FakeClaude

TYPED = "Vielen Dank für Ihre Geduld. Wir fragen morgen beim Zusteller nach."
HOUR = 3600


async def _moved(team: Team, case: Message) -> None:
    await team.press("ana", case, "Change its kind or lane")
    await team.fill("ana", {"Lane": "Person only: no draft, an owner is called"})


NEWER: dict[str, Callable[[Team, Message], Awaitable[None]]] = {
    "the customer wrote": lambda team, case: team.say("ana", case, "customer: Haben Sie schon etwas gehört?"),
    "another language": lambda team, case: team.say("ana", case, "language: fr"),
    "another lane": _moved,
}


async def _typed(team: Team, claude: FakeClaude) -> Message:
    """A German case whose draft Ben has edited, and Claude takes nothing for an hour. Gives the case's message."""
    case = await team.draft(GERMAN)
    claude.will(*[Fails(429, retry_after=HOUR)] * 4, to="english")
    await team.press("ben", team.last(case), "Edit")
    await team.fill("ben", {"The reply": TYPED})
    return case


def _given_back(team: Team, who: str) -> list[str]:
    return [said.plain for said in team.ws.person(who).ephemerals(SUPPORT) if TYPED in said.plain]


@pytest.mark.parametrize(
    "newer", [pytest.param(name, marks=pytest.mark.deep if number else ()) for number, name in enumerate(NEWER)]
)
async def test_it_is_given_back_once_to_who_typed_it(start: Start, newer: str) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team = await start(**claude.settings)
        case = await _typed(team, claude)
        assert _given_back(team, "ben") == []
        await NEWER[newer](team, case)
        await team.pause(HOUR + 1)
        [said] = _given_back(team, "ben")
        assert "your reply isn't used" in said and "`reply:`" in said
        assert _given_back(team, "ana") == []
        assert not [m for m in team.thread(case) if TYPED in m.plain]


async def test_where_nothing_newer_comes_it_is_read_and_shown(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team = await start(**claude.settings)
        case = await _typed(team, claude)
        for _ in range(5):
            await team.pause(HOUR + 1)
        assert TYPED in team.last(case).plain and _given_back(team, "ben") == []
