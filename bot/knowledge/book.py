"""The team's policies as one checked value: clauses, situations, approvals; look-ups and selection over them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from bot.domain.case import Fulfilment, Matter
from bot.domain.reply import CommitmentKind
from bot.errors import PolicyError
from bot.knowledge.agreement import Parts, disagreements
from bot.knowledge.alarms import AlarmFile
from bot.knowledge.approvals import Approvals
from bot.knowledge.clauses import ANY_MARKETPLACE, Clause, Policy, Standing
from bot.knowledge.hearing import Ears
from bot.knowledge.languages import LanguageFile
from bot.knowledge.listing_agreement import listing_disagreements
from bot.knowledge.listing_rules import AttributeFile, ListingFile, ListingRules
from bot.knowledge.manners import Manner, MannerFile
from bot.knowledge.message_rules import MessageFile, MessageRules
from bot.knowledge.problems import Problem, listed, nearest, refuse
from bot.knowledge.processes import Process, ProcessFile
from bot.knowledge.reading import read_model
from bot.knowledge.search import Embed, Ranking, words
from bot.knowledge.sheets import Sheet, read_sheet
from bot.knowledge.situations import Situation, SituationFile
from bot.knowledge.style import Style
from bot.knowledge.style_agreement import message_disagreements, style_disagreements
from bot.language.sentences import sentences

FOLDER = "policies"
APPROVALS = "approvals.yaml"
_Kind = (
    type[Policy]
    | type[SituationFile]
    | type[Approvals]
    | type[AlarmFile]
    | type[Style]
    | type[MessageFile]
    | type[ProcessFile]
    | type[LanguageFile]
    | type[MannerFile]
    | type[ListingFile]
    | type[AttributeFile]
)
_KINDS: dict[str, _Kind] = {
    "policy": Policy,
    "situations": SituationFile,
    "reactions": Approvals,
    "alarms": AlarmFile,
    "style": Style,
    "messages": MessageFile,
    "processes": ProcessFile,
    "languages": LanguageFile,
    "manner": MannerFile,
    "listing": ListingFile,
    "attributes": AttributeFile,
}
"""By the key that a file begins with; in the order of `Parts`."""
_COMPARED = ("window_days", "cap_percent", "payer")
_MOST_KEPT = 32
"""Marketplaces, days and fulfilments for which the clauses in force are kept."""
_ALIKE = 0.5
"""The share of words in title and `applies_when` above which two clauses are likely about the same thing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two clauses in force at once that seem to be about the same thing and differ in `key`."""

    first: Clause
    second: Clause
    key: str


@dataclass(frozen=True)
class Book:
    """Policies that hold together. `version` is the content hash of the files they were read from."""

    version: str
    policies: tuple[Policy, ...]
    situations: tuple[Situation, ...]
    approvals: Approvals
    fallback: str
    example: bool = False
    """Whether these are the policies that ship with Levelhead, for a fictitious seller."""
    alarms: AlarmFile = field(default_factory=AlarmFile)
    """What calls for more care whatever a message is about."""
    style: Style = field(default_factory=Style)
    """How a reply sounds. Without a file of it, only what needs no words is checked."""
    message_rules: MessageRules = field(default_factory=MessageRules)
    """What a message to a buyer may not contain, by marketplace."""
    processes: tuple[Process, ...] = ()
    """How the team does things."""
    languages: LanguageFile = field(default_factory=LanguageFile)
    """Words of other languages, for what is heard and told without a model."""
    listings: ListingRules = field(default_factory=ListingRules)
    """What a marketplace allows in a listing, and what listings say of products."""

    @cached_property
    def _held(self) -> dict[tuple[str, date, Fulfilment], Mapping[str, Clause]]:
        return {}

    @cached_property
    def _rankings(self) -> dict[Embed | None, Ranking]:
        return {}

    @cached_property
    def ears(self) -> Ears:
        """Hears the alarms."""
        return Ears(self.alarms, self.languages)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by its id, in the order of ids, whether it is in force or not."""
        found = {c.id: c for p in self.policies for c in p.clauses}
        return dict(sorted(found.items()))

    def clause(self, id: str) -> Clause | None:
        """The clause of that id, or None."""
        return self.clauses.get(id)

    def situation(self, id: str) -> Situation:
        """The situation of that id; the fallback when the policies no longer have it."""
        known = {s.id: s for s in self.situations}
        return known.get(id) or known[self.fallback]

    def in_force(self, marketplace: str, today: date) -> tuple[Clause, ...]:
        """The clauses that hold on this marketplace today, sorted by id."""
        held = (c for p in self.policies for c in p.holding(marketplace, today))
        return tuple(sorted(held, key=lambda c: c.id))

    def process(self, id: str) -> Process | None:
        """The process of that id, or None."""
        return next((p for p in self.processes if p.id == id), None)

    def processes_for(
        self, situation: str, promised: Iterable[CommitmentKind], fulfilment: Fulfilment, marketplace: str
    ) -> tuple[Process, ...]:
        """What the teammate of such a case should start: what keeps the reply's promises first."""
        kept, fitting = set(promised), [p for p in self.processes if p.fits(fulfilment, marketplace)]
        promised_first = [p for p in fitting if kept & set(p.keeps)]
        return tuple(dict.fromkeys((*promised_first, *(p for p in fitting if situation in p.situations))))

    def held(self, matter: Matter) -> Mapping[str, Clause]:
        """The clauses in force on the matter's marketplace that fit how its order was fulfilled, by id, in order."""
        asked = (matter.marketplace, matter.today, matter.fulfilment)
        if asked not in self._held:
            if len(self._held) >= _MOST_KEPT:
                self._held.clear()
            found = self.in_force(matter.marketplace, matter.today)
            self._held[asked] = {c.id: c for c in found if c.fits(matter.fulfilment)}
        return self._held[asked]

    def ranking(self, embed: Embed | None = None) -> Ranking:
        """All clauses, ready to be searched."""
        if embed not in self._rankings:
            texts = {c.id: f"{c.title} {c.applies_when or ''} {c.text}" for c in self.clauses.values()}
            self._rankings[embed] = Ranking(texts, embed)
        return self._rankings[embed]

    def to_confirm(self) -> tuple[Clause, ...]:
        """Clauses from a second-hand source, which somebody still has to read at the source."""
        return tuple(c for c in self.clauses.values() if c.status is Standing.CONFIRM)

    def expired(self, today: date) -> tuple[Clause, ...]:
        """Clauses that no longer hold."""
        return tuple(c for c in self.clauses.values() if c.expires and c.expires < today)

    def overlapping(self, today: date) -> tuple[Overlap, ...]:
        """Pairs in one policy, in force today on the same marketplace, alike in words and different in a figure.

        A hint for people: it compares words, not meaning.
        """
        return tuple(o for p in self.policies for o in _overlaps(p, today))


def read_book(files: Mapping[str, str], folder: str = FOLDER) -> Book:
    """Checked policies from file names (relative to `folder`) and texts.

    Raises PolicyError with every problem, one a line: file, line, key, the nearest valid one. The same files give the
    same book.
    """
    return _read(tuple(sorted(files.items())), folder)


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, str], ...], folder: str) -> Book:
    sheets = [read_sheet(f"{folder}/{name}", text) for name, text in files if _is_yaml(name)]
    if not sheets:
        raise PolicyError(f"{folder}: no policy file is here; add one clause with id, title and text to begin with")
    problems = [p for sheet in sheets for p in sheet.problems]
    parts, found = _parts([s for s in sheets if not s.problems], folder)
    problems += found
    if not problems:
        problems += [*_missing(parts, folder), *disagreements(parts)]
        problems += [*style_disagreements(parts), *message_disagreements(parts), *listing_disagreements(parts)]
    refuse(problems)
    return _book(parts, _version(dict(files)))


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _version(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name, files[name]):
            digest.update(f"{len(part.encode())}:".encode() + part.encode())
    return digest.hexdigest()


def _parts(sheets: list[Sheet], folder: str) -> tuple[Parts, list[Problem]]:
    read: dict[_Kind, list[tuple[Sheet, Any]]] = {kind: [] for kind in _KINDS.values()}
    problems: list[Problem] = []
    for sheet in sheets:
        kind = _kind(sheet, folder)
        if kind is None:
            problems.append(_unknown_kind(sheet))
            continue
        value, found = read_model(sheet, kind)
        problems += found
        if value is not None:
            read[kind].append((sheet, value))
    return Parts(*map(tuple, read.values())), problems


def _kind(sheet: Sheet, folder: str) -> _Kind | None:
    if not isinstance(sheet.data, dict):
        return None
    if sheet.file == f"{folder}/{APPROVALS}" or "reactions" in sheet.data:
        return Approvals
    return next((kind for key, kind in _KINDS.items() if key in sheet.data), None)


def _unknown_kind(sheet: Sheet) -> Problem:
    if sheet.data is None:
        return sheet.problem((), "the file is empty; give it clauses, or take it away")
    keys = sheet.data if isinstance(sheet.data, dict) else ()
    hint = next((hint for key in keys if (hint := nearest(key, _KINDS))), "")
    return sheet.problem((), f"a file begins with {listed(f'{k!r}' for k in _KINDS)}; this one doesn't{hint}")


def _missing(parts: Parts, folder: str) -> Iterator[Problem]:
    if not parts.policies:
        yield Problem(folder, 1, "no clause is here; add a file with 'policy', 'title' and 'clauses'")
    if not parts.situations:
        yield Problem(folder, 1, "no situation is here; add a file with 'situations' and 'fallback'")
    if not parts.approvals:
        yield Problem(f"{folder}/{APPROVALS}", 1, "the file is missing; it says which reactions decide and who leads")
    for sheet, _ in parts.approvals[1:]:
        yield sheet.problem((), f"approvals stand in {parts.approvals[0][0].file} already; keep them in one file")


def _book(parts: Parts, version: str) -> Book:
    policies = tuple(p.spelled_out() for _, p in parts.policies)
    approvals = parts.approvals[0][1]
    return Book(
        version=version,
        policies=policies,
        situations=tuple(s for _, _, s in parts.cases()),
        approvals=approvals,
        fallback=next(f.fallback for _, f in parts.situations if f.fallback),
        example=approvals.example or any(p.example for p in policies),
        alarms=parts.alarms[0][1] if parts.alarms else AlarmFile(),
        style=_style(parts),
        message_rules=MessageRules(tuple(file for _, file in parts.messages)),
        processes=tuple(p for _, _, p in parts.ways()),
        languages=parts.languages[0][1] if parts.languages else LanguageFile(),
        listings=_listings(parts),
    )


def _listings(parts: Parts) -> ListingRules:
    return ListingRules(
        tuple(file for _, file in parts.listings),
        tuple(a for _, file in parts.attributes for a in file.attributes),
        tuple(e for _, file in parts.attributes for e in file.evidence),
    )


def _style(parts: Parts) -> Style:
    style = parts.styles[0][1] if parts.styles else Style()
    return style.with_sentences([*((file.manner, file.sentences) for _, file in parts.manners), *_own_words(parts)])


def _own_words(parts: Parts) -> Iterator[tuple[Manner, str]]:
    """What the policies themselves say to customers, which is fine by that."""
    if parts.manners:
        said = [clause.say or "" for _, _, clause in parts.clauses()]
        said += [line for _, _, situation in parts.cases() for line in situation.sentences()]
        yield Manner.FINE, "\n".join(line for text in said for line in sentences(text))


def _overlaps(policy: Policy, today: date) -> Iterator[Overlap]:
    held = [c for c in policy.clauses if c.in_force(today)]
    for first, second in combinations(held, 2):
        places = {policy.place(first), policy.place(second)}
        if len(places - {ANY_MARKETPLACE}) > 1 or not _alike(first, second):
            continue
        for key in _COMPARED:
            values = (getattr(first, key), getattr(second, key))
            if None not in values and values[0] != values[1]:
                yield Overlap(first, second, key)


def _alike(first: Clause, second: Clause) -> bool:
    a, b = (set(words(f"{c.title} {c.applies_when or ''}")) for c in (first, second))
    return len(a & b) / (len(a | b) or 1) >= _ALIKE
