"""Advancing a revision: find the situation, have it written by whoever is configured, judge it, keep it."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.checks.personal_data.personal import Vault, redact, redact_text
from bot.desk.cases.by_hand import by_hand
from bot.desk.cases.case import to_say_next
from bot.desk.cases.circling import call_lead
from bot.desk.cases.judged import Judging
from bot.desk.cases.posting import say
from bot.desk.cases.showing import note_for
from bot.desk.cases.triaging import triage
from bot.desk.cases.waiting import begun, keep_begun, wait_for_writer
from bot.desk.company.examples import examples_for
from bot.desk.company.looking_up import look_up
from bot.desk.parts.attempts import begin
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import with_fallback
from bot.desk.parts.gauge import Timing, own_share
from bot.desk.parts.translating import Translator, in_their_language, into_english, joined_with, unheard
from bot.desk.parts.view import CaseView, load
from bot.desk.parts.written import Written, state_of, to_json, traits
from bot.domain.case import Lane
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Severity, Usage, text_hash, verdict
from bot.domain.states import CaseState, RevisionState
from bot.errors import WriterBusy, WriterError
from bot.knowledge.recalled import recalled
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.selection import select
from bot.ledger.reading import read_ahead
from bot.store import cases, posts, revisions, trail
from bot.store.database import Tx
from bot.store.rows import Cause, PostKind, PostRow, RevisionRow
from bot.turns import computing, in_steps, meanwhile
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kept`: it was written. `taken`: the message that shows it is to be said now."""

    kept: bool = False
    again: datetime | None = None
    taken: "Taken | None" = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was begun, with the case as it stood then."""

    view: CaseView
    post: PostRow


async def advance_revision(desk: Desk, revision_id: str) -> datetime | None:
    """Write this revision if it still has to be written, and show it where nothing else comes before.

    Gives when to go on, where its writer takes nothing now.
    """
    with own_share() as watch:
        outcome = await _draft(desk, revision_id)
        if outcome.kept:
            desk.gauge.time(Timing.DRAFT, watch.own)
    if taken := outcome.taken:
        await say(desk, taken.view, taken.post, note_for(desk, taken.view, taken.post))
        await _go_on(desk, taken.view)
    return outcome.again


async def _go_on(desk: Desk, view: CaseView) -> None:
    """The case has what comes after its message done."""
    async with desk.write(view.case.id) as tx:
        await desk.wake_case(tx, view.case.id)


async def _draft(desk: Desk, revision_id: str) -> Outcome:
    async with desk.database.read() as tx:
        row = await revisions.get(tx, revision_id)
        view = await load(tx, row.case_id) if row else None
    if row is None or view is None:
        return Outcome()
    if row.state is not RevisionState.DRAFTING:
        if view.on_its_way(row.id):  # it was written, and whoever was to say it broke off
            await _go_on(desk, view)
        return Outcome()
    if view.case.state is CaseState.CLOSED:
        return Outcome()
    if row.waiting_until and row.waiting_until > desk.clock.now():
        return Outcome(again=row.waiting_until)
    view, known = await look_up(desk, view)
    try:
        view = await into_english(desk, view, row)
        if view.case.triaged_turn != view.turns[-1].id:
            triaged = await triage(desk, view, row)
            if triaged is None:
                return Outcome()
            view = triaged
        result = await (_by_hand if row.begun and row.cause is Cause.EDIT else _write)(desk, view, row)
    except WriterBusy as busy:
        return Outcome(again=await wait_for_writer(desk, row, busy))
    result = replace(result, written=replace(result.written, records=known))
    return Outcome(kept=True, taken=await _keep(desk, view.case.id, row, result))


def _wants_brief(view: CaseView, row: RevisionRow) -> bool:
    if view.case.lane is Lane.PERSON_ONLY:
        return True
    drafted_before = any(r.cause in _ALWAYS_DRAFTED and r.text for r in view.revisions)
    return view.case.lane is Lane.DELICATE and row.cause not in _ALWAYS_DRAFTED and not drafted_before


async def _write(desk: Desk, view: CaseView, row: RevisionRow) -> Result:
    async with computing():
        matter, vault = redact(view.matter(desk), view.case.nonce)
        situation = desk.book.in_lane(view.case.situation or desk.book.fallback, view.case.lane)
        clauses = _clauses(desk, matter, situation)
        plainest = recalled(desk.book, desk.options.memory).plainest(matter, situation.id)
    if _wants_brief(view, row):
        reason = redact_text(view.case.triage_reason or "", vault)
        heard = desk.book.ears.addressed
        further = tuple(desk.book.situation(f.situation) for f in matter.further)
        brief = brief_for(situation, clauses, matter, desk.book.version, view.case.lane, reason, heard, further)
        return Result(Written(brief=vault_brief(brief, vault)), "the team's policies (no model wrote this)")
    work = Assignment(
        matter=matter,
        situation=situation,
        clauses=clauses,
        version=desk.book.version,
        addressed=desk.book.ears.addressed,
        guidance=desk.book.guidance,
        further=tuple(desk.book.situation(f.situation) for f in matter.further),
        plainest=RedactedText(plainest) if plainest else None,
        anyway=row.cause is Cause.ANYWAY,
    )
    work = _with_wish(work, view, row, vault)
    examples = await examples_for(desk, view, situation)
    work = replace(work, examples=tuple(redact_text(e.text, vault) for e in examples))
    shown = tuple((e.case_id, e.approved_at.astimezone(desk.options.zone).date()) for e in examples)
    calls: list[Usage] = []
    try:
        answer, by, why = await _answer(desk, view, row, work, calls)
    except WriterBusy:
        raise
    except WriterError as error:
        return Result(_unwritten(view, row, str(error)), desk.composer.name, tuple(calls))
    if isinstance(answer, Brief):
        return Result(Written(brief=vault_brief(answer, vault), fallback=why), by.name, tuple(calls))
    try:
        written = await Judging(desk, view, work, vault, by, calls).written(answer, why)
        translator = Translator(desk, by, vault, calls)
        written = joined_with(written, *unheard(view.matter(desk), Severity.STOP))
        written = await in_their_language(translator, written, view.language(desk), view.matter(desk))
    except WriterBusy:
        await keep_begun(desk, row, work, answer, calls)
        raise
    return Result(replace(written, examples=shown), by.name, tuple(calls))


async def _by_hand(desk: Desk, view: CaseView, row: RevisionRow) -> Result:
    calls: list[Usage] = []
    written = await by_hand(desk, view, row, calls)
    return Result(written, "", tuple(calls))


async def _answer(
    desk: Desk, view: CaseView, row: RevisionRow, work: Assignment, calls: list[Usage]
) -> tuple[Draft | Brief, Writer, str | None]:
    if draft := begun(desk, row, work):
        return draft, desk.writer, None
    alone = row.cause is Cause.OFFLINE or not desk.asks_a_model
    async with nullcontext() if alone else meanwhile(_case_read(desk, view, work)):
        return await with_fallback(desk, row, calls, lambda writer: writer.draft(work, calls))


async def _case_read(desk: Desk, view: CaseView, work: Assignment) -> None:
    """What was said in the case, which every check of the draft asks for: it can be read while a model writes."""
    async with computing():
        await in_steps(map(read_ahead, (work.matter, view.matter(desk))))


def _clauses(desk: Desk, matter: RedactedMatter, situation: Situation) -> tuple[Clause, ...]:
    options = desk.options
    return select(desk.book, matter, situation, options.clause_tokens, options.embed, options.found_tokens)


def _with_wish(work: Assignment, view: CaseView, row: RevisionRow, vault: Vault) -> Assignment:
    before = view.last_text(row.number)
    if before is None or not row.instruction:
        return work
    previous = redact_text(view.written(before).text or before.text or "", vault)
    return replace(work, previous=previous, instruction=redact_text(row.instruction, vault))


def vault_brief(brief: Brief, vault: Vault) -> Brief:
    """The brief with the customer's own words back in it."""
    checks = tuple(replace(c, question=vault.restore(c.question)) for c in brief.checks)
    known = tuple(vault.restore(line) for line in brief.known)
    return replace(brief, why=vault.restore(brief.why), checks=checks, known=known)


def _unwritten(view: CaseView, row: RevisionRow, reason: str) -> Written:
    """The words as they were, where a change could not be made; nothing is lost."""
    before = view.last_text(row.number)
    if before is None:
        return Written(brief=Brief(why=reason))
    return replace(view.written(before), fallback=f"The draft is unchanged. {reason}")


async def _keep(desk: Desk, case_id: str, row: RevisionRow, result: Result) -> Taken | None:
    """Gives the message that shows it, if that is begun at once."""
    now, written = desk.clock.now(), result.written
    async with desk.write(case_id) as tx:
        await trail.keep_calls(tx, case_id, row.id, result.calls, now, row.asked_by)
        current = await revisions.get(tx, row.id)
        if current is None or current.state is not RevisionState.DRAFTING:
            return None
        await trail.keep_snapshot(tx, desk.book.version, desk.files, now)
        text, state = written.outgoing, state_of(written)
        await revisions.move(
            tx,
            row.id,
            state,
            text=text,
            text_hash=text_hash(text) if text else None,
            body=to_json(written),
            writer=result.writer or None,
            policy_version=desk.book.version,
            begun=None,
        )
        details = {"revision": row.id, "state": str(state), "text": text_hash(text) if text else None}
        judged = {"writer": result.writer, "verdict": _judged(written), **traits(written)}
        judged |= {"language": written.translation.language} if written.translation else {}
        who, did = (row.written_by, "edited") if row.written_by else ("levelhead", "drafted")
        await trail.note(tx, case_id, who, did, now, **details, policies=desk.book.version, **judged)
        await _show(desk, tx, case_id, row.id, written)
        return await _taken(desk, tx, case_id, row.id)


def _judged(written: Written) -> str:
    return "brief" if written.text is None else str(verdict(written.findings))


async def _show(desk: Desk, tx: Tx, case_id: str, revision_id: str, written: Written) -> None:
    case = await cases.get(tx, case_id)
    if case is None:
        return
    about = {"case_id": case_id, "revision_id": revision_id, "channel": case.channel}
    await posts.add(tx, **about, key=f"{revision_id}:revision", kind=PostKind.REVISION)
    await call_lead(desk, tx, case, revision_id, written.findings)
    await posts.refresh(tx, case_id, (PostKind.CASE, PostKind.OFFER_OFFLINE))


async def _taken(desk: Desk, tx: Tx, case_id: str, revision_id: str) -> Taken | None:
    """Begin to say it in the transaction that keeps it; where something else comes first, the case has it done."""
    view = await load(tx, case_id)
    post = to_say_next(desk, view)
    if post and post.kind is PostKind.REVISION and post.revision_id == revision_id and await begin(desk, tx, post):
        return Taken(view, post)
    await desk.wake_case(tx, case_id)
    return None
