"""What changes within a second while a draft is written is shown in the case's message at once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.advance import advance
from bot.desk.cases.case import advance_case
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.case_notes import CaseNote, CaseStatus
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note
from bot.settings import Settings
from bot.store.case import posts
from bot.store.due.work import Ref
from bot.store.rows.cases import PostKind, WorkKind
from tests.desk.cases import taught
from tests.manual_clock import ManualClock


class Shown(Nobody):
    """Slack, which keeps what the case's message came to say."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str:
        return key

    async def update(self, note: Note, channel: str, ts: str) -> None:
        self.notes.append(note)

    async def seed(self, channel: str, ts: str, names: Any) -> None:
        """Taken."""


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
async def desk(shown: Shown, sqlite_file: Path) -> AsyncIterator[Desk]:
    settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{sqlite_file}"})  # type: ignore[call-arg]
    anybody: Any = shown
    made = taught(make_desk(settings, anybody, anybody, ManualClock()))
    yield made
    await made.database.close()


async def stale(desk: Desk) -> str:
    """A case that is in Slack, whose message has something new to say while its draft is written."""
    case = await open_case(desk, Request("k", "T", "C", "U", "Where is my parcel?"))
    assert case
    await advance_case(desk, case)
    async with desk.write(case) as tx:
        await posts.refresh(tx, case, (PostKind.CASE,))
    return case


async def test_what_was_found_out_is_shown_together_with_the_draft(desk: Desk, shown: Shown) -> None:
    case = await stale(desk)
    await advance_case(desk, case)
    assert shown.notes == []
    await advance(desk, Ref(WorkKind.REVISION, f"{case}.1"))
    await advance_case(desk, case)
    [note] = shown.notes
    assert isinstance(note, CaseNote) and note.status is not CaseStatus.DRAFTING


async def test_it_is_shown_after_a_second_where_the_draft_takes_longer(desk: Desk, shown: Shown) -> None:
    case = await stale(desk)
    again = await advance_case(desk, case)
    assert again == desk.clock.now() + timedelta(seconds=1) and shown.notes == []
    clock: Any = desk.clock
    clock.advance(1)
    await advance_case(desk, case)
    [note] = shown.notes
    assert isinstance(note, CaseNote) and note.status is CaseStatus.DRAFTING
