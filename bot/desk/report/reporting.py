"""The report over some days: read, counted, and named in the words of the policies in force."""

from datetime import date, datetime, time, timedelta
from functools import partial

from bot.desk.parts.desk import Desk
from bot.desk.report import costing, counting
from bot.desk.report.counting import Found
from bot.domain.team_report import TeamReport, Unanswered
from bot.errors import LevelheadError
from bot.store import costs, reporting
from bot.store.database import Tx
from bot.store.reporting import Happened, Span

MOST_QUESTIONS = 20
NOT_TRIAGED = "not sorted yet"


async def team_report(desk: Desk, since: date, until: date) -> TeamReport:
    """Both days included. Raises LevelheadError where the last is before the first."""
    if until < since:
        raise LevelheadError(f"The report would end ({until}) before it begins ({since}). Turn the two days round.")
    span = Span(_midnight(desk, since), _midnight(desk, until + timedelta(days=1)))
    async with desk.database.read() as tx:
        found = await _found(tx, span)
        asked = await reporting.not_answered(tx, span)
        calls = await costs.calls(tx, span)
    now = min(desk.clock.now(), span.until)

    def title(situation: str) -> str:
        known = {s.id: s.title for s in desk.book.situations}
        return known.get(situation, situation or NOT_TRIAGED)

    return TeamReport(
        since=since,
        until=until,
        volume=counting.volume(found, [d for d in found.decided if span.since <= d.at < span.until]),
        outcomes=counting.outcomes(found, title),
        reasons=counting.reasons(found.corrected),
        gaps=counting.gaps(found, title, partial(_answering, desk)),
        unanswered=tuple(Unanswered(at.astimezone(desk.options.zone).date(), t) for at, t in asked[:MOST_QUESTIONS]),
        disputed=counting.disputed(found),
        circles=counting.circles(found),
        to_decision=counting.to_decision(found),
        to_approval=counting.to_approval(found),
        situations=counting.situations(found, title),
        findings=counting.findings(found),
        costs=costing.counted(calls, desk.options.budget.prices, desk.options.zone),
        overdue=counting.overdue(found, desk.book.message_rules.answer_hours, now),
    )


async def _found(tx: Tx, span: Span) -> Found:
    lines = await reporting.happened(tx, span, "opened", "drafted", "edited", "circle stopped")
    return Found(
        cases=await reporting.seen(tx, span),
        written=_kind(lines, "drafted", "edited"),
        circles=_kind(lines, "circle stopped"),
        opened=_kind(lines, "opened"),
        decided=await reporting.decided(tx, span),
        corrected=await reporting.corrected(tx, span),
        following=await reporting.following(tx, span),
        customers=await reporting.customers_wrote(tx, span),
    )


def _answering(desk: Desk, situation: str) -> frozenset[str]:
    """The clauses that answer a customer there, without those on what we do next; none for what fits nothing."""
    known = next((s for s in desk.book.situations if s.id == situation), None)
    if known is None or known.id == desk.book.fallback:
        return frozenset()
    return frozenset((*known.clauses, *(o.clause for o in known.offer)))


def _kind(lines: list[Happened], *kinds: str) -> list[Happened]:
    return [line for line in lines if line.kind in kinds]


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.options.zone)
