"""Noting a change of the policies made in a terminal in the trail of the team's database, if there is one."""

import asyncio
import sys
from pathlib import Path

from bot.desk.policies.changes import HELD, PolicyChange, note_policies
from bot.domain.clock import SystemClock
from bot.errors import LevelheadError
from bot.settings import SQLITE, Settings
from bot.store.engines.database import Database, open_database

NOT_NOTED = "The trail has no line of it: {why} A running Levelhead notes that the policies came into force."


def note_imported(settings: Settings, was: str | None, version: str, file: str, clauses: int) -> None:
    """If it can't be noted, the terminal says why. The policies are saved in any case."""
    url = settings.database_url
    if url.startswith(SQLITE) and not Path(url.removeprefix(SQLITE)).is_file():
        return
    try:
        asyncio.run(_note(open_database(url, settings.encryption_keys), was, version, file, clauses))
    except LevelheadError as error:
        print(NOT_NOTED.format(why=error), file=sys.stderr)


async def _note(database: Database, was: str | None, version: str, file: str, clauses: int) -> None:
    try:
        await database.require_current()
        async with database.write(HELD) as tx:
            change, now = PolicyChange.IMPORTED, SystemClock().now()
            await note_policies(tx, "operator", change, now, was, version, file=file, clauses=clauses)
    finally:
        await database.close()
