"""A figure that stands in a clause, but in one on another place, way of sending or kind of customer, or another act.

`It reaches Hawaii in 3 days`, where 3 days are of the 48 states. What is said of a return, a warranty or a claim holds
wherever the goods go, and is compared by its words alone (support.py).
"""

import re
from collections.abc import Iterator

from bot.checks.sourced.figures.placed import (
    FROM_LEAVING,
    RULES,
    UNKNOWN,
    Given,
    Said,
    figures_said,
    given_by_clauses,
)
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.delivery.scopes import MAINLAND, scopes, takes_in
from bot.language.figures.figures import Figure, figures

_OF_DELIVERY = re.compile(
    r"\b(?:ship|deliver|arriv|reach|tak(?:e|es|en|ing)\b|took\b|gets?\b|postage|parcel|packages?\b|freight|transit"
    r"|on its way|with you\b|there\b|costs?\b|charge|flat\b|free\b|orders?\b|allow|give it|count on|expect|receive"
    r"|be in\b)",
    re.I,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:return|refund|money back|warrant|guarantee|exchang|claim|codes?\b|coupon|answer|reply|repl(?:y|ies)|write\b"
    r"|bank|issuer|customs|dut(?:y|ies)|scan|trace|repair|pack(?:ed|ing)?\b)",
    re.I,
)


def check_elsewhere(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a figure that a clause gives otherwise for the place that is named; else a person is told."""
    given, known = tuple(given_by_clauses(sources)), _recorded(sources)
    for said in figures_said(text, sources):
        if not any(_same(said.figure, other) for other in known):
            yield from _of_the_place(said, given, sources)
            yield from _of_the_act(said, given, sources)


def of_their_place(text: str, sources: Sources) -> frozenset[int]:
    """Where the figures begin that a clause on their own place gives, whatever else the sentence speaks of."""
    given = tuple(g for g in given_by_clauses(sources) if g.named.places)
    right = (s for s in figures_said(text, sources) if any(_fits(s, g) and s.is_said_by(g) for g in given))
    return frozenset(at for said in right for at in (said.figure.start, said.first))


def _of_the_place(said: Said, given: tuple[Given, ...], sources: Sources) -> Iterator[Finding]:
    """What is wrong with a figure of delivery: not of the place, way or customers that are named."""
    of_delivery = _OF_DELIVERY.search(said.part) or scopes(said.part) or FROM_LEAVING.search(said.part)
    if said.act or not of_delivery or _OF_SOMETHING_ELSE.search(said.part):
        return
    same = [g for g in given if said.is_said_by(g)]
    own = [g for g in given if g.kind is said.figure.kind and _names_it(said, g) and (g.value or said.added)]
    if not (own or same) or any(_fits(said, g) and (not own or g in own or g.named.places) for g in same):
        return
    if own:
        rule = own[0]
        reason = f"{rule.clause} says “{rule.words}”. Correct it, or cite the clause that gives it for this place."
        clause = next(c for c in sources.in_force if c.id == rule.clause)
        yield _finding(said, Severity.STOP if said.here else Severity.WARN, reason, clause.text)
    elif named := _narrowed(said, same, sources):
        reason = (
            f"{same[0].clause} gives this for {named}; no clause gives it for what is said here. Make sure it applies."
        )
        yield _finding(said, Severity.WARN, reason, same[0].words)
    elif said.named.narrow:
        what = ", ".join(sorted(said.named.narrow))
        reason = f"No clause gives this for {what}; {same[0].clause} doesn't speak of it. Make sure that it applies."
        yield _finding(said, Severity.WARN, reason, same[0].words)


def _of_the_act(said: Said, given: tuple[Given, ...], sources: Sources) -> Iterator[Finding]:
    """A span in which we refund, or in which goods leave us, of which the clauses on that act give another."""
    own = [g for g in given if g.kind is said.figure.kind and said.act and g.act == said.act]
    if own and not any(map(said.is_said_by, own)):
        reason = f"{own[0].clause} says “{own[0].words}”. Correct it, or cite the clause that gives this span."
        yield _finding(said, Severity.WARN, reason, own[0].words)


def _finding(said: Said, severity: Severity, reason: str, against: str) -> Finding:
    return Finding(RULES[said.figure.kind], severity, said.figure.text, reason, against=against)


def _names_it(said: Said, given: Given) -> bool:
    """Whether the clause names just this place, way or kind of customer, and so rules for it."""
    return bool(said.named.places & given.named.places) or bool(said.named.narrow & given.named.narrow)


def _fits(said: Said, given: Given) -> bool:
    """Whether what the clause is limited to takes in all that the text names: where no place, the mainland."""
    if not said.named.narrow <= given.named.narrow or given.named.narrow - said.named.narrow:
        return False
    places = given.named.places
    return not places or all(takes_in(places, p) for p in said.named.places or {MAINLAND})


def _narrowed(said: Said, same: list[Given], sources: Sources) -> str:
    """The places that all clauses with the figure are limited to; nothing where the customer's place isn't known."""
    open_ = not said.named.places and any(UNKNOWN.search(t.text) for t in sources.matter.turns)
    if open_ or any(not g.named.places for g in same):
        return ""
    return " and ".join(sorted(same[0].named.places))


def _recorded(sources: Sources) -> list[Figure]:
    """The figures of the facts, and of what we said before."""
    ours = (t.text for t in sources.matter.turns if t.who is Who.US)
    return [f for told in (*ours, *(f.value for f in sources.facts)) for f in figures(told, sources.today)]


def _same(figure: Figure, other: Figure) -> bool:
    return figure.kind is other.kind and abs(figure.value - other.value) < 0.005
