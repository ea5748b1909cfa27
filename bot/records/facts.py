"""What records say about a case as facts under the policies' keys, each with its report."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from bot.domain.case import FULFILMENT_CHECKED, Fact, Fulfilment
from bot.domain.records import FBA, OrderLine, Recorded, Refund, Report, ReturnLine, StockLine
from bot.records.found import CaseRecords
from bot.records.standing import Standing, all_stand
from bot.records.telling import money

LEAVES_BY = "leaves_by"
"""The fact: the last day on which an order is to leave us. Once it is over, it is none."""


def facts(found: CaseRecords, today: date) -> Iterator[Fact]:
    """Facts that situations and clauses may ask for. What a report leaves blank is no fact."""
    order, back = found.one_order, found.returns
    if order:
        yield from _order_facts(order, found.meant, today)
        yield from _refund_facts(order, found.refunds)
    if len(back) == 1:
        yield from _return_facts(back[0])
    yield from _stock_facts([r for r in found.stock if r.value.sku == found.meant])


def _fact(key: str, value: object, report: Report) -> Iterator[Fact]:
    words = "yes" if value is True else "no" if value is False else "" if value is None else str(value)
    if words:
        yield Fact(key, words, report.said)


def _order_facts(order: list[Recorded[OrderLine]], meant: str | None, today: date) -> Iterator[Fact]:
    first, report = order[0].value, order[0].report
    yield from _fact("ordered_on", first.bought_on, report)
    yield from _fact("shipped_on", first.shipped_on, report)
    items = [r for r in order if r.value.sku == meant]
    if len(items) == 1:
        yield from _fact("item", items[0].value.title, report)
        yield from _fact("quantity", items[0].value.quantity, report)
    if first.fulfilment is not Fulfilment.UNKNOWN:
        yield from _fact(FULFILMENT_CHECKED, first.fulfilment is Fulfilment.AMAZON, report)
    stands = all_stand(r.value for r in items or order)
    yield from _fact("shipping_status", stands, report)
    by = {r.value.ship_by for r in items or order}
    last = max(filter(None, by), default=None) if None not in by else None
    if stands is Standing.NOT_SHIPPED and last and last >= today:
        yield from _fact(LEAVES_BY, last, report)


def _refund_facts(order: list[Recorded[OrderLine]], paid: Iterable[Recorded[Refund]]) -> Iterator[Fact]:
    """Only where all of the order's price was paid back: of a part, which refund is meant isn't known."""
    sent, prices = [r for r in paid if r.value.kind.lower() == "refund"], [r.value.price for r in order]
    amounts = [r.value.amount for r in sent]
    if not sent or None in amounts or None in prices or len({r.value.currency for r in sent}) > 1:
        return
    total = sum(filter(None, amounts), Decimal(0))
    if total and total >= sum(filter(None, prices), Decimal(0)):
        last = max(sent, key=lambda r: r.value.posted_on)
        yield from _fact("refund_issued_on", last.value.posted_on, last.report)
        yield from _fact("refund_paid", money(total, last.value.currency), last.report)


def _return_facts(back: Recorded[ReturnLine]) -> Iterator[Fact]:
    value, report = back.value, back.report
    yield from _fact("reason_code", value.reason, report)
    yield from _fact("received_on", value.received_on, report)
    yield from _fact("label_cost", money(value.label_cost, value.currency), report)
    yield from _fact("label_payer", value.label_payer, report)
    yield from _fact("in_policy", value.in_policy, report)
    yield from _fact("refunded", money(value.refunded, value.currency), report)


def _stock_facts(stock: Iterable[Recorded[StockLine]]) -> Iterator[Fact]:
    """Of one item, wherever it lies."""
    lines = list(stock)
    ours = [r for r in lines if r.value.ours and r.value.available is not None]
    if ours:
        yield from _fact("stock_quantity", sum(max(r.value.available or 0, 0) for r in ours), ours[0].report)
    for r in lines:
        if r.value.place == FBA:
            yield from _fact("units_at_warehouse", r.value.available, r.report)
