"""Damage to goods: what a text says isn't damaged (`nothing was cracked`), and whether goods came damaged."""

import re
from typing import Final

from bot.language.goods.came import CAME
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import lowered, straight

UNHARMED: Final = "unharmed"
"""The word put in its place."""
_HARMED: Final = (
    "broken|cracked|damaged|shattered|smashed|dented|chipped|crushed|scratched|torn|ripped|bent|snapped|scuffed"
    "|squashed|warped|leaking|stained|soaked"
)
_STATE: Final = rf"(?:{_HARMED}|missing|faulty|defective)"
_TRACE: Final = r"(?:damages?|cracks?|dents?|scratch(?:es)?|breakages?|leaks?|tears?|stains?|scuffs?|defects?)"
_KIND: Final = (
    r"(?:(?:an?|visible|obvious|real|other|further|external|outside|signs?|traces?|evidence|of|any|single) )*"
)
_NAMED: Final = rf"{_KIND}(?:{_STATE}(?:(?:, | or | and ){_STATE})* (?!ones?\b)[a-z]+|{_TRACE})\b"
"""`broken glass`, `signs of damage`."""
_OR: Final = rf"(?:(?:, (?:{_STATE}|{_TRACE})\b)*,? n?or (?:any )?(?:{_STATE}|{_TRACE})\b)?"
_HOW: Final = r"(?:(?:actually|really|visibly|even|at all|in any way|physically|obviously|to be) )*"
_IS: Final = r"(?:is|are|was|were|(?:has|have|had) been|seems?|seemed|looks?|looked|appears?|appeared|came|arrived|got)"
_DENIED: Final = re.compile(
    rf"\b(?:no|without|not (?:a|one)|zero|free (?:of|from)) {_NAMED}{_OR}"
    rf"|\b(?:never|(?:ca|could|do|does|did)n't|cannot|(?:could|do|does|did) not) (?:see|saw|find|found|noticed?|spot"
    rf"|spotted|shows?) (?:any|an?|one) {_NAMED}{_OR}"
    r"|\b(?:nothing|(?:none|neither|not one)(?: of (?:it|them|that|these|those|(?:the|my|our) \w+))?)"
    rf"(?: (?:in|inside|else|here|there|in it|in there|in the \w+))*(?: {_IS})? {_HOW}"
    rf"(?:{_STATE}\b{_OR}|(?:broke|cracked|leaked)\b)"
    rf"|\bno (?!one\b)\w+ {_IS} {_HOW}{_STATE}\b{_OR}"
    r"|\b(?:no|not (?:a|one)(?: single)?) (?!one\b|of\b|day|time)\w+(?: \w+)?(?: (?:was|were|is|are|got|came))?"
    r" (?:broken?|cracked|leaked|shattered|chipped|smashed)\b(?! (?:in|into|off|down|when)\b)"
    r"|(?:\b(?:(?:is|was|are|were|has|have|had|do|does|did|ai)n't|(?:is|was|are|were|has|did|does)nt|never|nor"
    r"|(?<!should )(?<!would )(?<!could )(?<!must )(?<!might )not))"
    rf" (?:(?:been|be|get|got|come|arrive|look|seem|appear) )?{_HOW}{_STATE}\b(?! enough){_OR}"
    r"|\bun(?:damaged|broken|scratched|cracked|torn)\b",
)
_CAME: Final = rf"(?:{CAME}|comes|arrives)"
_SEEN: Final = (
    rf"(?:{_HARMED}|in (?:pieces|bits|shards|splinters|half))\b"
    r"(?! (?:\w+ )?(?:box|carton|packag\w*|parcel|envelope|mailer|wrapp\w*|bag|pouch)\b)"
)
_CLAUSE: Final = (
    r"(?:"
    r"(?!\b(?:back|but|then|box|carton|packag\w*|parcel|envelope|sleeve|wrapp\w*|when|until|before|after)\b)[^.!?;,\n])"
)
_CAME_HARMED: Final = re.compile(
    rf"\b{_CAME}\b(?!,? (?:back|off|apart|loose|undone)\b){_CLAUSE}{{0,50}}?\b{_SEEN}"
    rf"|\b{_CAME} with (?:an?|the|its|one|two|several|some|many) {_CLAUSE}{{0,30}}?"
    r"\b(?:cracks?|dents?|chips?|scratch(?:es)?|tears?|holes?|gash|stains?)\b"
    rf"|\b(?:i|we) (?:just |only )?(?:received|got|unpacked|unboxed) {_CLAUSE}{{0,30}}?"
    rf" (?:with {_CLAUSE}{{0,20}}? )?{_SEEN}"
    rf"|(?<!before they )(?<!before it )\b{_CAME}\b{_CLAUSE}{{0,30}}?, (?:and |but )?"
    r"(?:it|they|both|one|two|some|half|all|the (?!box|carton|parcel)\w+)(?: of (?:it|them|the \w+))?"
    rf" (?:is|are|was|were) {_SEEN}"
    rf"|\b{_SEEN} (?:on|upon) arrival\b|\b{_SEEN} when (?:it|they|this|these) (?:came|arrived|got here)\b",
    re.IGNORECASE,
)
_SHOWN: Final = words_of(_HARMED.split("|")) | words_of(
    "pieces bits shards splinters half crack cracks dent dents chip chips scratch scratches tear tears hole holes gash"
    " stain stains"
)
"""A match of `_CAME_HARMED` has one of these words."""
_WISHED: Final = re.compile(
    r"\b(?:wants?|wanted|needs?|needed|like|love|send|ship|sure|hop(?:e|ing)|expect\w*|wish\w*|order(?:ed)?|bought|paid"
    r"|pay|deserve|should|must|get|give|accept|keep|another|ones?|replacements?)\b"
    r"(?! (?:to (?:return|send|tell|say|let|report|thank|praise)|back))[^,;:]*$",
    re.IGNORECASE,
)
"""Before it: what they wish for isn't what came, `send one that isn't cracked`."""
_BEGINS: Final = re.compile(r"[.!?,;:()\n-]|\b(?:but|and|so|although|though|because|since|while|as)\b", re.IGNORECASE)
_ONLY_THEN: Final = re.compile(
    r"[^.!?;,\n]{0,40}\b"
    r"(?:until|till|at first|before|right away|straight away|immediately"
    r"|(?:when|as) (?:i|we|it) (?:left|sent|ship\w*|pack\w*|return\w*|dropp\w*|gave|hand\w*))\b",
    re.IGNORECASE,
)
"""After it: it was damaged later, or with somebody else: `it wasn't cracked when I sent it back`."""
_NAYS: Final = words_of(
    "no not never nor nothing none neither without zero free cannot t isnt wasnt arent werent hasnt didnt doesnt"
    " undamaged unbroken unscratched uncracked untorn"
)
_FAR: Final = 60
"""How many characters before it are read."""


@remembered(256)
def without_denied_harm(text: str) -> str:
    """The text with one word in place of each damage that it denies."""
    if not may_hold(text, _NAYS):
        return text
    plain = straight(text)
    found, at = [], 0
    for denial in _DENIED.finditer(lowered(plain)):
        if _is_so(plain, denial):
            found += [text[at : denial.start()], UNHARMED.title() if text[denial.start()].isupper() else UNHARMED]
            at = denial.end()
    return "".join((*found, text[at:])) if found else text


@remembered(128)
def came_harmed(text: str) -> bool:
    """Whether goods came broken, cracked or the like; damage to the packaging alone doesn't count."""
    said = without_denied_harm(text)
    return may_hold(said, _SHOWN) and bool(_CAME_HARMED.search(straight(said)))


def _is_so(plain: str, denial: re.Match[str]) -> bool:
    before = _BEGINS.split(plain[max(0, denial.start() - _FAR) : denial.start()])[-1]
    return not _WISHED.search(before) and not _ONLY_THEN.match(plain, denial.end())
