"""What went wrong with a case is told to whoever asked for it; where Slack lets nobody tell them, to the leads."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.cases.case import advance_case
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note, Private
from bot.desk.parts.ports import PostRefused, PostUnsure
from bot.domain.states import PostState
from bot.settings import Settings
from bot.store.rows.cases import PostKind
from tests.desk.cases import seen, taught
from tests.manual_clock import ManualClock

ASKED, LEAD = "U0ASKED", "U0LEAD"


class Slack(Nobody):
    """It takes no message of a case, and says nothing to those who are `gone`."""

    def __init__(self, refusal: Exception, gone: frozenset[str]) -> None:
        self._refusal, self._gone = refusal, gone
        self.told = dict[str, list[str]]()

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str:
        raise self._refusal

    async def find(self, key: str, channel: str, thread_ts: str | None, since: datetime) -> str | None:
        raise PostRefused("missing_scope", "Reinstall the app.")

    async def whisper(self, words: Private, person: str, channel: str, thread_ts: str | None) -> None:
        raise PostRefused("user_not_in_channel", "Invite them.")

    async def tell(self, words: Private, person: str, key: str) -> None:
        if person in self._gone:
            raise PostRefused("user_disabled", "They have left.")
        self.told.setdefault(person, []).append(str(getattr(words, "text", "")))


@pytest.fixture
async def desk(sqlite_file: Any) -> AsyncIterator[Desk]:
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{sqlite_file}"})  # type: ignore[call-arg]
    nobody: Any = Nobody()
    made = taught(make_desk(settings, nobody, nobody, ManualClock()))
    yield made
    await made.database.close()


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        pytest.param(PostUnsure(), "I can't tell whether my last message", id="uncertain"),
        pytest.param(PostRefused("is_archived", "Unarchive it."), "Unarchive it.", id="refused"),
    ],
)
@pytest.mark.parametrize("gone", [(), (ASKED,), (ASKED, LEAD)], ids=["nobody", "who asked", "and the lead"])
async def test_it_is_told_to_the_leads_where_whoever_asked_has_left(
    desk: Desk, refusal: Exception, words: str, gone: tuple[str, ...]
) -> None:
    slack: Any = Slack(refusal, frozenset(gone))
    clock: Any = desk.clock
    desk = replace(desk, announcer=slack, options=replace(desk.options, connected_by=LEAD))
    case = await open_case(desk, Request("k", "T", "C", ASKED, "Where is my parcel?"))
    assert case
    for _ in range(6):
        await advance_case(desk, case)
        clock.advance(desk.options.attempt.total_seconds() + 1)
    assert list(slack.told) == [person for person in (ASKED, LEAD) if person not in gone][:1]
    assert all(len(told) == 1 and words in told[0] and case in told[0] for told in slack.told.values())
    whispers = [post for post in (await seen(desk, case)).posts if post.kind is PostKind.WHISPER]
    assert all(post.state in (PostState.POSTED, PostState.ORPHANED) for post in whispers)
