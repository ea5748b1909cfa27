"""Which clauses a writer is given, and which a text is held against, when there are too many for one case."""

from collections.abc import Iterable, Mapping
from itertools import accumulate

from bot.domain.case import Matter
from bot.knowledge.book import Book
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.search import Embed

CHARACTERS_A_TOKEN = 4
"""As a rule of thumb; only the model's own tokenizer knows."""
AROUND = 40
"""Tokens that a clause takes beside its words: its id, its place in the document."""
MOST_COMPARED, NEAREST = 400, 100
"""Up to so many clauses in force a text is held against all of them; of more, against so many found by search."""


def select(
    book: Book,
    matter: Matter,
    situation: Situation,
    budget: int,
    embed: Embed | None = None,
    found: int | None = None,
) -> tuple[Clause, ...]:
    """Every clause in force for the marketplace and fulfilment, by id; above `budget` tokens those found by search.

    The own clauses of the situation and of every further matter are always among them. `found` is how many tokens the
    search may fill, `budget` where it isn't given: what differs from case to case is in no cache, and costs its full
    price each time. The same clauses come in the same order, so that their bytes are the same too.
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
    """Of very many only the first are looked at."""
    return all(taken <= budget for taken in accumulate(map(size, clauses)))


def compared(book: Book, held: Mapping[str, Clause], text: str) -> tuple[Clause, ...]:
    """Those of the clauses in force that a text is held against: all, or the nearest by search where there are many."""
    if len(held) <= MOST_COMPARED:
        return tuple(held.values())
    near = book.ranking().found(text, NEAREST)
    return tuple(held[id] for id in sorted(near) if id in held)


def size(clause: Clause) -> int:
    """About how many tokens it takes in a prompt."""
    return (len(clause.title) + len(clause.text)) // CHARACTERS_A_TOKEN + AROUND
