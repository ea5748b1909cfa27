"""The report over some days: read, counted, and named in the words of the policies in force."""

import asyncio
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from bot.desk.parts.desk import Desk
from bot.desk.report import costing, counting
from bot.desk.report.counting import Lacks, ReportRows
from bot.domain.proposals import Proposal, ProposalState
from bot.domain.team_report import Proposed, TeamReport, Unanswered
from bot.errors import LevelheadError
from bot.knowledge.book import Book
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.knowledge.schema.situations import Situation
from bot.store.engines.database import Tx
from bot.store.history import costs, reporting
from bot.store.history.costs import Called
from bot.store.history.reporting import CaseSeen, Happened, Span
from bot.store.team import proposals

MOST_QUESTIONS = 20
NOT_TRIAGED = "not sorted yet"


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows for a report."""

    since: date
    until: date
    span: Span
    found: ReportRows
    asked: list[tuple[datetime, str]]
    calls: list[Called]
    proposed: list[Proposal]


async def team_report(desk: Desk, since: date, until: date) -> TeamReport:
    """The report; both days are included. Raises LevelheadError where the last is before the first."""
    if until < since:
        raise LevelheadError(f"The report would end ({until}) before it begins ({since}). Turn the two days round.")
    span = Span(_midnight(desk, since), _midnight(desk, until + timedelta(days=1)))
    async with desk.database.read() as tx:
        asked, calls = await reporting.not_answered(tx, span), [call async for call in costs.calls(tx, span)]
        proposed = await proposals.every(tx, ProposalState.OPEN)
        read = _Read(since, until, span, await _found(tx, span), asked, calls, proposed)
    return await asyncio.to_thread(_counted, desk, read)


def _counted(desk: Desk, read: _Read) -> TeamReport:
    """Slow where much happened: called in a thread."""
    found, zone = read.found, desk.options.zone
    titles = {s.id: s.title for s in desk.book.situations}

    def title(situation: str) -> str:
        return titles.get(situation, situation or NOT_TRIAGED)

    now = min(desk.clock.now(), read.span.until)
    in_span = [d for d in found.decided if read.span.since <= d.at < read.span.until]
    return TeamReport(
        since=read.since,
        until=read.until,
        volume=counting.volume(found, in_span),
        outcomes=counting.outcomes(found, title),
        reasons=counting.reasons(found.corrected),
        gaps=counting.gaps(found, title, unanswerable(desk.book, desk.today)),
        unanswered=tuple(Unanswered(at.astimezone(zone).date(), text) for at, text in read.asked[:MOST_QUESTIONS]),
        disputed=counting.disputed(found),
        circles=counting.circles(found),
        to_decision=counting.to_decision(found),
        to_approval=counting.to_approval(found),
        situations=counting.situations(found, title),
        findings=counting.findings(found),
        costs=costing.counted(read.calls, desk.options.budget.prices, zone),
        overdue=counting.overdue(found, desk.book.message_rules.answer_hours, now),
        proposals=told(read.proposed),
    )


def told(found: Iterable[Proposal]) -> tuple[Proposed, ...]:
    """Proposals as a list shows them."""
    return tuple(Proposed(p.number, p.amendment.title, p.why) for p in found)


async def _found(tx: Tx, span: Span) -> ReportRows:
    lines = await reporting.happened(tx, span, "opened", "drafted", "edited", "circle stopped")
    return ReportRows(
        cases=await reporting.seen(tx, span),
        written=_kind(lines, "drafted", "edited"),
        circles=_kind(lines, "circle stopped"),
        opened=_kind(lines, "opened"),
        decided=await reporting.decided(tx, span),
        corrected=await reporting.corrected(tx, span),
        following=await reporting.following(tx, span),
        customers=await reporting.customers_wrote(tx, span),
    )


def unanswerable(book: Book, today: date) -> Lacks:
    """Tells of a case whether the policies have nothing that answers it: of the clauses for its situation none was
    cited, and none holds on its marketplace, or on any where that isn't known. What a draft leaves out while a fact is
    missing is no gap."""
    answers = {situation.id: _answering(book, situation) for situation in book.situations}

    @lru_cache
    def held(marketplace: str) -> frozenset[str]:
        if marketplace == ANY_MARKETPLACE:
            return frozenset(clause.id for clause in book.clauses.values() if clause.in_force(today))
        return frozenset(clause.id for clause in book.in_force(marketplace, today))

    def lacks(case: CaseSeen | None, cited: Set[str]) -> bool:
        own = answers.get(case.situation or "", frozenset()) if case else frozenset[str]()
        return case is None or not own & (cited | held(case.marketplace))

    return lacks


def _answering(book: Book, situation: Situation) -> frozenset[str]:
    """The clauses that answer a customer in this situation, without those on our next step; none in the fallback."""
    if situation.id == book.fallback:
        return frozenset()
    return frozenset((*situation.clauses, *(o.clause for o in situation.offer)))


def _kind(lines: list[Happened], *kinds: str) -> list[Happened]:
    return [line for line in lines if line.kind in kinds]


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.options.zone)
