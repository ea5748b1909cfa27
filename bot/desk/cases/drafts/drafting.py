"""How a revision goes on: look up records, translate, triage, write, keep, show."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.desk.cases.case import to_say_next
from bot.desk.cases.drafts.by_hand import by_hand
from bot.desk.cases.drafts.triaging import triage
from bot.desk.cases.drafts.waiting import wait_for_writer
from bot.desk.cases.drafts.writing import Result, write
from bot.desk.cases.messages.circle_stops import call_lead
from bot.desk.cases.messages.keeping_back import kept_back
from bot.desk.cases.messages.posting import say
from bot.desk.cases.messages.showing import note_for
from bot.desk.cases.reminders.offline_offer import timed
from bot.desk.company.case_records import look_up
from bot.desk.parts.attempts import begin
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import keep_calls
from bot.desk.parts.gauge import Timing, own_share
from bot.desk.parts.ports import PostLater
from bot.desk.parts.restored import maybe_said, revision_key
from bot.desk.parts.translating import into_english
from bot.desk.parts.view import CaseView, find, load
from bot.desk.parts.written import Written, state_of, to_json, traits
from bot.domain.people import SYSTEM
from bot.domain.reply import Usage, text_hash, verdict
from bot.domain.states import CaseState, RevisionState
from bot.errors import WriterBusy
from bot.store.case import chained, posts, revisions
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, Cause, PostKind, PostRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt. `again`: when to try again; `taken`: the message to post now."""

    kept: bool = False
    again: datetime | None = None
    taken: "Taken | None" = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A message whose posting has begun, with the case as it stood then."""

    view: CaseView
    post: PostRow


async def advance_revision(desk: Desk, revision_id: str) -> datetime | None:
    """Write this revision if that is still to be done, and post it if nothing else comes first.

    Returns when to try again, where its writer is busy.
    """
    with own_share() as watch:
        outcome = await _attempt(desk, revision_id)
        if outcome.kept:
            desk.gauge.time(Timing.DRAFT, watch.own)
    if taken := outcome.taken:
        await say(desk, taken.view, taken.post, note_for(desk, taken.view, taken.post))
        await _go_on(desk, taken.view)
    return outcome.again


async def _go_on(desk: Desk, view: CaseView) -> None:
    """Wake the case for what comes after this message."""
    async with desk.write(view.case.id) as tx:
        await desk.wake_case(tx, view.case.id)


async def _attempt(desk: Desk, revision_id: str) -> Outcome:
    async with desk.database.glance() as tx:
        view = await find(tx, revision_id.partition(".")[0])
    row = view.revision(revision_id) if view else None
    if row is None or view is None:
        return Outcome()
    if row.state is not RevisionState.DRAFTING:
        if view.on_its_way(row.id):  # it is written, but the worker that was to post it broke off
            await _go_on(desk, view)
        return Outcome()
    if view.case.state is CaseState.CLOSED:
        return Outcome()
    try:
        if await kept_back(desk, view):
            return Outcome()  # the case itself is about to be forgotten
    except PostLater as later:
        return Outcome(again=desk.clock.now() + timedelta(seconds=later.seconds))
    if desk.asks_a_model and row.waiting_until and row.waiting_until > desk.clock.now():
        return Outcome(again=row.waiting_until)
    async with timed(desk, view):
        return await _draft(desk, view, row)


async def _draft(desk: Desk, view: CaseView, row: RevisionRow) -> Outcome:
    view, known = await look_up(desk, view)
    if view.case.state is CaseState.FORGOTTEN:
        return Outcome()
    try:
        view = await into_english(desk, view, row)
        if view.case.triaged_turn != view.turns[-1].id:
            triaged = await triage(desk, view, row)
            if triaged is None:
                return Outcome()
            view = triaged
        result = await (_by_hand if row.begun and row.cause is Cause.EDIT else write)(desk, view, row)
    except WriterBusy as busy:
        return Outcome(again=await wait_for_writer(desk, row, busy))
    result = replace(result, written=replace(result.written, records=known))
    return Outcome(kept=True, taken=await _keep(desk, view.case, row, result))


async def _by_hand(desk: Desk, view: CaseView, row: RevisionRow) -> Result:
    calls: list[Usage] = []
    try:
        written = await by_hand(desk, view, row, calls)
    except WriterBusy:
        await keep_calls(desk, row, calls)
        raise
    return Result(written, "", tuple(calls))


async def _keep(desk: Desk, case: CaseRow, row: RevisionRow, result: Result) -> Taken | None:
    """Keep the result. Returns the message that shows it, if its posting was begun in the same transaction."""
    now, written, case_id = desk.clock.now(), result.written, case.id
    async with desk.write(case_id) as tx:
        _, current = await chained.revision(tx, case_id, row.id, desk.book.version)
        said = await maybe_said(desk, tx, row.created_at)
        async with together(tx):
            await trail.keep_calls(tx, case_id, row.id, result.calls, now, row.asked_by)
            if current is None or current.state is not RevisionState.DRAFTING:
                return None
            await _keep_written(desk, tx, case, row, result, now)
            await _show(desk, tx, case, row.id, written, said)
        return await _taken(desk, tx, case_id, row.id)


async def _keep_written(desk: Desk, tx: Tx, case: CaseRow, row: RevisionRow, result: Result, now: datetime) -> None:
    written = result.written
    await trail.keep_snapshot(tx, desk.book.version, desk.files, now)
    text, state, version = written.outgoing, state_of(written), result.policy_version or desk.book.version
    await revisions.move(
        tx,
        row.id,
        state,
        text=text,
        text_hash=text_hash(text) if text else None,
        body=to_json(written),
        writer=result.writer or None,
        policy_version=version,
        begun=None,
    )
    details = {"revision": row.id, "state": str(state), "text": text_hash(text) if text else None}
    judged = {"writer": result.writer, "verdict": _judged(written), **traits(written)}
    judged |= {"language": written.translation.language} if written.translation else {}
    who, did = (row.written_by, "edited") if row.written_by else (SYSTEM, "drafted")
    await trail.note(tx, case.id, who, did, now, **details, policies=version, **judged)


def _judged(written: Written) -> str:
    return "brief" if written.text is None else str(verdict(written.findings))


async def _show(desk: Desk, tx: Tx, case: CaseRow, revision_id: str, written: Written, said: dict[str, Any]) -> None:
    about = {"case_id": case.id, "revision_id": revision_id, "channel": case.channel}
    key = revision_key(revision_id, text_hash(written.outgoing) if written.outgoing else None)
    await posts.add(tx, **about | said, key=key, kind=PostKind.REVISION)
    await call_lead(desk, tx, case, revision_id, written.findings)
    await posts.refresh(tx, case.id, (PostKind.CASE, PostKind.OFFER_OFFLINE))


async def _taken(desk: Desk, tx: Tx, case_id: str, revision_id: str) -> Taken | None:
    """Begin posting the revision in the transaction that keeps it; if something else comes first, wake the case."""
    view = await load(tx, case_id)
    post = to_say_next(desk, view)
    its = post and post.kind is PostKind.REVISION and post.revision_id == revision_id
    if post and its and (attempt := await begin(desk, tx, post)):
        return Taken(view.with_post(attempt), post)
    await desk.wake_case(tx, case_id)
    return None
