"""Text normalized for reading, with the way back: full-width letters, foreign digits, zero-width characters."""

import unicodedata
from dataclasses import dataclass

from bot.language.segmentation.spans import Span

_DASHES = dict.fromkeys(range(0x2010, 0x2016), "-") | dict.fromkeys((0x2212, 0xFE63, 0xFF0D), "-")


@dataclass(frozen=True, slots=True)
class PlainText:
    """Normalized text. `origin[i]` is the position of its character `i` in the original."""

    text: str
    origin: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The same run in the original text."""
        start, end = span
        return self.origin[start], self.origin[end - 1] + 1


def plain(text: str) -> PlainText:
    """Compatibility forms folded, invisible characters removed, digits and dashes in ASCII."""
    if text.isascii():
        return PlainText(text, tuple(range(len(text))))
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        folded = _fold(character)
        letters.append(folded)
        origin += [index] * len(folded)
    return PlainText("".join(letters), tuple(origin))


def _fold(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in ("Cf", "Mn"):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return unicodedata.normalize("NFKC", character).translate(_DASHES)
