"""A quick test whether a text can match a pattern at all: a look at its words instead of a search of its letters."""

import re
from collections.abc import Iterable

from bot.language.remembered import remembered

_LETTERS = re.compile(r"[a-z]+")


def words_of(listed: str | Iterable[str]) -> frozenset[str]:
    """Words of which a pattern needs one, in lower case; `valentine's` becomes its runs of letters."""
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def may_hold(text: str, needed: frozenset[str]) -> bool:
    """Whether one of the words is there, or the text has letters that only the pattern folds to these."""
    return not text.isascii() or not needed.isdisjoint(_runs(text))


@remembered(256)
def _runs(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text.lower()))
