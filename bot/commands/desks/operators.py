"""For operators' commands: a desk on the team's own database, which posts nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.app import make_desk, make_wake
from bot.commands.desks.nobody import Nobody
from bot.desk.parts.desk import Desk, Options
from bot.domain.clock import SystemClock
from bot.lifecycle import close_writer
from bot.settings import Settings, read_settings
from bot.store.engines.database import Database, Tx, open_database
from bot.store.operations.sealing_keys import require_keys

NOBODY = "Nothing works on this database now: start `levelhead run`."


@asynccontextmanager
async def operators_desk() -> AsyncIterator[Desk]:
    """The desk of the settings. Raises StoreError without a database of this version, or with a key missing."""
    nobody: Any = Nobody()
    desk = make_desk(read_settings(), nobody, nobody)
    try:
        await _require_usable(desk.database)
        yield desk
    finally:
        await close_writer(desk.writer)
        await desk.database.close()


@asynccontextmanager
async def rows_desk() -> AsyncIterator[Desk]:
    """As `operators_desk` without policies, so that it works while their files can't be read."""
    desk = _of_rows(read_settings())
    try:
        await _require_usable(desk.database)
        yield desk
    finally:
        await desk.database.close()


def _of_rows(settings: Settings) -> Desk:
    nobody: Any = Nobody()
    clock = SystemClock()
    return Desk(
        database=open_database(settings.database_url, settings.encryption_keys),
        wake=make_wake(settings, clock),
        clock=clock,
        book=nobody,
        files={},
        writer=nobody,
        composer=nobody,
        announcer=nobody,
        directory=nobody,
        options=Options(zone=settings.zone),
    )


async def _require_usable(database: Database) -> None:
    await database.require_current()
    await require_keys(database)


async def at_work(desk: Desk, tx: Tx) -> int | None:
    """How many programs use the database; None where that can't be known from here."""
    alone = desk.database.place.worked_on()
    return (await desk.wake.standing(tx)).workers if alone is None else int(alone)
