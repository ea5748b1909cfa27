"""What one engine has spelled for SQLite serves every other with the same keys, and none with others."""

from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select, text

from bot.store.engines.database import Database, open_database
from bot.store.tables.sealing import MARK, SealedText, new_key

KEPT = Table("kept", MetaData(), Column("words", SealedText("the words")))
SPELLED = "compiled_cache"


async def _kept(database: Database) -> tuple[str, str]:
    """The words as they stand in the file, and as they are read."""
    await database.migrate()
    async with database.write() as tx:
        await tx.run_sync(KEPT.metadata.create_all)
        await tx.execute(insert(KEPT).values(words="a lamp"))
    async with database.read() as tx:
        found = str(await tx.scalar(text("SELECT words FROM kept"))), str(await tx.scalar(select(KEPT.c.words)))
    await database.close()
    return found


@pytest.mark.deep
async def test_words_are_sealed_with_the_keys_of_their_own_database(tmp_path: Path) -> None:
    keys = (new_key(), new_key())
    opened = [open_database(f"sqlite:///{tmp_path / name}", given) for name, given in (("plain", ()), ("a", keys[:1]))]
    opened += [open_database(f"sqlite:///{tmp_path / 'b'}", keys[1:]), open_database(f"sqlite:///{tmp_path / 'c'}")]
    plain, sealed, otherwise, again = [await _kept(database) for database in opened]
    assert plain == again == ("a lamp", "a lamp")
    assert sealed[0].startswith(MARK) and otherwise[0].startswith(MARK)
    assert sealed[0].split(":")[0] != otherwise[0].split(":")[0]
    assert sealed[1] == otherwise[1] == "a lamp"


async def test_engines_with_the_same_keys_spell_a_statement_once(tmp_path: Path) -> None:
    one, other = (open_database(f"sqlite:///{tmp_path / name}.db") for name in ("one", "other"))
    sealed = open_database(f"sqlite:///{tmp_path / 'sealed'}.db", (new_key(),))
    dialects = {d.place.writer.dialect for d in (one, other)} | {one.place.reader.dialect, sealed.place.writer.dialect}
    assert len(dialects) == 2
    caches = [d.place.writer.sync_engine.get_execution_options()[SPELLED] for d in (one, other, sealed)]
    assert caches[0] is caches[1] is caches[2]
    for database in (one, other, sealed):
        await database.close()
