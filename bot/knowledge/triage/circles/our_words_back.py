"""A customer who holds our own words against us: `it came in 14 pieces. "comes assembled"`."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.language.segmentation.tokens import straight

_QUOTED: Final = re.compile(r"[\"\u201c\u201d]([^\"\u201c\u201d\n]{4,80})[\"\u201c\u201d]")
_LEAST: Final = 2
"""Words that are quoted; a single one may name a button."""


def our_words_back(matter: Matter) -> str | None:
    """The words of an earlier message of ours that their latest one quotes; None where it quotes none."""
    last = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=0)
    ours = [_plain(t.text) for t in matter.turns[:last] if t.who is Who.US]
    quoted = _QUOTED.findall(matter.turns[last].text) if ours else ()
    return next(
        (q.strip() for q in quoted if len(q.split()) >= _LEAST and any(_plain(q) in text for text in ours)), None
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", straight(text).lower()))
