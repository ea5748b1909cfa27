"""The last weeks in figures and charts: volume, what became of drafts, times, what is frequent."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.report.reporting import team_report
from bot.domain.answer import Chart
from bot.domain.team_report import Count, TeamReport
from bot.store.history import reporting
from bot.store.history.reporting import Span

log = logging.getLogger(__name__)
WEEKS = 4
MOST_BARS, LONGEST_LABEL = 8, 40


@dataclass(frozen=True, slots=True)
class Figures:
    """The report, and the number of cases opened in each week, by its first day."""

    report: TeamReport
    weeks: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as an uploaded picture; `file` is its id."""

    chart: Chart
    file: str


async def figures(desk: Desk) -> Figures:
    """Figures of the last four weeks, today included."""
    first = desk.today - timedelta(days=7 * WEEKS - 1)
    report = await team_report(desk, first, desk.today)
    began = datetime.combine(first, time(), desk.options.zone)
    span = Span(began, datetime.combine(desk.today + timedelta(days=1), time(), desk.options.zone))
    async with desk.database.read() as tx:
        opened = await reporting.happened(tx, span, "opened")
    counted = Counter((line.at.astimezone(desk.options.zone).date() - first).days // 7 for line in opened)
    return Figures(report, tuple((first + timedelta(days=7 * n), counted[n]) for n in range(WEEKS)))


def charts(found: Figures) -> Iterator[Chart]:
    """The charts that have something to show."""
    report = found.report
    if any(count for _, count in found.weeks):
        labels = tuple(f"from {day:%b} {day.day}" for day, _ in found.weeks)
        yield Chart("Cases a week", "Cases", labels, tuple(count for _, count in found.weeks), over_time=True)
    became = {
        "Approved unchanged": sum(o.unchanged for o in report.outcomes),
        "Edited": sum(o.edited for o in report.outcomes),
        "Written again": sum(o.revised for o in report.outcomes),
        "Rejected": sum(o.rejected for o in report.outcomes),
    }
    if any(became.values()):
        yield Chart("What became of the bot's drafts", "Drafts", tuple(became), tuple(became.values()))
    took = report.to_decision
    if took.median is not None and took.slow is not None:
        bars = (round(took.median), round(took.slow))
        yield Chart("From draft to decision", "Minutes", ("Half within", "Nine of ten within"), bars)
    yield from _counted("Most frequent situations", "Cases", report.situations)
    yield from _counted("Most frequent findings", "Drafts", report.findings)


def _counted(title: str, measure: str, counts: Iterable[Count]) -> Iterator[Chart]:
    kept = tuple(counts)[:MOST_BARS]
    if kept:
        yield Chart(title, measure, tuple(c.title[:LONGEST_LABEL] for c in kept), tuple(c.count for c in kept))


async def drawn(desk: Desk, wanted: Iterable[Chart]) -> AsyncIterator[Picture]:
    """Each chart as a picture, as soon as it is uploaded; none where nothing draws, or Slack refuses it."""
    draw, pictures = desk.options.draw, desk.pictures
    for chart in wanted if draw and pictures else ():
        try:
            assert draw and pictures
            file = await pictures.upload(await asyncio.to_thread(draw, chart), chart.title, chart.words)
        except (PostLater, PostRefused, PostUnsure) as failure:
            log.warning("a chart could not be uploaded: %s", type(failure).__name__)
            return
        yield Picture(chart, file)
