"""Runs of words that can be a name: capitals, initials, particles; and the words that stand before one."""

from functools import cache

from bot.checks.personal_data.name_words import NOT_NAMES, PARTICLES
from bot.checks.personal_data.pieces import Piece, Pieces

MOST = 5
"""Words of a name, at most."""
_CUE_WORDS = 4


def run(p: Pieces, i: int, shouted: bool = False) -> int:
    """Behind a name that begins at `i`: capitals, initials, particles between them; `i` itself where there is none."""
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
    """Whether it may be a word of a name; where it may be `shouted`, also one all in capitals."""
    words = piece.text
    if not piece.is_capital or len(words) < 2 or not all(c.isalpha() or c in "-'\u2019.&" for c in words):
        return False
    contracted = "'" in piece.lower and piece.lower.split("'")[0] in NOT_NAMES
    return (shouted or not words.isupper()) and bare(piece) not in NOT_NAMES and not contracted


def bare(piece: Piece) -> str:
    """The word in small letters, without a possessive's ending."""
    return piece.lower.removesuffix("'s")


def is_initial(piece: Piece) -> bool:
    """Whether it is a letter of its own; `I` is the pronoun."""
    return piece.is_capital and len(piece.text) == 1 and piece.text != "I"


def _before(p: Pieces, i: int, marks: str) -> tuple[str, ...]:
    """The words before `i` in its sentence, the nearest last; some of the marks may lie between."""
    j, words = _nearest(p, i, marks), list[str]()
    while len(words) < _CUE_WORDS and p[j].is_word:
        words.append(p[j].lower)
        j -= 1
    return tuple(reversed(words))


def _nearest(p: Pieces, i: int, marks: str) -> int:
    """What stands before `i` behind which only such marks lie, three at most."""
    j = i - 1
    while p[j].is_one_of(marks) and j > i - 4:
        j -= 1
    return j


def follows(p: Pieces, i: int, cues: frozenset[str], marks: str) -> bool:
    """Whether one of these cues stands before `i`, with three of these marks between at most."""
    if p[_nearest(p, i, marks)].lower not in _endings(cues):
        return False
    before = _before(p, i, marks)
    return any(" ".join(before[-n:]) in cues for n in range(1, len(before) + 1))


@cache
def _endings(cues: frozenset[str]) -> frozenset[str]:
    return frozenset(cue.rpartition(" ")[2] for cue in cues)
