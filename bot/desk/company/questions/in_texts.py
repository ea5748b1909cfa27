"""What clauses, processes and approved replies say to a question: by its words, or by its situation."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.desk.company.finding import REPLY_SHARE, Hit, find, of_policies
from bot.desk.company.questions.likened import SPAN, likened
from bot.desk.company.questions.reading import asks_for_policy, asks_how_long
from bot.desk.parts.desk import Desk
from bot.domain.reply import SourceKind
from bot.store.engines.database import Tx

_MOST_TEXTS, _MOST_REPLIES, _MOST_RANKED = 3, 2, 50
_SHARE = 0.5
"""A clause or process is shown if it holds this share of the question's telling words."""
_BESIDE = 0.65
"""A further text is shown if its share is at least this part of the best one's."""
_HELD, _ALONE = 2, 0.6
"""A text that holds fewer words than this must reach the second, higher share."""
_CLEAR = 0.75
"""Beside a clause with this share, none is cited for its situation."""
_NEAR, _FAR = 0.4, 0.3
"""Where no text reaches that, the nearest is shown from these shares: of two words, and of more."""
_TEXTS = (SourceKind.CLAUSE, SourceKind.PROCESS)


@dataclass(frozen=True, slots=True)
class Texts:
    """What is cited for a question."""

    hits: tuple[Hit, ...] = ()
    loosely: bool = False
    """Whether the texts hold only some of the words."""
    situation: str | None = None
    """The title of the situation that the question tells of, where clauses are cited for that."""


async def searched(desk: Desk, tx: Tx, text: str, words: str) -> list[Hit]:
    """The clauses and processes that hold any of the words, best first; `words` are the telling ones of the text.

    Who asks for a policy as a whole gets what it begins with, and who asks how long, of equals what names a span.
    """
    if asks_for_policy(text) and (whole := of_policies(desk, words, _MOST_TEXTS)):
        return whole
    if not asks_how_long(text):
        return await find(desk, tx, words, _TEXTS, _MOST_TEXTS)
    hits = await find(desk, tx, words, _TEXTS, _MOST_RANKED)
    most = max((h.share for h in hits), default=0)
    return sorted(hits, key=lambda h: (h.share < most, h.share == most and _spanless(h)))[:_MOST_TEXTS]


def _spanless(hit: Hit) -> int:
    """0 where its title names a span of time, 1 where its words do, else 2."""
    return 0 if SPAN.search(hit.title) else 1 if SPAN.search(hit.words) else 2


async def by_words(desk: Desk, tx: Tx, words: str, hits: list[Hit]) -> Texts:
    """Those of the hits, and the approved replies, that hold most of the words, best first."""
    best = [h for h in hits if h.share >= (_SHARE if h.held >= _HELD else _ALONE)]
    best = [h for h in best if h.share >= _BESIDE * max(b.share for b in best)]
    return Texts((*best, *await find(desk, tx, words, (SourceKind.REPLY,), _MOST_REPLIES, REPLY_SHARE)))


def by_situation(desk: Desk, text: str, words: str, held: Texts) -> Texts:
    """What the words found; where no clause in it is clear, first those of the situation that the text tells of."""
    if any(h.source.kind is SourceKind.CLAUSE and h.share >= _CLEAR for h in held.hits):
        return held
    kind = likened(desk, text, words, _MOST_TEXTS)
    if kind is None or _sources(held.hits) & _sources(kind.hits):
        return held
    return Texts((*kind.hits, *held.hits[:1]), situation=kind.title)


def nearest(hits: list[Hit]) -> Texts:
    """The one of the hits that holds most of the words, if it holds some."""
    near = [h for h in hits if h.held >= _HELD and h.share >= (_NEAR if h.held == _HELD else _FAR)]
    return Texts(tuple(near[:1]), loosely=bool(near))


def _sources(hits: Iterable[Hit]) -> set[str]:
    return {h.source.id for h in hits}
