"""Answers to teammates' questions: sentences with their sources, and tables."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Passage, SourceRef, text_of


@dataclass(frozen=True, slots=True)
class Money:
    """An amount. `currency` is the report's name for it."""

    amount: Decimal
    currency: str | None = None


Cell = str | int | date | Money | None
"""None is not known, never zero. A `str` from a record is somebody else's words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found by a look-up: a row of a report, a count, a clause, a process, or the look-up itself."""

    source: SourceRef
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    told: str
    """The report with its age; of a clause or process its title."""
    allows: frozenset[CommitmentKind] = frozenset()
    """What may be promised on it."""
    partial: bool = False
    """The look-up has more rows than these, so counting them says nothing."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The result of one look-up. `asked` is what was asked for; `in_all` also counts rows that were left out."""

    title: str
    rows: tuple[Row, ...]
    in_all: int
    asked: tuple[tuple[str, Cell], ...] = ()
    totals: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the ids it rests on: `L1` a look-up, `L1.2` its second row."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A writer's answer, unchecked. `table` names rows to show; `chart` a look-up to draw."""

    said: tuple[Said, ...]
    table: tuple[str, ...] = ()
    chart: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as words. `report` is where they are from, with its age."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    report: str
    more: int = 0
    """How many rows were left out."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts as bars, one for each label. `over_time`: the labels are months in order."""

    title: str
    measure: str
    """What is counted: `Units`."""
    labels: tuple[str, ...]
    values: tuple[int, ...]
    over_time: bool = False

    @property
    def words(self) -> str:
        """The same as text, for those who can't see it."""
        bars = "; ".join(f"{label}: {value}" for label, value in zip(self.labels, self.values, strict=True))
        return f"Bar chart. {self.title}. {self.measure}: {bars}."


@dataclass(frozen=True, slots=True)
class Answer:
    """`known` is False where nothing was found; `by` says who or what answered."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...] = ()
    by: str = ""
    known: bool = True
    links: tuple[tuple[str, str], ...] = ()
    """(case, address of its thread) for each cited case that can be opened."""
    notes: tuple[str, ...] = ()
    """What else its reader must know: why no model answered, what was left out."""

    chart: Chart | None = None
    picture: str | None = None
    """The id of the chart as a file in Slack."""

    @property
    def text(self) -> str:
        return text_of(self.passages)
