"""Counting rows of the store for a report. Pure: the rows are given."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median, quantiles

from bot.desk.parts.circles import CIRCULAR
from bot.desk.report.finding_titles import title as finding_title
from bot.domain.acts import Act
from bot.domain.team_report import Count, Disputed, Gap, Outcome, Overdue, Reason, Took, Volume
from bot.store.history.reporting import CaseSeen, Corrected, CustomerWrote, Decided, Following, Happened
from bot.store.rows.cases import Cause

MOST = 10
MOST_NAMED = 5
NOT_SAID, IN_WORDS = "not said", "in their own words"
Title = Callable[[str], str]
Lacks = Callable[[CaseSeen | None, Set[str]], bool]
"""Whether the policies have nothing that answers a case whose first draft or brief cites these clauses."""


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The rows of a span of time. `written` are the trail's lines on drafts and edits, `circles` on stopped circles."""

    cases: dict[str, CaseSeen]
    written: Sequence[Happened]
    circles: Sequence[Happened]
    opened: Sequence[Happened]
    decided: Sequence[Decided]
    corrected: Sequence[Corrected]
    following: Sequence[Following]
    customers: Sequence[CustomerWrote]

    @property
    def drafts(self) -> list[Happened]:
        """Lines on the bot's own drafts, without briefs."""
        return [h for h in self.written if h.kind == "drafted" and h.details.get("verdict") != "brief"]

    def situation(self, case_id: str) -> str:
        return (self.cases[case_id].situation or "") if case_id in self.cases else ""


def volume(found: ReportRows, decided: Iterable[Decided]) -> Volume:
    """How much happened. `decided` are the decisions of the span."""
    acts = Counter(d.act for d in decided)
    return Volume(
        cases=len(found.opened),
        drafts=len(found.drafts),
        briefs=sum(h.details.get("verdict") == "brief" for h in found.written),
        edits=sum(h.kind == "edited" for h in found.written),
        approved=acts[Act.APPROVE],
        rejected=acts[Act.REJECT],
        sent=acts[Act.DELIVER],
        closed=acts[Act.CLOSE],
    )


def outcomes(found: ReportRows, title: Title) -> tuple[Outcome, ...]:
    """What became of drafts, by situation, the most drafts first."""
    became: dict[str, Counter[str]] = defaultdict(Counter)
    fate = _fates(found)
    for draft in found.drafts:
        became[found.situation(draft.case_id)][fate(draft)] += 1
    made = [
        Outcome(name, title(name), sum(c.values()), c["rejected"], c["edited"], c["revised"], c["unchanged"])
        for name, c in became.items()
    ]
    return tuple(sorted(made, key=lambda o: (-o.drafts, o.situation)))


def _fates(found: ReportRows) -> Callable[[Happened], str]:
    """A function that says what became of a draft."""
    decisions = {(d.revision_id, d.act) for d in found.decided}
    edited = {c.before for c in found.corrected if c.act is Act.EDIT}
    revised = {f"{f.case_id}.{f.number - 1}" for f in found.following if f.cause is Cause.REVISE}

    def fate(draft: Happened) -> str:
        name = _revision(draft)
        if (name, Act.REJECT) in decisions:
            return "rejected"
        if name in edited:
            return "edited"
        if name in revised:
            return "revised"
        return "unchanged" if (name, Act.APPROVE) in decisions else "undecided"

    return fate


def reasons(corrected: Iterable[Corrected]) -> tuple[Reason, ...]:
    """Reasons for corrections by act, the most frequent first."""
    counted = Counter((str(c.act), _reason(c)) for c in corrected)
    return tuple(Reason(act, why, n) for (act, why), n in sorted(counted.items(), key=lambda i: (i[0][0], -i[1], i[0])))


def _reason(row: Corrected) -> str:
    if row.mistake:
        return row.mistake.label
    return IN_WORDS if row.words else NOT_SAID


def gaps(found: ReportRows, title: Title, lacks: Lacks) -> tuple[Gap, ...]:
    """Cases for which the policies have no clause that answers. Lines older than the record of clauses don't count."""
    first: dict[str, Happened] = {}
    for line in found.written:
        if line.kind == "drafted" and "clauses" in line.details:
            first.setdefault(line.case_id, line)
    without: dict[str, list[str]] = defaultdict(list)
    for case_id, line in first.items():
        if lacks(found.cases.get(case_id), set(_ids(line, "clauses"))):
            without[found.situation(case_id)].append(case_id)
    made = [Gap(s, title(s), len(ids), tuple(ids[: -MOST_NAMED - 1 : -1])) for s, ids in without.items()]
    return tuple(sorted(made, key=lambda g: (-g.count, g.situation)))


def disputed(found: ReportRows) -> tuple[Disputed, ...]:
    """Clauses cited in rejected or edited drafts, the most frequent first."""
    fate, cited = _fates(found), defaultdict[str, Counter[str]](Counter)
    for draft in found.drafts:
        for clause in _ids(draft, "clauses"):
            cited[clause][fate(draft)] += 1
    made = [Disputed(c, n["rejected"], n["edited"], sum(n.values())) for c, n in cited.items()]
    bad = [d for d in made if d.rejected or d.edited]
    return tuple(sorted(bad, key=lambda d: (-d.rejected - d.edited, d.clause))[:MOST])


def circles(found: ReportRows) -> int:
    """Replies stopped by the circle guard, and drafts repaired before anybody saw them."""
    return len(found.circles) + sum(bool(CIRCULAR & set(_ids(h, "mended"))) for h in found.written)


def situations(found: ReportRows, title: Title) -> tuple[Count, ...]:
    """Situations of the cases opened, the most frequent first."""
    return _most(Counter(found.situation(h.case_id) for h in found.opened), title)


def findings(found: ReportRows) -> tuple[Count, ...]:
    """The rules with the most findings."""
    return _most(Counter(rule for h in found.written for rule in _ids(h, "rules")), finding_title)


def _most(counted: Counter[str], title: Title) -> tuple[Count, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(name, title(name), n) for name, n in ranked[:MOST])


def to_decision(found: ReportRows) -> Took:
    """The time from each of the bot's drafts to its first approval or rejection."""
    first: dict[str, datetime] = {}
    for d in found.decided:
        if d.act in (Act.APPROVE, Act.REJECT):
            first.setdefault(d.revision_id, d.at)
    return took(first[_revision(h)] - h.at for h in found.drafts if _revision(h) in first)


def to_approval(found: ReportRows) -> Took:
    """The time from each case opened to its first approved reply."""
    first: dict[str, datetime] = {}
    for d in found.decided:
        if d.act is Act.APPROVE:
            first.setdefault(d.case_id, d.at)
    return took(first[h.case_id] - h.at for h in found.opened if h.case_id in first)


def took(spans: Iterable[timedelta]) -> Took:
    """Median and slow tenth, in minutes rounded to a tenth."""
    minutes = sorted(span / timedelta(minutes=1) for span in spans)
    if not minutes:
        return Took(0)
    slow = quantiles(minutes, n=10, method="inclusive")[-1] if len(minutes) > 1 else minutes[0]
    return Took(len(minutes), round(median(minutes), 1), round(slow, 1))


def overdue(found: ReportRows, hours: Callable[[str], int | None], now: datetime) -> Overdue:
    """First unanswered messages that waited longer than their marketplace allows."""
    answered, wrote = defaultdict[str, list[datetime]](list), defaultdict[str, list[CustomerWrote]](list)
    for d in found.decided:
        if d.act in (Act.DELIVER, Act.CLOSE):
            answered[d.case_id].append(d.at)
    for c in found.customers:
        wrote[c.case_id].append(c)
    late: list[str] = []
    of = 0
    for case in found.cases.values():
        allowed = hours(case.marketplace)
        if allowed is None:
            continue
        for waited in _waits(wrote[case.id], case.written_at, answered[case.id], now):
            of += 1
            if waited > timedelta(hours=allowed):
                late.append(case.id)
    return Overdue(len(late), of, tuple(dict.fromkeys(late))[-MOST_NAMED:])


def _waits(
    wrote: Sequence[CustomerWrote], first: datetime | None, answered: Sequence[datetime], now: datetime
) -> Iterable[timedelta]:
    """How long customers waited: from their first message after an answer to the next answer, or until now.

    As the answer clock counts: a reply that left before the team got a message is no answer to it.
    """
    begun = [((first if n == 0 else None) or c.written_at or c.at, c.at) for n, c in enumerate(wrote)]
    ends: datetime | None = None
    for written, known in sorted(begun):
        if ends is not None and known <= ends:
            continue
        ends = min((a for a in answered if a >= known), default=now)
        yield ends - written


def _revision(line: Happened) -> str:
    return str(line.details["revision"])


def _ids(line: Happened, name: str) -> list[str]:
    return [part for part in str(line.details.get(name) or "").split(",") if part]
