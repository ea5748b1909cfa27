"""Promises told by likeness to examples: their names, the commitments they make, and what they are about."""

from dataclasses import dataclass

from bot.checks.commitments import words as w
from bot.domain.commitments import REFUNDS, CommitmentKind
from bot.knowledge.schema.promises import Promised
from bot.knowledge.words.traits import plain_words
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

GIFTS = stem_set("gift present voucher coupon discount extra percent less off cheap bonus fee credit waive")
"""Without these words, something free may be goods or a return that a clause gives."""
_GOODS = w.NEW | stem_set("again repair fix mend mail warehouse pack")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise told by likeness: its name in a finding, and its commitments.

    `about`: what its words must be about for a stop, as a second sign besides likeness.
    """

    named: str = ""
    makes: frozenset[CommitmentKind] = frozenset()
    about: frozenset[str] = frozenset()


_K = CommitmentKind
_PROMISES: dict[Promised, Promise] = {
    Promised.REFUND: Promise(
        "a refund", REFUNDS, w.REFUND | w.PRICE | w.SHARE | w.CARD | w.WHOLE | stem_set("pay paid owe loss sum $")
    ),
    Promised.FAVOUR: Promise("something on top", about=GIFTS | stem_set("free charge")),
    Promised.REPLACEMENT: Promise("a new item", frozenset({_K.REPLACEMENT}), _GOODS),
    Promised.LABEL: Promise("a free way back", frozenset({_K.RETURN_LABEL})),
    Promised.EXCEPTION: Promise(
        "an exception",
        REFUNDS | {_K.RETURN_LABEL},
        stem_set("return back exception window deadline date late accept week month"),
    ),
    Promised.CANCELLATION: Promise(
        "a cancellation", frozenset({_K.CANCELLATION}), stem_set("order cancel parcel purchase")
    ),
    Promised.ADDRESS_CHANGE: Promise(
        "another address",
        frozenset({_K.ADDRESS_CHANGE}),
        w.ELSEWHERE | stem_set("street place home house door neighbor"),
    ),
    Promised.SERVICE: Promise("a service"),
    Promised.OUTCOME: Promise(
        "what isn't ours to say",
        about=stem_set("guarantee promise sure certain definitely count rely doubt never always word assure"),
    ),
}


def known(promised: Promised) -> Promise:
    """Its row; an empty one for a cost or a hurdle, which is no commitment."""
    return _PROMISES.get(promised, Promise())


def stems_of(words: str) -> frozenset[str]:
    """The stems of the words."""
    return frozenset(stem(word) for word in plain_words(words))
