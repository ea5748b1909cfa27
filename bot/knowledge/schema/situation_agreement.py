"""Whether clauses and situations fit together: gaps that facts fill, commitments that clauses allow, patterns."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.domain.case import Lane
from bot.knowledge.schema.asked_facts import AS_TOLD, WHOLE, FactToCheck
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.problems import Problem, nearest
from bot.knowledge.schema.sheets import Path, Sheet, unknown
from bot.knowledge.schema.situations import NextStep, Offer, Situation
from bot.knowledge.words.wording import GIVEN, gaps

BY = "by"


def clause_disagreements(sheet: Sheet, path: Path, clause: Clause) -> Iterator[Problem]:
    """Gaps without a fact, dates in the wrong order."""
    yield from _gaps(sheet, (*path, "say"), clause.say or "", set(clause.facts), "the clause's 'facts'")
    if clause.effective and clause.expires and clause.expires < clause.effective:
        yield sheet.problem((*path, "expires"), f"'{clause.id}' expires before it takes effect; exchange the dates")


def situation_disagreements(sheet: Sheet, path: Path, case: Situation, clauses: dict[str, Clause]) -> Iterator[Problem]:
    """Unknown clauses and facts, commitments that no clause allows, patterns that don't compile."""
    asked = {f.key for f in case.facts}
    where = "the situation's 'facts'"
    for i, name in enumerate(case.clauses):
        yield from unknown(sheet, (*path, "clauses", i), name, clauses, "clause")
    for i, offer in enumerate(case.offer):
        yield from unknown(sheet, (*path, "offer", i, "clause"), offer.clause, clauses, "clause")
        yield from _offer(sheet, (*path, "offer", i), offer, asked, clauses.get(offer.clause))
    for part in ("acknowledge", "meanwhile", "also", "tells"):
        for i, wording in enumerate(getattr(case, part)):
            yield from _gaps(sheet, (*path, part, i), wording, asked, where)
    for i, fact in enumerate(case.facts):
        yield from _fact(sheet, (*path, "facts", i), fact)
        yield from _found_out(sheet, (*path, "facts", i, "finding_out"), fact.finding_out, asked)
    for at, step in _steps(case.next_step, (*path, "next_step")):
        yield from _step(sheet, at, step, asked, clauses)
    for kind in ("patterns", "always", "named"):
        for i, pattern in enumerate(getattr(case.signals, kind)):
            yield from _pattern(sheet, (*path, "signals", kind, i), pattern)
    if case.lane is Lane.PERSON_ONLY and not case.holding_line:
        yield sheet.problem(path, f"'{case.id}' is for people only and needs a 'holding_line'")


def _offer(sheet: Sheet, path: Path, offer: Offer, asked: set[str], clause: Clause | None) -> Iterator[Problem]:
    yield from _allowed(sheet, (*path, "makes"), offer.makes, clause)
    named = (*offer.needs, *offer.when, *offer.unless, *offer.unless_known)
    yield from _facts(sheet, path, named, asked | _own(clause))
    yield from _gaps(
        sheet, (*path, "say"), offer.say or "", asked | _own(clause), "the situation's or the clause's 'facts'"
    )
    if clause and not clause.say:
        yield sheet.problem((*path, "clause"), f"the clause '{clause.id}' has no 'say', so it can't be offered")


def _fact(sheet: Sheet, path: Path, fact: FactToCheck) -> Iterator[Problem]:
    for value, pattern in fact.values.items():
        yield from _pattern(sheet, (*path, "values", value), pattern, all_may=True)
    for value, patterns in fact.said.items():
        for i, pattern in enumerate(patterns):
            yield from _pattern(sheet, (*path, "said", value, i), pattern)
            if WHOLE in value and "(?P<value>" not in pattern:
                yield sheet.problem((*path, "said", value, i), "a pattern of '{value}' needs a group (?P<value>...)")


def _found_out(sheet: Sheet, path: Path, wordings: tuple[str, ...], asked: set[str]) -> Iterator[Problem]:
    found = [list(_gaps(sheet, path, wording, asked, "the situation's 'facts'")) for wording in wordings]
    yield from (problem for problems in found for problem in problems)
    if wordings and not any(found) and all(map(gaps, wordings)):
        yield sheet.problem(path, "'finding_out' needs a wording without gaps, for when no fact fills them")


def _steps(step: NextStep | None, path: Path) -> Iterator[tuple[Path, NextStep]]:
    if step:
        yield path, step
        for i, other in enumerate(step.instead):
            yield from _steps(other, (*path, "instead", i))


def _step(sheet: Sheet, path: Path, step: NextStep, asked: set[str], clauses: dict[str, Clause]) -> Iterator[Problem]:
    own = asked | _own(clauses.get(step.clause or ""))
    yield from _gaps(sheet, (*path, "action"), step.action, own | {BY}, "the situation's 'facts'")
    yield from _facts(sheet, (*path, "when"), (*step.when, *step.needs), own)
    if step.clause:
        yield from unknown(sheet, (*path, "clause"), step.clause, clauses, "clause")
        makes = (step.commitment,) if step.commitment else ()
        yield from _allowed(sheet, (*path, "commitment"), makes, clauses.get(step.clause))


def _own(clause: Clause | None) -> set[str]:
    return set(clause.facts) if clause else set()


def _facts(sheet: Sheet, path: Path, names: Iterable[str], known: set[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            hint = nearest(name, known) or "; add it to 'facts'"
            yield sheet.problem((*path, name), f"no fact is called '{name}'{hint}")


def _allowed(sheet: Sheet, path: Path, makes: Iterable[str], clause: Clause | None) -> Iterator[Problem]:
    for kind in makes if clause else ():
        if clause and kind not in clause.allows:
            yield sheet.problem(path, f"'{clause.id}' doesn't allow {kind}; add it to its 'allows' or take it out")


def _gaps(sheet: Sheet, path: Path, text: str, known: set[str], where: str) -> Iterator[Problem]:
    key = next(p for p in reversed(path) if isinstance(p, str))
    try:
        names = gaps(text)
    except ValueError as error:
        yield sheet.problem(path, f"in '{key}': {error}")
        return
    for name in names:
        if name.removesuffix(AS_TOLD) not in known | GIVEN:
            hint = nearest(name, known | GIVEN) or f"; add it to {where}"
            yield sheet.problem(path, f"no fact fills '{{{name}}}' in '{key}'{hint}")


def _pattern(sheet: Sheet, path: Path, pattern: str, all_may: bool = False) -> Iterator[Problem]:
    try:
        if _finds_all(pattern) and not all_may:
            yield sheet.problem(path, f"the pattern '{pattern}' matches every message; make it ask for something")
    except re.error as error:
        yield sheet.problem(path, f"the pattern '{pattern}' can't be used: {error.msg}")


@lru_cache(maxsize=4096)
def _finds_all(pattern: str) -> bool:
    """Whether it matches even an empty message; cached, as most patterns stay when policies change."""
    return bool(re.compile(pattern, re.IGNORECASE).search(""))
