"""Which part of what came is of something else: `the jug is from a different model`, `the cord is for the EU`. Pure."""

import re
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight

_NO_PART: Final = word_of(
    "i you he she we they it this that these those there here what which who everything something anything nothing one"
    " ones item items thing things order orders parcel package box carton delivery shipment tracking label invoice"
    " receipt price prices refund money offer voucher code listing page photo photos picture pictures review reviews"
    " video email mail message reply answer address name account card question warranty return gift my mine brother"
    " sister mother father mom dad son daughter husband wife friend neighbor neighbour kid kids child reason problem"
    " issue seller shop store company driver today tomorrow deadline and but or so because when where while if"
    " not no also only just still even was were is are came arrived sent got for from of with"
)
_DIFFERENT: Final = word_of("different other another older newer old new wrong previous former bigger smaller larger")
_KIND: Final = word_of(
    "model version size set brand machine appliance series generation make type range width"
    " length style product unit one"
    " kit line item market country voltage"
)
_PEOPLE: Final = word_of("person people family group party room house day time store shop seller supplier customer")
_NOBODY: Final = rf"(?!{_PEOPLE}\b)[a-z0-9][\w-]*"
_LANDS: Final = (
    r"(?:(?:the )?(?:e\.?u|u\.?k|u\.?s(?:\.?a)?|europe|britain|japan|china|australia|canada|germany|india)\b\.?"
    r"|(?:an? |the )?(?:eu|uk|us|european?|british|english|american|japanese|chinese|australian|german|indian)\b)"
)
_CURRENT: Final = words_of(
    "plug plugs cord cords cable charger adapter adaptor supply lead transformer voltage battery"
    " brick socket unit power"
    " version"
)
"""Parts that are made for one country."""
_NAME: Final = rf"(?P<value>(?!{_NO_PART}\b)[a-z][a-z-]+(?: (?!{_NO_PART}\b)(?:[a-z][a-z-]+|\d{{1,2}})){{0,2}}?)"
_SENT: Final = (
    r"(?: (?:(?:that|which) )?(?:(?:you|they|u) (?:\w+ )?(?:sent|packed|included|shipped|put in|supplied)(?: me| us)?"
    r"|(?:came|arrived|was|were)(?: \w+){1,3}?|in (?:the|my) (?:box|parcel|package)))?"
)
_IS: Final = (
    r"(?:'s|'re| is| are| was| were)(?: (?:clearly|actually|obviously|apparently|probably|also"
    r"|all|both|just|even|only))?"
)
_MEANT: Final = r"(?:meant|made|intended|designed|built) "
_MADE: Final = rf"(?:{_MEANT})?(?:for|from|of|off|to fit)"
_FROM_ANOTHER: Final = rf"(?:from|of|off) (?:(?:an?|the|some|your|their) )?{_DIFFERENT} {_NOBODY}"
_FOR_ANOTHER: Final = (
    rf"(?:{_MEANT})?(?:for|to fit) (?:(?:an?|some) {_DIFFERENT}|another|the (?:other|wrong)) {_NOBODY}"
    rf"|{_MEANT}(?:for|to fit) (?:an?|the) (?:{_DIFFERENT} {_NOBODY}|\d\S*)"
)
_NOT_THIS: Final = (
    r"(?: not|n'?t) (?:the (?:right )?ones? (?:for|from|of) (?:this|my|our|the)|(?:for|from|of) this)"
    rf" {_NOBODY}"
)
_JOINS: Final = "and but also plus because as so that hi hello hey"
_BEGINS: Final = either(
    "^",
    r"(?<=[.,;:!(\n])",
    r"(?<=[.,;:!)\n] )",
    *(rf"(?<=\b{word} )" for word in _JOINS.split()),
)
_WHOSE: Final = r"(?:(?:the|my|our|your|one of the|both|both of the|all the|two of the|this|that|these|those) )?"
_OTHER: Final = re.compile(
    rf"{_BEGINS}{_WHOSE}{_NAME}{_SENT}"
    + either(
        rf"(?:{_IS}|,) (?:{_FROM_ANOTHER}|{_FOR_ANOTHER})",
        rf"{_IS} (?:an? |the )?{_DIFFERENT} {_KIND}\b",
        rf"{_IS} {_MADE} (?:an?|the) (?:\w+ )?{_KIND}\b(?! (?:i|we) (?:ordered|bought|have))",
        rf"{_IS} (?:the )?wrong ones?(?=\W*$|[,.;!]| (?:and|but|for|so)\b)",
        rf"(?:{_IS})?{_NOT_THIS}",
        r" (?:\w+ )?(?:belongs?|goes|go|fits?) (?:to|with|on|in|onto|into)?\s*"
        rf"(?:another|an? (?:different|other)|some(?: other)?|the (?:other|old|older|previous"
        rf"|bigger|smaller)) {_NOBODY}",
        r" (?:does|do)(?: not|n'?t) belong (?:to|with|on|in) (?:this|my|our|the|it)\b",
    ),
    re.IGNORECASE,
)
_FOR_A_LAND: Final = re.compile(
    rf"{_BEGINS}{_WHOSE}{_NAME}{_SENT}{_IS} (?:{_MADE} )?{_LANDS}(?=\W*$|[,.;!)]| (?:and|but|so|one|plug|version|type"
    r"|model|market|sockets?|outlets?|plugs|standard|style|voltage|not|instead|which)\b)",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have| had)? (?:\w+ )?(?:ordered|bought|picked|chose|selected|clicked)\b[^.;!?]{"
    r"0,40}?\b(?:wrong|mistake)\b"
    r"|\bmy (?:mistake|fault|bad|error)\b|\bby (?:mistake|accident)\b",
    re.IGNORECASE,
)
_MAY: Final = words_of("for from of off fit fits belong belongs goes go is s are re was were not t")


@remembered(64)
def other_parts(text: str) -> tuple[re.Match[str], ...]:
    """Where a text says so, with the part as the group `value`; none where they ask, or say that they chose wrongly."""
    plain = straight(text)
    if not may_hold(plain, _MAY) or _OURS.search(plain):
        return ()
    told = [m for way in (_OTHER, _FOR_A_LAND) for m in way.finditer(plain) if _holds(m, plain, way is _FOR_A_LAND)]
    each = {m["value"].lower(): m for m in told}
    return tuple(sorted(each.values(), key=lambda m: m.start("value")))


def _holds(found: re.Match[str], text: str, for_a_land: bool) -> bool:
    asked = any("?" in s for s in sentences(text) if found[0].strip(" .,;:!(") in s)
    return not asked and (not for_a_land or not _CURRENT.isdisjoint(found["value"].lower().split()))
