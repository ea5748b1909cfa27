"""Cases kept as long as the settings say: then their words are gone from every table, and what was done stays."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from bot.app import connected
from bot.settings import Settings
from bot.store.engines.database import open_database
from bot.store.history import trail
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Team, policies_with, settings_for
from tests.open_workspace import open_workspace
from tests.operations.ahead import Ahead
from tests.trails import first_break

MESSAGE = "Hello, do you ship the booby lamp to Hawaii, and does it cost extra? Margarethe Quillfeather, order 112-1234567-1234567"
WORDS = ("booby", "Quillfeather", "112-1234567", "hippopotamus", "gooseberry", "xylophone", "zebra")


@asynccontextmanager
async def _after(days: float, ws: Workspace, settings: Settings) -> AsyncIterator[Team]:
    clock: Any = Ahead(timedelta(days=days))
    async with connected(settings, clock, approve_examples=True) as bot:
        team = Team(ws, bot, clock, settings)
        await team.settled()
        yield team


async def _found(url: str) -> dict[str, list[str]]:
    """By word, the tables that have it."""
    database = open_database(url)
    async with database.read() as tx:
        tables = await tx.run_sync(lambda sync: inspect(sync).get_table_names())
        rows = {name: str((await tx.execute(text(f'SELECT * FROM "{name}"'))).all()) for name in tables}
    await database.close()
    return {word: found for word in WORDS if (found := [n for n, words in rows.items() if word in words])}


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
async def test_after_the_days_that_are_set_the_words_are_gone_and_the_trail_stays(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres_url" if kind == "postgres" else "sqlite_file")
    url = url if kind == "postgres" else f"sqlite:///{url}"
    ws = Workspace(rate_limits=False)
    async with open_workspace(ws):
        folder = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
        settings = settings_for(ws, tmp_path, database_url=url, levelhead_keep_days=30, levelhead_policies=folder)
        async with _after(0, ws, settings) as team:
            case = await team.draft(MESSAGE)
            name = case.plain.partition("Case ")[2].split()[0]
            await team.say("ana", case, "revise: mention the hippopotamus")
            await team.say("ana", case, "reply: You should have read about the gooseberry.")
            await team.press("lea", case, "Record a decision")
            await team.fill("lea", {"Decision": "decline", "Amount": "1.00 USD", "Why?": "because of the xylophone"})
            await team.ana.command(SUPPORT, "/desk Quillfeather")
            await team.ana.command(SUPPORT, "/draft Does the zebra ship to Ohio?")
            await team.settled()
        assert set(await _found(url)) == set(WORDS)
        async with _after(29, ws, settings) as team:
            await team.say("ana", ws.messages(SUPPORT)[-1], "customer: Is the zebra there?")
            assert set(await _found(url)) == set(WORDS) - {"gooseberry"}, "a day too early; a review lives for a day"
        async with _after(31, ws, settings) as team:
            assert set(await _found(url)) == {"zebra"}, "whose customer wrote again stays"
            async with team.bot.desk.database.read() as tx:
                links = await trail.of_case(tx, name)
            assert first_break(links) is None and links[-1].event.kind == "kept long enough"
            assert "decision recorded" in [link.event.kind for link in links]
            assert await _rows_of(url, name) == 0
        assert "booby" in ws.messages(SUPPORT)[0].plain, "Slack's own retention rules there"


async def _rows_of(url: str, case_id: str) -> int:
    """How many rows the engine still has of a case."""
    database = open_database(url)
    jobs = "SELECT count(*) FROM procrastinate_jobs WHERE args->>'id' LIKE :own"
    async with database.read() as tx:
        query = jobs if tx.dialect.name == "postgresql" else "SELECT count(*) FROM work WHERE id LIKE :own"
        found = int(await tx.scalar(text(query), {"own": f"{case_id}%"}) or 0)
    await database.close()
    return found
