"""A quote of at most so many characters, which never ends in the middle of a word or beside half a measure."""

import re
from typing import Final

_MARKS: Final = " .,;:!?\u2026-\u2013\u2014("
_FIGURE: Final = re.compile(r"\s\S*\d\S*$")
"""A figure in front of what is left out may be of a measure, or go on: `1 | 800 EUR`."""


def shortened(text: str, most: int) -> str:
    """The text; of a longer one the whole words that fit, and an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    if not text[most - 1].isspace() and not head[-1].isspace():
        head = head.rsplit(None, 1)[0] if len(head.split()) > 1 else head
    return (_FIGURE.sub("", head.rstrip()) or head).rstrip(_MARKS) + "\u2026"
