"""The customer's own sentence, said back to them: a reply that holds nothing of theirs was written for anybody."""

import re

from bot.knowledge.replies.sentences import Part, Sentence
from bot.knowledge.words.wording import sentences
from bot.language.content import gist
from bot.language.statement import Mood
from bot.language.statements import statements
from bot.ledger.given import points_at

_FEWEST, _MOST = 3, 20
"""Words: fewer say nothing particular, more aren't read twice."""
_NEW = 2
"""Words that the reply must not hold already."""
_VERBLESS = 6
"""Words from which a message's first sentence tells something without a verb: `No power cord in the box`."""
_TO_US = re.compile(
    r"\b(?:you|your|yours|u|ur|please|pls|plz|thanks?|thx|hi|hello|hey|dear|sorry|good (?:morning|day|evening))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:so|and|but|ok|okay|well|um) )*(?:any\w*|is|are|was|do|does|did|can|could|would|will|where|when|how|what|who"
    r"|which|why)\b",
    re.IGNORECASE,
)
"""How a question begins, also one without its mark."""
_UNFIT = re.compile(r"[\[\]<>{}*_#@|\"“”?]|!!|https?:|www\.|\b[A-Z]{5,}\b|\b\d{6,}\b")
"""Marks of a question, a quotation, markup, an address, a number that names somebody; shouting."""


def to_say_back(message: str) -> list[str]:
    """The sentences of a customer that can stand in a reply as they are: they tell something, and not of us."""
    said = map(_without_pointing, sentences(message))
    return [s for n, s in enumerate(said) if _fits(s) and _tells(s, opens=n == 0)]


def _without_pointing(sentence: str) -> str:
    """`The lid is cracked, see the photo.` up to the comma: they are thanked for the photo elsewhere."""
    read = statements(sentence)
    points = len(read) > 1 and points_at(read[-1], sentence)
    return sentence[: read[-1].start].rstrip(" ,;:-\u2013\u2014(") if points else sentence


def _fits(sentence: str) -> bool:
    asks = _ASKS.match(sentence.lstrip()) or _TO_US.search(sentence)
    return _FEWEST <= len(sentence.split()) <= _MOST and not asks and not _UNFIT.search(sentence)


def _tells(sentence: str, opens: bool) -> bool:
    """It asks and wants nothing; without a verb it tells by itself only where the message begins."""
    moods = {s.mood for s in statements(sentence)}
    by_itself = bool(moods) or (opens and len(sentence.split()) >= _VERBLESS)
    return by_itself and moods.isdisjoint((Mood.QUESTION, Mood.REQUEST))


def with_their_words(body: tuple[Sentence, ...], quote: str | None) -> tuple[Sentence, ...]:
    """The sentences of a reply, with the customer's after those that acknowledge, unless the reply holds it already."""
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    if not quote or not place or len(gist(quote) - gist(" ".join(s.text for s in body))) < _NEW:
        return body
    words = quote.strip().rstrip(".,;:!")
    said = Sentence(f"You write: “{words[:1].upper()}{words[1:]}.”", Part.ACKNOWLEDGE, gap=" ")
    return (*body[:place], said, *body[place:])
