"""Answering one question of known subject from records: tables, and sentences for what a table can't say."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from bot.desk.company.questions import from_orders, library
from bot.desk.company.questions.charts import chart_of
from bot.desk.company.questions.items import Named, items_of
from bot.desk.company.questions.look_ups import arguments as args
from bot.desk.company.questions.look_ups import of_counts, of_records
from bot.desk.company.questions.reading import Asked, telling
from bot.desk.company.questions.records_answer import MOST_COUNTED, RecordsAnswer, none_of
from bot.desk.company.questions.sheets import sheet
from bot.desk.company.questions.stated import asks_only_of, stated_of
from bot.desk.company.questions.subjects import Subject
from bot.desk.parts.desk import Desk
from bot.domain.answer import LookedUp
from bot.domain.reply import Passage
from bot.records.standing import Standing, standing
from bot.records.telling import days
from bot.store.engines.database import Tx

_LEAST_NAMED = 2
_LEAST_DRAWN = 3
"""With fewer rows a chart shows no more than they do."""


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
        tables = [await library.returned_most(tx, since, until, sku) for sku in named.skus[:MOST_COUNTED]]
        held = tuple(t for t in tables if t)
        return RecordsAnswer(held) if held else await none_of(tx, "returns", since, until, named)
    if asked.by == "month":
        counted = args.ReturnsCounted(since=since, until=until, sku="", by="month")
        return _of(await of_counts.count_returns(tx, counted))
    table = await library.returned_most(tx, since, until)
    return RecordsAnswer((table,)) if table else await none_of(tx, "returns", since, until, named)


async def _sold(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    if asked.item and not named.products:
        return RecordsAnswer()
    by = "nothing" if named.products and asked.by == "product" else asked.by
    counts = [
        await of_counts.count_orders(
            tx, args.OrdersCounted.model_validate({"since": since, "until": until, "sku": sku, "by": by}), asked.least
        )
        for sku in named.skus[:MOST_COUNTED] or [""]
    ]
    if asked.by == "status" and asked.stands:
        counts = [_only(one, asked.stands) for one in counts]
    found = _of(*counts)
    return found if found.sheets else await none_of(tx, "orders", since, until, named)


def _only(found: LookedUp, stands: Standing) -> LookedUp:
    """The counts of orders that stand so, where they are by status."""
    kept = tuple(row for row in found.rows if standing(str(row.cells[0])) is stands)
    return replace(found, rows=kept, in_all=len(kept))


async def _coming_back(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    since, until = asked.days(desk.today)
    table = await library.coming_back(tx, since, until)
    return (
        RecordsAnswer((table,)) if table else await none_of(tx, "returns", since, until, Named(), " that aren't here")
    )


async def _rates(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    """What came back of what was sold; of items that are named also why."""
    if asked.item and not named.products:
        return RecordsAnswer()
    since, until = asked.days(desk.today)
    spans = [args.Spanned(since=since, until=until, sku=sku) for sku in named.skus[:MOST_COUNTED] or [""]]
    found = [one for span in spans if (one := await of_counts.return_rates(tx, span, asked.least)).rows]
    rows = tuple(row for one in found for row in one.rows)
    if not rows:
        return await none_of(tx, "orders", since, until, named)
    rates = _of(replace(found[0], rows=rows, in_all=sum(o.in_all for o in found)))
    why = [await library.returned_most(tx, since, until, sku) for sku in named.skus[:MOST_COUNTED]]
    return replace(rates, sheets=(*rates.sheets, *filter(None, why)), said=(Passage(_OF_DAYS),))


async def _priced(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item and not named.products:
        return RecordsAnswer()
    table = await library.priced(tx, asked.least, named.skus)
    return RecordsAnswer((table,)) if table else RecordsAnswer(said=(Passage("No listing has a price.\n"),))


async def _comments(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item and not named.products:
        return RecordsAnswer()
    since, until = asked.days(desk.today)
    table = await library.comments(tx, named.skus, since, until)
    return RecordsAnswer((table,)) if table else await none_of(tx, "returns", since, until, named, " with a comment")


async def _unsold(desk: Desk, tx: Tx, asked: Asked, named: Named) -> RecordsAnswer:
    if asked.item:
        return await _sold(desk, tx, asked, named)
    since, until = asked.days(desk.today)
    table = await library.unsold(tx, since, until)
    none = f"No listed product is without a sale, {days(since, until)}.\n"
    return RecordsAnswer((table,)) if table else RecordsAnswer(said=(Passage(none),))


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
    products = named.products[:MOST_COUNTED]
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


_OF_DAYS = "Sales count by the day they were bought and returns by theirs: some may be of earlier sales.\n"
_SUBJECTS: dict[Subject, Callable[[Desk, Tx, Asked, Named], Awaitable[RecordsAnswer]]] = {
    Subject.STOCK: _stock,
    Subject.PRODUCT: _product,
    Subject.SCARCE: _scarce,
    Subject.RETURNED: _returned,
    Subject.SOLD: _sold,
    Subject.ORDERS_OF: from_orders.orders_of,
    Subject.ORDERS_THAT: from_orders.orders_that,
    Subject.PARCELS: from_orders.parcels,
    Subject.DUE: from_orders.due,
    Subject.COMING_BACK: _coming_back,
    Subject.REFUNDED: from_orders.refunded,
    Subject.UNSOLD: _unsold,
    Subject.RATES: _rates,
    Subject.PRICED: _priced,
    Subject.COMMENTS: _comments,
    Subject.TEXT: _text,
}
