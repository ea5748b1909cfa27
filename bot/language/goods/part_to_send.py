"""What is to be sent, as the customer calls it: the part that is missing or asked for, the rest, or another."""

import re
from typing import Final

from bot.language.goods.not_there import put_as_missing
from bot.language.goods.other_goods import COLOR, SIZE
from bot.language.goods.other_part import other_parts
from bot.language.patterns.alternatives import either, word_of

_PARTS: Final = either(
    word_of("lids? screws bolts cable cord charger remote manual brackets? legs? key shelf panel cap knob handle"),
    word_of("shade pegs poles adapter plug hooks? hinge wheel cushion cover pump filter battery instructions hardware"),
)
_BEGINS: Final = r"(?:^|(?<=[.!?,;:]\s)|(?<=\band )|(?<=\bbut )|(?<=\balso ))"
_BEGINS_OR_WITH: Final = r"(?:^|(?<=[.!?,;:]\s)|(?<=\band )|(?<=\bbut )|(?<=\balso )|(?<=\bwith ))"
_FEW: Final = "one two three four five six seven eight nine ten"
_SOME: Final = either("the", "an?", word_of("its both all some several"), word_of(_FEW), r"\d{1,3}", r"\w+ of the")
_TOO: Final = word_of("either too also yet again anywhere though")
_NAME: Final = rf"(?:[a-z-]+ ){{0,2}}?(?!{_TOO}\b)[a-z-]{{3,14}}"
_BAG: Final = r"(?:bag (?:of|with) (?:the )?)?"
_ENDS: Final = (
    rf"(?=\s*(?:[.!?,;:)]|$)| {word_of('and but so from in inside for which when too either as pls please i we')}\b)"
)
_PARCEL: Final = "box bag parcel package packaging carton order delivery"
_OF_AN_ORDER: Final = f"{_PARCEL} shipment item stuff refund money mail tracking confirmation"
_NOT_THE_PARCEL: Final = rf"(?!the (?!bag (?:of|with)\b){word_of(_PARCEL)}\b)"
_NO_GOODS: Final = rf"(?!{word_of(_OF_AN_ORDER)}\b)"
_NOTHING_SENT: Final = word_of(
    f"{_OF_AN_ORDER} thing e-?mail message reply response answer call callback label notification chance invoice"
    " receipt code credit link update notice"
)
_IN_THE_BOX: Final = r"(?:it|the (?:box|bag|parcel|package|carton|pack|kit))"
_ISNT: Final = r"(?:isn|wasn|aren|weren).?t"
_STILL: Final = r"(?:is|are|was|were) (?:also |still |all )?"
_NO_NAME: Final = word_of(
    f"the an? its? my our your both all some several {_FEW} any no not nothing something anything everything still also"
    " they there these those this that which who what parts? pieces? bits? things? items? is are was were half most and"
    " but came arrived with am i.m we"
)
_BARE_WORD: Final = rf"(?!{_NO_NAME}\b){_NO_GOODS}[a-z-]{{3,14}}"
_MISSING: Final = (
    # the screws are missing; a bag of screws wasn't included
    rf"{_BEGINS}(?P<value>{_NOT_THE_PARCEL}{_SOME} {_BAG}{_NAME})(?: for (?:the|my|it) ?[a-z-]*)? {_STILL}"
    rf"(?:missing{_ENDS}|not (?:in|with|included|there|packed)\b|left out\b)",
    rf"\bmissing (?P<value>(?!the point\b){_SOME} {_BAG}{_NAME}(?: and {_SOME}"
    rf" (?:(?!(?:is|are|was|were|has|have|came)\b)[a-z0-9-]+ ){{0,2}}?[a-z-]{{3,14}})?){_ENDS}",
    rf"{_BEGINS_OR_WITH}(?P<value>(?!the {word_of(_OF_AN_ORDER)}\b){_SOME} {_NAME}) missing{_ENDS}",
    rf"\bthere (?:is|are|was|were) (?P<value>{_SOME} {_NAME}) missing\b",
    rf"\beverything\b[^.!?]{{0,30}} except (?:for )?(?P<value>{_SOME} {_NAME}){_ENDS}",
    # the left arm of the chair was missing; one of the two coasters wasnt in there
    rf"{_BEGINS}(?P<value>(?!the {word_of(f'{_PARCEL} rest')}\b){_SOME}"
    r"(?: (?!(?:is|are|was|were|has|have|came|arrived|and|but)\b)[a-z0-9-]+){1,3}? of the"
    rf" (?!(?:box|order|parcel|package|delivery)\b)(?:(?:{word_of(_FEW)}|\d{{1,2}}) )?(?:[a-z-]+ )?[a-z-]{{3,14}})"
    rf" (?:{_STILL}(?:missing|not (?:in|with|included|there|packed)|left out)"
    rf"|{_ISNT} (?:in|there|with|packed|included))\b",
    rf"{_BEGINS}(?P<value>{_NOT_THE_PARCEL}(?:the|a|one)(?: of the(?: two| three| four)?)? {_NAME})"
    rf" {_ISNT} (?:in (?:there|{_IN_THE_BOX})|with it|there|packed|included)\b",
    # I never got the spoon
    r"\b(?:never|did ?n.?t|did not) (?:come with|include|contain|got|get|received?|find|found)"
    rf" (?P<value>(?:the|an?) (?!{_NOTHING_SENT}\b){_NAME})(?=\s*(?:[.!?,;:)]|$)| (?:and|but"
    rf"|with|that|in|from|either|too)\b)",
)
_STATE: Final = "was|were|is|are"
_ITS_NAME: Final = (
    rf"\bno (?P<value>{_NAME}(?<! was)(?<! were)(?<! is)(?<! are))"
    rf" (?:(?:{_STATE}) )?(?:in|inside) (?:the|my) (?:box|bag|parcel|package|carton|pack|kit)\b",
    rf"{_BEGINS}(?:my|our) (?P<value>{_NO_GOODS}{_NAME}) (?:{_STILL}|(?:also |still |all )?)"
    rf"(?:missing{_ENDS}|not (?:in {_IN_THE_BOX}|included|there|packed)\b|left out\b)",
    rf"{_BEGINS}(?:my|our) (?P<value>{_NO_GOODS}{_NAME}) {_ISNT} (?:in {_IN_THE_BOX}|included|there|packed)\b",
    rf"\bmissing (?:my|our) (?P<value>{_NO_GOODS}{_NAME}){_ENDS}",
    # bulb missing; shelf pins are missing
    rf"{_BEGINS}(?P<value>{_BARE_WORD}(?: {_BARE_WORD})?) (?:(?:is|are|was|were) )?(?:also |still )?missing{_ENDS}",
)
_HAS_NONE: Final = (
    rf"\b(?:there(?:'s| is| are| was| were)|with|and|but|has|had|have|got) no (?P<value>(?:[a-z-]+ )?{_PARTS}){_ENDS}"
)
_HAS_MISSING: Final = (
    rf"\b(?:has|have|had|with) (?:got )?(?P<value>(?:{word_of(_FEW)}|\d{{1,3}}) {_NAME}) missing{_ENDS}"
)
_COUNTED: Final = either(word_of("two three four five six seven eight nine ten eleven twelve"), "a dozen", r"\d{1,3}")
_NO_COUNT_OF: Final = (
    r"(?! ?(?:days?|weeks?|months?|years?|times|hours?|minutes|dollars|inch\w*|feet|ft|cm|mm|gb|lbs?|oz)\b)"
)
_NOT_ITS_NAME: Final = word_of(
    "and but or yet only just of in on from for last this yesterday today were was are is came i we you"
)
_MANY: Final = rf"(?P<value>{_COUNTED}\b{_NO_COUNT_OF}(?: (?!{_NOT_ITS_NAME}\b)[a-z-]{{3,14}}){{0,2}})"
_SET: Final = either(word_of("two three four six eight ten twelve"), r"\d{1,3}")
_THERE: Final = rf"(?: (?:in )?(?:there|here|{_IN_THE_BOX}|inside)|(?=\s*(?:[.!?,;:)]|$)))"
_CAME_SO: Final = rf"(?:are|were|was|is|came|arrived|made it)\b{_THERE}"
_FEWER: Final = (
    r"\b(?:ordered|bought|purchased|paid for|should (?:be|have been|have had)|supposed to (?:be|have|get)|says"
    rf"|promised)\b(?: (?:a|the) (?:pack|set|box|bag) of)? {_MANY}[^.!?]{{0,40}}?\b(?:only|just|counted|short)\b",
    rf"\b(?:only|just)\b[^.!?]{{0,20}}?\b{_COUNTED} (?:(?:arrived|came|were) )?(?:out )?of (?:the |my |our )?{_MANY}",
    rf"\b(?:only|just)\b[^.!?]{{0,40}}?\binstead of {_MANY}",
    # 3 of 4 rails are there; 5 out of the 6 hooks were in the box; got three of four legs
    rf"\b{_COUNTED} (?:out )?of (?:the |my |our )?{_MANY} {_CAME_SO}",
    rf"\b(?:got|received|found|have|counted|there (?:are|were)|there's|sent(?: me| us)?) {_COUNTED} (?:out )?of"
    rf" (?:the |my |our )?{_MANY}(?=\s*(?:[.!?,;:)]|$)| (?:in|so|and|but|only|which)\b)",
    rf"\b(?P<few>\d{{1,2}}) ?/ ?(?!(?P=few)\b){_MANY} {_CAME_SO}",
    rf"\b(?:only|just) {_COUNTED} (?:\w+ )?(?:arrived|came|were)\b[^.!?]{{0,25}}?\b(?:ordered|bought|paid for) {_MANY}",
    rf"\b(?:ordered|bought|purchased|paid for) {_MANY}[^.!?;]{{2,70}}?"
    rf"\b(?:got|received|came with) {_COUNTED}\b{_NO_COUNT_OF}"
    r"(?=[\s\S]{0,80}\b(?:others?|rest|missing|remaining|short)\b)",
)
_ONE_OF_THEM: Final = (
    rf"\b(?:only|just)\b[^.!?]{{0,20}}?\b(?:one|1) (?P<value>(?!{_NOT_ITS_NAME}\b)[a-z-]{{3,14}}"
    rf"(?: (?!{_NOT_ITS_NAME}\b)(?!instead\b)[a-z-]{{3,14}})?) instead of (?:two|2|both)\b",
)
_BED_SIZE: Final = either(SIZE, word_of("king queen twin double single"))
_CAME: Final = r"\b(?:got|received|came|arrived|sent)\b"
_ORDERED: Final = r"\b(?:ordered|bought|wanted|asked for|paid for|needed|chose|picked)\b"
_NO_TIME: Final = rf"(?!{word_of('it that this wait notice time delay delivery window period deadline queue line')}\b)"
_RIGHT: Final = {
    "the right size": (
        r"\b(?:wrong|different|other|incorrect) size\b",
        rf"\b(?:ordered|bought|wanted) (?:an? |the )?{SIZE}\b(?![^.!?]{{0,40}}\b(?:and|but) (?:it|they) (?:is|are)\b)"
        rf"[^.!?]{{0,40}}{_CAME}[^.!?]{{0,20}}\b{SIZE}\b",
        rf"{_CAME}[^.!?]{{0,25}}\b{_BED_SIZE}\b[^.!?]{{0,40}}{_ORDERED}[^.!?]{{0,15}}\b{_BED_SIZE}\b",
    ),
    "the right color": (
        r"\b(?:wrong|different|other|incorrect) (?:colou?r|shade)\b",
        rf"\b(?:ordered|bought|wanted|asked for)\b[^.!?]{{0,20}}\b{COLOR}\b"
        rf"[^.!?]{{0,40}}{_CAME}[^.!?]{{0,25}}\b{COLOR}\b",
        rf"{_CAME}[^.!?]{{0,25}}\b{COLOR}\b[^.!?]{{0,40}}{_ORDERED}[^.!?]{{0,15}}\b{COLOR}\b",
    ),
    "the one in the right length": (
        rf"(?:\b{_NO_TIME}[a-z]+ (?:is|are|was|were|came)|\b(?:it|they).(?:s|re)"
        r"|\b(?:cord|cable|hose|lead|wire|rope|strap|chain|rod|curtains?))"
        r"(?: way| much| far| clearly| also)? too (?:short|long)\b"
        r"(?! (?:to (?:wait|reply|answer|be)|of an? (?:wait|time)|for me to))",
        r"\b(?:ordered|bought|paid for|listing|page|description|advertised)\b[^!?]{0,60}"
        r"\b(?:shorter|longer|too short|too long)\b(?! (?:ago|than (?:expected|usual|promised) to))",
    ),
    "the right item": (
        r"\b(?:wrong|different|incorrect) (?:item|product|thing|one|model|order|version)\b",
        r"\b(?:some(?:one|body) else.s|another person.s) (?:order|parcel|package|stuff|item)\b",
        r"\b(?:sent|got|received)\b[^.!?]{0,40}\binstead of\b",
        r"\b(?:ordered|bought)\b[^.!?]{2,50}[,;]? (?:but |and )?(?:i |we |you )?"
        rf"(?:got|received|sent(?: me| us)?|was sent) (?:an? |the )?(?!{_COUNTED}\b|only|just|one\b"
        rf"|a {word_of('refund message mail email reply call')}"
        r"|it\b|them\b|nothing|no\b)\w+",
    ),
}
_SEND: Final = r"\b(?:send|e-?mail|mail|ship|post|get)(?: me| us)? (?:out )?"
_ASKED_FOR: Final = (
    rf"{_SEND}(?P<value>(?:the|another|a new|just a new|a) (?:missing |right |correct |other )?(?:[a-z-]+ )?"
    rf"(?:{_PARTS}|piece|part))\b"
)
_MISSING_ONE: Final = rf"{_SEND}(?P<value>the missing (?!{_NOTHING_SENT}\b){_NAME}){_ENDS}"
_MISSED: Final = (
    rf"\b(?:need|want|wait(?:ing|ed)? for|expect(?:ing)?) (?P<value>(?:the|those|these) (?:{_COUNTED} )?missing"
    rf" (?!{_NOTHING_SENT}\b){_NAME}){_ENDS}"
)
_PLURAL: Final = r"(?: (?!does|comes|goes)[a-z]{3,12}s)?"
"""A noun behind a part: `shelf pegs`."""
_WITHOUT: Final = rf"\bwithout (?P<value>(?:the|its|any|a) (?:[a-z-]+ )?(?:bag of )?{_PARTS}{_PLURAL})\b"
_AND_WITHOUT: Final = (
    rf"\bwithout (?:the|its|any|an?) {_NAME},? (?:and|or|nor) (?:without )?"
    rf"(?P<value>(?:the|its|any|an?) {_BARE_WORD}(?: {_BARE_WORD})?){_ENDS}"
)
_VALUE: Final = "{value}"
_ITS: Final = re.compile(r"^(?:its|an?|my|our|their) ")


def _ways(*of_value: tuple[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with what is said where it is found."""
    return tuple((value, re.compile(pattern, re.IGNORECASE)) for value, patterns in of_value for pattern in patterns)


_RIGHT_ONE: Final = "the right {value}"
_MISSING_WAYS: Final = _ways(
    (_VALUE, (_WITHOUT, _AND_WITHOUT, *_MISSING)),
    ("the {value}", (*_ITS_NAME, _HAS_MISSING, _HAS_NONE)),
)
_WAYS: Final = _ways(
    (_VALUE, (_ASKED_FOR, _MISSING_ONE, _MISSED, _WITHOUT, *_MISSING)),
    ("the {value}", (*_ITS_NAME, _HAS_MISSING, _HAS_NONE)),
    (
        "the rest of the set",
        (
            rf"\bonly\b[^.!?]{{0,30}}\b(?:set|pack|box) of {_SET}\b",
            rf"\b(?:set|pack) of {_SET}\b[^.!?]{{0,40}}\bonly\b",
        ),
    ),
    ("the missing {value}", _ONE_OF_THEM),
    ("the rest of the {value}", _FEWER),
    *_RIGHT.items(),
)
_BEHIND_IT: Final = word_of(
    "and but so for to from instead please pls or as before by because since if i we it that which not rather today"
    " tomorrow soon asap now quickly with without of in"
)
_NO_NEW_THING: Final = word_of("ones? free copy parts? photo picture video start baby job sent shipped")
_NO_THING: Final = rf"(?!(?:{_NOTHING_SENT}|{_BEHIND_IT}|{_NO_NEW_THING})\b)"
_ANEW: Final = re.compile(
    r"\b(?:send|ship|mail|post|want|need|like|(?:can|could|may|to) (?:i |we |you )?(?:get|have))(?: me| us)?(?: out)?"
    rf"(?: just| only)? (?P<value>(?:a|one|the) (?:new|replacement|spare)(?: {_NO_THING}[a-z-]{{3,14}}){{1,2}}?)"
    rf"(?=\s*(?:[.!?,;:)]|$)| (?:{_BEHIND_IT}|sent|shipped)\b)",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(
    r"(?:n't|\bnot|\bnever|\bno need to|\brather than|\binstead of|\bwithout)\b[^.!?;,]{0,20}$"
)
"""What stands before a thing that they don't ask for."""


def part_asked_for(text: str) -> re.Match[str] | None:
    """Where a text asks for one thing anew, by its name, as the group `value`: `a new leg`."""
    return next((m for m in _ANEW.finditer(text) if not _REFUSED.search(text[: m.start()].lower())), None)


def part_to_send(text: str) -> tuple[str, re.Match[str]] | None:
    """How a text with straight apostrophes names it, `{value}` standing for the group `value`, and where; else None."""
    for value, way in _WAYS:
        if (found := way.search(text)) and not _as_many(found[0]):
            others = other_parts(text) if value in _RIGHT else ()
            return (_RIGHT_ONE, others[0]) if others else (value, found)
    return next(((_RIGHT_ONE, m) for m in other_parts(text)), None)


def parts_to_send(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """All of them, in the order of the text, each once: what is missing, and what belongs to something else."""
    first = part_to_send(text)
    if not first or "value" not in first[1].groupdict():
        return (first,) if first else ()
    missing = ((value, m) for value, way in _MISSING_WAYS for m in way.finditer(text))
    found = [first]
    for value, m in (*missing, *((_RIGHT_ONE, m) for m in other_parts(text))):
        if not any(_same(m, other) for _, other in found):
            found.append((value, m))
    return tuple(sorted(found, key=lambda f: f[1].start("value")))


def _same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether both name one thing: in the same place, or by the same last word."""
    apart = one.end("value") <= other.start("value") or other.end("value") <= one.start("value")
    return not apart or one["value"].lower().split()[-1] == other["value"].lower().split()[-1]


def _as_many(counted: str) -> bool:
    """Whether all came that were ordered: `ordered 6 plates, got 6`."""
    numbers = re.findall(r"\d+", counted)
    return len(numbers) > 1 and len(set(numbers)) == 1


def part_missing(text: str) -> str | None:
    """The part that a text says was never with what came, by its name."""
    plain = put_as_missing(text)
    found = part_to_send(plain) if plain != text else None
    if not found or "value" not in found[1].groupdict():
        return None
    return _ITS.sub("the ", found[0].format(value=found[1]["value"].lower()))
