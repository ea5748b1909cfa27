"""Writing a revision: a brief from the policies, or a reply by the configured writer, checked and translated."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date

from bot.checks.personal_data.redaction import Vault, redact, redact_text
from bot.concurrency.priority import computing, in_steps
from bot.concurrency.slots import meanwhile
from bot.desk.cases.drafts.checking import Judging
from bot.desk.cases.drafts.waiting import begun, keep_begun
from bot.desk.company.examples import Example, examples_for
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import with_fallback
from bot.desk.parts.translating import Translator, in_their_language, joined_with, unheard
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import Written
from bot.domain.case import Lane
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Severity, Usage
from bot.errors import WriterBusy, WriterError
from bot.knowledge.recalled import recalled
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.selection import select
from bot.ledger.reading import read_ahead
from bot.store.rows.cases import Cause, RevisionRow
from bot.writers.brief import brief_for
from bot.writers.protocol import Assignment, Writer

_ALWAYS_DRAFTED = (Cause.ANYWAY, Cause.OFFLINE, Cause.REVISE)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of writing: a draft or a brief, who wrote it, and the calls to models."""

    written: Written
    writer: str
    calls: tuple[Usage, ...] = ()
    policy_version: str | None = None
    """The version of the policies it was written on, where it is an earlier text; None for the one in force."""


def _wants_brief(view: CaseView, row: RevisionRow) -> bool:
    if view.case.lane is Lane.PERSON_ONLY:
        return True
    drafted_before = any(r.cause in _ALWAYS_DRAFTED and r.text for r in view.revisions)
    return view.case.lane is Lane.DELICATE and row.cause not in _ALWAYS_DRAFTED and not drafted_before


async def write(desk: Desk, view: CaseView, row: RevisionRow) -> Result:
    """Write a brief or a reply. A reply is checked, and in the customer's language. Raises WriterBusy."""
    async with computing():
        matter, vault = redact(view.matter(desk), view.case.nonce)
        work = _assignment(desk, view, row, matter)
    if _wants_brief(view, row):
        return _briefed(view, work, vault)
    async with computing():
        work = replace(work, plainest=_plainest(desk, work), complaints=_complaints(desk, work))
    examples = await examples_for(desk, view, work.situation)
    work = replace(_with_wish(work, view, row, vault), examples=tuple(redact_text(e.text, vault) for e in examples))
    return await _drafted(desk, view, row, work, vault, _shown(desk, examples))


def _assignment(desk: Desk, view: CaseView, row: RevisionRow, matter: RedactedMatter) -> Assignment:
    situation = desk.book.in_lane(view.case.situation or desk.book.fallback, view.case.lane)
    return Assignment(
        matter=matter,
        situation=situation,
        clauses=_clauses(desk, matter, situation),
        version=desk.book.version,
        addressed=desk.book.ears.addressed,
        guidance=desk.book.guidance,
        further=tuple(desk.book.situation(f.situation) for f in matter.further),
        anyway=row.cause is Cause.ANYWAY,
        asks=desk.book.asks,
    )


def _plainest(desk: Desk, work: Assignment) -> RedactedText | None:
    """The customer's sentence for a reply to quote; None where the situation doesn't quote, or of several matters."""
    if not work.situation.said_back or work.further:
        return None
    sentence = recalled(desk.book, desk.options.memory).plainest(work.matter, work.situation.id)
    return RedactedText(sentence) if sentence else None


def _complaints(desk: Desk, work: Assignment) -> tuple[RedactedText, ...]:
    """The complaints on one matter; of several matters each is answered by itself."""
    told = () if work.further else recalled(desk.book, desk.options.memory).complaints(work.matter)
    return tuple(map(RedactedText, told))


def _briefed(view: CaseView, work: Assignment, vault: Vault) -> Result:
    """A brief, without a model."""
    brief = brief_for(work, view.case.lane, redact_text(view.case.triage_reason or "", vault))
    return Result(Written(brief=_restored(brief, vault)), "the team's policies (no model wrote this)")


def _shown(desk: Desk, examples: Sequence[Example]) -> tuple[tuple[str, date], ...]:
    """The cases of the examples, with the day each reply was approved."""
    return tuple((e.case_id, e.approved_at.astimezone(desk.options.zone).date()) for e in examples)


async def _drafted(
    desk: Desk,
    view: CaseView,
    row: RevisionRow,
    work: Assignment,
    vault: Vault,
    shown: tuple[tuple[str, date], ...],
) -> Result:
    calls: list[Usage] = []
    try:
        answer, by, why = await _answer(desk, view, row, work, calls)
    except WriterBusy:
        raise
    except WriterError as error:
        before = view.last_text(row.number)
        version = before.policy_version if before else None
        return Result(_unwritten(view, before, str(error)), desk.composer.name, tuple(calls), version)
    if isinstance(answer, Brief):
        return Result(Written(brief=_restored(answer, vault), fallback=why), by.name, tuple(calls))
    try:
        written = await _checked(Judging(desk, view, work, vault, by, calls), answer, why)
    except WriterBusy:
        await keep_begun(desk, row, work, answer, calls)
        raise
    return Result(replace(written, examples=shown), by.name, tuple(calls))


async def _checked(judging: Judging, draft: Draft, why: str | None) -> Written:
    """The draft with its findings and its translation. `why`: why another writer than the configured one wrote it."""
    desk, view = judging.desk, judging.view
    written = await judging.written(draft, why)
    translator = Translator(desk, judging.by, judging.vault, judging.calls)
    written = joined_with(written, *unheard(view.matter(desk), Severity.STOP))
    return await in_their_language(translator, written, view.language(desk), view.matter(desk))


async def _answer(
    desk: Desk, view: CaseView, row: RevisionRow, work: Assignment, calls: list[Usage]
) -> tuple[Draft | Brief, Writer, str | None]:
    if draft := begun(desk, row, work):
        return draft, desk.writer, None
    alone = row.cause is Cause.OFFLINE or not desk.asks_a_model
    async with nullcontext() if alone else meanwhile(_case_read(desk, view, work)):
        return await with_fallback(desk, row, calls, lambda writer: writer.draft(work, calls))


async def _case_read(desk: Desk, view: CaseView, work: Assignment) -> None:
    """Read the case ahead for the checks, while a model writes."""
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


def _restored(brief: Brief, vault: Vault) -> Brief:
    """The brief with the customer's own words put back."""
    checks = tuple(replace(c, question=vault.restore(c.question)) for c in brief.checks)
    known = tuple(vault.restore(line) for line in brief.known)
    return replace(brief, why=vault.restore(brief.why), checks=checks, known=known)


def _unwritten(view: CaseView, before: RevisionRow | None, reason: str) -> Written:
    """The earlier text unchanged, with the reason, where a change could not be made."""
    if before is None:
        return Written(brief=Brief(why=reason))
    return replace(view.written(before), fallback=f"The draft is unchanged. {reason}")
