"""The database as a file: migrations, two engines, and what goes wrong with it."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, insert, text

from bot.concurrency.priority import first
from bot.domain.records import ReportKind
from bot.domain.trail import Break, Harm
from bot.errors import StoreError
from bot.store.company.searching import products_like
from bot.store.engines.database import Database
from bot.store.engines.migrating import MIGRATIONS, released
from bot.store.engines.sqlite_file import SqliteFile
from bot.store.history import trail
from bot.store.operations import sealing_keys  # noqa: F401  # their tables belong to the metadata
from bot.store.tables import cases, comparisons, private, records  # noqa: F401  # their tables belong to the metadata
from bot.store.tables.schema import metadata
from tests.trails import first_break

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def database(sqlite_file: Path) -> AsyncIterator[Database]:
    made = Database(SqliteFile(sqlite_file, busy_seconds=5))
    yield made
    await made.close()


def _of_search(name: str | None) -> bool:
    """FTS5 keeps tables of its own."""
    return (name or "").startswith(("product_words", "reply_words"))


async def test_the_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    engine = create_engine(f"sqlite:///{database.place.name}")
    with engine.connect() as connection:
        known = MigrationContext.configure(connection, opts={"include_name": lambda name, *_: not _of_search(name)})
        assert compare_metadata(known, metadata) == []
    engine.dispose()


def test_the_names_of_the_migrations_files_say_in_which_order_they_come() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest_first = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in newest_first)[::-1] == released()


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = await database.version()
    await database.migrate()
    assert await database.version() == before


async def test_what_is_current_is_opened_once_however_often_a_start_looks_at_it(
    database: Database,
) -> None:
    opened: list[object] = []
    for engine in (database.place.writer, database.place.reader):
        event.listen(engine.sync_engine, "connect", lambda *made: opened.append(made))
    for _ in range(2):
        await database.migrate()
        await database.require_current()
    async with database.read() as tx:
        await tx.execute(text("SELECT 1"))
    assert len(opened) == 1


@pytest.mark.deep
async def test_many_new_files_are_migrated_at_once_in_one_process(tmp_path: Path) -> None:
    databases = [Database(SqliteFile(tmp_path / "new" / f"{i}.db", busy_seconds=10)) for i in range(8)]
    await asyncio.wait_for(asyncio.gather(*(d.migrate() for d in databases)), 60)
    for made in databases:
        found, wanted = await made.version()
        assert found == wanted
        await made.close()


async def test_two_hundred_increments_at_once_all_count(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO work (kind, id, wakes, attempts) VALUES ('case', 'x', 0, 0)"))

    async def add() -> None:
        async with database.write() as tx:
            count = await tx.scalar(text("SELECT wakes FROM work"))
            await tx.execute(text("UPDATE work SET wakes = :n"), {"n": (count or 0) + 1})

    await asyncio.gather(*(add() for _ in range(200)))
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT wakes FROM work")) == 200


async def test_a_file_that_was_taken_away_or_replaced_takes_nothing_and_is_used_again_once_it_is_back(
    database: Database, sqlite_file: Path
) -> None:
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE counter (n INTEGER)"))
    aside = sqlite_file.with_name("aside.db")
    for change in (sqlite_file.rename, lambda gone: shutil.copy(gone, sqlite_file)):
        change(aside)
        for asked in (database.write, database.read):
            with pytest.raises(StoreError, match="taken away or replaced"):
                async with asked():
                    pass
        with pytest.raises(StoreError, match="taken away or replaced"):
            await database.version()
    shutil.move(aside, sqlite_file)
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO counter VALUES (1)"))


async def test_after_a_commit_that_failed_the_next_change_is_kept(database: Database) -> None:
    """As on a disk that was full: the connection stays open, and refused whatever came after until the next start."""
    of_nobody = insert(cases.turns).values(case_id="C-1", who="customer", text="Hi", author="U", at=NOW)
    with pytest.raises(StoreError, match="FOREIGNKEY"):
        async with database.write() as tx:
            await tx.execute(text("PRAGMA defer_foreign_keys=ON"))  # refused by the commit, and not before it
            await tx.execute(of_nobody)
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO limits (name, refusals, at) VALUES ('kept', 0, '2026-01-01')"))
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT count(*) FROM limits")) == 1
        assert await tx.scalar(text("SELECT count(*) FROM turns")) == 0


async def test_a_read_does_not_wait_for_a_writer(database: Database) -> None:
    async with database.write(), database.read() as tx:
        assert await tx.scalar(text("SELECT count(*) FROM cases")) == 0


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, not a database, and they are long enough to be read as a header " * 20)
    other = Database(SqliteFile(path))
    with pytest.raises(StoreError, match="not an SQLite database"):
        await other.migrate()
    await other.close()


async def test_a_file_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    """It would be made for everybody on this machine, and a bot that starts later would keep customers' words in it."""
    database = Database(SqliteFile(tmp_path / "a typo?.db"))
    with pytest.raises(StoreError, match=r"no database .*a typo\?.db"):
        await database.require_current()
    with pytest.raises(StoreError, match="no database"):
        async with database.write():
            pass
    assert not _files(tmp_path)
    await database.migrate()
    await database.require_current()
    await database.close()


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.mark.parametrize(
    "theirs",
    [
        ("cases (id)",),
        ("orders (id)", "alembic_version (version_num)"),
        ("turns (id)", "alembic_version (version_num)"),
    ],
)
async def test_another_program_s_database_is_left_alone(tmp_path: Path, theirs: tuple[str, ...]) -> None:
    """Its migrations may be numbered as ours are."""
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as shop:
        for table in theirs:
            shop.execute(f"CREATE TABLE {table}")
        if len(theirs) > 1:
            shop.execute("INSERT INTO alembic_version VALUES ('0003')")
        shop.commit()
        before = shop.execute("SELECT sql FROM sqlite_master").fetchall()
        database = Database(SqliteFile(path))
        for look in (database.migrate, database.require_current):
            with pytest.raises(StoreError, match="tables of another program.*a database of its own"):
                await look()
        assert shop.execute("SELECT sql FROM sqlite_master").fetchall() == before
    await database.close()


async def test_a_disk_without_room_for_the_backup_is_that_of_the_backup(tmp_path: Path) -> None:
    class Full(SqliteFile):
        async def back_up(self, file: Path) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    database = Database(Full(tmp_path / "team.db"))
    with pytest.raises(OSError, match="No space left"):
        await database.back_up(tmp_path / "copy.db")
    await database.close()


async def test_a_locked_database_says_that_it_is_busy(tmp_path: Path) -> None:
    database = Database(SqliteFile(tmp_path / "team.db", busy_seconds=0.05))
    await database.migrate()
    holder = sqlite3.connect(database.place.name, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="busy"):
        async with database.write():
            pass
    holder.close()
    await database.close()


async def test_writers_go_in_the_order_in_which_they_came(database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with database.write():
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(50)))
    assert order == list(range(50))


@pytest.mark.deep
async def test_whoever_answers_a_person_does_not_wait_long_for_a_turn(database: Database) -> None:
    async with database.write():
        with first(), pytest.raises(StoreError, match="busy: too much waits"):
            async with database.write():
                pass


async def test_a_changed_line_of_the_trail_is_found(database: Database) -> None:
    async with database.write() as tx:
        for kind in ("opened", "drafted", "approved"):
            await trail.note(tx, "C-1", "ana", kind, NOW, revision="C-1.1")
    async with database.read() as tx:
        assert first_break(await trail.of_case(tx, "C-1")) is None
    async with database.write() as tx:
        await tx.execute(text("DROP TRIGGER events_no_update"))
        await tx.execute(text("UPDATE events SET actor = 'ben' WHERE number = 2"))
    async with database.read() as tx:
        assert first_break(await trail.of_case(tx, "C-1")) == Break(2, Harm.CHANGED)


async def test_a_backup_finds_products_by_their_words_also_after_rows_were_taken_out(
    database: Database, tmp_path: Path
) -> None:
    row = "(:sku, (SELECT max(id) FROM reports), '2026-11-19', :title, '', 'amazon')"
    async with database.write() as tx:
        await tx.execute(
            text(
                "INSERT INTO reports (kind, name, as_of, imported_by, imported_at, taken, refused, finished) "
                f"VALUES ('{next(iter(ReportKind))}', 'x', '2026-11-19', 'U', '2026-11-20 09:00:00', 1, 0, TRUE)"
            )
        )
        for sku in ("first", "second", "third"):
            columns = "(sku, report_id, as_of, title, description, fulfilment)"
            await tx.execute(text(f"INSERT INTO products {columns} VALUES {row}"), {"sku": sku, "title": f"{sku} lamp"})
        await tx.execute(text("DELETE FROM products WHERE sku = 'first'"))
    copy = tmp_path / "copy.db"
    await database.back_up(copy)
    copied = Database(SqliteFile(copy))
    async with copied.read() as tx:
        assert [p.value.sku for p in await products_like(tx, "third lamp", all_words=True)] == ["third"]
    await copied.close()


async def test_the_file_and_those_beside_it_are_for_nobody_else_on_the_machine(tmp_path: Path) -> None:
    database = Database(SqliteFile(tmp_path / "team.db"))
    await database.migrate()
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO work (kind, id, wakes, attempts) VALUES ('case', 'x', 0, 0)"))
        files = list(Path(database.place.name).parent.glob("team.db*"))
        assert len(files) >= 2 and {f.stat().st_mode & 0o077 for f in files if f.suffix != ".lock"} == {0}
    await database.close()


async def test_the_log_that_grew_beside_a_long_reader_is_small_again_after_it(database: Database) -> None:
    async with database.read() as reading:
        await reading.execute(text("SELECT count(*) FROM seen"))
        for number in range(5):
            await _note(database, number, size=4 * 2**20)
        grown = _log_bytes(database)
    for number in range(5, 8):
        await _note(database, number, size=1)
    assert grown > 20 * 2**20 and _log_bytes(database) <= 16 * 2**20


def _log_bytes(database: Database) -> int:
    return Path(f"{database.place.name}-wal").stat().st_size


async def _note(database: Database, number: int, size: int) -> None:
    async with database.write() as tx:
        values = {"key": f"{number} {'x' * size}", "at": "2026-11-23"}
        await tx.execute(text("INSERT INTO seen (key, at) VALUES (:key, :at)"), values)
