"""Reproaches recognized by grammar, whatever their words."""

import re
from collections.abc import Iterator

from bot.language.grammar.statements import Actor, Statement, statements
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_DUTY = re.compile(r"\b(?:should|ought to)(?: \w+)? have\b", re.I)
_REACHES = stem_set("receive reach arrive")
BEFELL = stem_set("receive get have hear see be find reach arrive experience")
"""What happens to people: its absence is no fault of theirs, `you should have received the label`."""


def reproaches(words: str) -> bool:
    """Whether it names an act that the customer should have done: `you should have written within 30 days`."""
    return any(not (_befalls(said) or said.negated) for said in _duties(words))


def was_due_to_them(words: str) -> bool:
    """Whether it names only what they should have received: `you should have been told about the fee`."""
    said, duties = statements(words), list(_duties(words))
    reached = (s.passive or stem(s.verb) in _REACHES for s in duties)
    return bool(duties) and len(said) == len(duties) and all(reached) and not any(s.negated for s in duties)


def _duties(words: str) -> Iterator[Statement]:
    return (said for said in statements(words) if said.actor is Actor.READER and _DUTY.search(said.text))


def _befalls(said: Statement) -> bool:
    return said.passive or stem(said.verb) in BEFELL
