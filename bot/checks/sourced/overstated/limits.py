"""A clause's limit turned round (`over 20 lb` for `up to 20 lb`), and free for what the clause puts a price on."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from bot.checks.sourced.sources import Sources
from bot.domain.reply import Finding, Severity
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import all_tokens, straight
from bot.language.vocabulary.stems import stem

RULE = "polarity"
_MORE = r"from|over|above|more than|at least|starting at|exceeding|beyond|heavier than|upwards of"
_LESS = r"below|under|up to|less than|at most|lighter than|no more than|a maximum of|within"
_LIMIT = re.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})) (?:the )?(?P<figure>[$\u20ac\u00a3]?\d(?:[\d.,]*\d)?)")
_MOST = 20
"""How many limits of a sentence are compared."""
_NO = re.compile(r"\b(?:not|no|never|nor|without|cannot|unable|nothing|none|only|unless|except|\w+n't)\b")
_OPEN = re.compile(r"\b(?:if|whether|unless|except|wanted|asked|not|never|isn't|aren't)\b|\?\s*$")
_FREE = re.compile(
    r"\bfree\b|\b(?:at )?no (?:extra |additional )?(?:cost|charge|fee)\b|\bcosts? (?:you )?nothing\b|\bon us\b"
)
_PART = re.compile(
    r"[;:]\s|,\s(?:and|but|while|whereas)\s|\s(?:and|but|while|whereas)\s(?=\w+\s(?:is|are|costs?|takes?)\b)"
)
_SAID_OF = 0.75
"""Share of the words that must be the same where only the limit differs."""
_LEAST = 2
_GENERIC = frozenset(
    map(
        stem,
        "shipping ship shipped delivery deliver order orders parcel parcels item items send sent free cost costs charge"
        " fee price take takes day days business extra additional total nothing usually standard".split(),
    )
)
_SMALL = frozenset(
    "the a an to of in for by is are be it its this that and or so with at on we you your our will can also too as"
    " which no any all yes from over above more than least below under up less most within than".split()
)


def check_limits(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a sentence that differs from a clause in which side of the limit it is about, or in what it costs."""
    for sentence in sentences(text):
        words = straight(sentence).lower()
        for clause in sources.scope:
            if said := _turned(words, clause.text) or _for_a_price(words, clause.text, sources):
                reason = f"{clause.id} says otherwise: “{said}”. Correct it, or cite the clause that says so."
                yield Finding(RULE, Severity.STOP, sentence, reason, against=clause.text)
                break


def _turned(words: str, text: str) -> str | None:
    """The part of the clause that says the same of the other side of the limit."""
    for limit in islice(_LIMIT.finditer(words), _MOST):
        part = next((p for p in _parts(words) if limit["figure"] in p), words)
        for said in _parts(straight(text).lower()):
            other = [m for m in _LIMIT.finditer(said) if m["figure"] == limit["figure"]]
            same_side = any(bool(m["more"]) is bool(limit["more"]) for m in other)
            if other and not same_side and _alike(part, said) and bool(_NO.search(part)) is bool(_NO.search(said)):
                return said
    return None


def _alike(one: str, other: str) -> bool:
    a, b = _about(one), _about(other)
    return len(a & b) >= _LEAST and len(a & b) >= _SAID_OF * min(len(a), len(b))


def _for_a_price(words: str, text: str, sources: Sources) -> str | None:
    """The sentence of the clause that puts a price on what is called free."""
    if (
        not _FREE.search(words)
        or _OPEN.search(words)
        or any(f.kind is Kind.AMOUNT for f in figures(words, sources.today))
    ):
        return None
    if _FREE.search(straight(text).lower()):
        return None
    named = _about(next((p for p in _parts(words) if _FREE.search(p)), words)) - _GENERIC
    priced = (s for s in sentences(text) if any(f.kind is Kind.AMOUNT for f in figures(s, sources.today)))
    return next((s for s in priced if named and named <= _about(straight(s).lower())), None)


@lru_cache(maxsize=1024)
def _parts(words: str) -> tuple[str, ...]:
    return tuple(part for sentence in sentences(words) for part in _PART.split(sentence))


def _about(words: str) -> frozenset[str]:
    return frozenset(stem(t.word) for t in all_tokens(words) if t.is_word and t.word.isalpha() and t.word not in _SMALL)
