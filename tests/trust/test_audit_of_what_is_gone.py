"""A case that somebody took out, its rows, its lines or both, and lines cut off the end: what finds it, and what can't."""

import asyncio
from pathlib import Path

import pytest

from bot.desk.auditing import verify
from bot.domain.anchors import kept_lines
from bot.store.engines.database import Database
from tests.trust.audited import past_the_guard, run, said

ROWS = (
    "DELETE FROM decisions WHERE case_id = 'C-2'",
    "DELETE FROM revisions WHERE case_id = 'C-2'",
    "DELETE FROM cases WHERE id = 'C-2'",
)
LINES = "DELETE FROM events WHERE case_id = 'C-2'"
LAST = "DELETE FROM events WHERE case_id = 'C-2' AND number = 3"
GONE = {
    "the case, not its lines": (ROWS, "C-2: the trail tells of it, and the case itself is missing."),
    "its lines, not the case": ((LINES,), "C-2: the trail has no line of it."),
    "the case with its lines, after an anchor": ((*ROWS, LINES), "C-2: line 3 is missing; anchor 1 names it."),
    "the last line, after an anchor": ((LAST,), "C-2: line 3 is missing; anchor 1 names it."),
}


@pytest.mark.parametrize("what", GONE)
async def test_what_was_taken_out_whole_is_found(database: Database, what: str) -> None:
    statements, harm = GONE[what]
    if "anchor" in what:
        await asyncio.to_thread(run, "audit", "anchor")
    await past_the_guard(database, *statements)
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == (harm,)


async def test_a_case_that_no_anchor_knew_leaves_no_trace_and_an_anchor_kept_elsewhere_finds_the_rest(
    database: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As docs/operations.md says: what happened since the last anchor is only as sure as the database."""
    await past_the_guard(database, *ROWS, LINES)
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ()
    kept = kept_lines(await asyncio.to_thread(said, capsys, "audit", "anchor"))
    async with database.write() as tx:
        await tx.exec_driver_sql("DELETE FROM events WHERE case_id = 'C-1' AND number = 4")
        await tx.exec_driver_sql("DELETE FROM anchors")
    async with database.read() as tx:
        assert (await verify(tx, kept)).harms[-1] == "Anchor 1 was kept, and is missing here."
