"""Tables of the company's records: a row for each product, order line, return, stock line, movement and refund."""

from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Dialect, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.types import TypeDecorator

from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import SealedText


class Money(TypeDecorator[Decimal]):
    """An amount with two decimals, kept as a whole number of hundredths, as SQLite has no exact decimals."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * 100).to_integral_value())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 100


def _told(*keys: str) -> list[Column[object]]:
    """The key columns, and the report: a row of an older report changes nothing."""
    return [
        *(Column(key, Integer if key == "line" else String, primary_key=True) for key in keys),
        Column("report_id", Integer, ForeignKey("reports.id"), nullable=False),
        Column("as_of", Date, nullable=False),
    ]


reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("imported_by", String, nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("finished", Boolean, nullable=False),
)
products = Table(
    "products",
    metadata,
    *_told("sku"),
    Column("asin", String, index=True),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("price", Money),
    Column("currency", String),
    Column("fulfilment", String, nullable=False),
    Column("status", String),
)
order_lines = Table(
    "order_lines",
    metadata,
    *_told("order_id", "sku", "line"),
    Column("asin", String),
    Column("title", Text, nullable=False),
    Column("quantity", Integer),
    Column("status", String),
    Column("bought_on", Date),
    Column("shipped_on", Date),
    Column("fulfilment", String, nullable=False),
    Column("channel", String),
    Column("price", Money),
    Column("currency", String),
    Column("refunded", Money),
    Column("ship_by", Date),
    Index("ix_order_lines_sku", "sku", "bought_on"),
)
return_lines = Table(
    "return_lines",
    metadata,
    *_told("key"),
    Column("order_id", String, nullable=False, index=True),
    Column("sku", String, nullable=False),
    Column("asin", String),
    Column("title", Text, nullable=False),
    Column("quantity", Integer),
    Column("reason", String),
    Column("comment", SealedText("return_lines.comment")),
    Column("asked_on", Date),
    Column("received_on", Date),
    Column("status", String),
    Column("disposition", String),
    Column("in_policy", Boolean),
    Column("label_payer", String),
    Column("label_cost", Money),
    Column("refunded", Money),
    Column("currency", String),
    Column("resolution", String),
    Column("tracking", String, index=True),
    Column("fulfilment", String, nullable=False),
    Index("ix_return_lines_asked_on", "asked_on"),
)
stock_lines = Table(
    "stock_lines",
    metadata,
    *_told("sku", "place"),
    Column("asin", String, index=True),
    Column("fnsku", String),
    Column("title", Text, nullable=False),
    Column("available", Integer),
    Column("reserved", Integer),
    Column("inbound", Integer),
    Column("unsellable", Integer),
)
movements = Table(
    "movements",
    metadata,
    *_told("key"),
    Column("on", Date, nullable=False),
    Column("fnsku", String, nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("sku", String, index=True),
    Column("asin", String),
    Column("title", Text, nullable=False),
    Column("reference", String),
    Column("centre", String),
    Column("disposition", String),
    Column("reason", String),
    Column("unreconciled", Integer),
)
refunds = Table(
    "refunds",
    metadata,
    *_told("key"),
    Column("order_id", String, nullable=False, index=True),
    Column("sku", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("posted_on", Date, nullable=False, index=True),
    Column("amount", Money),
    Column("currency", String),
)
RECORD_TABLES = (reports, products, order_lines, return_lines, stock_lines, movements, refunds)
"""Can be imported again from the seller's reports; belongs to no case."""
