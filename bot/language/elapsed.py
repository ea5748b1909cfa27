"""How long ago goods came or were bought, as whoever has them tells it."""

import re
from collections.abc import Iterator
from datetime import date

from bot.language.figures import Figure, Kind, figures
from bot.language.periods import period
from bot.language.remembered import remembered
from bot.language.sentences import sentence_spans
from bot.language.statement import Actor, Mood, Statement
from bot.language.statements import statements
from bot.language.stems import stem

_CAME = frozenset(map(stem, ("arrive", "come", "get", "receive", "deliver", "buy", "purchase", "order")))
_KEPT = frozenset((*map(stem, ("have", "own", "use", "be")), "ha"))
_APART = frozenset(("off", "apart", "loose"))
_UNDER_WAY = frozenset(map(stem, ("parcel", "package", "tracking", "order", "delivery", "refund", "return", "answer")))
"""What takes its time before anything has come."""
_NOT_YET = frozenset((Mood.PLANNED, Mood.REQUEST, Mood.POSSIBLE, Mood.CONDITION, Mood.REFUSED, Mood.QUESTION))
_AFTER = re.compile(r"\b(?:after|within|lasted|barely|only|just|first)\b[^,.;]{0,14}$", re.I)
_AGO = re.compile(r"\s*(?:ago|back|now|old|earlier|before)\b", re.I)
_BEEN = re.compile(r"\b(?:been|had|owned|used|using|for|since|over|about|almost|nearly)\b[^,.;]{0,16}$", re.I)
_TO_COME = re.compile(r"\b(?:by|until|till|before|next|every|each)\s+(?:the\s+)?$", re.I)
_WORDS = {"just": 1, "today": 0, "this morning": 0, "tonight": 0, "yesterday": 1, "last night": 1, "the other day": 3}
_WORDED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_COUNTS = {"few": 3, "couple": 2, "several": 4}
_SOME = re.compile(r"\b(?:an? )?(few|couple|several)(?: of)? (?=(?:days|weeks|months|years)\b)", re.I)
_TH = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}
_SEASON = re.compile(rf"\b({'|'.join(_TH)}) (?:summer|winter|spring|fall|autumn|season|year)\b", re.I)
_YEAR = 365
_BEHIND = 24
"""So many letters behind a clause may still be its time: `the shoes I bought | on March 3 are falling apart`."""


_OVER = re.compile(
    r"\b(?:(?:past|after|outside|missed|beyond|return)(?: of)?(?: the| your| my)?(?: return)? window|deadline|too late"
    r"|expired|over the limit|return period)\b",
    re.I,
)
"""Who speaks of these counts otherwise than from when it came."""


@remembered(128)
def days_since(text: str, today: date) -> int | None:
    """The fewest days of all told since goods came, were bought or taken into use; None where nothing is told."""
    if _OVER.search(text):
        return None
    told = [days for s in statements(text) for days in _told(s, text, today)]
    seasons = [_YEAR * _TH[m[1].lower()] - _YEAR // 4 for m in _SEASON.finditer(text)]
    return min((*told, *_unread(text, today), *seasons), default=None)


def _told(s: Statement, text: str, today: date) -> Iterator[int]:
    if s.quoted or s.mood in _NOT_YET or s.actor is Actor.READER:
        return
    words = text[s.start : s.end] + re.split(r"[,.;!?\n]", text[s.end : s.end + _BEHIND], maxsplit=1)[0]
    words = _SOME.sub(lambda m: f"{_COUNTS[m[1].lower()]} ", words)
    if s.verb in _CAME and not s.negated and not _APART & set(words.lower().split()):
        yield from _moments(words, today)
    elif s.verb in _KEPT and not s.negated:
        yield from _spans(words, today, _BEEN)
    elif s.actor is Actor.NOBODY and not _UNDER_WAY & set(s.words):
        yield from _spans(words, today, _AFTER)  # a thing that stopped working doesn't work, after so long


def _unread(text: str, today: date) -> Iterator[int]:
    """Of sentences in which nobody is seen to do anything: `The remote quit after a week.`"""
    read = [(s.start, s.end) for s in statements(text)]
    for start, end in sentence_spans(text):
        words = text[start:end]
        if not any(a < end and start < b for a, b in read) and not _UNDER_WAY & set(map(stem, words.lower().split())):
            yield from _spans(words, today, _AFTER)


def _moments(words: str, today: date) -> Iterator[int]:
    """Days since the times that the clause names."""
    yield from (_WORDS[m[0].lower()] for m in _WORDED.finditer(words))
    for figure in figures(words, today):
        if not _TO_COME.search(words[: figure.start]):
            yield from _ago(figure, words, today)
    yield from _in_a_period(words, today)


def _ago(figure: Figure, words: str, today: date) -> Iterator[int]:
    if figure.kind is Kind.DATE:
        days = today.toordinal() - int(figure.value)
        yield days if days >= 0 else days + _YEAR  # what came has come: without a year it is the last such day
    elif figure.kind is Kind.WEEKDAY:
        yield (today.weekday() - int(figure.value)) % 7
    elif figure.kind is Kind.DAY:
        yield (today.day - int(figure.value)) % 30
    elif figure.kind is Kind.DAYS and _AGO.match(words, figure.start + len(figure.text)):
        yield round(figure.value)


def _spans(words: str, today: date, before: re.Pattern[str]) -> Iterator[int]:
    """The days of spans that are said to have gone by."""
    for figure in figures(words, today):
        first = figure.start == 0 or before.search(words[: figure.start])
        if figure.kind is Kind.DAYS and (first or _AGO.match(words, figure.start + len(figure.text))):
            yield round(figure.value)
    yield from _in_a_period(words, today) if "since" in words.lower() else ()


def _in_a_period(words: str, today: date) -> Iterator[int]:
    """Days since the end of a month or week that is named, from its middle where it is over."""
    named = period(words, today)
    if named:
        first, last = named
        yield (today - (first if "since" in words.lower() else first + (last - first) / 2)).days
