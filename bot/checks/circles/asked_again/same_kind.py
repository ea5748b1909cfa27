"""Questions that ask again, in other words, for the kind of answer that the customer gave when we asked (signal 2)."""

import re
from collections.abc import Iterator

from bot.checks.circles.asked_again.answer_kinds import Answer
from bot.checks.circles.asked_again.answers import next_words
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.actions import classes_of

_KINDS = tuple(kind for kind in Answer if kind not in (Answer.SIDE, Answer.MANNER, Answer.NAME))
"""Kinds of which one question asks for a single one, by words of its own."""
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset(
    "the a an your you we us i me it its s re d ll ve m t them they this that these those there did do"
    " does have has had was were is are be been would will could can may shall should on at in of by for"
    " to so and or with please tell know let kindly just also exactly exact roughly about then one again"
    " first before".split()
)
_SUITS = stem_set("suit good best better convenient prefer like want work ideal fit")
_ALIKE = dict.fromkeys(stem_set("get receive arrive come deliver"), "arriv")
_WHY = re.compile(r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat made you\b", re.IGNORECASE)
_TURN_OF_MIND = re.compile(r"\b(?:reason|return\w*|send\w*|sent|cancel\w*|exchang\w*|swap\w*|back)\b", re.IGNORECASE)
_OF_THE_MIND = stem_set(
    "reason return send cancel exchange swap back want like why what how make come item order ask share"
)
"""What a return or cancelling is asked for with, which both questions mean."""


def again_of_the_kind(words: str, reply: Reply) -> Entry | None:
    """The customer's answer to a question of ours that this one puts once more."""
    asked = tuple(k for k in _KINDS if k.asked.search(words))
    for turn, before in _our_questions(reply) if asked or _WHY.search(words) else ():
        if _why_again(words, before) and (said := next_words(turn, reply)):
            return said
        kind = next((k for k in asked if _asks_alike(k, words, before)), None)
        if kind and _same(kind, words, before) and (said := next_words(turn, reply)):
            return said if kind.answer.search(reply.matter.turns[said.turn].text) else None
    return None


def _our_questions(reply: Reply) -> Iterator[tuple[int, str]]:
    """What we asked, latest first."""
    for n, turn in reversed(tuple(enumerate(reply.matter.turns))):
        for said in sentences(turn.text) if turn.who is Who.US and "?" in turn.text else ():
            if said.endswith("?"):
                yield n, said


def _asks_alike(kind: Answer, words: str, before: str) -> bool:
    """Whether both ask for that kind; `how many` and `how long` are of one kind, and two questions."""
    mine, ours = kind.asked.search(words), kind.asked.search(before)
    same = kind is not Answer.COUNT or (mine and ours and mine[0].lower() == ours[0].lower())
    return bool(mine and ours and same)


def _same(kind: Answer, words: str, before: str) -> bool:
    """Whether it asks of nothing but what we asked of; a wish is asked for in many words."""
    mine, ours = _telling(kind.asked.sub(" ", words)), _telling(kind.asked.sub(" ", before))
    wishes, wished = mine & _SUITS, ours & _SUITS
    return bool(wishes and wished) if wishes or wished else bool(mine) and mine <= ours


def _why_again(words: str, before: str) -> bool:
    if not (_WHY.search(words) and _WHY.search(before) and _TURN_OF_MIND.search(words)):
        return False
    return _stems(words) - _OF_THE_MIND <= _stems(before)


def _telling(words: str) -> frozenset[str]:
    return frozenset(map(_meant, _stems(words)))


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(lemma(w)) for w in _WORD.findall(words.lower()) if w not in _SMALL)


def _meant(stemmed: str) -> str:
    """The word; where it has a class, the first of them."""
    return _ALIKE.get(stemmed) or min(classes_of(stemmed), default=stemmed)
