"""What a customer's message asks of a product: which attributes, and in which words."""

import re
from collections.abc import Sequence

from bot.knowledge.schema.listing_rules import Attribute
from bot.listings.buyers import telling
from bot.listings.stated.mentions import speaks_of
from bot.listings.stated.phrases import Text
from bot.listings.tongues import language_of, words_of

_QUESTION = re.compile(r"[^.!?\n]*\?")


def questions(text: str) -> str:
    """The sentences of a message that ask something."""
    return "\n".join(q.strip() for q in _QUESTION.findall(text))


def asked_of(text: str, attributes: Sequence[Attribute]) -> tuple[str, ...]:
    """The ids of the attributes that a question or a comment is about."""
    read = Text(text, language_of(text) or "en")
    return tuple(a.id for a in attributes if speaks_of(read, a, gap=1))


def words_in(text: str, language: str) -> frozenset[str]:
    """The stems of the content words of a customer's text, in the language of our listing."""
    return frozenset(w.stem for w in words_of(text, language) if telling(w.word, language))
