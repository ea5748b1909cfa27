"""Revisions that wait for a busy writer: kept, shown as waiting, and continued afterwards."""

from datetime import datetime, timedelta

from pydantic import TypeAdapter

from bot.desk.parts.desk import Desk
from bot.domain.people import SYSTEM
from bot.domain.reply import Draft, Usage, text_hash
from bot.domain.states import RevisionState
from bot.domain.waiting import Wait
from bot.errors import WriterBusy
from bot.store.case import posts, revisions
from bot.store.history import trail
from bot.store.rows.cases import PostKind, RevisionRow
from bot.writers.protocol import Assignment

SHORTEST_SECONDS = 1.0
_DRAFT = TypeAdapter(Draft)


async def wait_for_writer(desk: Desk, row: RevisionRow, busy: WriterBusy) -> datetime | None:
    """Leave the revision until its writer may be asked again. Returns when; None if it no longer needs one."""
    now = desk.clock.now()
    pause = timedelta(seconds=max(busy.seconds or 0.0, SHORTEST_SECONDS))
    wait = Wait(row.waiting_since or now, now + pause)
    async with desk.write(row.case_id) as tx:
        current = await revisions.get(tx, row.id)
        if current is None or current.state is not RevisionState.DRAFTING:
            return None
        await revisions.change(tx, row.id, waiting_since=wait.since, waiting_until=wait.until)
        if wait.news_after(row.waiting_until):
            await posts.refresh(tx, row.case_id, (PostKind.CASE,))
            await desk.wake_case(tx, row.case_id)
        if row.waiting_since is None:
            await trail.note(tx, row.case_id, SYSTEM, "waits for its writer", now, revision=row.id)
    return wait.until


async def keep_begun(desk: Desk, row: RevisionRow, work: Assignment, draft: Draft, calls: list[Usage]) -> None:
    """Keep a draft that is written but not checked, in redacted words, so that it isn't written twice."""
    begun = _basis(desk, work) | {"draft": _DRAFT.dump_python(draft, mode="json")}
    async with desk.write(row.case_id) as tx:
        await trail.keep_calls(tx, row.case_id, row.id, calls, desk.clock.now(), row.asked_by)
        current = await revisions.get(tx, row.id)
        if current and current.state is RevisionState.DRAFTING:
            await revisions.change(tx, row.id, begun=begun)


def begun(desk: Desk, row: RevisionRow, work: Assignment) -> Draft | None:
    """The draft kept by `keep_begun`, if it was written from exactly this case, policies and writer."""
    kept, basis = row.begun or {}, _basis(desk, work)
    return _DRAFT.validate_python(kept["draft"]) if basis.items() <= kept.items() else None


def _basis(desk: Desk, work: Assignment) -> dict[str, str]:
    """What a draft was written from. Written from anything else, its words or placeholders may not fit."""
    return {"writer": desk.writer.name, "policies": work.version, "matter": text_hash(repr(work.matter))}
