"""Whether valid files fit together: names that exist and are unique, phrases over known classes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.approvals import Approvals, plain_emoji
from bot.knowledge.schema.clauses import Clause, Policy
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.listing_rules import AttributeFile, ListingFile
from bot.knowledge.schema.manners import MannerFile
from bot.knowledge.schema.message_rules import MessageFile
from bot.knowledge.schema.phrases import GAPS, classes_in
from bot.knowledge.schema.problems import Problem
from bot.knowledge.schema.processes import Process, ProcessFile
from bot.knowledge.schema.promises import PromiseFile
from bot.knowledge.schema.sheets import Path, Sheet, twice, unknown
from bot.knowledge.schema.situation_agreement import clause_disagreements, situation_disagreements
from bot.knowledge.schema.situations import ExampleFile, Situation, SituationFile
from bot.knowledge.schema.style import Style
from bot.knowledge.schema.watched import WatchFile
from bot.language.normalization.emojis import as_names


@dataclass(frozen=True)
class Parts:
    """What was read, each with its sheet."""

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
    """Every way in which the files don't fit together."""
    clauses = {c.id: c for _, _, c in parts.clauses()}
    situations = {s.id for _, _, s in parts.cases()}
    yield from twice(((s, p, c.id) for s, p, c in parts.clauses()), "clause")
    yield from twice(((s, p, x.id) for s, p, x in parts.cases()), "situation")
    for sheet, path, clause in parts.clauses():
        yield from clause_disagreements(sheet, path, clause)
    for sheet, path, situation in parts.cases():
        yield from situation_disagreements(sheet, path, situation, clauses)
        for i, name in enumerate(situation.includes):
            yield from unknown(sheet, (*path, "includes", i), name, situations, "situation")
    yield from _fallbacks(parts, situations)
    for sheet, approvals in parts.approvals:
        yield from _approvals(sheet, approvals, situations)
    yield from twice(((s, p, x.id) for s, p, x in parts.ways()), "process")
    for sheet, path, process in parts.ways():
        yield from _process(sheet, path, process, situations, clauses)
    for sheet, alarms in parts.alarms:
        yield from _alarms(sheet, alarms, situations)
        yield from _temper(sheet, alarms, clauses)
    for sheet, name in ((sheet, name) for sheet, file in parts.examples for name in file.examples):
        yield from unknown(sheet, ("examples", name), name, situations, "situation")
    for sheet, _ in parts.alarms[1:]:
        yield sheet.problem((), f"alarms stand in {parts.alarms[0][0].file} already; keep them in one file")
    for sheet, _ in parts.languages[1:]:
        yield sheet.problem((), f"languages stand in {parts.languages[0][0].file} already; keep them in one file")


def _process(
    sheet: Sheet, path: Path, process: Process, situations: set[str], clauses: dict[str, Clause]
) -> Iterator[Problem]:
    for i, name in enumerate(process.situations):
        yield from unknown(sheet, (*path, "situations", i), name, situations, "situation")
    if process.clause:
        yield from unknown(sheet, (*path, "clause"), process.clause, clauses, "clause")
    yield from twice(((sheet, (*path, "steps", i), s.id) for i, s in enumerate(process.steps)), "step")


def _alarms(sheet: Sheet, file: AlarmFile, situations: set[str]) -> Iterator[Problem]:
    yield from twice(((sheet, ("alarms", i), a.id) for i, a in enumerate(file.alarms)), "alarm")
    for i, alarm in enumerate(file.alarms):
        if alarm.situation:
            yield from unknown(sheet, ("alarms", i, "situation"), alarm.situation, situations, "situation")
        yield from phrase_problems(sheet, ("alarms", i, "heard"), alarm.heard, file.classes)
        yield from phrase_problems(sheet, ("alarms", i, "figurative"), alarm.figurative, file.classes)
        for j, told in enumerate(alarm.signs):
            yield from phrase_problems(sheet, ("alarms", i, "signs", j, "heard"), told.heard, file.classes)
        if not alarm.heard and not alarm.signs:
            yield sheet.problem(("alarms", i), f"nothing gives '{alarm.id}' away; write 'heard' or 'signs'")
    yield from phrase_problems(sheet, ("to_the_bot",), file.to_the_bot, file.classes)
    yield from phrase_problems(sheet, ("perhaps_to_the_bot",), file.perhaps_to_the_bot, file.classes)


def _temper(sheet: Sheet, file: AlarmFile, clauses: Mapping[str, Clause]) -> Iterator[Problem]:
    for i, sign in enumerate(file.temper.signs):
        yield from phrase_problems(sheet, ("temper", "signs", i, "heard"), sign.heard, file.classes)
    yield from phrase_problems(sheet, ("temper", "figurative"), file.temper.figurative, file.classes)
    named = file.temper.clause
    if named is None:
        return
    yield from unknown(sheet, ("temper", "clause"), named, clauses, "clause")
    if named in clauses and not clauses[named].say:
        yield sheet.problem(("temper", "clause"), f"the clause '{named}' has no 'say', so no reply can hold it")


def phrase_problems(sheet: Sheet, path: Path, phrases: Iterable[str], classes: Iterable[str]) -> Iterator[Problem]:
    """Phrases that name an unknown word class, or begin or end in a gap."""
    for i, phrase in enumerate(phrases):
        for name in classes_in(phrase):
            yield from unknown(sheet, (*path, i), name, classes, "word class")
        words = phrase.split()
        if not words or words[0] in GAPS or words[-1] in GAPS:
            yield sheet.problem((*path, i), f"the phrase '{phrase}' begins or ends in a gap; give it a word there")


def _fallbacks(parts: Parts, situations: set[str]) -> Iterator[Problem]:
    named = [(sheet, file.fallback) for sheet, file in parts.situations if file.fallback]
    for sheet, name in named:
        yield from unknown(sheet, ("fallback",), name, situations, "situation")
    for sheet, _ in named[1:]:
        yield sheet.problem(("fallback",), f"a fallback is named twice; {named[0][0].file} names one already")
    if parts.situations and not named:
        yield parts.situations[0][0].problem((), "no file names a 'fallback': the situation for cases that fit none")


def _approvals(sheet: Sheet, approvals: Approvals, situations: set[str]) -> Iterator[Problem]:
    for name in approvals.situations:
        yield from unknown(sheet, ("situations", name), name, situations, "situation")
    meanings: dict[str, str] = {}
    for decision, names in approvals.reactions.items():
        for i, name in enumerate(names):
            if (likely := as_names(plain_emoji(name))) != plain_emoji(name):
                words = f"Slack tells reactions by name, so '{name}' would never be heard; write a name, as '{likely}'"
                yield sheet.problem(("reactions", decision, i), words)
            if meanings.setdefault(plain_emoji(name), decision) != decision:
                taken = meanings[plain_emoji(name)]
                yield sheet.problem(("reactions", decision, i), f"'{name}' already means {taken}; give it one meaning")
