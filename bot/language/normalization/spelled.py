"""Words as a phone types them, in plain spelling: `where r u, it hasnt come` is `where are you, it hasn't come`."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from bot.language.remembered import remembered

_SHORT = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "thnx": "thanks",
    "b4": "before",
    "cuz": "because",
    "tmrw": "tomorrow",
    "abt": "about",
    "wk": "week",
    "wks": "weeks",
    "yr": "year",
    "yrs": "years",
    "w/": "with",
    "w/o": "without",
    "im": "i'm",
    "ive": "i've",
    "youve": "you've",
    "theyve": "they've",
    "weve": "we've",
    "wont": "won't",
    "cant": "can't",
}
_VERBS = "do does did is are was were have has had would could should".split()
_WORDS = "where when what who how that there".split()
_PLAIN = _SHORT | {f"{verb}nt": f"{verb}n't" for verb in _VERBS} | {f"{word}s": f"{word}'s" for word in _WORDS}
_TYPED = re.compile(
    rf"(?<![\w'&/-])(?:{'|'.join(sorted(map(re.escape, _PLAIN), key=len, reverse=True))})(?![\w'&/-])", re.IGNORECASE
)
_WORD = re.compile(r"(?<![\w'-])[a-z]{4,}(?![\w'-])")
_LEAST = 5
"""Letters from which a word with a slip in it is told from another one."""


@remembered(256)
def spelled(text: str) -> str:
    """The text with what is only typed short written out."""
    return _TYPED.sub(lambda m: _PLAIN[m[0].lower()], text.replace("\u2019", "'"))


class Speller:
    """Tells which of some words one with a slip of the keyboard is: `recieved`, `suposed`, `packagge`.

    `holds` tells what is a word of its own.
    """

    def __init__(self, words: Iterable[str], holds: Callable[[str], bool]) -> None:
        self._holds = holds
        meant: dict[str, set[str]] = {}
        for word in words:
            for slip in _slips(word) if len(word) >= _LEAST and word.isalpha() else ():
                meant.setdefault(slip, set()).add(word)
        self._meant = {slip: words.pop() for slip, words in meant.items() if len(words) == 1}
        self._mended = lru_cache(maxsize=512)(self._word)

    def mended(self, text: str) -> str:
        """The text without such slips."""
        return _WORD.sub(lambda m: self._mended(m[0]), text)

    def _word(self, typed: str) -> str:
        return typed if self._holds(typed) else self._meant.get(typed, typed)


def _slips(word: str) -> Iterator[str]:
    """A letter left out, two neighbors changed about, a letter typed twice; the first one stands."""
    inner = range(1, len(word))
    left_out = (word[:i] + word[i + 1 :] for i in inner)
    changed = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in inner if i + 1 < len(word))
    doubled = (word[:i] + word[i] + word[i:] for i in inner)
    return (slip for slip in chain(left_out, changed, doubled) if slip != word)
