"""Where a text names a person: beside words that introduce one, at its beginning and end, and by given names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from bot.checks.plain_text import Span
from bot.language.content import word_set

_CAP = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'\u2019]{1,20}(?:-[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{1,20})?"
_INITIAL = r"(?:[A-Z]\.?\s)?"
_FULL = (
    rf"{_CAP}(?:\s{_INITIAL}(?:(?:de|da|del|van|von|der|den|la|bin|al|O['\u2019]|Mc|Mac|St\.?)\s?){{0,2}}{_CAP}){{0,3}}"
)
_INTRODUCES = (
    r"(?i:my name is|my name's|the name is|name is|i am called|this is|i'm|i am|it's|ask for|attn:?|c/o|addressed to"
    r"|named|from|to|for|by|with|contact|husband|wife|son|daughter|mother|father|sister|brother|friend|neighbou?r"
    r"|recipient:?|name:|customer:|signed)"
)
_CALLS = (
    r"(?i:my name is|my name's|the name is|i am called|name:|named|husband|wife|son|daughter|mother|father|sister"
    r"|brother|neighbou?r|signed by|signed|under|maiden name is|surname is|last name is|first name is|called|meet"
    r"|asked|told|spoke (?:to|with))"
)
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Sir|Madam|Herr|Frau|Mme|Sr|Sra|Se\u00f1or|Se\u00f1ora)"
_GREETS = r"(?i:dear|hi|hello|hey|hallo|hola|good (?:morning|day|afternoon|evening))"
_CLOSES = (
    r"(?i:regards|sincerely|thanks|thank you(?: kindly| so much| very much)?|best|best wishes|cheers|yours truly|yours"
    r"|respectfully|gracias|saludos|gr\u00fc\u00dfen?|gr\u00fcssen|greetings|warmly|love)"
)
_INTRODUCED = (
    re.compile(rf"\b{_INTRODUCES}\s(?P<it>{_CAP}\s{_INITIAL}{_CAP}(?:\s{_CAP})?)\b"),
    re.compile(rf"\b{_CALLS}\s(?P<it>{_FULL})\b"),
    re.compile(rf"\b{_TITLES}\.?\s(?P<it>{_FULL})"),
    re.compile(rf"(?:^|\n)\s*{_GREETS}\s(?P<it>{_FULL})(?=\s*[,!.:;\n-])"),
    re.compile(rf"{_CLOSES}\s?[,.!-]*\s*(?:\n\s*)?[-\u2013\u2014]?\s?(?P<it>{_FULL})\s*[.!]?\s*$", re.M),
    re.compile(rf"\A\s*(?P<it>{_CAP}\s{_INITIAL}{_CAP}(?:\s{_CAP})?)\s*\n"),
    re.compile(rf"(?:^|[.!?\n:]\s*)(?P<it>{_CAP}\s{_INITIAL}{_CAP})(?=\s(?:is|was|has|from|lives|will|at|and I)\b)"),
    re.compile(rf"[.!?,;\u2014\u2013-]\s+(?P<it>(?:[A-Z]\.\s)?{_CAP}(?:\s(?:[A-Z]\.|{_CAP}))?)\s*\.?\s*\Z"),
    re.compile(rf"\n\s*[-\u2013\u2014]{{0,2}}\s?(?P<it>{_FULL})\s*\.?\s*\Z"),
)
_GIVEN = re.compile(rf"\b(?P<first>{_CAP})(?P<rest>(?:\s{_INITIAL}(?:(?:de|da|van|von|der)\s){{0,2}}{_CAP}){{0,2}})")
_NOT_NAMES = word_set(
    """
    i the a an my our your we you it this that these those there here please thank thanks hello hi dear amazon
    ebay walmart shopify etsy ups usps fedex dhl customer support seller service team company order refund return
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday christmas easter prime north south east west new york los angeles san
    francisco united states america american english german french spanish italian chinese is was are not very
    sorry happy unable still just also waiting writing going harbour pine store shop sir madam gmail google paypal
    visa mastercard apple iphone samsung sony
    """
)
_ALSO_WORDS = word_set(
    """
    april june july may dawn daisy lily ivy rose violet iris pearl amber crystal penny jack bill art sue dale dean
    pat ray gene max mark rich grace hope faith holly robin sandy misty olive ruby jean
    """
)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Frequent given names, in small letters."""
    return frozenset(files("bot.checks").joinpath("given_names.txt").read_text(encoding="utf-8").split())


def names(text: str) -> Iterator[Span]:
    """Runs that name a person, likeliest first; they may overlap."""
    for pattern in _INTRODUCED:
        for m in pattern.finditer(text):
            if not _no_name(m["it"]):
                yield m.span("it")
    known = given_names()
    for m in _GIVEN.finditer(text):
        first = m["first"].lower().replace("\u2019", "'").removesuffix("'s")
        if first in known and not (m["rest"] and _no_name(m["rest"])) and not (first in _ALSO_WORDS and not m["rest"]):
            end = m.end() if m["rest"] and not _no_name(m["rest"]) else m.end("first")
            yield m.start(), end - (2 if text[:end].endswith(("'s", "\u2019s")) else 0)


def _no_name(words: str) -> bool:
    return any(w.lower() in _NOT_NAMES for w in re.findall(r"[^\W\d_]+", words))
