"""Answering one question of known subject from records: tables, and sentences for what a table can't say."""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.desk.company.questions import library
from bot.desk.company.questions.charts import chart_of
from bot.desk.company.questions.items import Named, items_of
from bot.desk.company.questions.look_ups import arguments as args
from bot.desk.company.questions.look_ups import of_counts, of_records
from bot.desk.company.questions.reading import Asked, telling
from bot.desk.company.questions.sheets import sheet
from bot.desk.company.questions.stated import asks_only_of, stated_of
from bot.desk.company.questions.subjects import Subject
from bot.desk.parts.desk import Desk
from bot.domain.answer import Chart, LookedUp, Sheet
from bot.domain.records import ReportKind
from bot.domain.reply import Passage
from bot.records.standing import Standing, standing
from bot.records.telling import day, days
from bot.store.company import records
from bot.store.engines.database import Tx

_MOST_COUNTED = 3
"""So many items are counted one by one."""
_LEAST_NAMED = 2
_TOMORROW, _THIS_WEEK = re.compile(r"\btomorrow\b", re.I), re.compile(r"\bthis week\b", re.I)
_SUNDAY = 6
_LEAST_DRAWN = 3
"""With fewer rows a chart shows no more than they do."""


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


async def looked_up(desk: Desk, tx: Tx, asked: Asked, known: Iterable[str]) -> RecordsAnswer:
    """The answer from records; empty where they have none."""
    if asked.subject is Subject.REPORTS:
        return _of(await of_records.reports(tx, args.Nothing()))
    named = await items_of(tx, asked.item, known)
    found = await _SUBJECTS[asked.subject](desk, tx, asked, named)
    read_as = dict(named.read_as) if found.known else {}
    return replace(found, read_as=read_as, item=named.held(asked.item))


def _of(*found: LookedUp) -> RecordsAnswer:
    charts = (chart_of(one) for one in found if len(one.rows) >= _LEAST_DRAWN)
    return RecordsAnswer(
        tuple(sheet(one, list(one.rows)) for one in found if one.rows), chart=next(filter(None, charts), None)
    )


async def _stock(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    table = await library.stock(tx, named.skus) if named.products else None
    if table is None:
        return await _product(desk, tx, asked, named)
    told = await (library.inbound if asked.inbound else library.shippable)(tx, named.skus)
    return RecordsAnswer((table,), tuple(told))


async def _product(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    table = library.products_sheet(named.products)
    return RecordsAnswer((table,)) if table else RecordsAnswer()


async def _scarce(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if named.products:
        return await _stock(desk, tx, asked, named)
    if asked.item:
        return RecordsAnswer()
    found = await of_records.low_stock(tx, args.AtMost(units=asked.units))
    none = f"No report has an item with {asked.units} units or fewer. What a report leaves blank isn't known.\n"
    return _of(found) if found.rows else RecordsAnswer(said=(Passage(none),))


async def _returned(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    if asked.item and not named.products:
        return RecordsAnswer()
    if named.products:
        tables = [await library.returned_most(tx, since, until, sku) for sku in named.skus[:_MOST_COUNTED]]
        held = tuple(t for t in tables if t)
        return RecordsAnswer(held) if held else await _none(tx, "returns", since, until, named)
    if asked.by == "month":
        counted = args.ReturnsCounted(since=since, until=until, sku="", by="month")
        return _of(await of_counts.count_returns(tx, counted))
    table = await library.returned_most(tx, since, until)
    return RecordsAnswer((table,)) if table else await _none(tx, "returns", since, until, named)


async def _sold(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    if asked.item and not named.products:
        return RecordsAnswer()
    by = "nothing" if named.products and asked.by == "product" else asked.by
    counts = [
        await of_counts.count_orders(
            tx, args.OrdersCounted.model_validate({"since": since, "until": until, "sku": sku, "by": by}), asked.least
        )
        for sku in named.skus[:_MOST_COUNTED] or [""]
    ]
    if asked.by == "status" and asked.stands:
        counts = [_only(one, asked.stands) for one in counts]
    found = _of(*counts)
    return found if found.sheets else await _none(tx, "orders", since, until, named)


def _only(found: LookedUp, stands: Standing) -> LookedUp:
    """The counts of orders that stand so, where they are by status."""
    kept = tuple(row for row in found.rows if standing(str(row.cells[0])) is stands)
    return replace(found, rows=kept, in_all=len(kept))


async def _orders_of(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    if not named.products:
        return RecordsAnswer()
    stands = asked.stands if asked.subject is Subject.ORDERS_THAT else None
    table = await library.orders_of(tx, named.skus, since, until, stands)
    nobody = (Passage(_NO_BUYERS),) if asked.buyers else ()
    return RecordsAnswer((table,), nobody) if table else await _none(tx, "orders", since, until, named)


async def _orders_that(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    return await (_orders_of if asked.item else _standing)(desk, tx, asked, named)


async def _standing(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    table = await library.orders_that(tx, asked.stands, since, until, asked.latest)
    words = f" that are {asked.stands.replace('_', ' ')}" if asked.stands else ""
    return RecordsAnswer((table,)) if table else await _none(tx, "orders", since, until, Named(), words)


async def _due(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """By when orders are to leave, a report of unshipped orders alone tells."""
    if asked.item and not named.products:
        return RecordsAnswer()
    told = [r for r, _, _ in await records.latest_reports(tx) if r.kind is ReportKind.UNSHIPPED_ORDERS]
    until = _until(asked, desk.today) if told else None
    if table := await library.orders_due(tx, until, named.skus):
        return RecordsAnswer((table,), () if told else (Passage(_NO_DAYS_TO_SHIP),))
    if not told:
        return await _none(tx, "orders", *asked.days(desk.today), named, " that are to be shipped")
    by = f" by {day(until)}" if until else ""
    of = f" of {', '.join(named.skus[:_MOST_COUNTED])}" if named.products else ""
    return RecordsAnswer(said=(Passage(f"No order{of} is still to be shipped{by}, by the {told[0].said}.\n"),))


def _until(asked: Asked, today: date) -> date | None:
    """The day ahead that a question names: tomorrow, the end of this week, or the last of its days."""
    if _TOMORROW.search(asked.text):
        return today + timedelta(days=1)
    if _THIS_WEEK.search(asked.text):
        return today + timedelta(days=_SUNDAY - today.weekday())
    return asked.span[1] if asked.span else None


async def _parcels(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """Where parcels are, no report tells; which orders haven't left is the nearest to it."""
    if asked.item:
        return RecordsAnswer()
    found = await _standing(desk, tx, replace(asked, stands=Standing.NOT_SHIPPED), named)
    return replace(found, said=(Passage(_NO_PARCELS), *found.said)) if found.sheets else RecordsAnswer()


async def _coming_back(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    table = await library.coming_back(tx, since, until)
    return RecordsAnswer((table,)) if table else await _none(tx, "returns", since, until, Named(), " that aren't here")


async def _refunded(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item and not named.products:
        return RecordsAnswer()
    since, until = asked.days(desk.today)
    tables = await library.refunded(tx, named.skus, since, until)
    dated = any(r.kind is ReportKind.SETTLEMENT for r, _, _ in await records.latest_reports(tx))
    said = () if dated else (Passage(_NO_REFUND_DAYS),)
    return RecordsAnswer(tuple(tables), said) if tables else await _none(tx, "orders", since, until, named, _PAID)


async def _comments(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item and not named.products:
        return RecordsAnswer()
    since, until = asked.days(desk.today)
    table = await library.comments(tx, named.skus, since, until)
    return RecordsAnswer((table,)) if table else await _none(tx, "returns", since, until, named, " with a comment")


async def _unsold(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item:
        return await _sold(desk, tx, asked, named)
    since, until = asked.days(desk.today)
    table = await library.unsold(tx, since, until)
    none = f"No listed product is without a sale, {days(since, until)}.\n"
    return RecordsAnswer((table,)) if table else RecordsAnswer(said=(Passage(none),))


async def _none(tx: Tx, things: str, since: date, until: date, named: Named, that: str = "") -> RecordsAnswer:
    """That there are no `orders` or `returns`, as far as the reports go."""
    newest = [r for r, _, _ in await records.latest_reports(tx) if r.kind.tells_of(things)]
    more = f" and {len(named.skus) - _MOST_COUNTED} more" if len(named.skus) > _MOST_COUNTED else ""
    of = f" of {', '.join(named.skus[:_MOST_COUNTED])}{more}" if named.products else ""
    if not newest:
        return RecordsAnswer(
            said=(Passage(f"No {things} report was imported, so nothing is known of {things}{of}.\n"),)
        )
    told = ", ".join(r.said for r in newest)
    when = f"on {day(since)}" if since == until else f"from {days(since, until)}"
    words = f"No {things}{that}{of} {when} in the {told}.\n"
    return RecordsAnswer(said=(Passage(words),))


async def _text(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """Returns of an item, and what its listing says of it; or an item that all words name."""
    if asked.came_back and named.products and not asked.how_to:
        return await _returned(desk, tx, asked, named)
    if not asked.how_to and (stated := _stated(desk, asked, named)):
        return RecordsAnswer(said=stated)
    return await _all_of(tx, named) if named.share == 1 else RecordsAnswer()


def _stated(desk: Desk, asked: Asked, named: Named) -> tuple[Passage, ...]:
    """What the listing states, if the question has only words for the item and the attribute."""
    held, attributes = named.held(asked.item), desk.book.listings.attributes
    if not asks_only_of(asked.text, [w for w in telling(asked.text) if w not in held], attributes):
        return ()
    products = named.products[:_MOST_COUNTED]
    return tuple(p for r in products for p in stated_of(r, asked.text, attributes, silent=not asked.measured))


async def of_items(tx: Tx, asked: Asked, known: Iterable[str]) -> RecordsAnswer:
    """What listings say of it; else items that two words or more name."""
    told = await library.described(tx, asked.item)
    if told:
        return RecordsAnswer(said=tuple(told))
    named = await items_of(tx, asked.item, known)
    return await _all_of(tx, named) if len(named.held(asked.item)) >= _LEAST_NAMED else RecordsAnswer()


async def _all_of(tx: Tx, named: Named) -> RecordsAnswer:
    both = (library.products_sheet(named.products), await library.stock(tx, named.skus))
    return RecordsAnswer(tuple(t for t in both if t), read_as=dict(named.read_as))


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
_SUBJECTS: dict[Subject, Callable[[Desk, Tx, Asked, Named], Awaitable[RecordsAnswer]]] = {
    Subject.STOCK: _stock,
    Subject.PRODUCT: _product,
    Subject.SCARCE: _scarce,
    Subject.RETURNED: _returned,
    Subject.SOLD: _sold,
    Subject.ORDERS_OF: _orders_of,
    Subject.ORDERS_THAT: _orders_that,
    Subject.PARCELS: _parcels,
    Subject.DUE: _due,
    Subject.COMING_BACK: _coming_back,
    Subject.REFUNDED: _refunded,
    Subject.UNSOLD: _unsold,
    Subject.COMMENTS: _comments,
    Subject.TEXT: _text,
}
