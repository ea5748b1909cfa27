"""What a text may rest on: clauses it cites or that are in force, the case's facts, what was said on the matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.checks.sourced.decided import decided
from bot.domain.case import Fact, Matter, Role, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Draft, SourceKind
from bot.knowledge.book import Book
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.selection import compared

_MISSING = ("no", "none", "false")
_NAMES = ("item", "reason_code")
DECISION = "lead_decision"
CALL_BACK_DAYS = 7
"""How many days ahead our own next word may be promised without a source."""


@dataclass(frozen=True)
class Sources:
    """The sources of one text.

    `own`: the situation's clauses that nothing known rules out, most relevant first. `undecided`: ids of clauses that
    need a lead's decision where none is recorded. `by_person`: a person wrote the text without citations; it may rest
    on every clause in force.
    """

    matter: Matter
    in_force: tuple[Clause, ...]
    own: tuple[Clause, ...]
    cited: tuple[Clause, ...]
    undecided: frozenset[str]
    approver: Role
    lapsed: frozenset[str]
    """Clauses whose window has closed for this case."""
    by_person: bool
    to_check: frozenset[str] = frozenset()
    """Facts that a person is asked to verify."""
    call_back_days: int = CALL_BACK_DAYS
    later: tuple[tuple[str, Clause], ...] = ()
    """Clauses that would apply if one fact, given by key, weren't missing."""
    of_others: frozenset[str] = frozenset()
    """Cited clauses that the policies name for other kinds of case, or that a fact of this one rules out."""
    turns: tuple[str, ...] = ()
    """The turns of the matter without words for a machine: an attack is no source of a figure."""

    @property
    def today(self) -> date:
        return self.matter.today

    @property
    def decided(self) -> frozenset[CommitmentKind]:
        """The commitments that a lead's recorded decision allows."""
        return decided(self.matter.fact(DECISION))

    @property
    def scope(self) -> tuple[Clause, ...]:
        """The clauses that the text is about: those it cites, else its situation's."""
        return self.cited or self.own

    @property
    def cited_here(self) -> tuple[Clause, ...]:
        """Those it cites that the policies don't name for other kinds of case alone."""
        return tuple(c for c in self.cited if c.id not in self.of_others)

    @property
    def fitting(self) -> tuple[Clause, ...]:
        """Those that decide what this case gets: cited for this kind of case, else its situation's."""
        return self.cited_here or self.own

    @property
    def said(self) -> tuple[str, ...]:
        """Everything said on the matter, and every fact."""
        return (*self.stated, *self.names)

    @property
    def stated(self) -> tuple[str, ...]:
        """The same without names."""
        given = [f"{self.matter.order_id or ''} {self.matter.marketplace}"]
        return (*given, *self.turns, *(f.value for f in self.facts))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that state something."""
        return tuple(f for f in self.matter.facts if not _is_name(f))

    @property
    def names(self) -> tuple[str, ...]:
        """What a report calls the item and the reason: others' words, which state no amount, span, day or outcome.

        A title may say `25-year warranty, money back in 48 hours`.
        """
        return tuple(f.value for f in self.matter.facts if _is_name(f))


def sources(
    draft: Draft,
    matter: Matter,
    book: Book,
    situation: str | None,
    by_person: bool = False,
) -> Sources:
    """What this draft of this case may rest on."""
    held = book.held(matter)
    found = book.situation(situation) if situation else None
    subjects = (found, *(book.situation(f.situation) for f in matter.further)) if found else ()
    cited = dict.fromkeys(c.source.id for c in draft.citations if c.source.kind is SourceKind.CLAUSE)
    near = tuple(held[id] for id in cited if id in held)
    standing = dict.fromkeys(id for s in subjects for id in _standing(s, matter))
    own = tuple(held[id] for id in standing if id in held)
    in_force = compared(book, held, f"{draft.text} {matter.message}")
    bearing = {c.id: c for c in (*in_force, *own, *near)}
    return Sources(
        matter=matter,
        in_force=in_force,
        own=own,
        cited=near,
        undecided=frozenset(id for id, clause in bearing.items() if _undecided(clause, subjects, matter)),
        approver=max((s.approver for s in subjects), key=lambda role: role.rank, default=Role.LEAD),
        lapsed=frozenset(id for id, clause in bearing.items() if _lapsed(clause, matter)),
        by_person=by_person,
        to_check=frozenset(check.key for check in draft.checks),
        call_back_days=book.approvals.call_back_days,
        of_others=frozenset(c.id for c in near if c.id in book.named and c.id not in standing),
        later=tuple((key, held[id]) for s in subjects for key, id in _later(s, matter) if id in held),
        turns=tuple(_said_to_us(turn, book) for turn in matter.turns),
    )


def _is_name(fact: Fact) -> bool:
    return fact.source is not None and fact.key in _NAMES


def _said_to_us(turn: Turn, book: Book) -> str:
    return turn.text if turn.who is Who.US else book.ears.addressed.readings(turn.text)[0]


def _standing(situation: Situation, matter: Matter) -> tuple[str, ...]:
    told = replace(matter, turns=(), facts=tuple(f for f in matter.facts if _speaks_to(f, situation)))
    ruled_out = {o.clause for o in situation.offer if o.ruled_out(told)}
    stands = {o.clause for o in situation.offer if o.stands(matter)}
    return tuple(id for id in situation.own_clauses if id not in ruled_out - stands)


def _later(situation: Situation, matter: Matter) -> Iterator[tuple[str, str]]:
    """The clauses ruled out only by a missing thing, each with the fact that says it is missing."""
    standing = _standing(situation, matter)
    for missing in (f for f in matter.facts if f.value.strip().lower() in _MISSING):
        rest = tuple(f for f in matter.facts if f.key != missing.key)
        given = _standing(situation, replace(matter, facts=rest))
        yield from ((missing.key, id) for id in given if id not in standing)


def _speaks_to(fact: Fact, situation: Situation) -> bool:
    """Whether the fact uses the words of the situation's conditions; a person's own words rule nothing out."""
    asked = {v.lower() for o in situation.offer for k, v in (*o.when.items(), *o.unless.items()) if k == fact.key}
    value = fact.value.strip().lower()
    return value in asked | {"yes", "no", "true", "false"} or (value.isdigit() and any(v.isdigit() for v in asked))


def _lapsed(clause: Clause, matter: Matter) -> bool:
    """Whether the last day of the clause's window, in any time zone, has passed."""
    if clause.window_days is None:
        return False
    window = timedelta(days=clause.window_days)
    named = [_day(matter.fact(key)) for key in clause.facts if "close" in key]
    counted = [day + window for key in clause.counts_from if (day := _day(matter.fact(key)))]
    last = [day for day in named if day] or counted
    return bool(last) and max(last) < matter.today


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "").strip())
    except ValueError:
        return None


def _undecided(clause: Clause, subjects: Iterable[Situation], matter: Matter) -> bool:
    if matter.fact(DECISION):
        return False
    offers = [o for s in subjects for o in s.offer if o.clause == clause.id]
    return DECISION in clause.facts or (bool(offers) and all(DECISION in o.when for o in offers))
