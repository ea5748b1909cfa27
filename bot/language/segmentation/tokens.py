"""Words and marks of a text with their positions. Contractions are split into the words they stand for."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language.remembered import remembered

_TOKEN = re.compile(
    r"\[[A-Za-z]{2,10}-[0-9a-f]{6}-\d{1,6}\](?:'s)?|\b[wW]/[oO]?(?!\w)"
    r"|[^\W\d_]+(?:[.\w+-]{0,64}@[\w-]+(?:\.[\w-]+)+|(?:['][^\W\d_]+)*)|\d[\w./:%,-]*\w|\w+|[^\w\s]"
)
"""A placeholder for a name, such as `[NAME-a1b2c3-1]`, is one word, and so is an address of email."""
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_WHOLE = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
    "ain't": ("is", "not"),
    "n't": ("not",),
    "let's": ("let", "us"),
    "w/": ("with",),
    "w/o": ("without",),
    "i'm": ("i", "am"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youve": ("you", "have"),
    "theyve": ("they", "have"),
    "weve": ("we", "have"),
    "wont": ("will", "not"),
    "cant": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("must",),
    "pls": ("please",),
    "plz": ("please",),
    "u": ("you",),
    "ur": ("your",),
    "thx": ("thanks",),
}
_BARE_NOT = ("do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could", "should")
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_JOINED = {
    ("no", "one"): "nobody",
    ("at", "once"): "immediately",
    ("this", "once"): "exceptionally",
    ("once", "more"): "again",
    ("once", "again"): "again",
}
"""Two words that count as one: the `once` of `at once` opens no clause."""
_SECOND = frozenset((second,) for _, second in _JOINED)
_IS_HERE = frozenset(
    ("it", "that", "this", "there", "here", "what", "who", "where", "how", "he", "she", "everything", "nothing", "when")
)


class Token(NamedTuple):
    """`word` is in lower case with straight quotes; `start` and `end` are positions in the text."""

    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.word[0].isalnum()


_new = tuple.__new__
"""What `Token(...)` calls in the end; a case makes thousands of tokens."""


def straight(text: str) -> str:
    """The text with straight quotes and plain dashes, of the same length."""
    return text.translate(_STRAIGHT)


def lowered(text: str) -> str:
    """The text in lower case and of the same length: a letter whose lower case is two characters stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two positions of a straight text. The parts of a contraction share its position."""
    found: list[Token] = []
    for mark in _TOKEN.finditer(text, start, end):
        start, end = mark.span()
        words = _parts(mark[0])
        joined = _JOINED.get((found[-1].word, words[0])) if words in _SECOND and found else None
        if joined:
            found[-1] = Token(joined, found[-1].start, end)
            continue
        for word in words:
            found.append(_new(Token, (word, start, end)))  # a list for each token would take longer
    return found


@remembered(256)
def all_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a whole text with any quotes."""
    return tuple(tokens(straight(text), 0, len(text)))


@lru_cache(maxsize=5_000)
def _parts(written: str) -> tuple[str, ...]:
    """The words that a run of characters stands for, in lower case and without brackets."""
    word = written.lower()
    if word[0] == "[" and len(word) > 1:
        word = word[1:].replace("]", "")
    if word in _WHOLE:
        return _WHOLE[word]
    if word.endswith("n't"):
        return word[:-3], "not"
    if word.endswith("nt") and word[:-2] in _BARE_NOT:
        return word[:-2], "not"
    stem, mark, ending = word.rpartition("'")
    if mark and f"'{ending}" in _ENDINGS:
        return stem, _ENDINGS[f"'{ending}"]
    if mark and ending == "d":
        return stem, "'d"
    if mark and ending == "s" and stem in _IS_HERE:
        return stem, "'s"
    return (word,)
