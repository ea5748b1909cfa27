"""A text cut into words, numbers, marks and line breaks in one pass, for readings by structure."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.language.segmentation.spans import Span

_PIECE = re.compile(r"[^\W_]+(?:[-'\u2019/.&][^\W_]+)*|\s+|[^\w\s]|_")


class PieceKind(Enum):
    """HOLE: a span already found. END: before and after the text."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()
    BREAK = auto()
    HOLE = auto()
    END = auto()


_A_WORD, _A_NUMBER, _A_MARK, _A_BREAK, _AN_END = (
    PieceKind.WORD,
    PieceKind.NUMBER,
    PieceKind.MARK,
    PieceKind.BREAK,
    PieceKind.END,
)
"""Local names, as each piece is tested tens of times."""


class Piece(NamedTuple):
    """`text` as written. A NUMBER begins with a digit (`12b`, `101/3`, `39th`), a WORD with a letter."""

    text: str
    start: int
    end: int
    kind: PieceKind
    lower: str

    @property
    def is_word(self) -> bool:
        return self.kind is _A_WORD

    @property
    def is_number(self) -> bool:
        return self.kind is _A_NUMBER

    @property
    def is_break(self) -> bool:
        return self.kind is _A_BREAK or self.kind is _AN_END

    @property
    def is_capital(self) -> bool:
        """Whether it is a capitalized word."""
        return self.kind is _A_WORD and self.text[0].isupper()

    def is_one_of(self, marks: str) -> bool:
        return self.kind is _A_MARK and self.text in marks


_END = Piece("", 0, 0, PieceKind.END, "")


class Pieces:
    """The pieces of a text. An index outside gives an END."""

    def __init__(self, text: str, holes: Sequence[Span] = ()) -> None:
        self._all = tuple(_cut(text, sorted(holes)))
        self._length = len(self._all)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> Piece:
        return self._all[index] if 0 <= index < self._length else _END

    def spoken(self) -> Iterator[int]:
        """The indices of words and numbers."""
        return (i for i, piece in enumerate(self._all) if piece.kind in (PieceKind.WORD, PieceKind.NUMBER))

    def span(self, first: int, last: int) -> Span:
        """From the piece `first` up to, not including, the piece `last`."""
        return self[first].start, self[last - 1].end


def _cut(text: str, holes: Sequence[Span]) -> Iterator[Piece]:
    at = last = 0
    for mark in _PIECE.finditer(text):
        while at < len(holes) and holes[at][1] <= mark.start():
            at += 1
        if at < len(holes) and holes[at][0] < mark.end():
            if last <= at:
                yield Piece("", *holes[at], PieceKind.HOLE, "")
                last = at + 1
        elif (kind := _kind(mark[0])) is not None:
            yield Piece(mark[0], mark.start(), mark.end(), kind, mark[0].lower().replace("\u2019", "'"))


def _kind(words: str) -> PieceKind | None:
    if words.isspace():
        return PieceKind.BREAK if "\n" in words else None
    if words[0].isalpha():
        return PieceKind.WORD
    return PieceKind.NUMBER if words[0].isdigit() else PieceKind.MARK
