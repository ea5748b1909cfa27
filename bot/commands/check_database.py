"""What `levelhead check` says of the database."""

import os
from collections.abc import AsyncIterator

from bot.commands.check_lines import Line, Mark
from bot.desk.policies.rollout import differing
from bot.domain.clock import SystemClock
from bot.errors import LevelheadError
from bot.settings import Settings
from bot.store.engines.database import Database, Place, open_database
from bot.store.engines.migrating import EMPTY, is_newer, remedy
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.operations.sealing_keys import require_keys, standings


async def database_lines(settings: Settings) -> AsyncIterator[Line]:
    """Where it is, whether words are encrypted, whether all workers have the same policies."""
    try:
        database = open_database(settings.database_url, settings.encryption_keys)
    except LevelheadError as error:
        yield Line(Mark.FAIL, "database", str(error))
        return
    place = database.place
    try:
        if isinstance(place, SqliteFile) and not os.access(place.path, os.F_OK):
            yield _new(place)
            return
        current, wanted = await database.version()
        yield _schema(place, current, wanted)
        if current == wanted:
            yield await _encryption(database)
            for line in await _policies(database):
                yield line
    except LevelheadError as error:
        yield Line(Mark.FAIL, "database", str(error))
    finally:
        await database.close()


def _new(place: SqliteFile) -> Line:
    """Whether the file can be created, by the nearest existing folder."""
    folder = next(parent for parent in place.path.absolute().parents if os.access(parent, os.F_OK))
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return Line(Mark.OK, "database", f"{place.name} will be made on the first run")
    words = "Let DATABASE_URL name a folder that the user who runs Levelhead can write"
    return Line(Mark.FAIL, "database", f"{place.name} can't be made in {folder}. {words}.")


def _schema(place: Place, current: str | None, wanted: str) -> Line:
    if current == wanted:
        return Line(Mark.OK, "database", f"{place.name} at schema {current}")
    words = f"{place.name} at schema {current}; this version wants {wanted}" if current else f"{place.name} {EMPTY}"
    fine = place.migrates and not is_newer(current)
    return Line(Mark.NOTE if fine else Mark.FAIL, "database", f"{words}. {remedy(current, place.migrates)}")


async def _encryption(database: Database) -> Line:
    await require_keys(database)
    if database.keys is None:
        words = "customers' words are kept plain: encrypt the disk, or set LEVELHEAD_ENCRYPTION_KEYS"
        return Line(Mark.NOTE, "encryption", words)
    async with database.read() as tx:
        standing = await standings(tx)
    first, others = database.keys.names[0], ", ".join(database.keys.names[1:])
    if not (standing.keys() == {first} and standing[first]):
        return Line(Mark.NOTE, "encryption", f"on, with {first}; `levelhead encrypt` sees to what was there before")
    needless = f"; {others} can go" if others else ""
    return Line(Mark.OK, "encryption", f"on, with {first}{needless}")


async def _policies(database: Database) -> list[Line]:
    async with database.read() as tx:
        return [Line(Mark.NOTE, "workers", words) for words in await differing(tx, SystemClock().now())]
