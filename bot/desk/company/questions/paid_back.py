"""Whether an order was paid back, in a sentence: its rows show a sum, or only a blank."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.domain.records import OrderLine, Recorded, Refund, ReturnLine
from bot.domain.reply import Passage
from bot.records.telling import day, money
from bot.store.company import records
from bot.store.engines.database import Tx

_ASKS = re.compile(
    r"\b(?:refund\w*|reimburs\w*)\b|\b(?:paid|pay|give|gave|given|get|got|gotten|sent|send) (?:\w+ ){0,4}?back\b"
    r"|\bmoney back\b|\b(?:their|her|his|the) money\b",
    re.IGNORECASE,
)
NOT_PAID = "Nothing of order {order} was refunded, as far as the reports tell: {reports}.\n"
PAID = "Of order {order}, {sum} was refunded: {reports}.\n"
SENT = "Of order {order}, a {kind} of {amount} was posted on {on}"
_Lines = Sequence[Recorded[OrderLine] | Recorded[ReturnLine]]


def asks_whether_paid_back(question: str) -> bool:
    return _ASKS.search(question) is not None


async def paid_back(tx: Tx, order_id: str) -> Passage | None:
    """What the reports say was refunded; None of an order that none has. Returns tell more than the order's row."""
    if sent := await records.refunds_of(tx, order_id):
        return Passage("".join(map(_sent, sent)))
    lines, back = await records.order(tx, order_id), await records.returns_of(tx, order_id)
    told = next((paid for rows in (back, lines) if (paid := [r for r in rows if r.value.refunded])), None)
    if told:
        return Passage(PAID.format(order=order_id, sum=_sum(told), reports=_reports(told)))
    held: _Lines = [*back, *lines]
    return Passage(NOT_PAID.format(order=order_id, reports=_reports(held))) if held else None


def _sent(paid: Recorded[Refund]) -> str:
    value = paid.value
    amount = money(value.amount, value.currency) or "an amount that isn't known"
    return SENT.format(order=value.order_id, kind=value.kind.lower(), amount=amount, on=day(value.posted_on)) + (
        f" ({paid.report.said}).\n"
    )


def _sum(paid: _Lines) -> str:
    """By currency: `$42.00 and 5.00 EUR`."""
    sums: dict[str | None, Decimal] = {}
    for row in paid:
        sums[row.value.currency] = sums.get(row.value.currency, Decimal()) + (row.value.refunded or Decimal())
    return " and ".join(filter(None, (money(total, currency) for currency, total in sums.items())))


def _reports(held: Iterable[Recorded[OrderLine] | Recorded[ReturnLine]]) -> str:
    return " and ".join(dict.fromkeys(r.report.said for r in held))
