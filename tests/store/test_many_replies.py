"""With many past cases on PostgreSQL, the replies that a draft is shown are found without reading all cases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Table, text

from bot.store.company import replies
from bot.store.engines.database import Tx, open_database
from bot.store.tables.cases import approved_replies, cases, revisions
from tests.store.written_cases import written_case

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PAST = 100_000
_SEQUENTIALLY = text("SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables ORDER BY relname")


@pytest.mark.deep
async def test_replies_of_cases_alike_are_found_by_indexes_however_many_there_are(postgres_url: str) -> None:
    database = open_database(postgres_url)
    async with database.write() as tx:
        await replies.keep(tx, "C-1", await written_case(tx, "C-1", "A draft."), "Words", NOW)
        await tx.execute(text("SET LOCAL session_replication_role = replica"))  # no foreign keys meanwhile
        await _copied(tx, cases, id="'P-' || n")
        await _copied(tx, revisions, id="'P-' || n || '.1'", case_id="'P-' || n")
        await _copied(tx, approved_replies, case_id="'P-' || n", revision_id="'P-' || n || '.1'")
        await tx.execute(text("ANALYZE cases, revisions, approved_replies"))
    for plan in ("custom", "generic"):  # the server takes the one at first, and may take the other later
        for situation, found in (("s", 20), ("of no case", 0)):
            async with database.write() as tx:
                await tx.execute(text(f"SET LOCAL plan_cache_mode = force_{plan}_plan"))
                before = await _read(tx)
                assert len(await replies.precedents(tx, situation, "C-2")) == found
                assert await _read(tx) == before
    await database.close()


async def _read(tx: Tx) -> dict[str, int]:
    """Rows of each table read so far in this transaction by going through the whole of it."""
    return {row.relname: row.seq_tup_read for row in await tx.execute(_SEQUENTIALLY)}


async def _copied(tx: Tx, table: Table, **changed: str) -> None:
    """The rows of the table, so many times, with these columns changed."""
    columns = [c.name for c in table.columns if not c.computed and not (c.primary_key and c.name not in changed)]
    values = ", ".join(changed.get(c, f't."{c}"') for c in columns)
    names = ", ".join(f'"{c}"' for c in columns)
    rows = f"generate_series(1, {PAST}) n CROSS JOIN {table.name} t"
    await tx.execute(text(f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {rows}"))
