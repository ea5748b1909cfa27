"""Days of our own next step, and days by which we ask for an answer: they need no other source."""

import re
from datetime import date

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.commitments.our_word import word_by_day
from bot.checks.commitments.words import ABOVE, PRICE, RECEIVE, REFUND, WRITE
from bot.checks.sourced.figures.known import topic
from bot.checks.sourced.sources import Sources
from bot.language.figures.figures import Figure, Kind, upcoming
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_ASKS_BY = re.compile(r"\bplease\b|\bcould you\b|\bkindly\b", re.I)
_OUR_WORD = frozenset(map(stem, "answer reply hear message news decision word".split()))
_TO_US, _HEARS = frozenset({"me", "us"}), frozenset({"know", "hear"})
_THEIR_WORD = re.compile(r"\byour (?:\w+ ){0,2}?(?:answer|reply|message|news|decision|word)s?\b", re.I)
_LEAVES = frozenset({"leave", "ship", "go", "dispatch", "send", "mail", "pack", "start"})
_POINTS, _WITH_YOU = frozenset({"it", "that", "this"}), frozenset({"with", "you"})
_ABOVE = stem_set(" ".join(ABOVE))
_AND_BEFORE = 2
"""The sentence with the day, and the one that `it` may refer to."""
_AHEAD = frozenset({Meant.LATER, Meant.NOW})


def next_word(figure: Figure, said: list[SpeechAct], text: str, end: int, sources: Sources) -> bool:
    """Whether it is a day or span of our next step, or by which we ask for an answer.

    promises.py limits how far ahead it may be. `end`: where its sentence ends.
    """
    if figure.kind not in (Kind.DATE, Kind.DAYS, Kind.DAY):
        return False
    if not 0 <= _days_ahead(figure, sources.today) <= sources.call_back_days:
        return False
    *before, sentence = sentences(text[:end])[-_AND_BEFORE:]
    acting = [a for a in said if _ahead_of_us(a)]
    ours = any(_own_step(a, figure) for a in acting) or _spoken_of(acting, " ".join(before))
    begins = said[0].sentence[0] if said else text.rfind(sentence, 0, end)
    day = figure.start - begins
    own_word = word_by_day(text[begins:end], day, day + len(figure.text)) or _after_a_condition(figure, said, text)
    return ours or own_word or bool(_ASKS_BY.search(sentence))


def _spoken_of(acting: list[SpeechAct], before: str) -> bool:
    """Whether our answer or owner, named in the sentence before, reaches or writes to them; not `your message`."""
    ours = topic(_THEIR_WORD.sub(" ", before))
    return any((ours & _OUR_WORD and _reaches_them(a)) or (ours & _ABOVE and _answers(a)) for a in acting)


def _answers(act: SpeechAct) -> bool:
    """Whether our owner answers: `She answers you by Friday`, `she'll read it and answer`."""
    person = bool(act.subject & {"she", "he", "they"}) or (act.side is Side.OTHER and not act.subject)
    return person and act.verb in WRITE | {"decide"} and act.side is not Side.US


def _ahead_of_us(act: SpeechAct) -> bool:
    """Whether it is our future step; also `for which I would find out the day`."""
    return act.meant in _AHEAD or (act.side is Side.US and act.meant is Meant.MAYBE and "would" in act.subject)


def _after_a_condition(figure: Figure, said: list[SpeechAct], text: str) -> bool:
    """`If you lean toward waiting, I'll name the day by Friday`, if both were read as one clause."""
    held = next((a for a in said if a.meant is Meant.CONDITION and a.start <= figure.start < a.end), None)
    comma = text.rfind(", ", held.start, figure.start) if held else -1
    rest = acts(text[comma + 2 : held.end]) if held and comma >= 0 else ()
    return bool(rest) and rest[0].side is Side.US and rest[0].meant in _AHEAD


def _own_step(act: SpeechAct, figure: Figure) -> bool:
    """Whether we act, the customer hears from us or is to write, or what we send leaves."""
    writes = bool(act.about & _TO_US) and act.verb not in RECEIVE and not act.about & (REFUND | PRICE)
    hears = act.side is Side.CUSTOMER and (act.verb in _HEARS or writes)
    leaves = act.side is Side.THING and act.verb in _LEAVES and figure.kind is not Kind.DAYS
    return act.side is Side.US or hears or leaves


def _days_ahead(figure: Figure, today: date) -> float:
    if figure.kind is Kind.DAY:
        return (upcoming(int(figure.value), today) - today).days
    return figure.value - (today.toordinal() if figure.kind is Kind.DATE else 0)


def _reaches_them(act: SpeechAct) -> bool:
    """`It will be with you`, `you'll have it from me`."""
    from_us = act.side is Side.CUSTOMER and act.verb in RECEIVE and act.about & _TO_US and "it" in act.about
    return bool(from_us) or (act.side is Side.THING and bool(act.subject & _POINTS) and act.about >= _WITH_YOU)
