"""Whether other goods came than were ordered: in the wrong size or color, another thing, somebody else's."""

import re
from typing import Final

from bot.language.goods.came import CAME
from bot.language.goods.other_part import other_parts
from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.any_of import for_lower_case
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_WAY: Final = (
    r"(?:colou?rs?|sizes?|shades?|models?|versions?|items?|products?|things?|parts?|ones?|names?|initials?|patterns?|designs?"
    r"|styles?|flavou?rs?|scents?|lengths?|widths?|type|kind|voltage|plug|pair|edition|order|quantity|number|fabric|finish)"
)
_OWN_SLIP: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have| had)? (?:\w+ly )?(?:ordered|bought|picked|chose|selected|clicked|purchased|put|entered"
    r"|typed|returned|sent|gave|wrote|must have|may have|might have|think i)\b[^.;!?]{0,40}?\b(?:wrong|instead)\b"
    r"|\b(?:ordered|bought|picked|chose|clicked)(?: on| in)?(?: the)? wrong\b"
    r"|\b(?:i |we )?should(?:'ve| have) (?:got|gotten|ordered|bought|picked|chosen|taken)\b"
    r"|\bby (?:mistake|accident)\b|\bmy (?:mistake|fault|bad|error)\b",
    re.IGNORECASE,
)
"""The customer's own mistake."""
_WRONG: Final = re.compile(
    rf"\bwrong(?: \w+)? {_WAY}\b"
    r"|\b(?:not|n't) (?:what|the (?:one|\w+)) (?:i|we) (?:\w+ )?(?:ordered|bought|chose|picked|paid)\b"
    r"|\b(?:someone|somebody|anyone) else's (?:order|parcel|package|things?|stuff|item)\b",
    re.IGNORECASE,
)
SIZE: Final = either(
    "small", "medium", "large", "x+-?l", "[sml]", r"size \w+",
    r"(?:super[- ]?)?king(?:[- ]size)?", "queen", "double", "single", "twin",
    r"\d+(?:\.\d+)? ?x ?\d+(?:\.\d+)?(?: ?x ?\d+)?",
    r"\d+(?:\.\d+)?[- ]?(?:inch(?:es)?|cm|mm|ft|feet|foot|oz|ml|gb|watts?|w|volts?|v)",
)  # fmt: skip
COLOR: Final = word_of(
    "black white gr[ae]y red blue green yellow brown pink purple orange beige navy silver gold teal turquoise cream"
    " ivory khaki burgundy maroon mint charcoal lilac walnut oak brass bronze copper multicolou?r(?:ed)? rainbow"
)
_LIKE: Final = either(COLOR, SIZE)
ORDERED: Final = r"\b(?:ord(?:ered|erd|rd|red|derd)|bought|purchased|chose|picked|paid for|wanted)(?: and paid for)?"
ANOTHER_LIKE: Final = (
    rf"(?:{ORDERED}|\basked for) (?:it |them )?(?:in )?(?:an? |the )?(?P<like>{_LIKE})\b[^.!?;]{{0,30}}?"
    r"\b(?:got|received|came|arrived|sent)(?: me| us)? (?:it |them )?(?:in )?(?:an? |the )?"
    rf"(?!(?P=like)(?:es|s)?\b){_LIKE}\b"
)
"""For a text in lower case: `asked for the navy one and you sent gray`."""
_IS: Final = (
    rf"\b(?:it'?s|they'?re|(?:it|this|these|they|(?:what|the ones?|that|which) (?:that )?(?:{CAME}|(?:i|we) got"
    rf"|you sent)) (?:is|was|are|were)|{CAME}|got|received|sent)(?: me| us| with)?"
)
_SAYS_ONE: Final = rf"{_IS} (?:clearly |actually |definitely |all |in )?(?:a |an |the |in )?"
_NOT_THE_OTHER: Final = either(
    ANOTHER_LIKE,
    rf"{ORDERED} (?:an? |the )?(?P<told>{_LIKE})\b[^.!?;]{{0,40}}?"
    rf"\b(?:and|but|yet|then) (?:an? |the )?(?!(?P=told)(?:es|s)?\b){_LIKE}(?: \w+){{0,2}}?"
    rf" (?:has |have |just |only )*(?:{CAME}|turned up|was in the|were in the|is in the)\b",
    rf"{_SAYS_ONE}(?P<came>{_LIKE})(?: (?:ones?|version|pair))?,? "
    rf"(?:and )?(?:not|instead of|rather than) (?:the |an? |in )?(?!(?P=came)(?:es|s)?\b){_LIKE}\b",
    r"(?:^|[.,;:!(\n] ?|[-\u2013\u2014] |\b(?:and|is|are|was|were|all) )"
    rf"(?P<bare>{_LIKE})(?: ones?)?,? (?:and )?not (?:the |an? )?"
    rf"(?!(?P=bare)(?:es|s)?\b){_LIKE}(?=\W*$|[.,;:!?\n)]| (?:like|as|which|that|i|we|so)\b)",
    rf"{_SAYS_ONE}(?P<is>{_LIKE})\b[^!?;]{{0,30}}?\b(?:i|we) (?:\w+ )?{ORDERED}"
    rf" (?:it |them )?(?:in )?(?:an? |the )?(?!(?P=is)(?:es|s)?\b){_LIKE}\b",
    rf"{ORDERED} (?:it |them )?(?:in )?(?:an? |the )?(?P<asked>{_LIKE})\b(?: ones?| version)?[,.:;-]* "
    rf"(?:and |but |yet )?(?:it'?s|they'?re|this is|these are|it is|they are|what came is) "
    rf"(?:clearly |actually |definitely |all )?(?:a |an |the |in )?(?!(?P=asked)(?:es|s)?\b){_LIKE}\b",
)
"""And `it's the gray one, not the green`; `this is gray, I ordered green`; `ordered green, it's gray`."""
_TINT: Final = "(?:(?:warm|cold|cool|dark|light|pale|bright|off|deep) )?"
_IS_AND_ORDERED: Final = re.compile(
    rf"{_SAYS_ONE}{_TINT}(?P<is>{_LIKE})\b[^.!?;]{{0,20}}?[,.;]? (?:and |but |though |while )?(?:i|we)"
    rf" (?:had |have |clearly |actually )*{ORDERED} (?:it in )?(?:an? |the )?{_TINT}(?!(?P=is)(?:es|s)?\b){_LIKE}\b"
)
"""For a text in lower case: `it's the warm white, I ordered the multicolor ones`."""
_ANOTHER_LIKE: Final = for_lower_case(_NOT_THE_OTHER)
_HERE: Final = re.compile(
    rf"\b(?:{CAME}|comes|(?:i|we)(?:'ve| have)? (?:just |only )?(?:got|received|unpacked|opened)"
    r"|(?:you|they)(?:'ve| have)? (?:\w+ )?(?:sent|shipped|packed|delivered)|got|received|inside|it says|has the"
    r"|in the (?:box|parcel|package)|(?:it|this|that|they)(?:'s| is|'re| are|s) (?:in )?the wrong)\b",
    re.IGNORECASE,
)
_WRONG_SENT: Final = re.compile(
    r"\bwrong (?:size|colou?r|items?|ones?|models?|products?|versions?|parts?) (?:was |were |got |been )?"
    r"(?:sent|delivered|shipped|received|arrived|came|in the (?:box|parcel|package|bag))\b(?! back)",
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
    told = (_WRONG.search(plain) and _HERE.search(plain)) or _WRONG_SENT.search(plain) or _another_like(plain.lower())
    return bool(told or other_parts(text)) and not _OWN_SLIP.search(plain) and not _YET.search(plain)


def _another_like(lower: str) -> bool:
    return bool(_ANOTHER_LIKE.search(lower) or _IS_AND_ORDERED.search(lower))
