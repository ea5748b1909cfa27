"""What records say about a case as lines for people, each with its report."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from bot.domain.case import Fulfilment
from bot.domain.records import Movement, OrderLine, Recorded, Refund, Report, ReturnLine, StockLine
from bot.records.found import CaseRecords
from bot.records.standing import Standing, standing

_ANOTHER = re.compile(
    r"\b(?:replac\w*|exchang\w*|swap\w*|re-?send|re-?ship\w*|(?:a|the) new one|another one"
    r"|send (?:it|one|them) again)\b",
    re.I,
)
"""Words by which customers ask for another one."""
FRESH_DAYS = 3
"""For so many days a report's word that an order hasn't left, or that an item is in stock, passes without a warning."""
MOST_ITEMS = 3
"""So many items of an order are named."""


def money(amount: Decimal | None, currency: str | None) -> str | None:
    """`7.05 USD`, or `$7.05` where the sign is known."""
    if amount is None:
        return None
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency or "")
    return f"{sign}{amount:.2f}" if sign else f"{amount:.2f} {currency or ''}".strip()


def lines(found: CaseRecords) -> Iterator[str]:
    """What a teammate is shown, each line with its report."""
    for order_id, order in found.orders.items():
        yield _order_line(order_id, order)
    for back in found.returns:
        yield _return_line(back)
    for refund in found.refunds:
        yield _refund_line(refund)
    another = bool(_ANOTHER.search(found.said))
    for stock in found.stock:
        if not stock.value.reserved_only or stock.value.reserved:
            yield _stock_line(stock) + (_replaced(stock) if another else "")
    if found.movements:
        yield _ledger_line(found.movements)


def aged(found: CaseRecords, today: date) -> Iterator[str]:
    """What may have changed since a report was made: an order that hadn't left, and the stock for a replacement."""
    for order_id, order in found.orders.items():
        open_ = [r for r in order if _waits(r.value)]
        if late := [r for r in open_ if r.value.ship_by and r.value.ship_by < today]:
            yield _overdue(order_id, late[0])
        if open_ and (old := _old(open_[0].report, today)):
            status = (open_[0].value.status or "").lower()
            yield f"{old}: order {order_id}, which it has as {status}, may have left since."
    counted = [r for r in found.stock if r.value.ours and r.value.available] if _ANOTHER.search(found.said) else []
    if counted and (old := _old(counted[0].report, today)):
        yield f"{old}: count what is in stock before a replacement is promised."


def _overdue(order_id: str, line: Recorded[OrderLine]) -> str:
    until = day(line.value.ship_by) if line.value.ship_by else ""
    return f"Order {order_id} was to leave us by {until} and hadn't by {day(line.report.as_of)}: find out when it does."


def _old(report: Report, today: date) -> str:
    """That it is too old for what changes by the day; "" where it isn't."""
    days_old = (today - report.as_of).days
    return f"The {report.said} is {days_old} days old" if days_old > FRESH_DAYS else ""


def _order_line(order_id: str, order: list[Recorded[OrderLine]]) -> str:
    first, report = order[0].value, order[0].report
    alike = len({(r.value.status or "").lower() for r in order}) == 1
    items = ", ".join(_item(r.value, alike) for r in order[:MOST_ITEMS])
    more = f" and {len(order) - MOST_ITEMS} more" if len(order) > MOST_ITEMS else ""
    told = [
        f"bought on {day(first.bought_on)}" if first.bought_on else "",
        f"shipped on {day(first.shipped_on)}" if first.shipped_on else "",
        f"to be shipped by {day(first.ship_by)}" if first.ship_by and _waits(first) else "",
        {Fulfilment.AMAZON: "fulfilled by Amazon", Fulfilment.SELLER: "fulfilled by us"}.get(first.fulfilment, ""),
        (first.status or "").lower() if alike else "",
        *(f"refunded {amount}" for amount in refunds(order)),
    ]
    return f"Order {order_id}: {items}{more}; {', '.join(filter(None, told))} ({report.said})"


def _waits(line: OrderLine) -> bool:
    return standing(line.status) is Standing.NOT_SHIPPED


def _item(line: OrderLine, alike: bool) -> str:
    """How many of what; with its status where those of the order's items differ."""
    status = "" if alike else f" ({(line.status or 'status not known').lower()})"
    return f"{_count(line.quantity)}{line.title or line.sku}{status}"


def refunds(order: Iterable[Recorded[OrderLine]]) -> list[str]:
    """What was paid back of an order, by currency."""
    found: dict[str | None, Decimal] = {}
    for line in (r.value for r in order if r.value.refunded):
        found[line.currency] = found.get(line.currency, Decimal(0)) + (line.refunded or 0)
    return [money(amount, currency) or "" for currency, amount in found.items()]


def _count(quantity: int | None) -> str:
    """None for 0, which is what Amazon writes of a cancelled item."""
    return f"{quantity} × " if quantity else ""


def _return_line(back: Recorded[ReturnLine]) -> str:
    value, policy = back.value, {True: "in policy", False: "out of policy", None: ""}
    told = [
        _reason(value.reason),
        f"asked for on {day(value.asked_on)}" if value.asked_on else "",
        f"received on {day(value.received_on)}" if value.received_on else "",
        policy[value.in_policy],
        _label(value),
        f"refunded {money(value.refunded, value.currency)}" if value.refunded is not None else "",
        value.disposition or "",
    ]
    words = ", ".join(filter(None, told)) or "no details"
    return f"Return of {value.title or value.sku}, order {value.order_id}: {words} ({back.report.said})"


def _refund_line(paid: Recorded[Refund]) -> str:
    value = paid.value
    amount = money(value.amount, value.currency) or "an amount that isn't known"
    return (
        f"{value.kind} of {amount}, order {value.order_id}, {value.sku}: "
        f"posted on {day(value.posted_on)} ({paid.report.said})"
    )


def _reason(code: str | None) -> str:
    """Amazon's code in words, with the code: `unwanted item (CR-UNWANTED_ITEM)`."""
    words = (code or "").removeprefix("CR-").removeprefix("AMZ-PG-").replace("_", " ").replace("-", " ").lower()
    return f"{words} ({code})" if code and words != code.lower() else words


def _label(value: ReturnLine) -> str:
    """What the label costs, and who pays it."""
    cost, payer = money(value.label_cost, value.currency), (value.label_payer or "").lower()
    who = {"customer": "the customer", "seller": "us", "merchant": "us"}.get(payer, value.label_payer)
    label = f"label of {cost}" if value.label_cost else "label"
    return f"{label} paid by {who}" if who else label if value.label_cost else ""


def _stock_line(stock: Recorded[StockLine]) -> str:
    value = stock.value
    unknown = [] if value.reserved_only else ["not known"]
    count = unknown if value.available is None else [_available(value.available)]
    more = [f"{n} {word}" for n, word in ((value.reserved, "reserved"), (value.inbound, "on the way")) if n]
    return f"Stock of {value.title or value.sku}, {value.place}: {', '.join([*count, *more])} ({stock.report.said})"


def _available(count: int) -> str:
    """A shop sells on below zero."""
    return f"{count} available" if count >= 0 else f"none available, {-count} more sold than there were"


def _replaced(stock: Recorded[StockLine]) -> str:
    """Whether a replacement can be sent: only from our own stock, and if the report gives a number."""
    value = stock.value
    if not value.ours or value.available is None:
        return ""
    return ": a replacement can be sent" if value.available > 0 else ": no replacement can be sent from there"


def _ledger_line(movements: tuple[Recorded[Movement], ...]) -> str:
    last = max(movements, key=lambda r: r.value.on)
    net = sum(r.value.quantity for r in movements)
    return (
        f"Ledger of {last.value.fnsku}: {net:+d} units over {len(movements)} movements, "
        f"the last on {day(last.value.on)}: {last.value.event.lower()} {last.value.quantity:+d} ({last.report.said})"
    )


def day(value: date) -> str:
    """`2 Nov 2026`."""
    return f"{value.day} {value:%b %Y}"


def days(since: date, until: date) -> str:
    """`2 Nov 2026 to 9 Nov 2026`, or the one day."""
    return day(since) if since == until else f"{day(since)} to {day(until)}"
