"""Words that are broken up, chained, spelled with digits or encoded, so that no reading hears what they say."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from bot.language.vocabulary.lexicon import STOP_WORDS, VERBS

_APART: Final = re.compile(r"(?<![\w.])(?:[A-Za-z](?: {1,3}|[-_*.])){6,40}[A-Za-z]\b")
"""`r e f u n d`."""
_CHAINED: Final = re.compile(r"(?<![\w/.@'\u2019-])[A-Za-z]+(?:([-_.])[A-Za-z]+)(?:\1[A-Za-z]+){3,20}(?![\w/@-])")
"""`We-refund-you-in-full`, five words or more."""
_SPEAKS: Final = frozenset({"we", "you", "i", "our", "your", "us"})
_ONE_A_LINE: Final = re.compile(r"(?m)(?:^[ \t]*[A-Za-z']{1,20}[ \t]*\n){4,20}[ \t]*[A-Za-z']{1,20}[ \t]*$")
_WITH_DIGITS: Final = re.compile(r"(?<![\w-])(?=[a-z]*[013457])[A-Za-z][a-z013457]{3,14}(?![\w-])")
_LETTERS: Final = str.maketrans("013457", "oleast")
_KNOWN: Final = STOP_WORDS | VERBS | {"refund", "full", "free", "money", "replacement", "label", "price", "credit"}
_ENCODED: Final = re.compile(r"(?<![\w/+=])[A-Za-z0-9+/]{20,4000}={0,2}(?![\w/+=])")
_READABLE: Final = re.compile(r"[ -~\s]+")


def broken_up(text: str) -> Iterator[str]:
    """Each such passage, as it stands in the text."""
    yield from (m[0] for m in _APART.finditer(text))
    yield from (m[0] for m in _CHAINED.finditer(text) if _SPEAKS & set(re.split(r"[-_.]", m[0].lower())))
    yield from (m[0].strip() for m in _ONE_A_LINE.finditer(text) if STOP_WORDS & set(m[0].lower().split()))
    yield from (m[0] for m in _WITH_DIGITS.finditer(text) if m[0].lower().translate(_LETTERS) in _KNOWN)
    yield from (m[0] for m in _ENCODED.finditer(text) if _says_something(m[0]))


def _says_something(encoded: str) -> bool:
    """Whether it is a sentence in base64, and no number of a parcel or an article."""
    try:
        said = base64.b64decode(encoded.rstrip("=") + "=" * (-len(encoded.rstrip("=")) % 4), validate=True)
        words = said.decode("ascii")
    except (binascii.Error, ValueError):
        return False
    return bool(_READABLE.fullmatch(words)) and " " in words
