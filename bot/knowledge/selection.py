"""Which clauses a writer is given for a case: all in force, or within a budget those that bear on it most."""

from functools import lru_cache

from bot.domain.case import Matter
from bot.knowledge.book import Book
from bot.knowledge.clauses import Clause
from bot.knowledge.search import Embed, Ranking
from bot.knowledge.situations import Situation


@lru_cache(maxsize=8)
def _index(texts: tuple[tuple[str, str], ...], embed: Embed | None) -> Ranking:
    return Ranking(dict(texts), embed)


def select(
    book: Book, matter: Matter, situation: Situation, budget: int, embed: Embed | None = None
) -> tuple[Clause, ...]:
    """Every clause in force for the marketplace and fulfilment; above `budget` characters the best by search, by id.

    The situation's own clauses come first, even when they alone exceed the budget.
    """
    held = {c.id: c for c in book.in_force(matter.marketplace, matter.today) if c.fits(matter.fulfilment)}
    if sum(map(_size, held.values())) <= budget:
        return tuple(held.values())
    own = [id for id in situation.own_clauses if id in held]
    index = _index(tuple((c.id, f"{c.title} {c.applies_when or ''} {c.text}") for c in held.values()), embed)
    query = f"{situation.title} {matter.message}"
    chosen, left = dict.fromkeys(own), budget - sum(_size(held[id]) for id in own)
    for id in index.ranked(query):
        if id not in chosen and _size(held[id]) <= left:
            chosen[id], left = None, left - _size(held[id])
    return tuple(held[id] for id in sorted(chosen))


def _size(clause: Clause) -> int:
    return len(clause.id) + len(clause.title) + len(clause.text)
