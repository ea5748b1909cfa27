"""Counts as charts: which look-ups make one, and how it gets into a message."""

import asyncio
import logging
from dataclasses import replace
from datetime import date

from bot.desk.company.questions.sheets import said
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.domain.answer import Answer, Chart, LookedUp

log = logging.getLogger(__name__)
MEASURES = ("Units", "Available", "Orders", "Returns")
"""The columns that can be drawn, the most telling first."""
NAMES = ("Month", "SKU", "Reason", "Status", "Channel", "Fulfilled by", "Place")
_LONGEST_LABEL = 40
_MOST_MONTHS = 36


def chart_of(found: LookedUp) -> Chart | None:
    """A bar for each row; None for fewer than two rows, or where a value isn't known."""
    columns = found.rows[0].columns if found.rows else ()
    measure = next((m for m in MEASURES if m in columns), None)
    named = [n for n, name in enumerate(columns) if name in NAMES]
    if measure is None or not named or len(found.rows) < 2:
        return None
    place, monthly = columns.index(measure), columns[named[0]] == "Month"
    bars = [([row.cells[n] for n in named], row.cells[place]) for row in found.rows]
    whole = [(names, value) for names, value in bars if isinstance(value, int)]
    if len(whole) < len(bars):
        return None
    if monthly:
        return _over_time(found.title, measure, {m: v for (m, *_), v in whole if isinstance(m, date)})
    labels = tuple(" · ".join(map(said, names))[:_LONGEST_LABEL] for names, _ in whole)
    return Chart(found.title, measure, labels, tuple(value for _, value in whole))


def _over_time(title: str, measure: str, counted: dict[date, int]) -> Chart | None:
    """A bar for each month, also for those without any."""
    first, last = min(counted), max(counted)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 2 <= count <= _MOST_MONTHS:
        return None
    months = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]
    return Chart(title, measure, tuple(f"{m:%b %Y}" for m in months), tuple(counted.get(m, 0) for m in months), True)


async def pictured(desk: Desk, found: Answer) -> Answer:
    """The answer with its chart as a picture; without it where none can be drawn or shown, as the rows say the same."""
    draw, pictures = desk.options.draw, desk.pictures
    if found.chart is None or draw is None or pictures is None:
        return found
    png = await asyncio.to_thread(draw, found.chart)
    try:
        return replace(found, picture=await pictures.upload(png, found.chart.title, found.chart.words))
    except (PostLater, PostRefused, PostUnsure) as failure:
        log.warning("a chart could not be uploaded: %s", type(failure).__name__)
        return found
