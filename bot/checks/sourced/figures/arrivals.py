"""The day on which goods or money are said to reach the customer: `it arrives on Friday`, `you'll have it tomorrow`.

A record, a clause or what we said before gives it, or it is counted out in the text. What the customer asks for, or
needs, is no source of it.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.our_word import word_by_day
from bot.checks.commitments.words import NEW, OURS, PRICE, REFUND, US
from bot.checks.sourced.figures.counting import counted_out
from bot.checks.sourced.figures.reckoning import ends_on
from bot.checks.sourced.figures.support import Support, support
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.figures.named_days import days_named
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set

_ESTIMATED = "estimated_delivery"
_AHEAD = frozenset({Meant.NOW, Meant.LATER})
_ARRIVES = frozenset({"arrive", "deliver", "reach", "land"})
_COMES = frozenset({"come", "follow"})
_WITH_THE_PLACE = _COMES | {"get", "be", "stay", "show", "turn", "expect", "bring", "hand", "drop"}
"""Verbs that say so if the customer or their door is named."""
_RECEIVES = frozenset({"receive", "expect", "get", "have", "see", "hold"})
_ESTIMATE = stem_set("estimate estimated delivery arrival eta")
_MONEY = REFUND | PRICE
_POINTS = stem_set("it they them that this these those")
_GOODS = NEW | _MONEY | _POINTS | stem_set("order parcel package item goods delivery product shipment")
_READ_OR_HEARD = stem_set(
    "answer reply response word news update message email call label number detail confirmation link code instruction"
    " decision outcome result explanation note invoice receipt photo picture step time date yes no reason"
)
"""What of ours is read or heard: next_word.py has its days."""
_FOUND_OUT = stem_set("find finding ask asking check checking decide")
_THEIR_PLACE = re.compile(
    r"\b(?:with you|there|here|due|delivered|expected|to you|(?:at|on|to|in|into) your (?:\w+ )?"
    r"(?:door\w*|home|house|hands?|mailbox|porch|place|address|account|card|bank|statement))\b",
    re.I,
)
_NOT_SAID = re.compile(r"\b(?:was|were|had|too late|(?:past|after) the)\b", re.I)
_ON_FROM = re.compile(r"\W*(?:after|from|of|past|later)\b", re.I)
"""`Three business days after that`: no span from today."""
_DENIED = re.compile(r"(?:\b(?:not|never|no|nothing|hardly|cannot)\b|n['\u2019]t\b)[^,;:]{0,30}$", re.I)
_NO_ARRIVAL = re.compile(r"\b(?:until|till|from|since) $", re.I)
_OF_A_MONTH = re.compile(r"the \d", re.I)
"""`The 24th` may be over; figures.py has those."""
_AFTER_TOMORROW = re.compile(r"\bday after $", re.I)
_BY = re.compile(r"\b(?:by|before|in time for|no later than|for)\W+(?:the |this |next )?$", re.I)
_NEXT = re.compile(r"\bnext $", re.I)
_AT_LATEST = re.compile(r"\w+ at the latest\b", re.I)
_WITHIN = re.compile(r"\b(?:within|in)(?: the next| about| around| just)?(?: \w+(?: to | or |-))? ?$", re.I)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!,? (?:the )?(?:\d|[A-Z]))", re.I)
"""A weekday without its date."""
_SUM = re.compile(r"[$\u20ac\u00a3]\s?\d")
_ASKS = re.compile(
    r"\?|\b(?:needs?|needed|wants?|wish|hop(?:e|ing)|must|ha(?:s|ve) to|would|could|can|please|if|whether|unless|by"
    r"|before|in time)\b",
    re.I,
)
_TELLS = re.compile(r"\b(?:arriv|deliver|estimat|track|sched|due\b|says?\b|said\b|expected)", re.I)
_WEEK = 7
_WEEKEND = timedelta(days=2)
"""How much longer than its number of days a span of business days may be."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A clause that says so, with its day.

    `latest`: whether it may be earlier too. `weekday`: whether only a weekday is named. `span`: whether it is a span
    from today, of which `day` is the latest end.
    """

    act: SpeechAct
    words: str
    at: int
    day: date
    latest: bool = False
    weekday: bool = False
    span: bool = False

    @property
    def of_money(self) -> bool:
        return bool(self.act.about & _MONEY or _SUM.search(self.words))

    @property
    def days(self) -> tuple[Figure, ...]:
        """The days that may be meant; `next Tuesday` is one of two."""
        day = Figure(Kind.DATE, self.day.toordinal(), self.words[self.at :], self.act.start + self.at)
        later = self.weekday and _NEXT.search(self.words[: self.at])
        return (day, replace(day, value=day.value + _WEEK)) if later else (day,)


def check_arrivals(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a day that nothing gives; in a person's text only where the case has another, else it warns."""
    said = tuple(_arrivals(text, sources.today))
    if said:
        sources = replace(sources, turns=tuple(_unasked(sources)))
        known = support(sources, text)
        yield from (_finding(one, sources) for one in said if not _held(one, text, known, sources))


def _finding(one: _Arrival, sources: Sources) -> Finding:
    words, other = one.words.strip(" ,;:-"), sources.matter.fact(_ESTIMATED)
    if other and not one.of_money and not one.act.about & NEW:
        reason = f"The case says estimated delivery: {other}. Correct the day, or the fact if it is wrong."
        return Finding("date", Severity.STOP, words, reason, against=other)
    severity = Severity.WARN if sources.by_person else Severity.STOP
    reason = "No clause or fact of this case says when it reaches them. Record the day as a fact, or take it out."
    return Finding("date", severity, words, reason)


def _arrivals(text: str, today: date) -> Iterator[_Arrival]:
    said = acts(text)
    for n, act in enumerate(said):
        if not _reaches_them(act, text) or _open(said, n, text) or _of_our_word(act, text):
            continue
        words = text[act.start : act.end]
        for one in (*_days(act, words, today), *_spans(act, words, today)):
            if not word_by_day(words, one.at, one.at + 1) and not _NO_ARRIVAL.search(words[: one.at]):
                yield one


def _days(act: SpeechAct, words: str, today: date) -> Iterator[_Arrival]:
    spans = {f.start for f in figures(words, today) if f.kind is Kind.DAYS}
    for at, day in days_named(words, today):
        if day > today and at not in spans and not _OF_A_MONTH.match(words, at):
            day += timedelta(days=bool(_AFTER_TOMORROW.search(words[:at])))
            latest = bool(_BY.search(words[:at]) or _AT_LATEST.match(words, at))
            yield _Arrival(act, words, at, day, latest, weekday=bool(_WEEKDAY.match(words, at)))


def _spans(act: SpeechAct, words: str, today: date) -> Iterator[_Arrival]:
    for figure in figures(words, today):
        on_from = _ON_FROM.match(words, figure.start + len(figure.text))
        if figure.kind is Kind.DAYS and _WITHIN.search(words[: figure.start]) and not on_from:
            end = today + timedelta(days=math.ceil(figure.value)) + _WEEKEND
            yield _Arrival(act, words, figure.start, end, latest=True, span=True)


def _reaches_them(act: SpeechAct, text: str) -> bool:
    words = text[act.start : act.end]
    if act.meant not in _AHEAD or act.side is Side.US or _NOT_SAID.search(words):
        return False
    if act.side is Side.CUSTOMER:
        return act.verb in _RECEIVES and bool(act.about & _GOODS)
    if act.verb in _ARRIVES or (act.subject & _ESTIMATE and act.verb in ("be", "stay")):
        return True
    return bool(act.verb in _COMES and act.subject & _GOODS) or (
        act.verb in _WITH_THE_PLACE and bool(_THEIR_PLACE.search(words))
    )


def _open(said: tuple[SpeechAct, ...], n: int, text: str) -> bool:
    """Whether an earlier part of the sentence leaves it open: `I can't promise that it arrives on Friday`."""
    before = (a for a in said[:n] if a.sentence == said[n].sentence)
    denied = _DENIED.search(text[said[n].sentence[0] : said[n].start])
    return bool(denied) or any(a.meant in (Meant.NOT, Meant.MAYBE, Meant.ASKED) for a in before)


def _of_our_word(act: SpeechAct, text: str) -> bool:
    """Whether it is an answer or a paper of ours, named here or in the sentence before."""
    if act.about & (_READ_OR_HEARD | US | OURS):
        return True
    if not act.about & _POINTS or act.subject & _ESTIMATE or act.verb in _ARRIVES:
        return False
    before = sentences(text[: act.start])[-1:]
    return any(a.about & (_READ_OR_HEARD | _FOUND_OUT) for words in before for a in acts(words))


def _held(one: _Arrival, text: str, known: Support, sources: Sources) -> bool:
    """Whether a day of the sources is meant, or what is said may be earlier and an estimate is."""
    estimates = tuple(_estimates(sources))
    if one.latest and any(day.toordinal() <= one.days[-1].value for day in estimates):
        return True
    if one.span:
        return not estimates or one.of_money or bool(one.act.about & NEW)
    if any(_given(day, known, one.of_money) for day in one.days):
        return True
    if one.weekday and one.day.weekday() in _weekdays(sources):
        return True
    return bool(counted_out((*figures(text, sources.today), *one.days), text, known) & {*one.days})


def _given(day: Figure, known: Support, of_money: bool) -> bool:
    """Whether it is a day of the sources; for money also the end of a clause's span from a day of the case."""
    near = [k for k in known.known if not k.clause]
    dates = {k.value: date.fromordinal(int(k.value)) for k in near if k.kind is Kind.DATE}
    spans = {k.value for k in near if k.kind is Kind.DAYS and k.source} if of_money else ()
    ends = date.fromordinal(int(day.value))
    return day.value in dates or any(ends_on(start, span, ends) for start in dates.values() for span in spans)


def _estimates(sources: Sources) -> Iterator[date]:
    """The days on which goods are to arrive, as the case has them."""
    given = figures(sources.matter.fact(_ESTIMATED) or "", sources.today)
    yield from (date.fromordinal(int(f.value)) for f in given if f.kind is Kind.DATE)


def _weekdays(sources: Sources) -> frozenset[float]:
    """Weekdays in the facts, in what we said, and on which the customer tells that it was to arrive."""
    turns = zip(sources.matter.turns, sources.turns, strict=True)
    told = [s for turn, words in turns for s in sentences(words) if turn.who is not Who.CUSTOMER or _TELLS.search(s)]
    given = (*told, *(f.value for f in sources.matter.facts))
    return frozenset(f.value for words in given for f in figures(words, sources.today) if f.kind is Kind.WEEKDAY)


def _unasked(sources: Sources) -> Iterator[str]:
    """What was said on the matter, without what the customer asks for or needs."""
    for turn, words in zip(sources.matter.turns, sources.turns, strict=True):
        yield words if turn.who is not Who.CUSTOMER else " ".join(s for s in sentences(words) if not _ASKS.search(s))
