"""Answers from reports of orders and refunds: by item, by where they stand, by the day they are to leave."""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.desk.company.questions import library
from bot.desk.company.questions.items import Named
from bot.desk.company.questions.reading import Asked
from bot.desk.company.questions.records_answer import MOST_COUNTED, RecordsAnswer, none_of
from bot.desk.company.questions.subjects import Subject
from bot.desk.parts.desk import Desk
from bot.domain.records import ReportKind
from bot.domain.reply import Passage
from bot.records.standing import Standing
from bot.records.telling import day
from bot.store.company import records
from bot.store.engines.database import Tx

_TOMORROW, _THIS_WEEK = re.compile(r"\btomorrow\b", re.I), re.compile(r"\bthis week\b", re.I)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY, _SUNDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.I), 6
_NO_BUYERS = "Of buyers no names are kept here; these are the orders.\n"
_NO_PARCELS = (
    "No report tells where parcels to customers are, or which are late: their carriers do. "
    "These orders haven't left yet.\n"
)
_NO_DAYS_TO_SHIP = (
    "By when each is to leave, Amazon's unshipped orders report tells, and none was imported; these haven't left.\n"
)
_NO_REFUND_DAYS = (
    "The day of a refund Amazon's settlement report tells, and none was imported: orders are by the day they were "
    "bought, returns by theirs.\n"
)
_PAID = " with a refund"


async def orders_of(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    if not named.products:
        return RecordsAnswer()
    stands = asked.stands if asked.subject is Subject.ORDERS_THAT else None
    table = await library.orders_of(tx, named.skus, since, until, stands)
    nobody = (Passage(_NO_BUYERS),) if asked.buyers else ()
    return RecordsAnswer((table,), nobody) if table else await none_of(tx, "orders", since, until, named)


async def orders_that(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    return await (orders_of if asked.item else _standing)(desk, tx, asked, named)


async def _standing(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    table = await library.orders_that(tx, asked.stands, since, until, asked.latest)
    words = f" that are {asked.stands.replace('_', ' ')}" if asked.stands else ""
    return RecordsAnswer((table,)) if table else await none_of(tx, "orders", since, until, Named(), words)


async def due(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """By when orders are to leave, a report of unshipped orders alone tells."""
    if asked.item and not named.products:
        return RecordsAnswer()
    told = [r for r, _, _ in await records.latest_reports(tx) if r.kind is ReportKind.UNSHIPPED_ORDERS]
    until = _until(asked, desk.today) if told else None
    if table := await library.orders_due(tx, until, named.skus):
        return RecordsAnswer((table,), () if told else (Passage(_NO_DAYS_TO_SHIP),))
    if not told:
        return await none_of(tx, "orders", *asked.days(desk.today), named, " that are to be shipped")
    by = f" by {day(until)}" if until else ""
    of = f" of {', '.join(named.skus[:MOST_COUNTED])}" if named.products else ""
    return RecordsAnswer(said=(Passage(f"No order{of} is still to be shipped{by}, by the {told[0].said}.\n"),))


def _until(asked: Asked, today: date) -> date | None:
    """The day ahead that a question names: tomorrow, a weekday, the end of this week, or the last of its days."""
    if _TOMORROW.search(asked.text):
        return today + timedelta(days=1)
    if named := _WEEKDAY.search(asked.text):
        return today + timedelta(days=(_WEEKDAYS.index(named[1].lower()) - today.weekday()) % len(_WEEKDAYS))
    if _THIS_WEEK.search(asked.text):
        return today + timedelta(days=_SUNDAY - today.weekday())
    return asked.span[1] if asked.span else None


async def parcels(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """Where parcels are, no report tells; which orders haven't left is the nearest to it."""
    if asked.item:
        return RecordsAnswer()
    found = await _standing(desk, tx, replace(asked, stands=Standing.NOT_SHIPPED), named)
    return replace(found, said=(Passage(_NO_PARCELS), *found.said)) if found.sheets else RecordsAnswer()


async def refunded(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item and not named.products:
        return RecordsAnswer()
    since, until = asked.days(desk.today)
    tables = await library.refunded(tx, named.skus, since, until)
    dated = any(r.kind is ReportKind.SETTLEMENT for r, _, _ in await records.latest_reports(tx))
    said = () if dated else (Passage(_NO_REFUND_DAYS),)
    if tables:
        return RecordsAnswer(tuple(tables), said)
    none = await none_of(tx, "orders", since, until, named, _PAID)
    return replace(none, said=(*none.said, *said))
