"""Words in capitals and repeated punctuation, except acronyms, units, sizes and names."""

import re
from collections.abc import Iterator

from bot.checks.tone.reading import Reading
from bot.language.grammar.parties import WRITTEN
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, IRREGULAR, STOP_WORDS, VERBS
from bot.language.vocabulary.stems import lemma

_WORD = re.compile(r"(?<![\w@#/.-])[A-Z][A-Z'\u2019]*(?:-[A-Z]+)*(?![\w@/-])")
_STACKED = re.compile(r"[!?]{2,}|!(?:\s*!)+")
_BETWEEN = re.compile(r"[\s,;:]{1,3}(?:\d{1,4}[\s,]{1,2})?")
_NAMED = re.compile(r"[\"“'‘]$|^[\"”'’]|^\s+(?:button|switch|key|mode|position|setting|led|light|port|label|plug)s?\b")
_PRINTED = re.compile(
    r"\b(?i:marked|label?led|says|reads|named|called|titled|words?|button|key|option|tab|menu|field|stamped|printed"
    r"|click"
    r"|tap|choose|select|press)(?i: (?:as|on|with|the))? [\"\u201c'\u2018]?$"
    r"|\b(?i:(?:status|tracking|display|screen|scan|dial|knob|lever|switch)\b[^.!?]{0,25} (?:is|as|says|to|shows"
    r"|at)(?: now)?"
    r" [\"\u201c'\u2018]?$|(?:shows?|shown|listed|marked|set|turn(?:ed)?|slide)(?: it| them| the \w+)? (?:as|to|at) $"
    r"|(?:click|tap|press)\b[^.!?]{0,40}\b(?:then|and|or) on $)|[A-Z]{2} (?:to|or) $",
)
_STANDS_THERE = re.compile(
    r"^[\"\u201d'\u2019]? (?:is|was|stands|appears) (?:printed|written|stamped|on the|shown|there)\b"
)
"""What a label, a button or a status says is in capitals there too."""
_STRESSED = frozenset(
    "not no non never nothing nobody none you your yours we our us i me my please must only always all any every read"
    " wait again ever very why what how do does did is are was were will would can could should and but".split()
)
"""Words in capitals that are stressed wherever they stand."""
_ENDINGS = re.compile(r"\w{2}(?:ED|ING|LY|TION|MENT|NESS|ABLE|IBLE|EST|FUL|LESS|N'T)$")
_SHORT = frozenset(
    "us it am pm ok id in no an or to is as at be by do go he if me my of on so up we may can set".split()
)
_ORDINARY = STOP_WORDS | ADVERBS | AUXILIARIES | DETERMINERS | VERBS | frozenset(IRREGULAR)
_CAPITALISED = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december i amazon".split()
)
_WRITTEN = {name.lower(): name for name in WRITTEN}
_INITIALS = frozenset("usb usa uk eu led sim sku faq id ok asin fba iban vat xl xxl ups gps pin".split())
_VOWEL = re.compile("[aeiouy]")
"""What has none is an abbreviation: PDF, DHL, 12 MM."""
_MAY = re.compile(r"\bmay(?= \d)|(?<=\d )may\b|(?<=\b(?:in|of|by|on) )may\b|(?<=\b(?:since|until|after) )may\b")
_LEAST_LETTERS = 3
_BEFORE = 60
"""Letters around a word that tell what it names."""


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
    plain = _MAY.sub("May", plain)
    plain = re.sub(r"[!?]{2,}", lambda m: "?" if "?" in m[0] else ".", plain)
    plain = re.sub(r"!(?:\s*!)+", ".", plain)
    return plain[:1].upper() + plain[1:] if begins_sentence else plain


def _small(word: str) -> str:
    """The word as it is written in the middle of a sentence: `monday` and `usb` are `Monday` and `USB`."""
    lower = word.lower().replace("\u2019", "'")
    name, belongs = lower.removesuffix("'s"), lower.endswith("'s")
    if name in _WRITTEN:
        return _WRITTEN[name] + ("'s" if belongs else "")
    if name in _INITIALS or not _VOWEL.search(name):
        return word[: len(name)] + word[len(name) :].lower()
    named = name in _CAPITALISED or (len(name) > _LEAST_LETTERS and name.removesuffix("s") in _CAPITALISED)
    return word.capitalize() if named or lower.startswith("i'") else word.lower()


def _runs(text: str, allowed: frozenset[str], known: frozenset[str]) -> Iterator[Span]:
    words = list(_WORD.finditer(text))
    for run in _neighbours(words, text):
        named = _is_named(text, run[0]) or _is_named(text, run[-1])
        ordinary = [m for m in run if not named and _is_ordinary(m[0], allowed, known) and not _is_named(text, m)]
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
    """Whether it is the text of a button, a label or a status."""
    if word[0].lower() in _STRESSED:
        return False
    return bool(
        _NAMED.search(text[max(0, word.start() - 1) : word.start()])
        or _NAMED.match(text[word.end() : word.end() + 12])
        or _PRINTED.search(text[max(0, word.start() - _BEFORE) : word.start()])
        or _STANDS_THERE.match(text[word.end() : word.end() + _BEFORE])
    )


def _stacks(reading: Reading) -> Iterator[Span]:
    for mark in _STACKED.finditer(reading.text):
        words = list(re.finditer(r"\S+", reading.text[max(0, mark.start() - 80) : mark.start()]))[-4:]
        begin = max(0, mark.start() - 80) + words[0].start() if words else mark.start()
        yield max(begin, reading.around((mark.start(), mark.end()))[0]), mark.end()
