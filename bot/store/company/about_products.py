"""What customers wrote about a product, and returns of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select

from bot.domain.case import Who
from bot.store.company.sealed_search import cases_saying, cases_told
from bot.store.engines.database import Tx
from bot.store.tables.cases import cases, facts, turns
from bot.store.tables.records import order_lines, return_lines
from bot.store.tables.sealing import keys_of

MOST_CASES = 300
MOST_RETURNS = 2_000


@dataclass(frozen=True, slots=True)
class CaseWords:
    """A case's situation, and what its customer wrote."""

    case_id: str
    situation: str | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """Units returned for one reason, with the buyer's comment where there is one."""

    reason: str | None
    comment: str | None
    units: int


async def cases_about(tx: Tx, names: Sequence[str]) -> list[CaseWords]:
    """The latest cases whose order has one of these SKUs or ASINs, or that name one."""
    ordered = select(order_lines.c.order_id).where(or_(order_lines.c.sku.in_(names), order_lines.c.asin.in_(names)))
    orders = ordered.scalar_subquery()
    about = or_(cases.c.order_id.in_(orders), await _said(tx, ordered, names))
    query = select(cases.c.id, cases.c.situation).where(about).order_by(cases.c.opened_at.desc()).limit(MOST_CASES)
    found = {row.id: row.situation for row in await tx.execute(query)}
    texts: dict[str, list[str]] = {}
    wrote = select(turns.c.case_id, turns.c.text).where(turns.c.case_id.in_(found), turns.c.who == Who.CUSTOMER)
    for row in await tx.execute(wrote.order_by(turns.c.id)):
        texts.setdefault(row.case_id, []).append(row.text)
    return [CaseWords(id, situation, tuple(texts.get(id, ()))) for id, situation in found.items()]


async def _said(tx: Tx, ordered: Select[str], names: Sequence[str]) -> ColumnElement[bool]:
    """Cases whose texts name one of those orders or items."""
    if keys_of(tx.dialect):
        orders, small = frozenset((await tx.execute(ordered)).scalars()), [name.lower() for name in names]
        told = await cases_told(tx, "order_id", orders)
        named = await cases_saying(tx, lambda words: any(name in words.lower() for name in small), MOST_CASES)
        return cases.c.id.in_({*told, *named})
    told_in = select(facts.c.case_id).where(facts.c.key == "order_id", facts.c.value.in_(ordered))
    named_in = select(turns.c.case_id).where(or_(*(_holds(name) for name in names)))
    return or_(cases.c.id.in_(told_in), cases.c.id.in_(named_in))


def _holds(name: str) -> ColumnElement[bool]:
    return func.lower(turns.c.text).contains(name.lower(), autoescape=True)


async def came_back(tx: Tx, names: Sequence[str]) -> list[Back]:
    """Returns of these SKUs or ASINs, the latest first."""
    t = return_lines
    wanted = or_(t.c.sku.in_(names), t.c.asin.in_(names))
    units = func.coalesce(t.c.quantity, 1).label("units")
    query = select(t.c.reason, t.c.comment, units).where(wanted).order_by(t.c.as_of.desc()).limit(MOST_RETURNS)
    return [Back(row.reason, row.comment, row.units) for row in await tx.execute(query)]
