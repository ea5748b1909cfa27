"""How a statement asks something of the customer: a request, a question whether they did it, or a hint."""

import re
from enum import StrEnum

from bot.language.grammar.statements import Actor, Mood, Statement
from bot.language.patterns.worded import may_hold, words_of
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, step_of
from bot.ledger.results import BY_HAND

_DUTY = re.compile(
    r"\b(?:must|should|ha(?:s|ve) to|needs? to|(?:is|are) to)\s+(?:\w+ly |first |still |also |either )*be\b",
    re.IGNORECASE,
)
_BY_US = re.compile(r"\bby (?:us|me|our|my)\b", re.IGNORECASE)
NEEDS = stem_set("need require lack await miss want ask")
_PROPOSES = stem_set("suggest recommend advise propose ask request urge encourage insist point")
GETS = stem_set("have get ask receive see trouble bother")
_KIND = re.compile(
    r"\b(?:great|good|kind|nice|lovely|helpful|wonderful|ideal|best|easiest|appreciate\w*|grateful|help\w*|thank\w*"
    r"|wondering|like it|worth|sense)\b",
    re.IGNORECASE,
)
_SATISFIED = re.compile(
    r"(?:\b(?:ha[sd]|have|shows?|gives?|gave|tells?|told|contains?|holds?|got|includes?|was|were|is|are)|['\u2019](?:s|ve))"
    r" (?:me |us |exactly |just |already |now ){0,2}(?:all|everything|anything|what|whatever|enough)(?: that| of what)?"
    r" (?:i|we)(?:'d|'ll| would| will)? (?:\w+ )?(?:need|require|ask|want)(?:ed)?\b(?! (?:is|are|from you))",
    re.IGNORECASE,
)
"""`The photo shows all I need`: the need is met."""
_ALL = words_of("all everything anything what whatever enough")
"""One of these stands in `_SATISFIED`, and one of the others in `_LEFT_TO_THEM`."""
_LIKES = words_of("like want prefer")
ONCE = re.compile(
    r"(?:once|after|as soon as|when) you(?:'ve| have) (?!(?:it|them|this|that|the|an?|your)\b)", re.IGNORECASE
)
"""It says that they haven't done it yet."""
_SEEN = re.compile(r"\b(?:have|did) you (?:already |perhaps |ever )?seen? (?:our|the|this) ", re.IGNORECASE)
"""`Have you seen our page?`"""
_NO_STEP = stem_set("know want like prefer mind need be get receive see")
"""Verbs that ask for no step: `Do you know why?`"""
_REACHES = stem_set("reach find")
"""`You'll find them at the front desk.`"""
_NOBODY = re.compile(r"\W*(?:(?:and|so|but) )*(?:nobody|no ?one|none of us)\b", re.IGNORECASE)
_TO = re.compile(r"\W*to\b", re.IGNORECASE)
_COPULAS = frozenset("be have ha need".split())
_RELATIVE = re.compile(
    r"\b(?:is|are|was|were|does|do|did|which|what) (?:(?:the|your|that|this|those|an?|one|any) )?(?:\w+ ){1,3}"
    r"(?:(?:that|which|who|whom) )?$",
    re.IGNORECASE,
)
"""A relative clause follows: `is the number that you called from the right one?`."""
_LEFT_TO_THEM = re.compile(
    r"\b(?:how|when|where|which way) (?:would|do) you (?:like|want|prefer)\b"
    r"|\bwould you (?:\w+ )?(?:like|prefer) (?:an?|the|your|another|us|its?)\b"
    r"(?! (?:\w+ )?(?:look|go|try|check|search)\b)",
    re.I,
)
"""It asks for their wish, or offers something."""
_HAD_TO = re.compile(r"\byou(?:['\u2019]ve)?(?: \w+){0,2} had to\b", re.IGNORECASE)
_NONE_LEFT = re.compile(
    r"\bthere(?:['\u2019]s| is| are| was| will be)? (?:\w+ ){0,2}?"
    r"(?:nothing(?! (?:\w+ )?(?:but|except|left but|else but)\b)"
    r"|no(?! (?:other )?(?:way|choice|option|alternative)s?\b))"
    r"\b[^.,;!?]{0,40}\bfor you to\b",
    re.IGNORECASE,
)
"""`There is nothing more for you to do`, `there is no further step for you to take`."""
_WISH_OF_THEIRS = re.compile(r"\byou(?:['\u2019]d| would) (?:\w+ )?(?:like|prefer|rather)\b", re.IGNORECASE)
"""`You would like the purchase to count`: it tells what they wish."""
TAKES_IT = re.compile(r"\W*take it (?:that|you|this is)\b", re.IGNORECASE)
"""We understand it so: `We are glad, and take it that you need nothing else`."""
_IN_MIND = re.compile(r"\W*to (?:expect|hope|know|understand)\b", re.IGNORECASE)
"""Nothing that is done: `nothing told you when to expect it`."""
_REPORTED = re.compile(r"\b(?:told|said|says|say|read|wrote|promised|states?)(?: you)?(?: that)?\W*$", re.IGNORECASE)
"""Others' words follow: `the emails told you that you could cancel at any time`."""


class Manner(StrEnum):
    """How it is asked. WHETHER: whether they did it. HINT: what could be done."""

    ASKED = "asked"
    WHETHER = "whether"
    HINT = "hint"


def manner_of(s: Statement, before: Statement | None, sentence: str) -> Manner | None:
    """None if it asks nothing of the customer. `before`: the preceding statement; `sentence`: the whole sentence."""
    comes_of_it = s.mood is Mood.POSSIBLE and " able to " in s.text
    if (
        comes_of_it
        or asks_nothing(s)
        or (before is not None and _TO.match(s.text) and _WISH_OF_THEIRS.search(before.text))
        or _won_t_be_asked(s, before)
        or (_left_to_them(s.text) and not s.text.lower().startswith(("if", "please")))
    ):
        return None
    theirs = s.actor is Actor.READER and not s.negated
    if theirs and s.mood in (Mood.DONE, Mood.CONDITION) and ONCE.match(s.text):
        return Manner.HINT
    if s.mood is Mood.REQUEST:
        return Manner.ASKED if s.actor in (Actor.READER, Actor.NOBODY) and not s.negated else None
    if s.mood is Mood.QUESTION:
        return None if _RELATIVE.search(sentence[: max(sentence.find(s.text), 0)]) else _of_question(s)
    if s.mood is Mood.CONDITION:
        return Manner.ASKED if theirs and _kindly(before, sentence, s) else None
    return _of_what_is_said(s, before, sentence)


def asks_nothing(s: Statement) -> bool:
    """`I'm sorry that you had to ask twice` is past, `there is nothing for you to do` denied, `take it that` ours."""
    past = s.mood is not Mood.CONDITION and bool(_HAD_TO.search(s.text))
    return (
        past
        or bool(_IN_MIND.match(s.text))
        or (s.mood is Mood.REQUEST and bool(_NONE_LEFT.match(s.text) or TAKES_IT.match(s.text)))
    )


def _won_t_be_asked(s: Statement, before: Statement | None) -> bool:
    """`I won't ask you to charge it again`, `nobody will ask you to`."""
    if before is None or before.verb not in _PROPOSES or before.sentence != s.sentence:
        return False
    denied = before.negated or bool(_NOBODY.match(before.text))
    return denied and s.actor is Actor.READER and bool(_TO.match(s.text))


def _of_what_is_said(s: Statement, before: Statement | None, sentence: str) -> Manner | None:
    nothing = before and before.negated and before.actor is Actor.NOBODY and before.verb in _COPULAS
    if _owed(s, sentence) and not nothing:  # `nothing needs to be sent`
        return Manner.ASKED
    if s.actor is not Actor.READER or _WISH_OF_THEIRS.search(s.text):
        return None
    could = s.mood is Mood.POSSIBLE or (s.verb in _REACHES and s.mood is Mood.PLANNED)
    if could and not (s.negated or _offered(s) or _REPORTED.search(sentence[: max(sentence.find(s.text), 0)])):
        return Manner.HINT
    return Manner.ASKED if s.mood is Mood.STATED and before and before.verb in _PROPOSES else None


def _offered(s: Statement) -> bool:
    """`You can have a new one`: they get something. `You can have it checked` is a step."""
    return s.verb == "have" and not step_of(s.text).actions


def _of_question(s: Statement) -> Manner | None:
    seen = s.verb == "see" and bool(_SEEN.search(s.text))
    if s.actor is Actor.READER and (seen or s.verb not in _NO_STEP):
        return Manner.WHETHER
    been = s.passive and s.actor is Actor.NOBODY and s.text.lower().startswith(("has ", "have ", "was ", "were "))
    if been and step_of(s.text).actions & BY_HAND:
        return Manner.WHETHER
    things = step_of(s.text).things & GIVABLE
    return Manner.ASKED if things and ((s.actor is Actor.WRITER and s.verb in GETS) or s.verb == "be") else None


def _kindly(before: Statement | None, sentence: str, s: Statement) -> bool:
    """`It would help if you sent`, `I was wondering if you could`."""
    around = sentence.replace(s.text, " ")
    close = before is not None and sentence.find(s.text) - sentence.find(before.text) - len(before.text) < 6
    return (close and bool(_KIND.search(before.text if before else around))) or bool(
        re.search(r"\bif you (?:could|would|can)\b", s.text, re.I) and _KIND.search(around)
    )


def _owed(s: Statement, sentence: str) -> bool:
    """A duty of nobody named: `the form has to be filled in`; or our need: `we still need the receipt`."""
    if s.negated or _BY_US.search(s.text) or satisfied(sentence):
        return False
    around = sentence[max(0, sentence.find(s.text) - 12) :]
    if s.passive and s.actor is not Actor.WRITER and _DUTY.search(around[: len(s.text) + 12]):
        return True
    ours = s.actor is Actor.WRITER and s.verb in NEEDS and s.mood in (Mood.STATED, Mood.POSSIBLE, Mood.DOING)
    return (ours or (s.actor is Actor.NOBODY and s.verb in NEEDS)) and bool(step_of(s.text).things & GIVABLE)


def satisfied(sentence: str) -> bool:
    """Whether it says that we have what we need."""
    return may_hold(sentence, _ALL) and bool(_SATISFIED.search(sentence))


def _left_to_them(words: str) -> bool:
    return may_hold(words, _LIKES) and bool(_LEFT_TO_THEM.search(words))
