"""Runs of words that may be a name: capitalized words, initials, particles; and the words before one."""

from functools import cache

from bot.checks.personal_data.names.words import NOT_NAMES, PARTICLES
from bot.checks.personal_data.pieces import Piece, Pieces

MOST = 5
"""Most words of a name."""
_CUE_WORDS = 5


def run(p: Pieces, i: int, shouted: bool = False) -> int:
    """The index after a name that begins at `i`; `i` itself if none does."""
    j = last = i
    while j < i + MOST + 2:
        if is_name(p[j], shouted):
            last = j = j + 1
        elif is_initial(p[j]):
            j += 1 + p[j + 1].is_one_of(".")
            last = j if last > i else last
        elif j > i and p[j].lower in PARTICLES and p[j].is_word:
            j += 1
        else:
            break
    return last


def is_name(piece: Piece, shouted: bool = False) -> bool:
    """Whether it may be a word of a name. `shouted`: words in capitals throughout count too."""
    words = piece.text
    if not piece.is_capital or len(words) < 2 or not all(c.isalpha() or c in "-'\u2019.&" for c in words):
        return False
    contracted = "'" in piece.lower and piece.lower.split("'")[0] in NOT_NAMES
    return (shouted or not words.isupper()) and bare(piece) not in NOT_NAMES and not contracted


def bare(piece: Piece) -> str:
    """The word in lower case without a possessive ending."""
    return piece.lower.removesuffix("'s")


def is_initial(piece: Piece) -> bool:
    """Whether it is a single letter; `I` is the pronoun."""
    return piece.is_capital and len(piece.text) == 1 and piece.text != "I"


def _before(p: Pieces, i: int, marks: str) -> tuple[str, ...]:
    """The words before `i` in its sentence, nearest last; some of these marks may be between."""
    j, words = nearest(p, i, marks), list[str]()
    while len(words) < _CUE_WORDS and p[j].is_word:
        words.append(p[j].lower)
        j -= 1
    return tuple(reversed(words))


def nearest(p: Pieces, i: int, marks: str) -> int:
    """The index of what stands before `i`, behind at most three of these marks."""
    j = i - 1
    while p[j].is_one_of(marks) and j > i - 4:
        j -= 1
    return j


def follows(p: Pieces, i: int, cues: frozenset[str], marks: str) -> bool:
    """Whether one of these cues stands before `i`, with at most three of these marks between."""
    if p[nearest(p, i, marks)].lower not in _endings(cues):
        return False
    before = _before(p, i, marks)
    return any(" ".join(before[-n:]) in cues for n in range(1, len(before) + 1))


@cache
def _endings(cues: frozenset[str]) -> frozenset[str]:
    return frozenset(cue.rpartition(" ")[2] for cue in cues)
