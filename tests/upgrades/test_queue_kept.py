"""What the queue is sorted by is there after an upgrade, of cases that are open and of those opened again later."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.desk.parts.view import CaseView, load
from bot.domain.case import Who
from bot.domain.states import OPEN_CASES, CaseState
from bot.store.case import cases
from bot.store.engines.database import Database, Tx, open_database
from bot.store.tables import cases as tables
from tests.upgrades.older import as_released

KNOWN = {"$ROOT": "1.000001", "$DRAFT": "1.000002", "$NOW": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"}


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("revision", ["0001", "0030"])
async def test_it_is_found_anew_for_cases_of_an_older_version(
    revision: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "team.db").touch()
    url = f"sqlite:///{tmp_path / 'team.db'}" if kind == "sqlite" else request.getfixturevalue("empty_postgres_url")
    await as_released(revision, url, KNOWN)
    database = open_database(url)
    await database.migrate()
    before = await _check(database)
    async with database.write() as tx:
        for name in await _names(tx, CaseState.CLOSED):
            await cases.change(tx, name, state=CaseState.OPEN)
    assert await _check(database) > before > 0
    await database.close()


async def _check(database: Database) -> int:
    """Returns how many are open."""
    async with database.read() as tx:
        names = await _names(tx, *OPEN_CASES)
        for name in names:
            view = await load(tx, name)
            c = tables.cases.c
            row = (await tx.execute(select(c.unanswered_since, c.draft).where(c.id == name))).one()
            assert row.draft == (view.newest.state if view.newest else None)
            assert row.unanswered_since == min(_unanswered(view), default=None)
    return len(names)


def _unanswered(view: CaseView) -> Iterator[datetime]:
    """When the customer wrote what came after the last answer."""
    answered = max((decision.at for decision in view.answers()), default=None)
    for turn in view.turns:
        if turn.who is Who.CUSTOMER and (answered is None or turn.at > answered):
            yield turn.written_at or (view.case.written_at if turn.at <= view.case.opened_at else None) or turn.at


async def _names(tx: Tx, *states: CaseState) -> list[str]:
    return list((await tx.execute(select(tables.cases.c.id).where(tables.cases.c.state.in_(states)))).scalars())
