"""What a text may rest on: clauses it cites or that are in force, the case's facts, what was said on the matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.case import LeadDecision, Matter
from bot.domain.reply import CommitmentKind, Draft, SourceKind
from bot.grammar.figures import Figure, Kind, figures
from bot.knowledge.book import Book
from bot.knowledge.clauses import Clause

DECISION = "lead_decision"
CALL_BACK_DAYS = 7
"""How far ahead our own next word may be promised without any other source."""
_DECIDES = {
    LeadDecision.REFUND: {CommitmentKind.REFUND_FULL},
    LeadDecision.PARTIAL_REFUND: {CommitmentKind.REFUND_PARTIAL},
    LeadDecision.REPLACEMENT: {CommitmentKind.REPLACEMENT},
    LeadDecision.WAIVE_LABEL: {CommitmentKind.RETURN_LABEL},
    LeadDecision.ACCEPT: {CommitmentKind.REFUND_PARTIAL, CommitmentKind.REFUND_FULL, CommitmentKind.RETURN_LABEL},
    LeadDecision.GOODWILL: {CommitmentKind.REFUND_PARTIAL},
    LeadDecision.DECLINE: set(),
}


@dataclass(frozen=True)
class Sources:
    """What one text is held against. `cited` are the clauses it names; a person's text names none."""

    matter: Matter
    in_force: tuple[Clause, ...]
    own: tuple[Clause, ...]
    cited: tuple[Clause, ...]

    @property
    def today(self) -> date:
        return self.matter.today

    @property
    def decided(self) -> frozenset[CommitmentKind]:
        """The commitments that a lead's recorded decision allows."""
        value = (self.matter.fact(DECISION) or "").strip().lower().replace(" ", "_")
        first = value.split(":")[0]
        found = next((d for d in LeadDecision if d in (value, first) or value.startswith(f"{d}_")), None)
        return frozenset(_DECIDES[found]) if found else frozenset()

    def supports(self, clauses: Iterable[Clause]) -> "Support":
        """The figures that these clauses, the facts and the matter give."""
        said = [t.text for t in self.matter.turns] + [f"{f.value}" for f in self.matter.facts]
        texts = [*said, *(f"{c.text} {c.say or ''} {c.title}" for c in clauses)]
        known = [f for text in texts for f in figures(text, self.today)]
        numbers = {f.value for f in known} | {
            v for c in clauses for v in (c.window_days, c.cap_percent) if v is not None
        }
        days = {date.fromordinal(int(f.value)) for f in known if f.kind is Kind.DATE}
        windows = {c.window_days for c in clauses if c.window_days}
        days |= {day + timedelta(days=n) for day in set(days) for n in windows}
        amounts = {f.value for f in known if f.kind is Kind.AMOUNT}
        return Support(frozenset(numbers), frozenset(days), _with_sums(amounts, known), self.today)


def _with_sums(amounts: set[float], known: Iterable[Figure]) -> frozenset[float]:
    """Amounts, the sum and difference of any two, and percentages of them: what a person works out from them."""
    shares = {f.value for f in known if f.kind is Kind.PERCENT}
    some = sorted(amounts)[:20]
    made = {round(a + b, 2) for a in some for b in some} | {round(abs(a - b), 2) for a in some for b in some}
    made |= {round(a * s / 100, 2) for a in some for s in shares} | {
        round(a * (100 - s) / 100, 2) for a in some for s in shares
    }
    return frozenset(amounts | made)


@dataclass(frozen=True, slots=True)
class Support:
    """Numbers, days and amounts that a text may use."""

    numbers: frozenset[float]
    days: frozenset[date]
    amounts: frozenset[float]
    today: date

    def holds(self, figure: Figure) -> bool:
        """Whether the figure stands in a source or follows from one."""
        if figure.kind is Kind.DATE:
            day = date.fromordinal(int(figure.value))
            near = self.today <= day <= self.today + timedelta(days=CALL_BACK_DAYS)
            return near or any((d.month, d.day) == (day.month, day.day) for d in self.days)
        if figure.kind is Kind.AMOUNT:
            return figure.value in self.amounts or figure.value in self.numbers
        return figure.value in self.numbers


def sources(draft: Draft, matter: Matter, book: Book, situation: str | None) -> Sources:
    """What this draft of this case may rest on."""
    held = tuple(c for c in book.in_force(matter.marketplace, matter.today) if c.fits(matter.fulfilment))
    by_id = {c.id: c for c in held}
    named = book.situation(situation).own_clauses if situation else ()
    cited = dict.fromkeys(c.source.id for c in draft.citations if c.source.kind is SourceKind.CLAUSE)
    return Sources(
        matter=matter,
        in_force=held,
        own=tuple(by_id[id] for id in named if id in by_id),
        cited=tuple(by_id[id] for id in cited if id in by_id),
    )
