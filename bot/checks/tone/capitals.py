"""Words in capitals and repeated punctuation, except acronyms, units, sizes and names."""

import re
from collections.abc import Iterator

from bot.checks.tone.reading import Reading
from bot.language.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, IRREGULAR, STOP_WORDS, VERBS
from bot.language.spans import Span
from bot.language.stems import lemma

_WORD = re.compile(r"(?<![\w@#/.-])[A-Z][A-Z'\u2019]*(?:-[A-Z]+)*(?![\w@/-])")
_STACKED = re.compile(r"[!?]{2,}|!(?:\s*!)+")
_BETWEEN = re.compile(r"[\s,;:]{1,3}(?:\d{1,4}[\s,]{1,2})?")
_NAMED = re.compile(r"[\"“'‘]$|^[\"”'’]|^\s+(?:button|switch|key|mode|position|setting|led|light|port|label|plug)s?\b")
_ENDINGS = re.compile(r"\w{2}(?:ED|ING|LY|TION|MENT|NESS|ABLE|IBLE|EST|FUL|LESS|N'T)$")
_SHORT = frozenset(
    "us it am pm ok id in no an or to is as at be by do go he if me my of on so up we may can set".split()
)
_ORDINARY = STOP_WORDS | ADVERBS | AUXILIARIES | DETERMINERS | VERBS | frozenset(IRREGULAR)
_CAPITALISED = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december i amazon".split()
)
_LEAST_LETTERS = 3


def shouted(reading: Reading, allowed: frozenset[str], known: frozenset[str]) -> Iterator[Span]:
    """Runs of capitals with an ordinary word in them, and repeated punctuation with the words before it.

    `allowed` and `known` are words in lower case; known ones are ordinary.
    """
    taken: list[Span] = []
    for span in [*_runs(reading.text, allowed, known), *_stacks(reading)]:
        if taken and span[0] <= taken[-1][1]:
            continue
        taken.append(span)
    yield from sorted(taken)


def lowered(words: str, begins_sentence: bool) -> str:
    """The same in ordinary type: lower case, one mark."""
    plain = _WORD.sub(lambda m: _small(m[0]), words)
    plain = re.sub(r"[!?]{2,}", lambda m: "?" if "?" in m[0] else ".", plain)
    plain = re.sub(r"!(?:\s*!)+", ".", plain)
    return plain[:1].upper() + plain[1:] if begins_sentence else plain


def _small(word: str) -> str:
    lower = word.lower()
    return word.capitalize() if lower in _CAPITALISED or lower.startswith(("i'", "i\u2019")) else lower


def _runs(text: str, allowed: frozenset[str], known: frozenset[str]) -> Iterator[Span]:
    words = list(_WORD.finditer(text))
    for run in _neighbours(words, text):
        ordinary = [m for m in run if _is_ordinary(m[0], allowed, known) and not _is_named(text, m)]
        alone = [m for m in ordinary if len(m[0]) >= _LEAST_LETTERS and m[0].lower() not in _SHORT]
        if alone or len(ordinary) > 2:
            end = _STACKED.match(text, run[-1].end())
            yield run[0].start(), end.end() if end else run[-1].end()


def _neighbours(words: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in words:
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_ordinary(word: str, allowed: frozenset[str], known: frozenset[str]) -> bool:
    lower = word.lower().replace("\u2019", "'")
    if lower in allowed or len(word) == 1:
        return False
    forms = {lower, lower.removesuffix("s"), lower.removesuffix("'s"), lower.removesuffix("n't")}
    return bool(forms & (_ORDINARY | known)) or lemma(lower) in VERBS or bool(_ENDINGS.search(word))


def _is_named(text: str, word: re.Match[str]) -> bool:
    """Whether it is the text of a button or label."""
    return bool(
        _NAMED.search(text[max(0, word.start() - 1) : word.start()]) or _NAMED.match(text[word.end() : word.end() + 12])
    )


def _stacks(reading: Reading) -> Iterator[Span]:
    for mark in _STACKED.finditer(reading.text):
        words = list(re.finditer(r"\S+", reading.text[max(0, mark.start() - 80) : mark.start()]))[-4:]
        begin = max(0, mark.start() - 80) + words[0].start() if words else mark.start()
        yield max(begin, reading.around((mark.start(), mark.end()))[0]), mark.end()
