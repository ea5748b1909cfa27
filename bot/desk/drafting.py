"""Advancing a revision: find the situation, have it written by whoever is configured, check it, keep it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.checks.commitments import commitments_in
from bot.checks.personal import Vault, redact, redact_text, restore_draft
from bot.checks.review import review
from bot.desk.circling import call_lead
from bot.desk.desk import Desk
from bot.desk.view import CaseView, load
from bot.desk.written import Written, to_json
from bot.domain.case import Lane, Triage
from bot.domain.reply import Brief, Draft, Usage, Verdict, text_hash, verdict
from bot.domain.states import CaseState, RevisionState
from bot.errors import WriterError
from bot.knowledge.book import select
from bot.knowledge.careful import careful
from bot.store import cases, posts, revisions, trail
from bot.store.database import Tx
from bot.store.rows import Cause, PostKind, RevisionRow
from bot.writers.brief import brief_for
from bot.writers.protocol import Assignment, Writer

T = TypeVar("T")
_ALWAYS_DRAFTED = (Cause.ANYWAY, Cause.OFFLINE, Cause.REVISE)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an attempt to write."""

    written: Written
    writer: str
    calls: tuple[Usage, ...] = ()


async def advance_revision(desk: Desk, revision_id: str) -> datetime | None:
    """Write this revision if it still has to be written."""
    async with desk.database.read() as tx:
        row = await revisions.get(tx, revision_id)
        view = await load(tx, row.case_id) if row else None
    if row is None or view is None or row.state is not RevisionState.DRAFTING:
        return None
    if view.case.triaged_turn != view.turns[-1].id:
        view = await triage(desk, view, row)
    result = await _write(desk, view, row)
    await _keep(desk, view.case.id, row, result)
    return None


async def triage(desk: Desk, view: CaseView, row: RevisionRow) -> CaseView:
    """Find and keep what kind of case this is, from its latest turn."""
    matter, _ = redact(view.matter(desk), view.case.nonce)
    calls: list[Usage] = []
    found, by, _ = await _with_fallback(desk, row, lambda writer: writer.triage(matter, desk.book, calls))
    async with desk.write() as tx:
        await _keep_triage(desk, tx, view, row, found, by.name)
        await trail.keep_calls(tx, view.case.id, row.id, calls, desk.clock.now())
        return await load(tx, view.case.id)


async def _keep_triage(desk: Desk, tx: Tx, view: CaseView, row: RevisionRow, found: Triage, by: str) -> None:
    """A later message may call for more care than the case had, never for less; the alarms count whoever writes."""
    care, case = careful(view.matter(desk), desk.book, desk.book.situation(found.situation)), view.case
    found, situation = care.triage(found), care.situation
    lane = max(care.lane, case.lane or care.lane, key=lambda lane: lane.rank)
    approver = max(care.approver, case.approver or care.approver, key=lambda role: role.rank)
    person_only = lane is Lane.PERSON_ONLY
    await cases.change(
        tx,
        case.id,
        situation=situation.id,
        lane=lane,
        approver=approver,
        triage_reason=found.reason,
        triaged_by=by,
        triaged_turn=view.turns[-1].id,
        state=CaseState.PERSON_ONLY if person_only else case.state,
    )
    await trail.note(tx, case.id, "levelhead", "triaged", desk.clock.now(), situation=situation.id, lane=str(lane))
    if person_only:
        await _call_owner(desk, tx, case.id, case.channel)
    await posts.refresh(tx, case.id, (PostKind.CASE,))


async def _call_owner(desk: Desk, tx: Tx, case_id: str, channel: str) -> None:
    case = await cases.get(tx, case_id)
    roles = desk.roles
    body = {"text": "A person answers this one; no reply is drafted.", "ask": []}
    if case and case.approver:
        body["ask"] = list(roles.holders(case.approver))
    await posts.add(tx, case_id=case_id, key=f"{case_id}:call", kind=PostKind.NOTICE, channel=channel, body=body)


async def _with_fallback(
    desk: Desk, row: RevisionRow, do: Callable[[Writer], Awaitable[T]]
) -> tuple[T, Writer, str | None]:
    """What the configured writer gives; where it can't, what the composer gives, with the reason."""
    if row.cause is Cause.OFFLINE or desk.writer is desk.composer:
        return await do(desk.composer), desk.composer, None
    try:
        return await do(desk.writer), desk.writer, None
    except WriterError as error:
        return await do(desk.composer), desk.composer, str(error)


def _wants_brief(view: CaseView, row: RevisionRow) -> bool:
    if view.case.lane is Lane.PERSON_ONLY:
        return True
    drafted_before = any(r.cause in _ALWAYS_DRAFTED and r.text for r in view.revisions)
    return view.case.lane is Lane.DELICATE and row.cause not in _ALWAYS_DRAFTED and not drafted_before


async def _write(desk: Desk, view: CaseView, row: RevisionRow) -> Result:
    matter, vault = redact(view.matter(desk), view.case.nonce)
    situation = desk.book.situation(view.case.situation or desk.book.fallback)
    clauses = select(desk.book, matter, situation, desk.options.clause_budget)
    if _wants_brief(view, row):
        brief = brief_for(situation, clauses, matter, desk.book.version)
        return Result(Written(brief=vault_brief(brief, vault)), "the team's policies (no model wrote this)")
    work = Assignment(matter=matter, situation=situation, clauses=clauses, version=desk.book.version)
    work = _with_wish(work, view, row, vault)
    calls: list[Usage] = []
    try:
        answer, by, why = await _with_fallback(desk, row, lambda writer: writer.draft(work, calls))
    except WriterError as error:
        return Result(_unwritten(view, row, str(error)), desk.composer.name, tuple(calls))
    return Result(_checked(desk, view, answer, vault, why), by.name, tuple(calls))


def _with_wish(work: Assignment, view: CaseView, row: RevisionRow, vault: Vault) -> Assignment:
    before = view.last_text(row.number)
    if before is None or not row.instruction:
        return work
    previous = redact_text(before.text or "", vault)
    return replace(work, previous=previous, instruction=redact_text(row.instruction, vault))


def _checked(desk: Desk, view: CaseView, answer: Draft | Brief, vault: Vault, why: str | None) -> Written:
    if isinstance(answer, Brief):
        return Written(brief=vault_brief(answer, vault), fallback=why)
    draft = restore_draft(answer, vault)
    findings = review(draft, view.matter(desk), desk.book, view.case.situation)
    commitments = draft.commitments or commitments_in(draft.text)
    return Written(draft.passages, draft.checks, commitments, findings, fallback=why)


def vault_brief(brief: Brief, vault: Vault) -> Brief:
    """The brief with the customer's own words back in it."""
    return replace(brief, why=vault.restore(brief.why), advice=tuple(vault.restore(a) for a in brief.advice))


def _unwritten(view: CaseView, row: RevisionRow, reason: str) -> Written:
    """The words as they were, where a change could not be made; nothing is lost."""
    before = view.last_text(row.number)
    if before is None:
        return Written(brief=Brief(why=reason))
    return replace(view.written(before), fallback=f"The draft is unchanged. {reason}")


async def _keep(desk: Desk, case_id: str, row: RevisionRow, result: Result) -> None:
    now, written = desk.clock.now(), result.written
    async with desk.write() as tx:
        await trail.keep_calls(tx, case_id, row.id, result.calls, now)
        current = await revisions.get(tx, row.id)
        if current is None or current.state is not RevisionState.DRAFTING:
            return
        await trail.keep_snapshot(tx, desk.book.version, desk.files, now)
        text, state = written.text, _state(written)
        await revisions.move(
            tx,
            row.id,
            state,
            text=text,
            text_hash=text_hash(text) if text else None,
            body=to_json(written),
            writer=result.writer,
            policy_version=desk.book.version,
        )
        details = {"revision": row.id, "state": str(state), "text": text_hash(text) if text else None}
        await trail.note(tx, case_id, "levelhead", "drafted", now, **details, policies=desk.book.version)
        await _show(desk, tx, case_id, row.id, written)


def _state(written: Written) -> RevisionState:
    if written.text is None or verdict(written.findings) is Verdict.STOP:
        return RevisionState.NOT_READY
    return RevisionState.WAITING


async def _show(desk: Desk, tx: Tx, case_id: str, revision_id: str, written: Written) -> None:
    case = await cases.get(tx, case_id)
    if case is None:
        return
    about = {"case_id": case_id, "revision_id": revision_id, "channel": case.channel}
    await posts.add(tx, **about, key=f"{revision_id}:revision", kind=PostKind.REVISION)
    await call_lead(desk, tx, case, revision_id, written.findings)
    await posts.refresh(tx, case_id, (PostKind.CASE, PostKind.OFFER_OFFLINE))
    await desk.wake_case(tx, case_id)
