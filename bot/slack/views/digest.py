"""The report of a week as one message: what was got wrong, what policies lack, and how long it took."""

from collections.abc import Iterable

from bot.desk.parts.notes import DigestNote
from bot.domain.team_report import Outcome, Proposed, TeamReport, Took, counted
from bot.slack.text import Block, context, cut, escape, section, sections

MOST_LINES = 5
LONGEST = 200


def digest_blocks(note: DigestNote) -> list[Block]:
    """The whole message."""
    report = note.report
    blocks = [section(f"*{summary(note)}*\n{_volume(report)}")]
    for title, lines in _parts(report):
        kept = list(lines)
        if kept:
            blocks += sections(f"*{title}*", (f"• {line}" for line in kept[:MOST_LINES]))
    small = "Drafts of the bot only. `levelhead report --from {} --to {}` has all of it."
    return [*blocks, context(small.format(report.since, report.until))]


def summary(note: DigestNote) -> str:
    """For notifications and screen readers."""
    since, until = note.report.since, note.report.until
    return f"Levelhead from {since.day} {since:%b} to {until.day} {until:%b %Y}"


def _volume(report: TeamReport) -> str:
    v = report.volume
    words = [
        counted(v.cases, "case"),
        counted(v.drafts, "draft"),
        counted(v.briefs, "brief"),
        counted(v.approved, "approval"),
        f"{v.sent} sent",
    ]
    words += [f"circles avoided: {report.circles}", f"overdue: {report.overdue.count} of {report.overdue.of}"]
    words += [f"to the decision: {_took(report.to_decision)}"] if report.to_decision.count else []
    words += [f"models: {report.costs.total.money:.2f} {report.costs.currency}"] if report.costs.total.money else []
    return " · ".join(words)


def _took(took: Took) -> str:
    return f"{took.median:g} minutes, nine of ten within {took.slow:g}"


def _outcome(o: Outcome) -> str:
    counts = (("edited", o.edited), ("revised", o.revised), ("rejected", o.rejected), ("undecided", o.undecided))
    others = "".join(f", {count} {what}" for what, count in counts if count)
    return f"{escape(o.title)}: {o.unchanged} of {o.drafts} approved unchanged{others}"


def _proposed(p: Proposed) -> str:
    return f"P-{p.number} {escape(p.title)}: {escape(cut(p.why, LONGEST))}"


def _parts(report: TeamReport) -> Iterable[tuple[str, Iterable[str]]]:
    yield "What became of drafts", map(_outcome, report.outcomes)
    yield "What was wrong", (f"{r.did}: {r.reason.lower()} ({r.count})" for r in report.reasons)
    yield "Overdue, the latest", [", ".join(report.overdue.cases)] if report.overdue.cases else []
    yield "No clause was found for", (f"{escape(g.title)}: {g.count} ({', '.join(g.cases)})" for g in report.gaps)
    yield "Asked and not answered", (escape(cut(" ".join(q.text.split()), LONGEST)) for q in report.unanswered)
    yield (
        "Clauses in drafts that were rejected or edited",
        (f"`{d.clause}`: {d.rejected} rejected, {d.edited} edited, of {d.cited}" for d in report.disputed),
    )
    yield "Proposed changes, for a lead to accept or decline in the app home", map(_proposed, report.proposals)
    yield "Most frequent cases", (f"{escape(c.title)}: {c.count}" for c in report.situations)
    yield "Most frequent findings", (f"{escape(c.title)}: {c.count}" for c in report.findings)
