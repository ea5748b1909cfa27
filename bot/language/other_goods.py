"""Whether other goods came than were ordered: in the wrong size or color, another thing, somebody else's."""

import re
from typing import Final

from bot.language.alternatives import either, word_of
from bot.language.any_of import for_lower_case
from bot.language.came import CAME
from bot.language.remembered import remembered
from bot.language.tokens import straight

_WAY: Final = (
    r"(?:colou?rs?|sizes?|shades?|models?|versions?|items?|products?|things?|parts?|ones?|names?|initials?|patterns?|designs?"
    r"|styles?|flavou?rs?|scents?|lengths?|widths?|type|kind|voltage|plug|pair|edition|order|quantity|number|fabric|finish)"
)
_OWN_SLIP: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have| had)? (?:\w+ly )?(?:ordered|bought|picked|chose|selected|clicked|purchased|put|entered"
    r"|typed|returned|sent|gave|wrote|must have|may have|might have|think i)\b[^.;!?]{0,40}?\b(?:wrong|instead)\b"
    r"|\b(?:ordered|bought|picked|chose|clicked)(?: on| in)?(?: the)? wrong\b"
    r"|\bby (?:mistake|accident)\b|\bmy (?:mistake|fault)\b",
    re.IGNORECASE,
)
"""The customer's own mistake."""
_WRONG: Final = re.compile(
    rf"\bwrong(?: \w+)? {_WAY}\b"
    r"|\b(?:not|n't) (?:what|the (?:one|\w+)) (?:i|we) (?:\w+ )?(?:ordered|bought|chose|picked|paid)\b"
    r"|\b(?:someone|somebody|anyone) else's (?:order|parcel|package|things?|stuff|item)\b",
    re.IGNORECASE,
)
SIZE: Final = either("small", "medium", "large", "x+-?l", "[sml]", r"size \w+")
COLOR: Final = word_of("black white gr[ae]y red blue green yellow brown pink purple orange beige navy silver gold")
_LIKE: Final = either(COLOR, SIZE)
ORDERED: Final = r"\b(?:ordered|bought|purchased|chose|picked|paid for|wanted)"
ANOTHER_LIKE: Final = (
    rf"(?:{ORDERED}|\basked for) (?:it |them )?(?:in )?(?:an? |the )?(?P<like>{_LIKE})\b[^.!?;]{{0,30}}?"
    r"\b(?:got|received|came|arrived|sent)(?: me| us)? (?:it |them )?(?:in )?(?:an? |the )?"
    rf"(?!(?P=like)\b){_LIKE}\b"
)
"""For a text in lower case: `asked for the navy one and you sent gray`."""
_ANOTHER_LIKE: Final = for_lower_case(ANOTHER_LIKE)
_HERE: Final = re.compile(
    rf"\b(?:{CAME}|comes|(?:i|we)(?:'ve| have)? (?:just |only )?(?:got|received|unpacked|opened)"
    r"|(?:you|they)(?:'ve| have)? (?:\w+ )?(?:sent|shipped|packed|delivered)|got|received|inside|it says|has the"
    r"|in the (?:box|parcel|package)|(?:it|this|that|they)(?:'s| is|'re| are|s) (?:in )?the wrong)\b",
    re.IGNORECASE,
)
_YET: Final = re.compile(
    r"\b(?:has(?:n't| not)|have(?:n't| not)|did(?:n't| not)|never|not yet)"
    r" (?:\w+ )?(?:come|came|arrived?|here|shipped)\b",
    re.IGNORECASE,
)


@remembered(128)
def came_other(text: str) -> bool:
    """Whether it says so of what has arrived, and doesn't say that the customer ordered wrongly."""
    plain = straight(text)
    told = (_WRONG.search(plain) and _HERE.search(plain)) or _ANOTHER_LIKE.search(plain.lower())
    return bool(told) and not _OWN_SLIP.search(plain) and not _YET.search(plain)
