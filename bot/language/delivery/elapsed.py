"""How long ago goods came or were bought, by the customer's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.figures.figures import Figure, Kind, figures
from bot.language.figures.periods import period
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.stems import stem

_CAME = frozenset(map(stem, ("arrive", "come", "get", "receive", "deliver", "buy", "purchase", "order")))
_TAKEN_UP = frozenset(map(stem, ("unpack", "unbox", "open", "assemble", "install", "mount", "build")))
_SET_UP = re.compile(
    r"\b(?:put (?:it |them |\w+ )?together|set (?:it |them )?up|set up|picked (?:it |them )?up)\b", re.I
)
"""Whoever starts to use it has had it at least since then."""
_PAPERS = frozenset(map(stem, ("ticket", "claim", "case", "return", "account", "chat", "form", "dispute", "request")))
_KEPT = frozenset((*map(stem, ("have", "own", "use", "be")), "ha"))
_APART = frozenset(("off", "apart", "loose"))
_UNDER_WAY = frozenset(map(stem, ("parcel", "package", "tracking", "order", "delivery", "refund", "return", "answer")))
"""What may take long before anything has arrived."""
_NOT_YET = frozenset((Mood.PLANNED, Mood.REQUEST, Mood.POSSIBLE, Mood.CONDITION, Mood.REFUSED, Mood.QUESTION))
_AFTER = re.compile(r"\b(?:after|within|lasted|barely|only|just|first)\b[^,.;]{0,14}$", re.I)
_AGO = re.compile(r"\s*(?:ago|back|now|old|earlier|before)\b", re.I)
_BEEN = re.compile(r"\b(?:been|had|owned|used|using|for|since|over|about|almost|nearly)\b[^,.;]{0,16}$", re.I)
_TO_COME = re.compile(r"\b(?:by|until|till|before|next|every|each)\s+(?:the\s+)?$", re.I)
_WORDS = {"just": 1, "today": 0, "this morning": 0, "tonight": 0, "yesterday": 1, "last night": 1, "the other day": 3}
_WEEKEND = re.compile(r"\b(?:at|on|over|before|since|last|this|past)(?: the)?(?: last| past)? weekend\b", re.I)
_THIS_WEEK = re.compile(r"\b(?:earlier this week|(?:start|beginning) of (?:the|this) week|this week)\b", re.I)
_FIRST_DAYS = re.compile(
    r"\b(?:(?:on|since|by) )?(?:the )?(?P<nth>first|second|third|fourth|fifth|sixth|seventh) "
    r"(?P<one>day|evening|night|week)"
    r"(?! of\b)|\b(?P<unit>day|week) (?P<count>one|two|three|four|five|six|seven|[1-9])\b",
    re.I,
)
"""`It jammed on day two`, `the third day with it`."""
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_NEW_SINCE = re.compile(r"\bnew\b[^.!?]{0,40}\bsince\b[^.!?,]{0,20}", re.I)
_JUST = r"just(?= (?!need)(?:\w+ed|\w+en|now|came|come|got|bought|had|put|set|here)\b)"
"""`It just came`, and not `it just doesn't fit`."""
_WORDED = re.compile(rf"\b(?:{'|'.join(_WORDS).replace('just', _JUST)})\b", re.I)
_COUNTS = {"few": 3, "couple": 2, "several": 4}
_SOME = re.compile(r"\b(?:an? )?(few|couple|several)(?: of)? (?=(?:days|weeks|months|years)\b)", re.I)
_TH = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}
_SEASON = re.compile(rf"\b({'|'.join(_TH)}) (?:summer|winter|spring|fall|autumn|season|year)\b", re.I)
_HAD = re.compile(
    r"(?:^|[,;.(!?]|\band|\bbut)\s*(?:i've |we've |have )?(?:had|owned|used|worn) (?:it|them|this|these|mine) "
    r"(?:for |about |almost |nearly |over |only |just )*",
    re.I,
)
"""How long they have had it, in passing: `how do i send it back, had it 7 weeks`."""
_PART_OF_YEAR = re.compile(
    r"\b(?:in|over|since|during|last|this|late|early|through)\s+(?:the\s+)?(?:early |late )?"
    r"(spring|summer|autumn|fall|winter)\b",
    re.I,
)
_MIDDLE = {"spring": (4, 15), "summer": (7, 15), "autumn": (10, 15), "fall": (10, 15), "winter": (1, 15)}
"""Month and day of the middle of each season, in the north."""
_HALF = 45
"""Days from the middle of a season to its ends."""
_IN_LIFE = re.compile(
    r"\b(?:when|before|since|after)\s+(?:(?:i|we|my \w+|our \w+|he|she|they)\s+)?(?:just |first )?"
    r"(?:mov(?:ed|ing) (?:in|into|here|house)\b|got married\b|were married\b|(?:was|were) born\b"
    r"|(?:was|were) (?:still )?pregnant\b|retired\b)",
    re.I,
)
"""Goods dated by an event in a life have been there for long, though not for how long is known."""
_LONG = 91
_HERE = frozenset(map(stem, ("arrive", "come", "get", "receive", "deliver")))
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_WHEN = re.compile(
    rf"\b(?:on )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b"
    rf"|\b(?:on )?the \d{{1,2}}(?:st|nd|rd|th)\b|\b(?:on |last |this |this past |just )?{_WEEKDAY}\b"
    r"|\b(?:(?:about|only|just|almost) )?(?:an? (?:few|couple(?: of)?)|a|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|\d{1,2}) (?:days?|weeks?) ago\b|\b(?:yesterday|today|this morning|last night|last week)\b",
    re.I,
)
"""Words for a day on which something came."""
_NAME_OF_DAY = re.compile(rf"\b(?:{_WEEKDAY}|{_MONTH})\b", re.I)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OPEN_ASIDE = re.compile(r"\s*\([^()]*$")
"""A bracket that the end of the clause leaves open."""
_YEAR = 365
_BEHIND = 24
"""So many characters after a clause may still tell its time: `the shoes I bought | on March 3 are falling apart`."""


_OVER = re.compile(
    r"\b(?:(?:past|after|outside|missed|beyond|return)(?: of)?(?: the| your| my)?(?: return)? window|deadline|too late"
    r"|expired|over the limit|return period)\b",
    re.I,
)
"""Words that count from something other than the arrival."""


@remembered(128)
def days_since(text: str, today: date) -> int | None:
    """The fewest days since goods came, were bought or first used, of all that are told; None if none is."""
    if _OVER.search(text):
        return None
    told = [days for s in statements(text) for days in _told(s, text, today)]
    told += (days for m in _NEW_SINCE.finditer(text) for days in _moments(m[0], today))
    seasons = [_YEAR * _TH[m[1].lower()] - _YEAR // 4 for m in _SEASON.finditer(text)]
    found = (*told, *_unread(text, today), *seasons, *_in_life(text, today))
    beside = (_taken_up(text, today), _first_days(text), _in_passing(text, today))
    return min(found) if found else min((day for days in beside for day in days), default=None)


def _in_passing(text: str, today: date) -> Iterator[int]:
    for had in _HAD.finditer(text):
        rest = re.split(r"[,.;!?\n]", text[had.end() :], maxsplit=1)[0]
        yield from (round(f.value) for f in figures(rest, today) if f.kind is Kind.DAYS and f.start == 0)


def _in_life(text: str, today: date) -> Iterator[int]:
    """Days of goods bought, or used, when or since something happened in a life."""
    for start, end in sentence_spans(text):
        named = _IN_LIFE.search(text, start, end)
        around = [s for s in statements(text) if start <= s.start < end] if named else []
        had = any(
            s.verb in _CAME | _KEPT and s.mood not in _NOT_YET and not s.negated and s.actor is not Actor.READER
            for s in around
        )
        if had and not any(True for s in around for _ in _moments(s.text, today)):
            yield _LONG


def _taken_up(text: str, today: date) -> Iterator[int]:
    """Days since it was unpacked or set up."""
    for s in statements(text):
        mine = s.actor is Actor.WRITER and s.mood is Mood.DONE and not s.negated
        if mine and (s.verb in _TAKEN_UP or _SET_UP.search(s.text)) and not _PAPERS & set(s.words):
            yield from _moments(s.text, today)


@dataclass(frozen=True, slots=True)
class Told:
    """The day on which goods came, in the customer's words (`on the 12th`); `quote` is the clause with it."""

    words: str
    day: date
    quote: str


def arrival_told(text: str, today: date) -> Told | None:
    """When goods came, by the customer's words; None if they don't say, or say it in several ways."""
    found: list[Told] = []
    for s in statements(text):
        came = s.verb in _HERE and s.mood is Mood.DONE and not (s.negated or s.quoted or s.actor is Actor.READER)
        when, days = _WHEN.search(s.text) if came else None, min(_moments(s.text, today), default=None)
        if when and days is not None and not _APART & set(s.text.lower().split()):
            found.append(
                Told(
                    _NAME_OF_DAY.sub(_named, when[0].strip()), today - timedelta(days=days), _OPEN_ASIDE.sub("", s.text)
                )
            )
    return found[0] if len({t.day for t in found}) == 1 else None


def _named(day: re.Match[str]) -> str:
    """The whole name of a day of the week, and a month's as it stands: a reply may say it."""
    return next((name for name in _WEEK if name[:3] == day[0].capitalize()[:3]), day[0].capitalize())


def _first_days(text: str) -> Iterator[int]:
    """Days of those who count the days or weeks they have had it."""
    under_way = _UNDER_WAY & set(map(stem, text.lower().split()))
    for m in () if under_way else _FIRST_DAYS.finditer(text):
        count = m["count"] or ""
        number = _NTH.index(m["nth"].lower()) if m["nth"] else _number(count.lower()) - 1
        yield max(1, number + 1 if "week" not in m[0].lower() else 7 * (number + 1))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1


def _told(s: Statement, text: str, today: date) -> Iterator[int]:
    after = s.mood is Mood.CONDITION and s.text.lower().startswith("after ")
    if s.quoted or (s.mood in _NOT_YET and not after) or s.actor is Actor.READER:
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
    """Days in sentences without an actor: `The remote quit after a week.`"""
    read = [(s.start, s.end) for s in statements(text)]
    for start, end in sentence_spans(text):
        words = text[start:end]
        if not any(a < end and start < b for a, b in read) and not _UNDER_WAY & set(map(stem, words.lower().split())):
            yield from _spans(words, today, _AFTER)


def _moments(words: str, today: date) -> Iterator[int]:
    """Days since the times named in the clause."""
    yield from (_WORDS[m[0].lower()] for m in _WORDED.finditer(words))
    for figure in figures(words, today):
        if not _TO_COME.search(words[: figure.start]):
            yield from _ago(figure, words, today)
    if _WEEKEND.search(words):
        yield (today.weekday() - 5) % 7
    elif _THIS_WEEK.search(words):
        yield today.weekday()
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
    """Days of the spans that are said to have passed."""
    for figure in figures(words, today):
        first = figure.start == 0 or before.search(words[: figure.start])
        if figure.kind is Kind.DAYS and (first or _AGO.match(words, figure.start + len(figure.text))):
            yield round(figure.value)
    yield from _in_a_period(words, today) if "since" in words.lower() else ()


def _in_a_period(words: str, today: date) -> Iterator[int]:
    """Days since the end of a month or week that is named; since its middle if it is over."""
    named = period(words, today)
    if named:
        first, last = named
        yield (today - (first if "since" in words.lower() else first + (last - first) / 2)).days
    if season := _PART_OF_YEAR.search(words):
        yield _days_since_season(season, today)


def _days_since_season(season: re.Match[str], today: date) -> int:
    """Days since its middle; since its beginning after the word `since`. The latest one that has begun."""
    middle = date(today.year, *_MIDDLE[season[1].lower()])
    begun = middle - timedelta(days=_HALF)
    if begun > today:
        middle, begun = (day.replace(year=day.year - 1) for day in (middle, begun))
    told = (
        begun
        if season[0].lower().startswith("since")
        else begun + (min(middle + timedelta(days=_HALF), today) - begun) / 2
    )
    return (today - told).days
