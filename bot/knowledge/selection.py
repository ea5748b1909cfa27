"""Which clauses a writer gets, and which a text is checked against, when there are too many."""

from collections.abc import Iterable, Mapping
from itertools import accumulate

from bot.domain.case import Matter
from bot.knowledge.book import Book
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.search import Embed

CHARACTERS_A_TOKEN = 4
"""A rule of thumb; only the model's tokenizer knows."""
AROUND = 40
"""Tokens of a clause besides its words: its id, its place in the document."""
MOST_COMPARED, NEAREST = 400, 100
"""A text is checked against all clauses in force up to so many; beyond, against so many found by search."""


def select(
    book: Book,
    matter: Matter,
    situation: Situation,
    budget: int,
    embed: Embed | None = None,
    found: int | None = None,
) -> tuple[Clause, ...]:
    """Every clause in force for marketplace and fulfilment, by id; above `budget` tokens, those found by search.

    The situations' own clauses are always included. `found` is how many tokens the search may fill, else `budget`: what
    differs between cases isn't cached, and costs its full price. The order is fixed, so equal clauses are equal bytes.
    """
    held = book.held(matter)
    if _fit(held.values(), budget):
        return tuple(held.values())
    subjects = (situation, *map(book.situation, (f.situation for f in matter.further)))
    chosen = {id: held[id] for s in subjects for id in s.own_clauses if id in held}
    left = (budget if found is None else min(budget, found)) - sum(map(size, chosen.values()))
    wanted = f"{' '.join(s.title for s in subjects)} {matter.message}"
    for id in book.ranking(embed).found(wanted, max(0, left) // AROUND + len(chosen)):
        if id in held and id not in chosen and size(held[id]) <= left:
            chosen[id] = held[id]
            left -= size(held[id])
        if left <= AROUND:
            break
    return tuple(chosen[id] for id in sorted(chosen))


def _fit(clauses: Iterable[Clause], budget: int) -> bool:
    """Of very many clauses only the first are counted."""
    return all(taken <= budget for taken in accumulate(map(size, clauses)))


def compared(book: Book, held: Mapping[str, Clause], text: str) -> tuple[Clause, ...]:
    """The clauses that a text is checked against: all in force, or the nearest by search."""
    if len(held) <= MOST_COMPARED:
        return tuple(held.values())
    near = book.ranking().found(text, NEAREST)
    return tuple(held[id] for id in sorted(near) if id in held)


def size(clause: Clause) -> int:
    """About how many tokens it takes in a prompt."""
    return (len(clause.title) + len(clause.text)) // CHARACTERS_A_TOKEN + AROUND
