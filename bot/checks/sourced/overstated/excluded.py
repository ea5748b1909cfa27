"""What a clause leaves out and the text grants: goods that don't come back, places we don't serve, free for a price."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from bot.checks.sourced.overstated.countries import countries
from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.clauses import Clause
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import all_tokens, straight
from bot.language.vocabulary.stems import stem

RULE = "polarity"


class _Family(Enum):
    """What is denied, by the words of a clause; and how a text grants it."""

    BACK = (
        r"returnable|refundable|returned|taken back",
        r"\b(?:returnable|refundable)\b"
        r"|\b(?:can|may|could|will|'ll|able to|welcome to) (?:\w+ ){0,4}?(?:return\b|come back|go back"
        r"|send\b.{0,40}\bback|be (?:\w+ )?(?:returned|sent back|taken back|accepted|refunded))"
        r"|\b(?:accept|takes?|taken|accepted)\b.{0,40}\b(?:back|returns?)\b|\bwe (?:\w+ )?(?:accept|refund)\b",
    )
    SERVED = (
        r"served|shipped|delivered|ship|deliver|serve",
        r"\bwe(?:'ll)? (?:(?:will|do|can|also|gladly|happily|even|already) )*(?:ship|deliver|send|serve)\b"
        r"|\b(?:can|will) be (?:\w+ )?(?:shipped|sent|delivered|served)\b|\b(?:is|are) (?:\w+ )?(?:served|possible)\b"
        r"|\b(?:shipping|delivery|orders?|parcels?) to\b.{0,40}\b(?:is|are|takes?|costs?|arrives?)\b",
    )
    OFFERED = (
        r"offered|available|sold|provided|possible|offer|sell|provide",
        r"\b(?:offer|available|possible|costs?|choose|book|select|provide|can|includes?|included|takes?|free)\b"
        r"|^with\b|\bthere is\b",
    )
    COVERED = (
        r"covered|insured|cover|insure",
        r"\b(?:is|are|be) (?:\w+ ){0,2}(?:covered|insured|included)\b|\b(?:covers?|includes?)\b",
    )
    TAKEN = (
        r"taken|accepted|matched|honou?red|take|accept|match|honou?r",
        r"\b(?:match|accept|take|honou?r)(?:es|s|ed)?\b|\btaken\b",
    )

    def __init__(self, denied: str, granted: str) -> None:
        self.denied = re.compile(rf"\b(?:{denied})\b")
        self.granted = re.compile(granted)


@dataclass(frozen=True, slots=True)
class _Excluded:
    """Words that together name what is excluded, as stems, and the sentence of the clause that says so."""

    words: frozenset[str]
    family: _Family
    said: str


_PASSIVE = re.compile(r"^(?P<what>.+?) (?:is|are|can) ?(?:not|n't|never) (?:be )?(?P<how>\w+(?: back)?)\b(?! \w+ly\b)")
_ACTIVE = re.compile(r"\b(?:do|does) ?(?:not|n't|never) (?P<how>\w+) (?:to |in )?(?P<what>[^;:.]+)")
_LIST = re.compile(r",|;|\band\b|\bor\b|\bnor\b")
_ABOUT = re.compile(r"\b(?:that|which|who|whose|when|once|after|before|if|unless|without)\b")
"""An exclusion that depends on more than what it names."""
_OPEN = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|nothing|none|without|cannot|unable|whether|if|unless|except|only|until|once"
    r"|when|where|provided|left out|exclud(?:es?|ed|ing)|sorry|find(?:ing)? out|ask(?:ed|ing)?|wanted|wish(?:ed)?"
    r"|\w+n't)\b|\?\s*$"
)
"""Words by which a sentence grants nothing, or under a condition."""
_NO_TROUBLE = re.compile(r"\b(?:no (?:problem|worries|trouble|matter)|not only|not just)\b")
_GENERIC = frozenset(
    map(stem, "item good product order parcel thing article purchase the our your a an of in to for".split())
)
_ABROAD = re.compile(
    r"\b(?:(?:other|all|any|every|most|many|foreign) countr(?:y|ies)|worldwide|abroad|internationally|overseas"
    r"|anywhere in the world)\b"
)
_APART = re.compile(r"[;:]|,\s(?=(?:so|but|because|since|as|while|though)\b)")
"""Where another part of a sentence begins."""
_OTHER_COUNTRIES = frozenset(map(stem, ("other", "countries")))
_YES = re.compile(r"^(?:yes|yep|yeah|of course|certainly|sure|absolutely|definitely|gladly|indeed|by all means)\b")
_BARE = frozenset(
    "yes yep yeah of course certainly sure absolutely definitely gladly indeed by all means we i you it that this they"
    " do does can may is are will possible works fine just please place the your order thing no problem thanks for"
    " asking with pleasure happily happy to at any time".split()
)
_QUESTION = re.compile(r"\?\s*$|^(?:do|does|can|could|may|will|would|is|are) (?:you|i|we|it|there|your|the|shipping)\b")


def check_excluded(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops what a clause in force excludes, unless a lead decided or another clause grants it."""
    if sources.decided:
        return
    clauses = tuple(dict.fromkeys((*sources.cited, *sources.own, *sources.in_force)))
    for sentence in sentences(text):
        asked = _agreed(sentence, text, sources)
        for words in filter(None, (_granting(sentence), asked)):
            if found := _contradicted(words, clauses, of_question=words is asked):
                clause, said = found
                reason = f"{clause.id} says otherwise: “{said}”. Correct it, or cite the clause that says so."
                yield Finding(RULE, Severity.STOP, sentence, reason, against=clause.text)
                break


def _granting(sentence: str) -> str:
    """The sentence as it is compared; empty where it denies, asks or depends on something."""
    words = _NO_TROUBLE.sub(" ", straight(sentence).lower())
    return "" if _OPEN.search(words) else words


def _agreed(sentence: str, text: str, sources: Sources) -> str:
    """The customer's only question, where the sentence is a bare yes to it."""
    words = _granting(sentence)
    bare = _YES.search(words) and {t.word for t in all_tokens(words) if t.is_word} <= _BARE
    asked = [s for s in sentences(straight(sources.matter.message).lower()) if _QUESTION.search(s)] if bare else []
    return asked[0] if len(asked) == 1 and not re.search(r"n't\b|\bnot\b", asked[0]) else ""


def _contradicted(words: str, clauses: tuple[Clause, ...], of_question: bool) -> tuple[Clause, str] | None:
    for clause in clauses:
        for excluded in _excluded(clause.text):
            if _grants(words, excluded, clauses, of_question) and not _granted_by(excluded, clause, clauses):
                return clause, excluded.said
    return None


def _grants(words: str, excluded: _Excluded, clauses: tuple[Clause, ...], of_question: bool) -> bool:
    family = excluded.family
    asks = of_question and (family.denied.search(words) or _asks(words, family))
    if not asks and not family.granted.search(words):
        return False
    if excluded.words == _OTHER_COUNTRIES:
        parts = [words] if of_question else [p for p in _APART.split(words) if family.granted.search(p)]
        named = frozenset(name for part in parts for name in countries(part))
        return any(map(_ABROAD.search, parts)) or bool(named and named - _named(clauses))
    return excluded.words <= _stems(words)


def _asks(words: str, family: _Family) -> bool:
    return bool(re.search(r"\b(?:ship|deliver|send|return|offer|accept|take|cover|match|have)\b", words)) and bool(
        family.granted.search(f"we {words}") or family.denied.search(words)
    )


def _granted_by(excluded: _Excluded, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether another clause speaks of what is excluded and allows it."""
    others = (s for c in clauses if c is not clause for s in sentences(c.text))
    return excluded.words != _OTHER_COUNTRIES and any(
        excluded.words <= _stems(s.lower()) and excluded.family.granted.search(s.lower()) for s in others
    )


def _named(clauses: tuple[Clause, ...]) -> frozenset[str]:
    return frozenset(name for c in clauses for name in countries(f"{c.text} {c.say or ''}".lower()))


@lru_cache(maxsize=2048)
def _excluded(text: str) -> tuple[_Excluded, ...]:
    """What the clause excludes, each part of a list by itself."""
    found: list[_Excluded] = []
    for sentence in sentences(text):
        words = straight(sentence).lower()
        denied = _PASSIVE.search(words) or _ACTIVE.search(words)
        family = next((f for f in _Family if f.denied.fullmatch(denied["how"])), None) if denied else None
        for part in _LIST.split(denied["what"]) if denied and family else ():
            named = _stems(part) - _GENERIC
            if named and family and not _ABOUT.search(part):
                found.append(_Excluded(named, family, sentence))
    return tuple(found)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(t.word.lower()) for t in all_tokens(words) if t.is_word)
