"""The report of a week as one message: first what waits for a lead, then what the bot got wrong, then what came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.desk.parts.notes import DigestNote
from bot.domain.phrases import counted
from bot.domain.team_report import Disputed, Outcome, Proposed, Reason, TeamReport, Took
from bot.slack.text import Block, context, cut, escape, section, sections

MOST_LINES = 5
LONGEST = 200
_ROUNDED = 10
"""Minutes from which tenths tell nothing."""


def digest_blocks(note: DigestNote) -> list[Block]:
    """The whole message."""
    report = note.report
    blocks = [section("\n".join([f"*{summary(note)}*", *_volume(report)]))]
    for title, lines in _parts(report, note.links):
        if all_of_it := list(lines):
            more = [f"• and {len(all_of_it) - MOST_LINES} more"] if len(all_of_it) > MOST_LINES else []
            blocks += sections(f"*{title}*", [*(f"• {line}" for line in all_of_it[:MOST_LINES]), *more])
    small = "Drafts are the bot's, not what people wrote. `levelhead report --from {} --to {}` has all of it."
    return [*blocks, context(small.format(report.since, report.until))]


def summary(note: DigestNote) -> str:
    """For notifications and screen readers."""
    since, until = note.report.since, note.report.until
    return f"Levelhead from {since.day} {since:%b} to {until.day} {until:%b %Y}"


def _volume(report: TeamReport) -> Iterator[str]:
    v = report.volume
    if not (v.cases or v.drafts or v.briefs or v.approved or v.sent):
        yield "0 cases: nothing came in, and nothing was drafted."
        return
    words = [counted(v.cases, "case"), counted(v.drafts, "draft"), counted(v.briefs, "brief")]
    yield " · ".join([*words, counted(v.approved, "approval"), f"{v.sent} sent"])
    late = report.overdue
    more = [f"overdue answers: {late.count} of {late.of}"] if late.of else []
    more += [f"draft to decision: {_took(report.to_decision)}"] if report.to_decision.count else []
    more += [f"circles avoided: {report.circles}"]
    costs = report.costs
    more += [f"models: about {costs.total.money:.2f} {costs.currency}"] if costs.total.money else []
    yield " · ".join(more)


def _took(took: Took) -> str:
    middle = _minutes(took.median)
    unit = "minute" if middle == "1" else "minutes"
    return f"{middle} {unit} in the middle, nine of ten within {_minutes(took.slow)}"


def _minutes(of: float | None) -> str:
    return f"{round(of) if of >= _ROUNDED else of:g}" if of is not None else "?"


def _parts(report: TeamReport, links: Mapping[str, str]) -> Iterable[tuple[str, Iterable[str]]]:
    yield (
        "Overdue answers, the latest",
        [", ".join(_cases(report.overdue.cases, links))] if report.overdue.cases else [],
    )
    yield "Proposed changes: accept or decline them in the app home", map(_proposed, report.proposals)
    gaps = (f"{escape(g.title)}: {g.count} ({', '.join(_cases(g.cases, links))})" for g in report.gaps)
    yield "No clause was found for", gaps
    yield "Asked and not answered", (escape(cut(" ".join(q.text.split()), LONGEST)) for q in report.unanswered)
    yield "What became of the bot's drafts", map(_outcome, report.outcomes)
    yield "What people say was wrong", _reasons(report.reasons)
    yield "Clauses in drafts that were rejected or edited", map(_disputed, report.disputed)
    yield "Most frequent cases", (f"{escape(c.title)}: {c.count}" for c in report.situations)
    yield "What the checks found most often", (f"{escape(c.title)}: {c.count}" for c in report.findings)


def _cases(ids: Iterable[str], links: Mapping[str, str]) -> Iterator[str]:
    return (f"<{links[id]}|{id}>" if id in links else id for id in ids)


def _proposed(p: Proposed) -> str:
    return f"P-{p.number} {escape(p.title)}: {escape(cut(p.why, LONGEST))}"


def _outcome(o: Outcome) -> str:
    counts = (("edited", o.edited), ("revised", o.revised), ("rejected", o.rejected), ("undecided", o.undecided))
    others = "".join(f", {count} {what}" for what, count in counts if count)
    return f"{escape(o.title)}: {o.unchanged} of {o.drafts} approved unchanged{others}"


def _reasons(found: Iterable[Reason]) -> Iterator[str]:
    """Each reason once, the most frequent first, with what was done for it."""
    by_reason: dict[str, list[Reason]] = defaultdict(list)
    for one in found:
        by_reason[one.reason].append(one)
    for reason, acts in sorted(by_reason.items(), key=lambda item: -sum(r.count for r in item[1])):
        yield f"{reason.capitalize()}: {', '.join(f'{r.count} {r.did}' for r in acts)}"


def _disputed(d: Disputed) -> str:
    did = [f"{count} {what}" for what, count in (("rejected", d.rejected), ("edited", d.edited)) if count]
    return f"`{d.clause}`: {' and '.join(did)} of {counted(d.cited, 'draft')} that cite it"
