"""A thread in which several of us wrote by name, and the customer tells the newest what an earlier one of us said."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.case import Matter, Who

_NAME: Final = r"[A-Z][a-z]{2,14}"
_OURSELVES: Final = re.compile(
    rf"\b(?P<here>{_NAME}) here\b|\b(?:[Tt]his is|I'm|I am|[Mm]y name is) (?P<am>{_NAME})(?=[,.! ]|$)"
    rf"|(?:\n|(?<=[.,!?]) )(?:(?:(?:Best|Kind|Warm)(?: regards| wishes)?|Regards|Thanks|Cheers|Yours|Love),?\s+)?"
    rf"(?P<signed>{_NAME})\.?\s*$"
)
_NO_NAME: Final = frozenset(
    """
    Thanks Thank Cheers Regards Best Sorry Hello Dear Monday Tuesday Wednesday Thursday Friday Saturday Sunday Support
    Customer Team Service Care Your Our The Happy Glad Here Afraid Done Great Good Please Yes Sure""".split()
)


def passed_round(matter: Matter) -> str | None:
    """The earlier name, where the newest of our messages is by another; None where one person writes, or they name
    nobody."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    named = [found for t in matter.turns[:last] if t.who is Who.US and (found := tuple(_names(t.text)))]
    if len(named) < 2:  # two of us
        return None
    before = dict.fromkeys(name for names in named[:-1] for name in names if name not in named[-1])
    said = matter.turns[last].text
    return next((name for name in before if re.search(rf"\b{name}\b", said)), None)


def _names(text: str) -> Iterator[str]:
    for found in _OURSELVES.finditer(text.replace("\u2019", "'")):
        name = next(filter(None, found.groups()))
        if name not in _NO_NAME:
            yield name
