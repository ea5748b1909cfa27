"""Search over the words of products: SQLite's FTS5 or PostgreSQL's full text, behind one verb."""

import re

from sqlalchemy import TextClause, text

from bot.domain.records import Product, Recorded
from bot.store.database import Tx
from bot.store.records import named_products

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an and are at by can do for from have how in is it of on or the to we what with you your".split())
MOST_WORDS = 12
MOST_RANKED = 2000
"""Products that are weighed against each other: words that very many hold tell little of which is meant."""
_SQLITE = text(
    "SELECT p.sku FROM (SELECT rowid AS place, bm25(product_words, 10, 10, 5, 1) AS weight FROM product_words "
    "WHERE product_words MATCH :words LIMIT :ranked) JOIN products p ON p.rowid = place "
    "ORDER BY weight, p.sku LIMIT :most"
)
_POSTGRES = text(
    "SELECT sku FROM (SELECT sku, words FROM products WHERE words @@ to_tsquery('english', :words) LIMIT :ranked) held "
    "ORDER BY ts_rank(words, to_tsquery('english', :words)) DESC, sku LIMIT :most"
)


async def products_like(tx: Tx, words: str, most: int = 5, all_words: bool = False) -> list[Recorded[Product]]:
    """The products that hold all of these words, or beginnings of them; where none does, any of them. Best first.

    With `all_words` only those that hold all.
    """
    asked = [w for w in _WORD.findall(words.lower()) if w not in _SMALL][:MOST_WORDS]
    if not asked:
        return []
    for every in (True,) if all_words else (True, False):
        skus = [row.sku for row in await tx.execute(*_query(tx, asked, every, most))]
        if skus:
            found = {r.value.sku: r for r in await named_products(tx, skus)}
            return [found[sku] for sku in skus if sku in found]
    return []


def _query(tx: Tx, asked: list[str], every: bool, most: int) -> tuple[TextClause, dict[str, str | int]]:
    """Words are letters and figures only, so nothing in them is read as an operator."""
    counts = {"most": most, "ranked": MOST_RANKED}
    if tx.dialect.name == "postgresql":
        return _POSTGRES, counts | {"words": (" & " if every else " | ").join(f"{w}:*" for w in asked)}
    return _SQLITE, counts | {"words": (" AND " if every else " OR ").join(f'"{w}"*' for w in asked)}
