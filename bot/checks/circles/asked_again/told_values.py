"""Values that a customer has given, by their form: a code, a place, a country, a wish (signal 2)."""

import re
from collections.abc import Iterable, Iterator

from bot.language.vocabulary.content import gist, stem_set

_CODE_ASKED = re.compile(
    r"\b(?:which|what)(?:'s| is)?(?: the)? (?:\w+ ){0,2}?(?:code|number|reading|message|value|version)\b"
    r"|\b(?:shows?|gives?|displays?|gets?|sees?|is there|have|has) an?(?:y)? (?:\w+ )?(?:code|message|error)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w$])(?=\w*[A-Z])(?=\w*\d)[\w-]{2,12}\b|[\"\u201c][^\"\u201d]{2,40}[\"\u201d]")
_AN_ERROR = re.compile(r"\b(?:error|code|message)\b", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:which|what)(?:'s| is| was)?(?: the| your)? ([a-z]{3,})\b")
_NAMED = (
    r"\b(?i:{0})(?: (?:on|of|for|in) (?:the |my |our |it)?\w*)? (?:is|was|reads|says)(?: the)?:?"
    r" (?:[A-Z]\w|\d|[\"\u201c])"
)
"""`The name on the order is Petra`: the noun asked for, and its value."""
_KIND_ASKED = re.compile(r"\b(?:which|what) (?:kind|sort|type)s? of (\w{3,})\b", re.IGNORECASE)
_OF_KIND = (
    r"\b(?:an?|the|my|our|on|in|of|with)"
    r" (?!(?:other|same|whole|new|old|right|wrong|the|my|our|an?|this|that)\b)\w{{3,}} {0}\b"
)
"""`On a tile floor`, when asked what kind of floor."""
_PLACE_ASKED = re.compile(
    r"\bwhere(?:abouts)?(?: exactly)? (?:it|(?:is|are|does|do|was) (?:it|they|the \w+)|the \w+|they)\b"
    r"[^.!?,]*",
    re.IGNORECASE,
)
_AT_A_PLACE = re.compile(
    r"\b(?:at|on|in|under|near|behind|between|along|inside|below|above|next to|around) (?:the|its|one|both|each)"
    r" \w+",
    re.IGNORECASE,
)
_COUNTRY_ASKED = re.compile(r"\b(?:which|what) (?:country|state|city|town|region|province)\b", re.IGNORECASE)
_COUNTRY = re.compile(
    r"\b(?:i|we)(?:'m| am|'re| are)?(?: \w+ly)?(?: live| living| based| located)? (?:in|from) (?-i:(?:the )?[A-Z]\w+)",
    re.IGNORECASE,
)
_WISH_ASKED = re.compile(
    r"\b(?:which|what) (?P<kind>colou?r|size|model|version|finish|option|variant)s?\b[^.!?]*"
    r"\b(?:would(?: you)? like|want|prefer|need|wish|should)\b",
    re.IGNORECASE,
)
_WISHES = r"(?:want|like|prefer|need|wish)"
_WISHED = re.compile(
    rf"\b(?:i|we)(?:'d)? (?:\w+ )?{_WISHES}(?: (?:is|to have))?(?: the| an?)? (?P<first>\w+) (?:ones?|version|size)\b"
    r"|\b(?:an? |the |size )(?P<third>\d[\w.]*|(?:extra )?(?:small|medium|large)|x*[sml]) would"
    r" (?:do|fit|be|work|suit)\b"
    rf"|\bthe (?P<second>\w+) (?:ones?|version|size) (?:that )?(?:i|we)(?:'d)? (?:\w+ )?{_WISHES}\b",
    re.IGNORECASE,
)
_SINCE_ASKED = re.compile(
    r"\bsince when\b|\bhow long (?:has|have)\b|\bwhen did (?:it|this|that|the \w+|they) (?:start|begin|first)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:day one|the (?:first|very|start|beginning)|yesterday|last|this|\w+day|(?-i:[A-Z])\w+ \d|\d)"
    r"|\bfrom (?:day one|the (?:first|very|start|beginning))\b",
    re.IGNORECASE,
)
_POINTS = frozenset("other same right new different one small wrong".split())
_WHILE = re.compile(r"\b(?:when|if|while|after|before|once|during)\b(?! *(?:\?|$))", re.IGNORECASE)
_STARTS = stem_set("since when long start begin first have be")
_GENERAL = stem_set("whereabouts exact locat find see look occur problem issue happen")


def told_in(words: str, theirs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The customer's sentences, each with its turn, that have the value asked for."""
    said = tuple(theirs)
    if _CODE_ASKED.search(words):
        about = gist(words) - stem_set("code number")
        yield from ((n, s) for n, s in said if (about & gist(s) or _AN_ERROR.search(s)) and _CODE.search(s))
    for head in _HEAD.finditer(words):
        told = re.compile(_NAMED.format(re.escape(head[1])))
        yield from ((n, s) for n, s in said if told.search(s))
    for kind in _KIND_ASKED.finditer(words):
        about = gist(_KIND_ASKED.sub(" ", words)) - _GENERAL
        told = re.compile(_OF_KIND.format(re.escape(kind[1])), re.IGNORECASE)
        yield from ((n, s) for n, s in said if about and about <= gist(s) and told.search(s))
    if (asked := _PLACE_ASKED.search(words)) and not _WHILE.search(asked[0]):
        about = gist(asked[0]) - _GENERAL
        yield from ((n, s) for n, s in said if about and about <= gist(s) and _AT_A_PLACE.search(s))
    if _SINCE_ASKED.search(words):
        about = gist(words) - _STARTS
        yield from ((n, s) for n, s in said if about and about <= gist(s) and _SINCE.search(s))
    if _COUNTRY_ASKED.search(words):
        yield from ((n, s) for n, s in said if _COUNTRY.search(s))
    if _WISH_ASKED.search(words):
        yield from ((n, s) for n, s in said if any(_names(m) for m in _WISHED.finditer(s)))


def _names(match: re.Match[str]) -> bool:
    """`The beige one I want` names it, `the other one I want` doesn't."""
    return (match["first"] or match["second"] or match["third"]).lower() not in _POINTS
