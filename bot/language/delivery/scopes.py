"""Which places, ways of sending, and kinds of customers a text speaks of, as far as shops promise otherwise by them."""

import re
from dataclasses import dataclass
from typing import Final

from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

MAINLAND: Final = "the mainland"
"""The 48 states of the United States that lie together."""
HOME: Final = "the United States"
ABROAD: Final = "abroad"
_STATES: Final = (
    "alabama arizona arkansas california colorado connecticut delaware florida idaho illinois indiana iowa kansas"
    " kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada"
    " ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming"
).split()
_IN_TWO_WORDS: Final = (
    r"new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|rhode island|west virginia"
    r"|washington(?: state)?"
)
_CITIES: Final = (
    "chicago|houston|phoenix|philadelphia|dallas|austin|boston|seattle|denver|detroit|portland|memphis|nashville|baltimore"
    "|milwaukee|albuquerque|tucson|sacramento|atlanta|miami|minneapolis|tulsa|cleveland|omaha|pittsburgh|cincinnati"
    "|st\\.? louis|los angeles|san (?:francisco|diego|antonio|jose)|las vegas|salt lake city|new orleans|brooklyn"
)
_PLACES: Final = {
    "Hawaii": r"hawai['\u02bb]?i(?:an)?|honolulu|oahu|maui|kauai|hilo",
    "Alaska": r"alaskan?|anchorage|fairbanks|juneau|ketchikan",
    "Puerto Rico": r"puerto ric(?:o|an)|san juan",
    "the territories": r"guam|saipan|american samoa|(?:u\.?s\.? )?virgin islands|northern marianas?",
    "Canada": (
        r"canad(?:a|ian)|ontario|toronto|ottawa|qu[e\u00e9]bec|montr[e\u00e9]al|vancouver|british columbia|calgary"
        r"|edmonton|alberta|manitoba|winnipeg|saskatchewan|nova scotia|halifax|new brunswick|newfoundland|yukon"
        r"|saskatoon|moncton"
    ),
    "military addresses": r"(?:apo|fpo|dpo)(?:[/ ](?:apo|fpo|dpo))*|military (?:address\w*|bases?|post)|army bases?",
    "PO boxes": r"p\.? ?o\.? ?box(?:es)?|post office box(?:es)?",
    "Mexico": r"(?<!new )mexico",
    "the United Kingdom": r"united kingdom|uk|u\.k\.|great britain|england|scotland|wales|northern ireland|london",
    "the EU": (
        r"the eu|europe(?:an union)?|germany|france|italy|spain|austria|belgium|netherlands|poland|portugal|ireland"
        r"|denmark|sweden|finland|greece|czechia|czech republic"
    ),
    "Switzerland": r"switzerland|swiss",
    "Australia": r"australian?|sydney|melbourne",
    "New Zealand": r"new zealand",
    "Japan": r"japan",
    ABROAD: r"abroad|overseas|international(?:ly)?|other countries|outside (?:of )?the (?:us|usa|united states)",
    MAINLAND: (
        r"(?:48|forty-eight) (?:contiguous|states)|lower 48|contiguous|continental us"
        rf"|mainland|{'|'.join(_STATES)}|{_IN_TWO_WORDS}|{_CITIES}"
    ),
    HOME: r"united states|(?:all )?(?:50|fifty) states|u\.s\.(?:a\.)?|usa|the us|domestic(?:ally)?|nationwide",
}
_ADDRESSES: Final = frozenset({"military addresses", "PO boxes"})
"""Kinds of address, which lie in some place."""
_AT_HOME: Final = _ADDRESSES | {"Hawaii", "Alaska", "Puerto Rico", "the territories"}
_WAYS: Final = {
    "express": (
        r"express|overnight|expedited|(?:priority|rush) (?:mail|shipping|delivery|service|handling|order)s?"
        r"|(?:next|same|second)-day|(?:next|same|second) day (?:delivery|shipping|service|air)"
        r"|fast(?:er|est) (?:shipping|delivery)"
    ),
}
_CUSTOMERS: Final = {
    "business customers": (
        r"(?:business|trade|corporate|company|wholesale) (?:customer|account|client|buyer|order)s?|companies|wholesale"
        r"|resellers?|b2b"
    ),
    "members": (
        r"(?:loyalty|premium|vip|plus|gold|prime)[- ](?:member|customer|account|subscriber|order)\w*"
        r"|(?<!team )(?<!staff )members?(?! of)|with prime|prime shipping|vips?"
    ),
}


def _patterns(of: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)) for name, words in of.items())


_ALL: Final = (_patterns(_PLACES), _patterns(_WAYS), _patterns(_CUSTOMERS))


@dataclass(frozen=True, slots=True)
class Scopes:
    """What a text names. Each place is named by its region: Toronto is in Canada."""

    places: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.places or self.narrow)

    @property
    def narrow(self) -> frozenset[str]:
        """What holds for nothing that doesn't name it: a way of sending, a kind of customer."""
        return self.ways | self.customers


@remembered(1024)
def scopes(text: str) -> Scopes:
    """The scopes that the words of a text name."""
    words = straight(text)
    places, ways, customers = (frozenset(name for name, of in group if of.search(words)) for group in _ALL)
    return Scopes(places - _ADDRESSES or places, ways, customers)


def takes_in(given: frozenset[str], said: str) -> bool:
    """Whether places that a rule names take in the place that is said."""
    if said in given or (HOME in given and said in _AT_HOME | {MAINLAND}):
        return True
    if said == HOME:
        return MAINLAND in given
    return ABROAD in given and said not in _AT_HOME | {MAINLAND, HOME, ABROAD}
