"""From every released schema, with data as that release wrote it, to this one; and the work it had begun goes on."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from bot.app import Connected, connected
from bot.commands.migrate import migrated
from bot.desk.parts.view import look
from bot.domain.acts import Act
from bot.domain.states import CaseState, RevisionState
from bot.settings import PROJECT, Settings
from bot.store.engines.database import open_database
from bot.store.engines.migrating import released
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.operations.program import environment
from tests.patience import Patience, within
from tests.upgrades.older import FOLDER, as_released, check_kept, in_slack

SETTLED_SECONDS = 120
QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


def test_every_revision_has_its_data() -> None:
    assert [f.name.partition(".")[0] for f in sorted(FOLDER.glob("*.sql"))] == list(released())


def _ways() -> Iterator[object]:
    """Each revision on both databases; `make test` takes the last on SQLite, and the first on PostgreSQL.

    `make test-whole` takes one in four on SQLite, and two more on PostgreSQL.
    """
    first, last = released()[0], released()[-1]
    always = {("sqlite", last), ("postgres", first)}
    deep = {("sqlite", revision) for revision in released()[::4]} | {("postgres", "0004"), ("postgres", last)}
    for revision, kind in product(released(), ("sqlite", "postgres")):
        mark = pytest.mark.deep if (kind, revision) in deep else pytest.mark.whole
        marks = () if (kind, revision) in always else (mark,)
        yield pytest.param(revision, kind, id=f"{revision}-{kind}", marks=marks)


@pytest.mark.parametrize(("revision", "kind"), tuple(_ways()))
async def test_what_an_older_version_kept_is_there_and_what_it_began_is_finished(
    revision: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    await _carried_over(revision, kind, tmp_path, request)


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("at", ["0008", released()[-1]])
async def test_a_migration_that_is_killed_midway_leaves_the_database_as_it_was_and_is_done_by_the_next(
    at: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    await _carried_over(released()[0], kind, tmp_path, request, killed_at=at)


async def _carried_over(
    revision: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest, killed_at: str | None = None
) -> None:
    async with AsyncExitStack() as stack:
        ws = Workspace(rate_limits=False)
        await ws.start()
        stack.push_async_callback(ws.stop)
        await _carried_over_in(ws, revision, kind, tmp_path, request, killed_at)


async def _carried_over_in(
    ws: Workspace, revision: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest, killed_at: str | None
) -> None:
    url = f"sqlite:///{tmp_path / 'team.db'}"
    if kind == "postgres":
        url = request.getfixturevalue("empty_postgres_url")
    else:
        (tmp_path / "team.db").touch()
    settings = settings_for(ws, tmp_path, database_url=url)
    await as_released(revision, url, await in_slack(settings))
    if killed_at:
        await _killed(killed_at, settings)
        assert await _version(url) == revision, "all of it or nothing"
    if kind == "postgres":
        assert released()[-1] in await migrated(url)
    async with connected(settings, approve_examples=True) as bot:
        await _settled(bot)
        assert (await bot.desk.database.version())[0] == released()[-1]
        await check_kept(bot.desk.database, revision)
        await _check_finished(Team(ws, bot, None, settings), revision)  # type: ignore[arg-type]  # no clock is moved


async def _killed(at: str, settings: Settings) -> None:
    """`levelhead migrate`, until it is about to note that it has come so far."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.upgrades.killed_at", at, env=environment(settings), cwd=PROJECT
    )
    assert await process.wait() == -signal.SIGKILL


async def _version(url: str) -> str | None:
    database = open_database(url)
    found, _ = await database.version()
    await database.close()
    return found


async def _settled(bot: Connected) -> None:
    async with within(Patience(SETTLED_SECONDS, lambda: [os.getpid()])):
        await bot.runner.settled()


async def _check_finished(team: Team, revision: str) -> None:
    view, sent = await look(team.bot.desk, "C-SENT22.1")
    assert view.case.state is CaseState.CLOSED and view.fact("destination") == "Hawaii"
    assert view.turns[0].text == QUESTION and view.case.opened_at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert sent and sent.state is RevisionState.DELIVERED and [d.act for d in view.decisions] == ["approve", "deliver"]
    assert view.written(sent).citations[0].source.id == "shipping.destinations"
    clicked = view.reason(Act.REJECT)
    assert (clicked.mistake if clicked else None) == ("too_long" if revision >= "0014" else None)
    reason = view.reason(Act.MOVE_LANE)
    assert (reason.reason if reason else None) == ("It is a plain question." if revision >= "0002" else None)

    if revision >= "0027":
        denied = await look(team.bot.desk, "C-DENY22")
        assert denied[0].case.state is CaseState.OPEN, "its reply has not reached the customer"
        said = [m.plain for m in team.ws.messages(await team.ana.dm())]
        assert [words for words in said if "Case C-DENY22 is overdue" in words and "was not delivered" in words]

    compared = [m for m in team.ws.messages(SUPPORT) if "Our listing compared" in m.plain]
    assert bool(compared) == (revision >= "0012"), "and a comparison"
    cases = {name: [m for m in team.ws.messages(SUPPORT) if name in m.plain] for name in ("C-WAIT", "C-WORK", "C-SEND")}
    assert {name: len(found) for name, found in cases.items()} == {"C-WAIT": 1, "C-WORK": 1, "C-SEND": 1}
    assert "Approved" in cases["C-WAIT"][0].plain, "an act that nobody had looked at"
    for case in (cases["C-WORK"][0], cases["C-SEND"][0]):
        assert len(_drafts(team, case)) == 1
        await team.ana.press(_drafts(team, case)[0], "Approve")
        await _settled(team.bot)
    assert all("Approved" in m.plain for m in team.ws.messages(SUPPORT) if m not in compared)
    waited = [w.plain for w in team.ana.ephemerals(SUPPORT) if "should have" in w.plain]
    assert bool(waited) == (revision >= "0002"), "a review that its person waited for"
    told = [m for m in team.ws.messages(await team.ana.dm()) if "Levelhead from 16 Nov" in m.plain]
    assert len(told) == (revision >= "0015"), "the digest of a week"
    answered = [w.plain for w in team.ana.ephemerals(SUPPORT) if "Do we ship to Hawaii?" in w.plain]
    assert bool(answered) == (revision >= "0007"), "and an answer"


def _drafts(team: Team, case: Message) -> list[Message]:
    return [m for m in team.thread(case) if "Draft 1" in m.plain]
