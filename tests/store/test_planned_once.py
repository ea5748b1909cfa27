"""What every case asks of SQLite is planned once; what compares a value where an index holds some rows is not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.desk.parts import view
from bot.domain.states import RevisionState
from bot.store.case import posts, revisions
from bot.store.company import replies
from bot.store.due import inbox, work
from bot.store.engines.database import Database, Tx
from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.history import trail
from bot.store.rows.cases import PostKind, WorkKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
REF = work.Ref(WorkKind.CASE, "C-1")


async def _of_no_case(tx: Tx) -> None:
    with pytest.raises(Exception, match="There is no case"):
        await view.load(tx, "C-1")


ASKED: dict[str, Callable[[Tx], Awaitable[Any]]] = {
    "a case as it stands": _of_no_case,
    "reactions before their post": lambda tx: inbox.place(tx, "C", "1.0", "C-1", None),
    "an approval taken out of Slack": lambda tx: posts.remove_approval(tx, "C-1"),
    "an approved reply taken back": lambda tx: replies.withdraw(tx, "C-1"),
    "messages that show something old": lambda tx: posts.refresh(tx, "C-1", (PostKind.CASE, PostKind.REVISION)),
    "a message changed": lambda tx: posts.change(tx, 1, refresh=False, due_at=None),
    "a revision moved on": lambda tx: revisions.move(tx, "C-1.1", RevisionState.WAITING),
    "approved replies of cases alike": lambda tx: replies.precedents(tx, "a situation", "C-1"),
    "the last line of a trail": lambda tx: trail.note(tx, "C-1", "U", "noted", NOW),
    "what is due": lambda tx: work.due(tx, NOW, 10),
    "what is due next": lambda tx: work.next_due(tx, NOW),
    "something woken": lambda tx: work.wake(tx, REF, NOW),
    "something done": lambda tx: work.done(tx, work.Due(REF, 1, 0), None),
}


@pytest.mark.parametrize("asked", ASKED)
async def test_it_is_planned_once(sqlite_file: Path, asked: str) -> None:
    database = Database(SqliteFile(sqlite_file))
    planned: list[int] = []
    async with database.write() as tx:
        opened = driver_of(tx).opened
        opened.execute("PRAGMA defer_foreign_keys=ON")
        opened.set_authorizer(lambda action, *_: planned.append(action) or 0)
        await ASKED[asked](tx)
        first = len(planned)
        await ASKED[asked](tx)
        opened.set_authorizer(None)
        assert first and len(planned) == first
        await tx.rollback()
    await database.close()
