"""Whether well-formed files hold together: names that exist, gaps that a fact fills, patterns that work."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.case import Lane
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.approvals import Approvals, plain_emoji
from bot.knowledge.schema.asked_facts import AS_TOLD, WHOLE, FactToCheck
from bot.knowledge.schema.clauses import Clause, Policy
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.listing_rules import AttributeFile, ListingFile
from bot.knowledge.schema.manners import MannerFile
from bot.knowledge.schema.message_rules import MessageFile
from bot.knowledge.schema.phrases import GAPS, classes_in
from bot.knowledge.schema.problems import Problem, nearest
from bot.knowledge.schema.processes import Process, ProcessFile
from bot.knowledge.schema.promises import PromiseFile
from bot.knowledge.schema.sheets import Path, Sheet, twice
from bot.knowledge.schema.situations import ExampleFile, NextStep, Situation, SituationFile
from bot.knowledge.schema.style import Style
from bot.knowledge.schema.watched import WatchFile
from bot.knowledge.words.wording import GIVEN, gaps

BY = "by"


@dataclass(frozen=True)
class Parts:
    """What was read, each with the sheet it came from."""

    policies: tuple[tuple[Sheet, Policy], ...]
    situations: tuple[tuple[Sheet, SituationFile], ...]
    approvals: tuple[tuple[Sheet, Approvals], ...]
    alarms: tuple[tuple[Sheet, AlarmFile], ...] = ()
    styles: tuple[tuple[Sheet, Style], ...] = ()
    messages: tuple[tuple[Sheet, MessageFile], ...] = ()
    processes: tuple[tuple[Sheet, ProcessFile], ...] = ()
    languages: tuple[tuple[Sheet, LanguageFile], ...] = ()
    manners: tuple[tuple[Sheet, MannerFile], ...] = ()
    listings: tuple[tuple[Sheet, ListingFile], ...] = ()
    attributes: tuple[tuple[Sheet, AttributeFile], ...] = ()
    watched: tuple[tuple[Sheet, WatchFile], ...] = ()
    examples: tuple[tuple[Sheet, ExampleFile], ...] = ()
    promises: tuple[tuple[Sheet, PromiseFile], ...] = ()

    def clauses(self) -> Iterator[tuple[Sheet, Path, Clause]]:
        for sheet, policy in self.policies:
            yield from ((sheet, ("clauses", i), c) for i, c in enumerate(policy.clauses))

    def cases(self) -> Iterator[tuple[Sheet, Path, Situation]]:
        for sheet, file in self.situations:
            yield from ((sheet, ("situations", i), s) for i, s in enumerate(file.situations))

    def ways(self) -> Iterator[tuple[Sheet, Path, Process]]:
        for sheet, file in self.processes:
            yield from ((sheet, ("processes", i), p) for i, p in enumerate(file.processes))


def disagreements(parts: Parts) -> Iterator[Problem]:
    """Every way in which the files don't hold together."""
    clauses = {c.id: c for _, _, c in parts.clauses()}
    situations = {s.id for _, _, s in parts.cases()}
    yield from twice(((s, p, c.id) for s, p, c in parts.clauses()), "clause")
    yield from twice(((s, p, x.id) for s, p, x in parts.cases()), "situation")
    for sheet, path, clause in parts.clauses():
        yield from _clause(sheet, path, clause)
    for sheet, path, situation in parts.cases():
        yield from _situation(sheet, path, situation, clauses)
    yield from _fallbacks(parts, situations)
    for sheet, approvals in parts.approvals:
        yield from _approvals(sheet, approvals, situations)
    yield from twice(((s, p, x.id) for s, p, x in parts.ways()), "process")
    for sheet, path, process in parts.ways():
        yield from _process(sheet, path, process, situations, clauses)
    for sheet, alarms in parts.alarms:
        yield from _alarms(sheet, alarms, situations)
    for sheet, name in ((sheet, name) for sheet, file in parts.examples for name in file.examples):
        yield from _known(sheet, ("examples", name), name, situations, "situation")
    for sheet, _ in parts.alarms[1:]:
        yield sheet.problem((), f"alarms stand in {parts.alarms[0][0].file} already; keep them in one file")
    for sheet, _ in parts.languages[1:]:
        yield sheet.problem((), f"languages stand in {parts.languages[0][0].file} already; keep them in one file")


def _process(
    sheet: Sheet, path: Path, process: Process, situations: set[str], clauses: dict[str, Clause]
) -> Iterator[Problem]:
    for i, name in enumerate(process.situations):
        yield from _known(sheet, (*path, "situations", i), name, situations, "situation")
    if process.clause:
        yield from _known(sheet, (*path, "clause"), process.clause, clauses, "clause")
    yield from twice(((sheet, (*path, "steps", i), s.id) for i, s in enumerate(process.steps)), "step")


def _alarms(sheet: Sheet, file: AlarmFile, situations: set[str]) -> Iterator[Problem]:
    yield from twice(((sheet, ("alarms", i), a.id) for i, a in enumerate(file.alarms)), "alarm")
    for i, alarm in enumerate(file.alarms):
        if alarm.situation:
            yield from _known(sheet, ("alarms", i, "situation"), alarm.situation, situations, "situation")
        yield from phrase_problems(sheet, ("alarms", i, "heard"), alarm.heard, file.classes)
        yield from phrase_problems(sheet, ("alarms", i, "figurative"), alarm.figurative, file.classes)
        for j, told in enumerate(alarm.signs):
            yield from phrase_problems(sheet, ("alarms", i, "signs", j, "heard"), told.heard, file.classes)
        if not alarm.heard and not alarm.signs:
            yield sheet.problem(("alarms", i), f"nothing gives '{alarm.id}' away; write 'heard' or 'signs'")
    for i, sign in enumerate(file.temper.signs):
        yield from phrase_problems(sheet, ("temper", "signs", i, "heard"), sign.heard, file.classes)
    yield from phrase_problems(sheet, ("temper", "figurative"), file.temper.figurative, file.classes)
    yield from phrase_problems(sheet, ("to_the_bot",), file.to_the_bot, file.classes)


def phrase_problems(sheet: Sheet, path: Path, phrases: Iterable[str], classes: Iterable[str]) -> Iterator[Problem]:
    """Phrases that name a word class nobody defines, or that begin or end in a gap."""
    for i, phrase in enumerate(phrases):
        for name in classes_in(phrase):
            yield from _known(sheet, (*path, i), name, classes, "word class")
        words = phrase.split()
        if not words or words[0] in GAPS or words[-1] in GAPS:
            yield sheet.problem((*path, i), f"the phrase '{phrase}' begins or ends in a gap; give it a word there")


def _clause(sheet: Sheet, path: Path, clause: Clause) -> Iterator[Problem]:
    yield from _gaps(sheet, (*path, "say"), clause.say or "", set(clause.facts), "the clause's 'facts'")
    if clause.effective and clause.expires and clause.expires < clause.effective:
        yield sheet.problem((*path, "expires"), f"'{clause.id}' expires before it takes effect; exchange the dates")


def _situation(sheet: Sheet, path: Path, case: Situation, clauses: dict[str, Clause]) -> Iterator[Problem]:
    asked = {f.key for f in case.facts}
    where = "the situation's 'facts'"
    for i, name in enumerate(case.clauses):
        yield from _known(sheet, (*path, "clauses", i), name, clauses, "clause")
    for i, offer in enumerate(case.offer):
        at = (*path, "offer", i)
        yield from _known(sheet, (*at, "clause"), offer.clause, clauses, "clause")
        yield from _allowed(sheet, (*at, "makes"), offer.makes, clauses.get(offer.clause))
        yield from _facts(
            sheet,
            at,
            (*offer.needs, *offer.when, *offer.unless, *offer.unless_known),
            asked | _own(clauses.get(offer.clause)),
        )
        if offer.clause in clauses and not clauses[offer.clause].say:
            yield sheet.problem((*at, "clause"), f"the clause '{offer.clause}' has no 'say', so it can't be offered")
    for part in ("acknowledge", "meanwhile", "also", "tells"):
        for i, wording in enumerate(getattr(case, part)):
            yield from _gaps(sheet, (*path, part, i), wording, asked, where)
    for i, fact in enumerate(case.facts):
        yield from _fact(sheet, (*path, "facts", i), fact)
        yield from _found_out(sheet, (*path, "facts", i, "finding_out"), fact.finding_out, asked)
    for at, step in _steps(case.next_step, (*path, "next_step")):
        yield from _step(sheet, at, step, asked, clauses)
    for kind, patterns in (("patterns", case.signals.patterns), ("always", case.signals.always)):
        for i, pattern in enumerate(patterns):
            yield from _pattern(sheet, (*path, "signals", kind, i), pattern)
    if case.lane is Lane.PERSON_ONLY and not case.holding_line:
        yield sheet.problem(path, f"'{case.id}' is for people only and needs a 'holding_line'")


def _fact(sheet: Sheet, path: Path, fact: FactToCheck) -> Iterator[Problem]:
    for value, pattern in fact.values.items():
        yield from _pattern(sheet, (*path, "values", value), pattern, all_may=True)
    for value, patterns in fact.said.items():
        for i, pattern in enumerate(patterns):
            yield from _pattern(sheet, (*path, "said", value, i), pattern)
            if value == WHOLE and "(?P<value>" not in pattern:
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
        yield from _known(sheet, (*path, "clause"), step.clause, clauses, "clause")
        makes = (step.commitment,) if step.commitment else ()
        yield from _allowed(sheet, (*path, "commitment"), makes, clauses.get(step.clause))


def _own(clause: Clause | None) -> set[str]:
    return set(clause.facts) if clause else set()


def _known(sheet: Sheet, path: Path, name: str, known: Iterable[str], kind: str) -> Iterator[Problem]:
    if name not in known:
        yield sheet.problem(path, f"no {kind} is called '{name}'{nearest(name, known)}")


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
        if re.compile(pattern, re.IGNORECASE).search("") and not all_may:
            yield sheet.problem(path, f"the pattern '{pattern}' matches every message; make it ask for something")
    except re.error as error:
        yield sheet.problem(path, f"the pattern '{pattern}' can't be used: {error.msg}")


def _fallbacks(parts: Parts, situations: set[str]) -> Iterator[Problem]:
    named = [(sheet, file.fallback) for sheet, file in parts.situations if file.fallback]
    for sheet, name in named:
        yield from _known(sheet, ("fallback",), name, situations, "situation")
    for sheet, _ in named[1:]:
        yield sheet.problem(("fallback",), f"a fallback is named twice; {named[0][0].file} names one already")
    if parts.situations and not named:
        yield parts.situations[0][0].problem((), "no file names a 'fallback': the situation for cases that fit none")


def _approvals(sheet: Sheet, approvals: Approvals, situations: set[str]) -> Iterator[Problem]:
    for name in approvals.situations:
        yield from _known(sheet, ("situations", name), name, situations, "situation")
    meanings: dict[str, str] = {}
    for decision, names in approvals.reactions.items():
        for i, name in enumerate(names):
            if meanings.setdefault(plain_emoji(name), decision) != decision:
                taken = meanings[plain_emoji(name)]
                yield sheet.problem(("reactions", decision, i), f"'{name}' already means {taken}; give it one meaning")
