"""The trail on both databases: nothing of it is changed from here, and what somebody changed past that is found."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.desk.auditing import verify
from bot.domain.anchors import Head, anchored, holds, kept_lines
from bot.domain.trail import Event, link
from bot.errors import StoreError
from bot.store.engines.database import Database
from bot.store.history import trail
from tests.trust.audited import past_the_guard, run, said, status
from tests.trust.conftest import NOW


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("words", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["events", "anchors"])
async def test_the_database_refuses_to_change_the_trail(
    database: Database, url: str, words: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await asyncio.to_thread(run, "audit", "anchor")
    with pytest.raises(StoreError):
        async with database.write() as tx:
            await tx.execute(text(words.format(table)))
    async with database.read() as tx:
        assert await tx.scalar(text(f"SELECT count(*) FROM {table}"))


async def test_a_trail_that_nobody_touched_holds(database: Database) -> None:
    async with database.read() as tx:
        audit = await verify(tx, {})
    assert (audit.cases, audit.lines, audit.harms) == (2, 7, ())


SWAP = (
    "UPDATE events SET number = 99 WHERE case_id = 'C-1' AND number = 2",
    "UPDATE events SET number = 2 WHERE case_id = 'C-1' AND number = 3",
    "UPDATE events SET number = 3 WHERE case_id = 'C-1' AND number = 99",
)
HARMS = {
    "a changed actor": (
        ("UPDATE events SET actor = 'ben' WHERE case_id = 'C-1' AND number = 2",),
        "line 2 was changed",
    ),
    "a changed time": (
        ("UPDATE events SET at = '2026-11-24 09:00:00+00:00' WHERE number = 1 AND case_id = 'C-1'",),
        "line 1 was",
    ),
    "a line taken out": (("DELETE FROM events WHERE case_id = 'C-1' AND number = 2",), "line 2 is missing"),
    "the first line taken out": (("DELETE FROM events WHERE case_id = 'C-1' AND number = 1",), "line 1 is missing"),
    "two lines in each other's place": (SWAP, "line 2 was changed"),
    "all lines of a case": (("DELETE FROM events WHERE case_id = 'C-1'",), "no line of it"),
    "an approval cut off the end": (("DELETE FROM events WHERE case_id = 'C-1' AND number = 4",), "1 times approved"),
}


@pytest.mark.parametrize("what", HARMS)
async def test_what_was_done_to_the_trail_is_named_by_case_and_line(
    database: Database, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, said = HARMS[what]
    await past_the_guard(database, *statements)
    assert await asyncio.to_thread(status, "audit", "verify") == 1
    out = capsys.readouterr().out
    assert any(line.startswith("C-1: ") and said in line for line in out.splitlines()) and "does not hold" in out


async def test_a_line_between_two_that_fits_neither_is_found(database: Database) -> None:
    forged = link(Event("C-2", 3, NOW, "ana", "drafted", {}), "f" * 64)
    row = f"('C-2', 3, '{NOW}', 'ana', 'drafted', '{{}}', '{forged.previous}', '{forged.hash}')"
    await past_the_guard(
        database,
        "DELETE FROM events WHERE case_id = 'C-2' AND number = 3",
        f"INSERT INTO events (case_id, number, at, actor, kind, details, previous, hash) VALUES {row}",
    )
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ("C-2: line 3 does not follow the line before it.",)


async def test_an_anchor_finds_an_end_that_was_cut_and_a_chain_that_was_written_anew(database: Database) -> None:
    await asyncio.to_thread(run, "audit", "anchor")
    await past_the_guard(database, "DELETE FROM events WHERE case_id = 'C-2' AND number = 3")
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ("C-2: line 3 is missing; anchor 1 names it.",)
    async with database.write() as tx:
        await trail.note(tx, "C-2", "somebody else", "drafted", NOW)
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ("C-2: line 3 is another than the one that anchor 1 names.",)


async def test_only_a_kept_anchor_finds_anchors_that_were_written_anew(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.log"
    await asyncio.to_thread(run, "audit", "anchor")
    kept.write_text(f"2026-11-23 a line of something else\n{capsys.readouterr().out}", encoding="utf-8")
    assert await asyncio.to_thread(status, "audit", "verify", "--anchors", str(kept)) == 0
    await past_the_guard(database, "DELETE FROM anchors", "DELETE FROM events WHERE case_id = 'C-2' AND number = 3")
    assert await asyncio.to_thread(status, "audit", "verify", "--anchors", str(kept)) == 1
    assert "Anchor 1 was kept, and is missing here" in capsys.readouterr().out
    await asyncio.to_thread(run, "audit", "anchor")
    assert await asyncio.to_thread(status, "audit", "verify") == 0, "on one machine all can be written anew"
    assert await asyncio.to_thread(status, "audit", "verify", "--anchors", str(kept)) == 1
    assert "Anchor 1 is another than the one that was kept" in capsys.readouterr().out


async def test_anchors_go_on_from_each_other_and_hold_what_is_new(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    first = await asyncio.to_thread(said, capsys, "audit", "anchor")
    assert await asyncio.to_thread(said, capsys, "audit", "anchor") == first, "nothing happened since"
    async with database.write() as tx:
        await trail.note(tx, "C-2", "ana", "closed", datetime.now(UTC))
    second = await asyncio.to_thread(said, capsys, "audit", "anchor")
    assert list(kept_lines(first + second)) == [1, 2]
    async with database.read() as tx:
        heads = await tx.scalar(text("SELECT heads FROM anchors WHERE number = 2"))
        assert (await verify(tx, kept_lines(first + second))).harms == ()
    assert [head[:2] for head in (json.loads(heads) if isinstance(heads, str) else heads)] == [["C-2", 4]]
    await past_the_guard(database, "UPDATE anchors SET at = '2026-11-01 00:00:00+00:00' WHERE number = 1")
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ("Anchor 1 was changed, or one before it is missing.",)


async def test_a_period_is_exported_with_both_its_days_and_no_more(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = await asyncio.to_thread(said, capsys, "audit", "export", "--from", "2026-11-23", "--to", "2026-11-23")
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == 7 and lines[0] | {"hash": "", "previous": ""} == {
        "case": "C-1", "line": 1, "at": "2026-11-23T09:00:00+00:00", "actor": "ana", "kind": "opened",
        "details": {"revision": "C-1.1"}, "hash": "", "previous": "",
    }  # fmt: skip
    assert not await asyncio.to_thread(said, capsys, "audit", "export", "--from", "2026-11-24")
    assert not await asyncio.to_thread(said, capsys, "audit", "export", "--to", "2026-11-22")
    monkeypatch.setenv("LEVELHEAD_TIMEZONE", "Pacific/Auckland")
    out = await asyncio.to_thread(said, capsys, "audit", "export", "--from", "2026-11-24")
    assert {json.loads(line)["kind"] for line in out.splitlines()} == {"drafted", "approved"}, (
        "there, a new day begins at 11 UTC"
    )
    file = tmp_path / "november.jsonl"
    assert "Wrote 7 lines" in await asyncio.to_thread(said, capsys, "audit", "export", "--output", str(file))
    assert len(file.read_text(encoding="utf-8").splitlines()) == 7


def test_an_anchor_is_told_apart_from_one_with_another_head() -> None:
    made = anchored(1, NOW, {"C-1": Head("C-1", 4, "a" * 64)}, None)
    assert holds(made, None) and not holds(replace(made, heads=(Head("C-1", 3, "a" * 64),)), None)
    assert not holds(replace(made, number=2), None)
    assert kept_lines(f"  {made.line}\nanchor 2 soon {'z' * 64}\n") == {1: made.hash}


def test_a_time_is_hashed_alike_whatever_zone_a_database_gives_it_in() -> None:
    east = NOW.astimezone(datetime.strptime("+0900", "%z").tzinfo)
    assert link(Event("C-1", 1, east, "ana", "opened", {}), "0" * 64) == replace(
        link(Event("C-1", 1, NOW, "ana", "opened", {}), "0" * 64), event=Event("C-1", 1, east, "ana", "opened", {})
    )


def test_a_file_without_an_anchor_is_no_proof(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "kept.txt"
    empty.write_text("nothing here\n", encoding="utf-8")
    assert status("audit", "verify", "--anchors", str(empty)) == 1
    assert "has no line as" in capsys.readouterr().err
    assert status("audit", "verify", "--anchors", str(tmp_path / "none")) == 1
    assert status("audit", "anchor") == 1 and "nothing to anchor yet" in capsys.readouterr().err


async def test_an_actor_that_is_no_text_does_not_break_the_chain(database: Database) -> None:
    """From a payload of another shape, as a number."""
    async with database.write() as tx:
        await trail.note(tx, "C-2", 3, "refused", NOW)  # type: ignore[arg-type]
    async with database.read() as tx:
        assert (await verify(tx, {})).harms == ()
