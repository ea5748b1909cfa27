"""Payers, windows and shares, checked against clauses that give them as structured values."""

import re
from collections.abc import Iterator

from bot.checks.commitments.acts import acts
from bot.checks.sourced.costs.kept import KEEPS, check_kept
from bot.checks.sourced.costs.payers import check_payers
from bot.checks.sourced.figures.figures import is_theirs
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.figures.ranges import check_ranges
from bot.checks.sourced.figures.support import Support
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.clauses import Clause
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.segmentation.sentences import sentences

_ALLOWS = re.compile(
    r"\b(?:within|up to|have|has|got|gets?|had|for|only|in|of|first|covers?|covered|than|until|limit\w*|once|least"
    r"|most|is|are|lasts?|'s|'ve)"
    r"\W+(?:\w+\W+){0,3}$",
    re.I,
)
_ALLOWED = re.compile(
    r"\W*(?:overdue|late\b|to (?:return|send|claim)|(?:return |exchange )?(?:window|warranty|period|limit|guarantee))",
    re.I,
)
_YOU_HAVE = re.compile(
    r"\byou(?:['\u2019]ve| have| get| still have)(?: got| still| another)? (?:about |up to |a full )?$", re.I
)
_GONE = re.compile(r"\W*(?:ago|earlier|old|already)\b", re.I)
"""The span is past, so it is granted to nobody."""
_LEAST_WINDOW = 5
"""Fewest days of a return or warranty window."""


def check_structure(text: str, sources: Sources, known: Support) -> Iterator[Finding]:
    """Stops a payer, window or share that differs from the clause's. `known`: what the sources give."""
    for sentence in sentences(text):
        yield from check_kept(sentence, sources)
        for figure in dict.fromkeys(figures(sentence, sources.today)):
            yield from _cap(figure, sentence, sources)
            yield from _window(figure, sentence, sources, known)
    yield from check_ranges(text, sources)
    yield from check_payers(text, sources)


def _cap(figure: Figure, sentence: str, sources: Sources) -> Iterator[Finding]:
    capped = [c for c in sources.scope if c.cap_percent is not None]
    most = max(capped, key=lambda c: c.cap_percent or 0, default=None)
    if most is None or most.cap_percent is None or figure.kind is not Kind.PERCENT or not KEEPS.search(sentence):
        return
    decision = figures(sources.matter.fact("lead_decision") or "", sources.today)
    if figure.value > most.cap_percent and figure.value not in {f.value for f in decision}:
        reason = f"{most.id} allows at most {most.cap_percent:g} percent to be kept. Lower it, or leave it to a lead."
        yield Finding("cap", Severity.STOP, figure.text, reason, against=most.text)


def _window(figure: Figure, sentence: str, sources: Sources, known: Support) -> Iterator[Finding]:
    if figure.kind is not Kind.DAYS or figure.value < _LEAST_WINDOW or known.given(figure, sentence):
        return
    if not _allows(figure, sentence) or known.to_the_day(figure) or _theirs(figure, sentence):
        return
    about = topic(sentence)
    windows = [c for c in (*sources.cited, *sources.own) if c.window_days and about & _topic(c)]
    windows = windows or _only_window(figure, sentence, sources)
    best = max(windows, key=lambda c: len(about & _topic(c)), default=None)
    other = known.elsewhere(figure, sentence)
    rival = next((c for c in sources.in_force if c.id == other), None)
    if best and (rival is None or len(about & _topic(best)) >= len(about & _topic(rival))):
        reason = f"{best.id} says {best.window_days} days. Correct the span, or leave it to a lead."
        yield Finding("window", Severity.STOP, figure.text, reason, against=best.text)


def _theirs(figure: Figure, sentence: str) -> bool:
    """Whether it is somebody else's span: `The carrier answers within five days`."""
    return any(is_theirs(a) for a in acts(sentence) if a.start <= figure.start < a.end)


def _only_window(figure: Figure, sentence: str, sources: Sources) -> list[Clause]:
    """The clause of the situation's only window, which `You have two months` must mean."""
    own = [c for c in (*sources.cited, *sources.own) if c.window_days]
    ahead = sentence[: max(sentence.find(figure.text), 0)]
    return own if len({c.window_days for c in own}) == 1 and _YOU_HAVE.search(ahead) else []


def _allows(figure: Figure, sentence: str) -> bool:
    """Whether something may be done within the span: `within`, `you have`, `a warranty of`."""
    before, after = sentence[: figure.start], sentence[figure.start + len(figure.text) :]
    return not _GONE.match(after) and bool(_ALLOWS.search(before) or _ALLOWED.match(after))


def _topic(clause: Clause) -> frozenset[str]:
    """What the window is about: the title, and the rule's sentence with a span."""
    spans = [s for s in sentences(clause.text) if re.search(r"\b(?:hour|day|week|month|year)s?\b", s)]
    return topic(f"{clause.title} {spans[0] if spans else ''}")
