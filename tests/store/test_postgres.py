"""What is PostgreSQL's own: migrations by many at once, and what is said when the server isn't there."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from procrastinate.schema import SchemaManager
from psycopg import AsyncConnection
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, inspect, make_url, text

from bot.errors import StoreError
from bot.store.due import limits
from bot.store.engines.database import open_database
from bot.store.engines.kept_open import driver_of
from bot.store.engines.locks import hold
from bot.store.engines.migrating import MIGRATIONS, upgrade
from bot.store.engines.postgres_server import LEADS, SILENT, driver_url
from bot.store.operations import sealing_keys  # noqa: F401  # their tables belong to the metadata
from bot.store.tables import cases, comparisons, private, records, trail  # noqa: F401  # their tables belong to the metadata
from bot.store.tables.schema import metadata

STILL = "idle_in_transaction_session_timeout"
WAITS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


async def test_the_migrations_make_exactly_the_tables_of_the_code(postgres_url: str) -> None:
    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        searched = (name, kind) in (
            ("words", "column"),
            ("ix_products_words", "index"),
            ("ix_approved_replies_words", "index"),
        )
        return not searched and not (name or "").startswith("procrastinate_")

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection, opts={"include_object": ours}), metadata)

    database = open_database(postgres_url)
    async with database.read() as tx:
        assert await tx.run_sync(differences) == []
    await database.close()


@pytest.mark.deep
async def test_several_that_migrate_at_once_do_it_once(empty_postgres_url: str) -> None:
    databases = [open_database(empty_postgres_url) for _ in range(4)]
    await asyncio.gather(*(d.migrate() for d in databases))
    for database in databases:
        found, wanted = await database.version()
        assert found == wanted
        await database.close()


@pytest.mark.parametrize("belongs", [True, False], ids=["extension", "program"])
async def test_a_table_that_an_extension_brought_is_no_other_program_s(empty_postgres_url: str, belongs: bool) -> None:
    async with await AsyncConnection.connect(empty_postgres_url, autocommit=True) as connection:
        await connection.execute("CREATE TABLE spatial_ref_sys (srid integer)")
        if belongs:
            await connection.execute("ALTER EXTENSION plpgsql ADD TABLE spatial_ref_sys")
    database = open_database(empty_postgres_url)
    if belongs:
        await database.migrate()
        found, wanted = await database.version()
        assert found == wanted
    else:
        with pytest.raises(StoreError, match="tables of another program"):
            await database.migrate()
    await database.close()


async def test_migrations_that_fail_leave_nothing(empty_postgres_url: str) -> None:
    database = open_database(empty_postgres_url)
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE workers ()"))  # the last but a few makes one
        await tx.execute(text("ALTER EXTENSION plpgsql ADD TABLE workers"))  # so that it is no other program's
    with pytest.raises(StoreError):
        await database.migrate()
    async with database.read() as tx:
        assert await tx.run_sync(lambda connection: inspect(connection).get_table_names()) == ["workers"]
    await database.close()


async def test_what_begins_a_transaction_holds_the_same_as_what_is_held_later(postgres_url: str) -> None:
    name, held = "Zoë's \\ 100% ; --", text("SELECT objid FROM pg_locks WHERE locktype = 'advisory'")
    database = open_database(postgres_url)
    async with database.write(name) as tx:
        at_first = (await tx.execute(held)).all()
        await hold(tx, name)
        assert (await tx.execute(held)).all() == at_first and len(at_first) == 1
    await database.close()


async def test_a_glance_is_no_transaction(postgres_url: str) -> None:
    database = open_database(postgres_url)
    async with database.glance() as tx:
        await limits.paused(tx, datetime.now(UTC))
        assert driver_of(tx).info.transaction_status is TransactionStatus.IDLE
    async with database.read() as tx:
        assert driver_of(tx).info.transaction_status is TransactionStatus.INTRANS
    await database.close()


async def test_a_connection_that_the_server_has_just_ended_is_not_given_out(postgres_url: str) -> None:
    database, who = open_database(postgres_url), text("SELECT pg_backend_pid()")
    for opened in (database.read, database.write, database.glance):
        async with opened() as tx:
            first = await tx.scalar(who)
        async with await AsyncConnection.connect(driver_url(postgres_url), autocommit=True) as other:
            await other.execute("SELECT pg_terminate_backend(%s, 10000)", (first,))
        async with opened() as tx:
            assert await tx.scalar(who) != first
    await database.close()


async def test_a_connection_that_ends_in_the_middle_of_a_change_is_told_as_such(postgres_url: str) -> None:
    """As when the server fails over: it was told as `PendingRollbackError`, which says nothing to anybody."""
    database = open_database(postgres_url)
    with pytest.raises(StoreError, match="can't be reached"):
        async with database.write() as tx:
            ours = await tx.scalar(text("SELECT pg_backend_pid()"))
            async with await AsyncConnection.connect(driver_url(postgres_url), autocommit=True) as other:
                await other.execute("SELECT pg_terminate_backend(%s, 10000)", (ours,))
            await tx.execute(text("SELECT 1"))
    await database.close()


def test_the_engine_s_tables_are_those_of_the_version_installed() -> None:
    kept = Path(MIGRATIONS, "versions", "procrastinate_3_10.sql").read_text(encoding="utf-8")
    assert kept == SchemaManager.get_schema(), "a newer procrastinate needs a migration of its own"


async def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    database = open_database("postgresql://levelhead:secret-word@127.0.0.1:9/team")
    with pytest.raises(StoreError, match=r"postgresql://levelhead:\*\*\*@127.0.0.1:9/team.*can't be reached") as said:
        async with database.write():
            pass
    assert "secret-word" not in str(said.value)
    await database.close()


async def test_a_connection_whose_network_goes_silent_is_given_up(postgres_url: str) -> None:
    database = open_database(postgres_url)
    async with database.write() as writing, database.read() as reading:
        told = [driver_of(tx).info.get_parameters() for tx in (writing, reading)]
    await database.close()
    async with await AsyncConnection.connect(driver_url(postgres_url)) as connection:
        told.append(connection.info.get_parameters())
    assert all((SILENT | LEADS).items() <= parameters.items() for parameters in told)


@pytest.mark.parametrize(("server", "holds"), [("0", "1min"), ("1d", "1min"), ("5s", "5s")])
async def test_a_change_in_which_nothing_is_asked_is_taken_back_within_a_minute(
    postgres_url: str, server: str, holds: str
) -> None:
    """Else what a program holds that was stopped in its middle, or whose machine vanished, nobody else gets."""
    database = open_database(_with(postgres_url, STILL, server))
    async with database.write() as tx:
        assert await tx.scalar(text(f"SHOW {STILL}")) == holds
    async with database.read() as tx:
        assert await tx.scalar(text(f"SHOW {STILL}")) in (server, holds), "an export may be read slowly"
    await database.close()


async def test_whoever_stood_still_is_told_that_the_change_was_taken_back(postgres_url: str) -> None:
    standing, other = open_database(_with(postgres_url, STILL, "100ms")), open_database(postgres_url)
    with pytest.raises(StoreError, match="stood still in the middle"):
        async with standing.write("C-1") as tx:
            async with other.write("C-1"):
                pass
            await tx.execute(text("SELECT 1"))
    await standing.close()
    await other.close()


def _with(url: str, setting: str, value: str) -> str:
    """As where the server's configuration says so."""
    options = {"options": f"-c {setting}={value}"}
    return make_url(url).update_query_dict(options).render_as_string(hide_password=False)


def test_what_the_url_says_of_a_silent_network_holds() -> None:
    given = driver_url(
        "postgresql://u:p%40ss@db.example/team?sslmode=require&keepalives_idle=5&target_session_attrs=any"
    )
    assert "target_session_attrs=any" in given and "target_session_attrs=primary" not in given
    assert "keepalives_idle=5" in given and "tcp_user_timeout=60000" in given and "sslmode=require" in given
    assert "u:p%40ss@db.example/team" in given
    named = open_database("postgresql://u:p@db.example/team").place.name
    assert named == "postgresql://u:***@db.example/team"


def test_what_is_written_of_the_url_is_what_the_queue_connects_with() -> None:
    """The two drivers read a blank in it differently: the tables were there, and nothing was ever worked on."""
    given = driver_url("postgresql://u:p%40s%20s%2Fw%2Bd@db.example/te%20am?application_name=our%20desk%2B1")
    found = conninfo_to_dict(given)
    assert found["password"] == "p@s s/w+d" and found["dbname"] == "te am"
    assert found["application_name"] == "our desk+1"


@pytest.mark.parametrize("encoding", ["SQL_ASCII", pytest.param("LATIN1", marks=pytest.mark.deep)])
async def test_a_database_that_can_t_hold_every_sign_is_refused(postgres_server: str, encoding: str) -> None:
    """`createdb` makes one in SQL_ASCII where the server was set up without a locale."""
    name = f"test_{encoding}".lower()
    async with await AsyncConnection.connect(postgres_server, autocommit=True) as server:
        await server.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
        database = open_database(make_url(postgres_server).set(database=name).render_as_string(hide_password=False))
        with pytest.raises(StoreError, match=f"encoded in {encoding}.*encoding=UTF8"):
            await database.migrate()
        await database.close()
        await server.execute(f"DROP DATABASE {name}")


async def test_another_program_s_database_is_left_alone(empty_postgres_url: str) -> None:
    async with await AsyncConnection.connect(empty_postgres_url, autocommit=True) as shop:
        await shop.execute("CREATE TABLE orders (id integer)")
    database = open_database(empty_postgres_url)
    for look in (database.migrate, database.require_current):
        with pytest.raises(StoreError, match="tables of another program"):
            await look()
    await database.close()


@pytest.mark.parametrize("port", ["", ":5432"])
async def test_a_folder_of_sockets_may_stand_where_the_host_does(postgres_url: str, port: str) -> None:
    """As libpq writes it: the queue connected, and the tables were looked for on a host of that name."""
    there = make_url(postgres_url)
    if not str(there.query.get("host", "")).startswith("/"):
        pytest.skip("this server has no folder of sockets")
    folder = quote(str(there.query["host"]), safe="")
    url = f"postgresql://{there.username}@{folder}{port}/{there.database}"
    database = open_database(url)
    await database.require_current()
    await database.close()
    async with await AsyncConnection.connect(driver_url(url)) as connection:
        assert connection.info.dbname == there.database


@pytest.mark.deep
async def test_a_migration_waits_for_a_table_in_use_and_keeps_nobody_else_from_it(empty_postgres_url: str) -> None:
    """A backup reads all tables for as long as it takes; who wanted one of them waited behind the migration."""
    database = open_database(empty_postgres_url)
    async with database.place.writer.connect() as older:
        await older.run_sync(upgrade, "0026")
        await older.commit()
    async with await AsyncConnection.connect(driver_url(empty_postgres_url)) as backup:
        await backup.execute("SELECT * FROM work")
        migrating = asyncio.create_task(database.migrate())
        async with await AsyncConnection.connect(driver_url(empty_postgres_url), autocommit=True) as bot:
            while not (await (await bot.execute(WAITS)).fetchone() or (0,))[0]:
                assert not migrating.done()
                await asyncio.sleep(0.02)
            await bot.execute("SET lock_timeout = '20s'")
            await bot.execute("SELECT * FROM work")
        assert not migrating.done(), "the table is in use still"
    await asyncio.wait_for(migrating, 60)
    await database.require_current()
    await database.close()
