"""Searching by words: SQLite's FTS5 or PostgreSQL's full text, behind one verb for each kind of thing."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, TextClause, func, or_, select, text

from bot.domain.records import Product, Recorded
from bot.store.company import replies
from bot.store.company.records import named_products, reported_items
from bot.store.company.replies import ApprovedReply
from bot.store.company.sealed_search import replies_saying
from bot.store.engines.database import Tx
from bot.store.tables.records import products
from bot.store.tables.sealing import keys_of

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an and are at by can do for from have how in is it of on or the to we what with you your".split())
_ASIN = 10
"""Characters of an ASIN."""
MOST_WORDS = 12
MOST_TITLES = 20_000
"""Words of so many titles are gathered for correcting typing errors."""
MOST_RANKED = 2000
"""At most so many rows are ranked: a word in more rows tells little."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """How the rows of a table are found by words, on each database: keys, best first."""

    sqlite: TextClause
    postgres: TextClause


def _searched(table: str, key: str, words: str, weights: str, order: str) -> _Searched:
    """`words` is the FTS5 table, `weights` the weights of its columns, `order` the order of equal rows."""
    asked = "to_tsquery('english', :words)"
    return _Searched(
        text(
            f"SELECT t.{key} AS found FROM (SELECT rowid AS place, bm25({words}{weights}) AS weight FROM {words} "
            f"WHERE {words} MATCH :words LIMIT :ranked) JOIN {table} t ON t.rowid = place "
            f"ORDER BY weight, t.{order} LIMIT :most"
        ),
        text(
            f"SELECT {key} AS found FROM (SELECT {key}, words FROM {table} WHERE words @@ {asked} LIMIT :ranked) t "
            f"ORDER BY ts_rank(words, {asked}) DESC, t.{order} LIMIT :most"
        ),
    )


_PRODUCTS = _searched("products", "sku", "product_words", ", 10, 10, 5, 1", "sku")
_REPLIES = _searched("approved_replies", "id", "reply_words", "", "id DESC")


async def products_like(tx: Tx, words: str, most: int = 5, all_words: bool = False) -> list[Recorded[Product]]:
    """Products with all of these words or their beginnings; if there is none, with any of them. Best first.

    With `all_words`, only those with all.
    """
    skus = await _found(tx, _PRODUCTS, words, most, all_words)
    found = {r.value.sku: r for r in await named_products(tx, skus)}
    return [found[sku] for sku in skus if sku in found]


async def reported_named(tx: Tx, names: Collection[str]) -> list[Recorded[Product]]:
    """Items with these SKUs or ASINs that a report of stock, orders or returns names, though maybe no listing."""
    asins = [name for name in names if len(name) == _ASIN]
    return await reported_items(tx, lambda t: or_(t.c.sku.in_(names), t.c.asin.in_(asins)), len(names))


async def reported_like(tx: Tx, words: Sequence[str], most: int) -> list[Recorded[Product]]:
    """The same by any of these words in their titles there."""
    return await reported_items(tx, lambda t: or_(*(_titled(t, word) for word in words)), most)


def _titled(table: FromClause, word: str) -> ColumnElement[bool]:
    return func.lower(table.c.title).contains(word.lower(), autoescape=True)


async def title_words(tx: Tx) -> frozenset[str]:
    """The words of products' titles in lower case; of very many products, the first ones."""
    titles = await tx.scalars(select(products.c.title).order_by(products.c.sku).limit(MOST_TITLES))
    return frozenset(word for title in titles for word in _WORD.findall(title.lower()))


async def replies_like(tx: Tx, words: str, most: int = 5, all_words: bool = False) -> list[ApprovedReply]:
    """Approved replies with these words, as `products_like` finds products; of equal ones the newer first."""
    return await replies.get(tx, await _found(tx, _REPLIES, words, most, all_words))


async def _found(tx: Tx, where: _Searched, words: str, most: int, all_words: bool) -> list[Any]:
    asked = [w for w in _WORD.findall(words.lower()) if w not in _SMALL][:MOST_WORDS]
    for every in (True,) if all_words else (True, False):
        keys = await _keys(tx, where, asked, every, most) if asked else []
        if keys:
            return keys
    return []


async def _keys(tx: Tx, where: _Searched, asked: Sequence[str], every: bool, most: int) -> list[Any]:
    if where is _REPLIES and keys_of(tx.dialect):
        return await replies_saying(tx, asked, every, most)
    return [row.found for row in await tx.execute(*_query(tx, where, asked, every, most))]


def _query(
    tx: Tx, where: _Searched, asked: Sequence[str], every: bool, most: int
) -> tuple[TextClause, dict[str, str | int]]:
    """Words are letters and digits only, so nothing in them is an operator."""
    counts = {"most": most, "ranked": MOST_RANKED}
    if tx.dialect.name == "postgresql":
        return where.postgres, counts | {"words": (" & " if every else " | ").join(f"{w}:*" for w in asked)}
    return where.sqlite, counts | {"words": (" AND " if every else " OR ").join(f'"{w}"*' for w in asked)}
