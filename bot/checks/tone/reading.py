"""A text as the tone checks read it: sentences, quotable parts, and words with marks between them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from bot.knowledge.schema.phrases import Hit, Word, read_words
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.spans import Span

BEGIN, ASKS, IN_QUOTES, PERCENT = "^", "?", "scarequoted", "percent"
"""Marks among the words: start of a part, end of a question, a word in quotation marks, a percent sign."""
_GREETING = re.compile(
    r"(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day))\b(?:(?:Mr|Mrs|Ms|Dr)\.|[^,.!?\n]){0,40},\s+", re.I
)
_ALONE = re.compile(r"(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day))\b[^.!?\n]{0,30}[.!,]?\s*", re.I)
_STARTS = r"(?:you|we|i|it|they|he|she|this|that|these|those|no|nobody|there|frankly|honestly|please|my|your|our)\b"
_JOINT = re.compile(
    rf"(?:\s*[,;]|\s[–—-])?\s+(?:and|but|so(?! that\b)|yet)\s+(?={_STARTS})|;\s+|\s[–—-]\s+"
    r"|\s*[\u2600-\u27BF\U0001F000-\U0001FAFF\uFE0F]+\s+",
    re.I,
)
_SPLICE = re.compile(r",\s+(?=(?:you|we|i|he|she|they)(?:'\w+)?\s)", re.I)
_WHOLE = re.compile(r"(?:you|we|i|it|he|she|they|there|this|that)(?:'\w+)?\s", re.I)
"""The beginning of a main clause after a comma: it has its own subject."""
_QUOTED = re.compile(r"(?<![\w\"])[\"“‘']([a-z][\w-]*(?: [\w-]+){0,2})[.,]?[\"”’'](?!\w)")
_INITIAL = re.compile(r"[A-HJ-Z]\.(?=\s+[A-Z])")
"""The short form of a first name: `R. Lopez`."""
_LEAST_WORDS = 2
_PLACE = itemgetter(0)


@dataclass(frozen=True)
class Reading:
    """`sentences` are spans of the text; each consists of `parts`, the shortest runs that make sense as a quote."""

    text: str
    sentences: tuple[Span, ...]

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        return tuple(part for start, end in self.sentences for part in _parts(self.text, start, end))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words and marks. A word's `sentence` is an index into the sentences of this reading."""
        asks = {i for i, (_, end) in enumerate(self.sentences) if self.text[end - 3 : end].count("?")}
        marked = [(start, BEGIN) for start, _ in self.parts]
        marked += [(m.start(1), IN_QUOTES) for m in _QUOTED.finditer(self.text)]
        marked += [(m.start(), PERCENT) for m in re.finditer("%", self.text)]
        marked.sort(key=_PLACE)
        found: list[Word] = []
        for i, (start, end) in enumerate(self.sentences):
            marks = marked[bisect_left(marked, start, key=_PLACE) : bisect_left(marked, end, key=_PLACE)]
            words = [
                (start + w.start, w.text, w.end - w.start, w.clause)
                for w in read_words(self.text[start:end])
                if not _INITIAL.match(self.text, start + w.start)
            ]
            words += [(at, mark, 0, 0) for at, mark in marks] + ([(end, ASKS, 0, 0)] if i in asks else [])
            found += [Word(text, at, at + size, i, clause) for at, text, size, clause in sorted(words, key=_order)]
        return tuple(found)

    def span(self, hit: Hit) -> Span:
        """The parts with the words of a phrase, as one span."""
        return self.around((self.words[hit.first].start, self.words[hit.last].end))

    def around(self, span: Span) -> Span:
        """The parts with a span of the text, as one span."""
        starts = [start for start, _ in self.parts]
        first = max(0, bisect_right(starts, span[0]) - 1)
        last = max(first, bisect_right(starts, max(span[0], span[1] - 1)) - 1)
        return self.parts[first][0], self.parts[last][1]

    def greets(self, part: Span) -> bool:
        """Whether a part is only a greeting."""
        return bool(_GREETING.fullmatch(self.text, *part) or _ALONE.fullmatch(self.text, *part))

    def sentence(self, place: int) -> Span:
        """The sentence at a position."""
        starts = [start for start, _ in self.sentences]
        return self.sentences[max(0, bisect_right(starts, place) - 1)]


@remembered(16)
def read(text: str) -> Reading:
    """The text as the tone checks read it."""
    return Reading(text, sentence_spans(text))


def _order(word: tuple[int, str, int, int]) -> tuple[int, int]:
    return word[0], word[2]


def _parts(text: str, start: int, end: int) -> list[Span]:
    greeting = _GREETING.match(text, start, end)
    begin = greeting.end() if greeting and greeting.end() < end else start
    spans = [(start, begin)] if begin > start else []
    at = begin
    for joint in _joints(text, begin, end):
        if (joint.re is not _SPLICE or _WHOLE.match(text, at)) and min(
            len(text[at : joint.start()].split()), len(text[joint.end() : end].split())
        ) > _LEAST_WORDS:
            spans.append((at, joint.start()))
            at = joint.end()
    return [*spans, (at, end)]


def _joints(text: str, begin: int, end: int) -> list[re.Match[str]]:
    joined = list(_JOINT.finditer(text, begin, end))
    spliced = [
        m for m in _SPLICE.finditer(text, begin, end) if not any(j.start() <= m.start() < j.end() for j in joined)
    ]
    return sorted((*joined, *spliced), key=lambda m: m.start())
