"""Questions that ask for nothing, and refused remedies: neither counts as unanswered."""

import re

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.vocabulary.content import gist, stem_set

_TELLING = stem_set("explain tell say write ask repeat beg chase call send remind spell describe")
_HOW_OFTEN = re.compile(r"\bhow (?:many (?:more )?times|often|much longer)\b", re.I)
_MINDS = stem_set("think believe expect")
_OF_US = re.compile(
    r"\bare you(?: guys| people| all)? (?:\w+ly |just |even |all )*"
    r"(?:kidding|joking|serious|deaf|blind|insane|crazy|mad|stupid|for real)\b"
    r"|\bis (?:this|that|it) (?:\w+ly |just |all |some (?:kind|sort) of |an? |your idea of )*(?:joke|prank|service)\b"
    r"|\bis (?:this|that) (?:\w+ly )?(?:normal|acceptable|fair|funny|professional)\W*$"
    r"|\b(?:is|was) (?:this|that) (?:really )?how (?:you|people)\b"
    r"|\bwhat (?:kind|sort) of (?:\w+ )?(?:shop|store|company|service|business|people|seller|outfit)\b"
    r"|\b(?:do|does|did) (?:you|anybody|anyone)(?: \w+)? (?:even |really |actually )*(?:care|read|listen)\b"
    r"|^\W*(?:really|seriously|honestly|so what|who does that|why me|what the \w+)\W*$",
    re.I,
)
_JUDGED = re.compile(r"\b(?:acceptable|okay|ok|fair|funny|normal|right|professional|good enough)\b", re.I)
_ADVICE = re.compile(r"\b(?:should|must|need|have to|ought)\b", re.I)
_REMEDY = stem_set("refund return replac replacement exchange credit money reimburse back")


def rhetorical(question: str) -> bool:
    """Whether it is a reproach: `how many times do I have to explain it`, `are you kidding me`."""
    said = statements(question)
    return bool(_OF_US.search(question)) or _told_too_often(question, said) or _of_a_mind(question, said)


def _told_too_often(question: str, said: tuple[Statement, ...]) -> bool:
    mine = any(s.actor is Actor.WRITER and s.verb in _TELLING for s in said)
    return mine and bool(_HOW_OFTEN.search(question))


def _of_a_mind(question: str, said: tuple[Statement, ...]) -> bool:
    """Whether it is about our opinion of them: `Do you think I am made of money`."""
    asked = any(s.actor is Actor.READER and s.verb in _MINDS and s.mood is Mood.QUESTION for s in said)
    theirs = any(
        s.actor is Actor.WRITER and s.verb not in _MINDS and s.mood is not Mood.POSSIBLE and not _ADVICE.search(s.text)
        for s in said
    )
    return asked and (theirs or bool(_JUDGED.search(question)))


def refuses_remedy(quote: str, text: str) -> bool:
    """Whether they demand a refund or return and the reply refuses one, which is an answer."""
    return _remedy(quote) and any(
        s.negated and s.actor is not Actor.READER and _remedy(s.text) for s in statements(text)
    )


def _remedy(words: str) -> bool:
    return bool(gist(words) & _REMEDY)
