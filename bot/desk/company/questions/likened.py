"""Questions that tell of a customer's case: its situation, by likeness, and the situation's own clauses."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.desk.company.finding import Hit, among_clauses
from bot.desk.company.questions.reading import asks_how_long
from bot.desk.parts.desk import Desk
from bot.domain.case import Matter, Turn, Who
from bot.knowledge.recalled import recalled
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.search import shared_stems

_LIKELY = 0.85
"""A question is about a situation that is at least this likely, and shares a telling word with its texts."""
SPAN = re.compile(r"\b\d+[ -](?:\w+ )?(?:hours?|days?|weeks?|months?|years?)\b")
_USUAL = 0.5
"""A clause of more than this share of the situations tells nothing of one."""
_OFTENER = 2.5
"""A word tells of a situation if its examples have it so many times as often as all examples have."""


@dataclass(frozen=True, slots=True)
class Likened:
    """The situation that a question tells of, and its clauses, those that answer it best first."""

    title: str
    hits: tuple[Hit, ...]


def likened(desk: Desk, text: str, words: str, most: int) -> Likened | None:
    """At most `most` clauses in force of the situation that the text tells of; None where it tells of none.

    `words` are the text's telling words. Who asks how long gets those first that name a span.
    """
    matter = Matter((Turn(Who.CUSTOMER, text),), desk.today)
    guess = recalled(desk.book, desk.options.memory).ranked(matter, signed=0)[0]
    situation = guess.situation
    if guess.likelihood < _LIKELY or situation.id == desk.book.fallback:
        return None
    own = [id for id in situation.own_clauses if id not in _usual(desk.book.situations)]
    hits = among_clauses(desk, own, words)
    if asks_how_long(text):
        hits = tuple(sorted(hits, key=lambda hit: not SPAN.search(hit.words)))
    held = f"{_told_of(situation)} {' '.join(f'{h.title} {h.words}' for h in hits)}"
    if not hits or not _telling(shared_stems(words, held), situation, desk.book.situations):
        return None
    return Likened(situation.title, hits[:most])


def _usual(situations: tuple[Situation, ...]) -> set[str]:
    named = Counter(id for situation in situations for id in situation.own_clauses)
    return {id for id, times in named.items() if times > _USUAL * len(situations)}


def _telling(stems: Iterable[str], of: Situation, situations: Sequence[Situation]) -> bool:
    """Whether a stem tells something: it is no number, and none that customers write of anything, as `order`."""
    texts = [example.lower() for situation in situations for example in situation.examples]
    own = [example.lower() for example in of.examples]
    words = [stem for stem in stems if stem.isalpha()]
    return any(_share(word, own) >= _OFTENER * _share(word, texts) for word in words)


def _share(word: str, texts: Sequence[str]) -> float:
    return sum(word in text for text in texts) / max(1, len(texts))


def _told_of(situation: Situation) -> str:
    told = (situation.title, situation.applies_when, *situation.signals.words, *situation.examples)
    return " ".join(told)
