"""What the policies teach is learned before a bot starts; a database whose trail is audited, with two cases in it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.acts import Act
from bot.domain.case import Fulfilment
from bot.domain.states import CaseState
from bot.store.case import cases, revisions
from bot.store.engines.database import Database, open_database
from bot.store.history import trail
from bot.store.rows.cases import Cause


@pytest.fixture(scope="session", autouse=True)
def _learned(learned: None) -> None:
    """Before the first bot starts."""


NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
KINDS = ("opened", "revision asked", "drafted", "approved")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
def url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "sqlite":
        made = f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    else:
        made = request.getfixturevalue("postgres_url")
    monkeypatch.setenv("DATABASE_URL", made)
    yield made


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """With two cases, the first of them approved."""
    made = open_database(url)
    for n in (1, 2):
        await approved_case(made, f"C-{n}", approved=n == 1)
    yield made
    await made.close()


async def approved_case(database: Database, case_id: str, approved: bool) -> None:
    async with database.write() as tx:
        await cases.open_case(
            tx, id=case_id, team="T", channel="C", requester="U", opened_at=NOW, state=CaseState.OPEN,
            marketplace="any", fulfilment=Fulfilment.UNKNOWN, written_at=NOW, nonce="abc",
        )  # fmt: skip
        revision = await revisions.add(tx, case_id, NOW, cause=Cause.OPENED, asked_by="U")
        row = await revisions.get(tx, revision)
        assert row is not None
        for hour, kind in enumerate(KINDS if approved else KINDS[:3]):
            await trail.note(tx, case_id, "ana", kind, NOW + timedelta(hours=hour), revision=revision)
        if approved:
            await revisions.decided(tx, replace(row, text_hash="x"), "ana", Act.APPROVE, None, NOW)
