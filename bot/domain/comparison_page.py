"""The messages of a comparison, and what each shows."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.listing import Comparison, Row

MOST_ROWS = 30
MOST_CHARACTERS = 6_000
"""Characters in the cells of one table; a Slack message holds about twice as many in all."""
MOST_EXPORTED = 8_000
LONGEST_CELL = 400


class Page(StrEnum):
    """OVERVIEW is the message in the channel; the others are in its thread."""

    OVERVIEW = "overview"
    ROWS = "rows"
    FINDINGS = "findings"
    PROPOSAL = "proposal"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message: its kind, and the rows of its table or its text."""

    page: Page
    rows: tuple[Row, ...] = ()
    text: str = ""
    number: int = 1
    of: int = 1


def pages(found: Comparison) -> tuple[Shown, ...]:
    """A whole comparison: the overview with the first rows, the rest of the table, findings, the proposal."""
    first, *more = _packed(found.rows) or [()]
    tables = [Shown(Page.ROWS, rows, number=n, of=len(more) + 1) for n, rows in enumerate(more, 2)]
    overview = Shown(Page.OVERVIEW, first, of=len(more) + 1)
    return (overview, *tables, Shown(Page.FINDINGS), Shown(Page.PROPOSAL))


def exported(text: str) -> tuple[Shown, ...]:
    """A text in as many messages as it needs, split at line ends."""
    parts: list[str] = []
    while text:
        end = len(text) if len(text) <= MOST_EXPORTED else text.rfind("\n", 1, MOST_EXPORTED) + 1 or MOST_EXPORTED
        parts.append(text[:end])
        text = text[end:]
    return tuple(Shown(Page.EXPORT, text=part, number=n, of=len(parts)) for n, part in enumerate(parts, 1))


def _packed(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    packed: list[list[Row]] = []
    size = 0
    for row in rows:
        long = len(row.title) + sum(min(len(cell.said), LONGEST_CELL) for cell in row.cells)
        if not packed or size + long > MOST_CHARACTERS or len(packed[-1]) == MOST_ROWS:
            packed.append([])
            size = 0
        packed[-1].append(row)
        size += long
    return [tuple(part) for part in packed]
