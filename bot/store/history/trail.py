"""The event trail, snapshots of the policies, and calls to models: what can't be reconstructed later."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, select

from bot.domain.reply import Usage
from bot.domain.trail import GENESIS, Event, Link, link
from bot.store.engines.database import Tx
from bot.store.engines.noted import known_in, note_in
from bot.store.engines.prepared import Prepared
from bot.store.engines.upsert import insert_or
from bot.store.tables.trail import events, model_calls, snapshots

LAST = Prepared(
    select(events.c.number, events.c.hash)
    .where(events.c.case_id == bindparam("of_case"))
    .order_by(events.c.number.desc())
    .limit(literal_column("1"))
)
_ADD, _ADD_CALL = Prepared(insert(events)), Prepared(insert(model_calls))
KEPT = Prepared(select(snapshots.c.version).where(snapshots.c.version == bindparam("of_version")))
_END, _SNAPSHOT = "end of the trail", "snapshot"
_TOKENS = ("input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens")


async def note(tx: Tx, case_id: str, actor: str, kind: str, at: datetime, **details: str | int | None) -> None:
    """Append a line to the case's chain. `details` holds ids, states and hashes, never words."""
    before, previous = known_in(tx).get((_END, case_id)) or _end(await LAST.all(tx, of_case=case_id))
    number = before + 1
    event = Event(case_id, number, at, str(actor), kind, details)  # what is hashed is what a column of text gives back
    entry = link(event, previous)
    row = {"case_id": case_id, "number": number, "at": at, "actor": event.actor, "kind": kind, "details": dict(details)}
    await _ADD.run(tx, previous=previous, hash=entry.hash, **row)
    known_in(tx)[_END, case_id] = number, entry.hash
    note_in(tx, event)


def _end(last: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """Number and hash of the last line, from the rows that LAST returned."""
    return (last[0]["number"], last[0]["hash"]) if last else (0, GENESIS)


def begins(tx: Tx, case_id: str) -> None:
    """The case is opened in this transaction, so its trail is empty."""
    known_in(tx)[_END, case_id] = _end(())


def ends_with(tx: Tx, case_id: str, last: Sequence[Mapping[str, Any]]) -> None:
    """What LAST returned in this transaction, which holds the case, so that the next line needn't ask."""
    known_in(tx)[_END, case_id] = _end(last)


def has_snapshot(tx: Tx, version: str) -> None:
    """What KEPT returned in this transaction."""
    known_in(tx)[_SNAPSHOT, version] = True


async def of_case(tx: Tx, case_id: str) -> list[Link]:
    """The chain of a case, oldest first."""
    rows = (await tx.execute(select(events).where(events.c.case_id == case_id).order_by(events.c.number))).mappings()
    return [link_of(row) for row in rows]


def link_of(row: Mapping[Any, Any]) -> Link:
    """A row of the trail as a link of its chain."""
    event = Event(row["case_id"], row["number"], row["at"], row["actor"], row["kind"], row["details"])
    return Link(event, row["previous"], row["hash"])


async def keep_snapshot(tx: Tx, version: str, files: Mapping[str, str], at: datetime) -> None:
    """Keep the policies, once for each content."""
    if known_in(tx).get((_SNAPSHOT, version)) or await KEPT.first(tx, of_version=version):
        return
    values = {"version": version, "files": dict(files), "at": at}
    await tx.execute(insert_or(tx, snapshots).values(**values).on_conflict_do_nothing())


async def snapshot(tx: Tx, version: str) -> dict[str, str] | None:
    """The files of the policies at this version."""
    files: dict[str, str] | None = await tx.scalar(select(snapshots.c.files).where(snapshots.c.version == version))
    return files


async def keep_calls(
    tx: Tx,
    case_id: str | None,
    revision_id: str | None,
    calls: Iterable[Usage],
    at: datetime,
    person: str | None = None,
) -> None:
    """Keep each call to a model, and for whom; a text of no case has neither case nor revision."""
    columns = [c.name for c in model_calls.c if c.name not in ("id", "case_id", "revision_id", "at", "person")]
    about = {"case_id": case_id, "revision_id": revision_id, "at": at, "person": person}
    for call in calls:
        await _ADD_CALL.run(tx, **about, **{name: getattr(call, name) for name in columns})
        note_in(tx, call)


async def usage(tx: Tx) -> dict[str, dict[str, int]]:
    """All calls to models by purpose: their number and tokens."""
    sums = [func.sum(model_calls.c[name]).label(name) for name in _TOKENS]
    query = select(model_calls.c.purpose, func.count().label("calls"), *sums).group_by(model_calls.c.purpose)
    rows = (await tx.execute(query.order_by(model_calls.c.purpose))).mappings()
    return {r["purpose"]: {name: int(r[name] or 0) for name in ("calls", *_TOKENS)} for r in rows}
