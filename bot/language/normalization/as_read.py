"""A text as its reader sees it: without invisible characters, in plain letters where others only look like them."""

import re
import unicodedata
from collections.abc import Iterator

_NO_WIDTH = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]+"
_IN_WORDS = re.compile(rf"(?<=\w){_NO_WIDTH}|{_NO_WIDTH}(?=\w)")
"""Beside letters these show nothing; behind an emoji they choose how it looks, or make one of two."""
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They show words in another order than they are written in."""
_KEPT = "\u200c\u200d"
_ALWAYS_STYLED = (range(0x24B6, 0x24EA), range(0xFF01, 0xFF5F))
_STYLED = (*_ALWAYS_STYLED, range(0x1D400, 0x1D800), range(0xFB00, 0xFB07), range(0x2102, 0x2135))
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])[\u00b4`\u02bc\u201b\u2032](?=[^\\W\\d_])")
_EMPHASIS = re.compile(r"(?<![\w*_~`])[*_~`]{1,3}(?=\w)|(?<=\w)[*_~`]{1,3}(?![\w*_~`])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LIKE_LATIN = frozenset(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0501\u051b\u04cf"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u03b1\u03b3\u03b9\u03bd\u03bf\u03c1\u03c5"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0578\u057d\u0585"
)
"""Cyrillic, Greek and Armenian letters that look like Latin ones."""


class _Shown(dict[int, str]):
    """What each character shows, worked out once."""

    def __missing__(self, code: int) -> str:
        hidden = unicodedata.category(chr(code)) == "Cf" and chr(code) not in _KEPT and not _TURNED.match(chr(code))
        self[code] = found = "" if hidden else chr(code)
        return found


class _Plain(dict[int, str]):
    """Each character as an ordinary letter, digit or mark, where it is only drawn otherwise."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).isalnum() or any(code in of for of in _ALWAYS_STYLED)
        drawn = letter and any(code in of for of in _STYLED)
        self[code] = found = unicodedata.normalize("NFKC", chr(code)) if drawn else chr(code)
        return found


_SHOWN, _PLAIN = _Shown(), _Plain()


def visible(text: str) -> str:
    """The text without characters that show nothing. Those that turn the order of words stay."""
    return text if text.isascii() else _IN_WORDS.sub("", text.translate(_SHOWN))


def as_read(text: str) -> str:
    """The visible text in plain letters, digits and apostrophes."""
    if text.isascii() and "`" not in text:
        return text
    return _APOSTROPHE.sub("'", visible(text).translate(_PLAIN))


def unmarked(text: str) -> str:
    """The text with spaces for marks of emphasis around its words, so that places stay: `we *will refund* it`."""
    return _EMPHASIS.sub(lambda mark: " " * len(mark[0]), text)


def disguised(text: str) -> Iterator[str]:
    """Words that aren't what they look like: of letters of two scripts that look alike, or shown in another order."""
    for word in () if text.isascii() else _WORD.finditer(text):
        others = {c for c in word[0] if not unicodedata.name(c, "").startswith("LATIN")}
        if others and len(others) < len(set(word[0])) and others <= _LIKE_LATIN:
            yield word[0]
    yield from (text[mark.start() : mark.start() + 30].partition("\n")[0] for mark in _TURNED.finditer(text))
