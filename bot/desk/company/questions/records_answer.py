"""What the records have on a question, and how it is said that they have nothing."""

from dataclasses import dataclass, field
from datetime import date

from bot.desk.company.questions.items import Named
from bot.domain.answer import Chart, Sheet
from bot.domain.reply import Passage
from bot.records.telling import day, days
from bot.store.company import records
from bot.store.engines.database import Tx

MOST_COUNTED = 3
"""So many items are counted one by one."""


@dataclass(frozen=True, slots=True)
class RecordsAnswer:
    """What the records have on a question."""

    sheets: tuple[Sheet, ...] = ()
    said: tuple[Passage, ...] = ()
    read_as: dict[str, str] = field(default_factory=dict)
    item: frozenset[str] = frozenset()
    """The words of the question that name an item."""
    chart: Chart | None = None
    """Counts that are easier to see as a chart."""
    unheard: tuple[str, ...] = ()
    """Words that name nothing known, so that the answer is about all items."""

    @property
    def known(self) -> bool:
        return bool(self.sheets or self.said)


async def none_of(tx: Tx, things: str, since: date, until: date, named: Named, that: str = "") -> RecordsAnswer:
    """That there are no `orders` or `returns`, as far as the reports go."""
    newest = [r for r, _, _ in await records.latest_reports(tx) if r.kind.tells_of(things)]
    more = f" and {len(named.skus) - MOST_COUNTED} more" if len(named.skus) > MOST_COUNTED else ""
    of = f" of {', '.join(named.skus[:MOST_COUNTED])}{more}" if named.products else ""
    if not newest:
        return RecordsAnswer(
            said=(Passage(f"No {things} report was imported, so nothing is known of {things}{of}.\n"),)
        )
    told = ", ".join(r.said for r in newest)
    when = f"on {day(since)}" if since == until else f"from {days(since, until)}"
    words = f"No {things}{that}{of} {when} in the {told}.\n"
    return RecordsAnswer(said=(Passage(words),))
