"""The look-ups by name, as a model is told of them. All only read; none takes SQL or a path."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.desk.company.questions.look_ups import arguments as args
from bot.desk.company.questions.look_ups import of_counts, of_records, of_texts
from bot.desk.parts.desk import Desk
from bot.domain.answer import LookedUp
from bot.store.engines.database import Tx
from bot.writers.protocol import Tool

Look = Callable[[Desk, Tx, Any], Awaitable[LookedUp]]


@dataclass(frozen=True, slots=True)
class Known:
    """A look-up with its description and its function."""

    tool: Tool
    look: Look


def _record(look: Callable[[Tx, Any], Awaitable[LookedUp]]) -> Look:
    async def found(desk: Desk, tx: Tx, asked: Any) -> LookedUp:
        return await look(tx, asked)

    return found


def _text(look: Callable[[Desk, Any], LookedUp]) -> Look:
    async def found(desk: Desk, tx: Tx, asked: Any) -> LookedUp:
        return look(desk, asked)

    return found


_TABLE = (
    (
        "find_products",
        "Finds products by words of their title, or the beginning of an SKU or ASIN. Start here when the question names"
        " an item in everyday words; then ask for its stock, orders or returns by SKU.",
        args.Words,
        _record(of_records.find_products),
    ),
    (
        "product",
        "Gives the listings with these SKUs or ASINs: title, price, who fulfils, status.",
        args.Names,
        _record(of_records.product),
    ),
    (
        "stock",
        "Gives how many units of these SKUs or ASINs are available, reserved, on the way and unsellable, by place."
        " FBA is Amazon's warehouse; only other places can ship today. null is not known, never zero.",
        args.Names,
        _record(of_records.stock),
    ),
    (
        "low_stock",
        "Lists items of which a place has at most so many units available, the fewest first.",
        args.AtMost,
        _record(of_records.low_stock),
    ),
    ("order", "Gives the lines of one order.", args.OrderName, _record(of_records.order)),
    (
        "orders_of_item",
        "Lists the orders of one SKU bought between two days, the latest first.",
        args.OrdersOf,
        _record(of_records.orders_of_item),
    ),
    (
        "returns_of_order",
        "Gives what came back, or is to come back, of one order: reason, days, policy, label, refund.",
        args.OrderName,
        _record(of_records.returns_of_order),
    ),
    (
        "refunds_of_order",
        "Gives what was paid back of one order by settlements: each with its day, and whether a claim or bank asked.",
        args.OrderName,
        _record(of_records.refunds_of_order),
    ),
    (
        "count_orders",
        "Counts orders and units bought between two days, by month, product, status, channel or fulfilment. What was"
        " cancelled is counted by status only.",
        args.OrdersCounted,
        _record(of_counts.count_orders),
    ),
    (
        "count_returns",
        "Counts returns and units that came back between two days, by month, product, reason, or product and reason"
        " together. For what came back most for the same reason, count by product_and_reason.",
        args.ReturnsCounted,
        _record(of_counts.count_returns),
    ),
    (
        "return_rates",
        "Gives for each item the units sold and the units that came back between two days, and how many of a hundred."
        " Returns count by the day they came back, so some may be of earlier sales.",
        args.Spanned,
        _record(of_counts.return_rates),
    ),
    (
        "ledger",
        "Gives the movements of one item at fulfilment centres between two days, the latest first.",
        args.Ledger,
        _record(of_records.ledger),
    ),
    (
        "reports",
        "Lists the newest imported report of each kind with its day: how old all this is, and what is missing.",
        args.Nothing,
        _record(of_records.reports),
    ),
    (
        "search_policies",
        "Finds the clauses of the team's policies and the processes, which say how a thing is done, by their words.",
        args.Words,
        of_texts.search_policies,
    ),
    ("clause", "Gives one clause by its id.", args.TextName, _text(of_texts.clause)),
    (
        "find_replies",
        "Finds replies to customers that the team approved before, by their words: how something was put. They promise"
        " nothing for another case; rules come from clauses.",
        args.Words,
        of_texts.find_replies,
    ),
    ("process", "Gives one process with its steps by its id.", args.TextName, _text(of_texts.process)),
)
LOOK_UPS = {name: Known(Tool(name, words, arguments), look) for name, words, arguments, look in _TABLE}
