"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

from bot.language.remembered import remembered

_END = re.compile(
    r"(?<=[.!?])[\"')\u201d\u2019]*\s+(?=[\"'(\[<\u201c\u2018\u00bf\u00a1]?[A-Z\u00c0-\u00de0-9{])"
    r"|(?<=[.!?])(?P<small>\s+)(?=[a-z\u00df-\u00ff])"
)
_WORD_ENDS = re.compile(r"(?:[a-z\u00df-\u00ff]{2}[\"')\u201d\u2019]?\.|[\w\"')\u201d\u2019!?][!?])$")
"""What ends a sentence before a small letter, as phones are typed on: a word, not `...`, `14.` or `2 p.`"""
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|approx|a\.m|p\.m)\.$")
_NUMBER_OF = re.compile(
    r"(?:\(|\b(?:ordered|bought|got|received|sent|need|needs|wanted|wants|chose|part|item|order|ref|serial|model|fig|step|ticket|case|claim|screw|bolt|piece|bag|panel|page|size|lot|batch|art\.?)"
    r" )(?:no|nr|nos)\.$",
    re.IGNORECASE,
)
"""Before a figure: `the bag (no. 17 in the manual)`, `order no. 114`."""
_SHORT_BEFORE_SMALL = re.compile(
    r"\b(?:(?:part|serial|model|order|item|ref|article|tracking) no|nr|apt|etc|incl|excl|max|min|vs|est|ca|bzw|usw"
    r"|inkl|ggf|evtl|zzgl|env|sr|sra|ste)\.$",
    re.IGNORECASE,
)
_LONG_WORD = 16
"""Characters in which one of these stands."""
_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 800
"""Longest sentence, in characters."""


@remembered(256)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, in order. A line break ends one, as headings and lists have no full stop.

    What goes on without an end is cut, as most readings of a sentence hold each part of it against the others.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        last = spans[-1] if spans else None
        if last and _is_short(text, last, start):
            spans[-1] = (last[0], end)
        else:
            spans.append((start, end))
    return tuple(cut for span in spans for cut in _cut(text, *span))


def _is_short(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether what stands before ends with a shortened word, and no sentence does."""
    if _SHORT.search(text, max(before[0], before[1] - 8), before[1]):
        return True
    return text[start].isdigit() and _NUMBER_OF.search(text, max(before[0], before[1] - 24), before[1]) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        at = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ", ") + 1 or start + _LONGEST
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


@remembered(256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the white space between them."""
    return tuple(_one_line(text[start:end]) for start, end in sentence_spans(text))


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in _END.finditer(text, line.start(), line.end()):
            if mark["small"] and _goes_on(text[max(start, mark.start() - _LONG_WORD) : mark.start()]):
                continue
            yield from _trimmed(text, start, mark.start())
            start = mark.end()
        yield from _trimmed(text, start, line.end())


def _goes_on(before: str) -> bool:
    """Whether a mark behind these words, with a small letter after it, ends no sentence."""
    return _WORD_ENDS.search(before) is None or _SHORT_BEFORE_SMALL.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = text[start:end]
    inner = body.strip()
    if inner:
        at = start + body.index(inner[0]) if body[0].isspace() else start
        yield at, at + len(inner)
