"""Parts that a customer says were never with what came: `the lid was never in the box` is `the lid is missing`."""

import re
from typing import Final

from bot.language.patterns.alternatives import word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_PARCEL: Final = word_of(
    "box boxes parcel parcels package packages packet packaging bag bags carton crate kit set pack case"
)
_IN_IT: Final = (
    r"(?:in|inside|among|with|part of) (?:(?:any|either|one) of )?(?:the|my|our|this|that|its|any|either) (?:\w+ )?"
    rf"{_PARCEL}(?! (?:i|we|locker|room|you)\b)"
)
_HOW: Final = (
    r"(?:well|properly|right|correctly|securely|carefully|safely|tight\w*|enough|by|so|to|as|for|like"
    r"|in (?:a|an|bubble|foam|paper|plastic|newspaper)|with (?:a|any|enough|care|bubble))"
)
"""How badly it was packed: `not packed well`."""
_WITH: Final = (
    rf"(?:{_IN_IT}|(?:in|inside) (?:there|it)\b(?! (?:for|either way)\b)|inside(?=\W*$|[.,;!?])|with (?:it|them)\b"
    rf"|(?:included|enclosed|supplied|provided|packed)\b(?! {_HOW}\b))"
)
_STATES: Final = "was|were|is|are"
_NOT: Final = (
    rf"(?:(?:{_STATES}) (?:never|not)(?: even)?|never(?: even)? (?:was|were)|(?:{_STATES})n['\u2019]?t(?: even)?|never)"
)
_ABSENT: Final = (
    rf"{_NOT}(?: (?:actually|really))? {_WITH}"
    r"|(?:was|were) never there\b|never (?:was|were) there\b"
    r"|(?:never|did(?:n['\u2019]?t| not)) (?:even )?(?:came|come|arrived?|ship(?:ped)?)"
    r" with (?:it|them)\b"
)
_NO_PART: Final = word_of(
    "order orders parcel parcels package packages item items product products goods stuff thing things delivery"
    " shipment refund money label invoice receipt answer reply message email mail courier driver he she i we you they"
    " it this that there who which everything nothing something anything husband wife son daughter mother father kid"
    " kids dog cat man woman guy neighbor neighbour postage shipping tax taxes vat duty cost costs price discount"
    " coupon assembly warranty tracking scan update confirmation person button option chance"
    " name address number signature photo photos picture pictures letter note day date room space air water reason way"
    " damage scratch crack hole smell mould mold instruction complaint complaints problem problems issue issues trouble"
    " worries"
    " was were is are has have had never not and but or so"
)
_NAME: Final = rf"(?!{_NO_PART}\b)[a-z][\w'\u2019-]*"
_BELONGS: Final = r"(?:of|for|to|with|from|in|that|which|should|belongs?|go(?:es)?|be|it|the|my|our)"
_THING: Final = re.compile(
    rf"(?P<name>\b{_NAME})(?P<more>(?: {_BELONGS}\b(?: {_NAME})?){{0,6}}) (?:{_ABSENT})", re.IGNORECASE
)
_WITHOUT_VERB: Final = re.compile(
    r"(?:^|(?<=[.,;:!?\n] )|(?<=\band )|(?<=\bbut ))(?:(?:the|my|a) )?"
    r"(?P<name>(?!(?:why|only|just|maybe|probably|also|still|definitely|certainly|surely|though|if|so|please)\b)"
    rf"{_NAME}(?<!ed)(?: {_NAME}(?<!ed)){{0,2}}?) not (?:even )?{_IN_IT}",
    re.IGNORECASE,
)
"""`Gasket not in the bag`."""
_NOBODYS: Final = re.compile(rf"\bno (?P<name>{_NAME}(?: {_NAME})?) (?:was|were|is|came) {_WITH}", re.IGNORECASE)
_THERE_IS_NO: Final = re.compile(
    rf"\bthere(?:[’']?s| is| are| was| were|[’']?re) (?:(?:just|simply|also|still) )?(?:no|not any)"
    rf" (?P<name>(?!other\b|more\b|longer\b){_NAME}(?: {_NAME})?) (?:{_WITH})"
    rf"|\bthere (?:{_STATES})n[’']?t (?:any|a|an) (?P<none>{_NAME}(?: {_NAME})?) (?:{_WITH})",
    re.IGNORECASE,
)
"""`There's no poles in the bag`, `there weren't any screws in the box`."""
_HAS_NO: Final = re.compile(
    r"\b(?:had|has|have|came with|arrived with|got|but|and|with) no "
    rf"(?P<name>(?!other\b|more\b|longer\b|idea\b){_NAME}(?: {_NAME})?)"
    rf" (?:{_IN_IT}|in (?:there|it)\b)",
    re.IGNORECASE,
)
"""`The second chair had no felt glides in the bag`."""
_CAME_WITH_NONE: Final = re.compile(
    r"\b(?P<came>(?:it|they|the (?:parcel|box|package|order|[a-z]+)) (?:just |finally |has |have )?"
    r"(?:came|arrived|is here|are here)"
    rf"(?: (?:today|yesterday|now|this morning|on \w+|last \w+))?)[.!,;]+ "
    rf"(?:but |and )?no (?P<name>{_NAME}(?: {_NAME})?)"
    r"(?=\s*(?:[.!,;]|$| (?:and|or) no\b| at all\b| anywhere\b))",
    re.IGNORECASE,
)
"""`It came today. No hooks.`"""
_WITHOUT: Final = re.compile(
    r"\b(?P<came>came|comes|arrived|delivered|shipped|(?:got|received|sent)(?: \w+){0,3}?) without"
    r" (?P<of>its|their|the|my) "
    r"(?P<name>(?!(?:box|packaging|wrapping|original|charge|note|card|order)\b)[a-z-]+(?: (?!and\b|but\b)[a-z-]+)??)"
    r"(?=\W*$|[.,;:!?]| (?:and|but|so|i|we|in|inside|for|from|please|pls|as|that|which)\b)",
    re.IGNORECASE,
)
_OF_ONE_SIDE: Final = re.compile(
    r"\b(?:two|2|both) (?P<side>left|right)(?:[- ]hand(?:ed)?)? (?!(?:day|hour|week|time)s\b)"
    r"(?P<name>[a-z-]{3,})s\b",
    re.IGNORECASE,
)
"""`Two left arms`: the right one isn't there."""
_OTHER_SIDE: Final = {"left": "right", "right": "left"}
_OF_A_RETURN: Final = re.compile(
    r"\b(?:you|they|amazon|seller|warehouse) (?:say|says|said|claim|claims|claimed|write|wrote|insist\w*|allege\w*)\b"
    r"|\b(?:sent|send|sending|ship\w*|gave|put) (?:\w+ ){0,3}?(?:back|in(?:side)?)\b|\breturn(?:ed|ing)?\b",
    re.IGNORECASE,
)
"""What we are said to miss in what came back."""
_PLAINLY: Final = re.compile(
    r"\b(?:the|my|our|its|an?|one|two|three|four|five|six|some|several|both|\d{1,2})(?: of the)?"
    rf"(?! (?:piece|chip|corner|bit|chunk|part|side)s?\b)(?: {_NAME}){{1,4}}"
    rf" (?:{_STATES}) (?:also |still |all )?missing\b",
    re.IGNORECASE,
)
"""Put so already."""
_BELONGING: Final = re.compile(r"(?:^| )(?:that|which|should|belongs?|go(?:es)?)\b.*", re.IGNORECASE)
_EITHER: Final = re.compile(r"(?<=is missing) (?:either|too|also)\b", re.IGNORECASE)
_COUNTS: Final = re.compile(
    r"\b(?P<ordered>\d{1,3})\b[^.!?;]{2,40}?\bordered\b[^.!?;]{0,12}?\b(?P<came>\d{1,3}) (?:were |was |only |have )?"
    r"(?:received|came|arrived|delivered|here|in the box)\b",
    re.IGNORECASE,
)
_NUMBERS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER: Final = rf"(?:\d{{1,3}}|{word_of(' '.join(_NUMBERS[1:]))})"
_ONLY: Final = r"(?:only|just)(?: got)?"
_NO_THING: Final = r"(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|of (?:them|the)\b|stars?|e?-?mails?|times?|%))"
_SOME_CAME: Final = (
    rf"(?:\b(?:came|arrived|comes|box has|bag has|kit has) (?:with )?(?:{_ONLY} )?"
    rf"(?P<with>{_NUMBER}|a single)\b{_NO_THING}"
    rf"|\b(?:there(?:'s| is| was| are| were)|got|received|find|found|include[sd]?) {_ONLY} "
    rf"(?P<there>{_NUMBER})\b{_NO_THING}"
    rf"|\b{_ONLY} (?P<only>{_NUMBER})\b{_NO_THING}(?: [\w-]+){{1,3}} "
    rf"(?:in (?:the|my|this)|came|arrived|inside|was|were)\b"
    rf"|\b(?P<first>{_NUMBER})\b{_NO_THING}(?: [\w-]+){{1,3}} only in (?:the|my|this)\b)"
)
_TOO_FEW: Final = re.compile(
    rf"{_SOME_CAME}[^!?]{{0,120}}?\b(?:instead of|should(?:'ve)?(?: be| have been| have| come with)?|needs?"
    rf"|says?|lists?|listed|supposed to be|meant to be|paid for|ordered|promises?)"
    rf"(?: (?:to be|me|us|with))? (?P<all>{_NUMBER})\b{_NO_THING}",
    re.IGNORECASE,
)
"""`Came with only one motor. There should be two`; `one lid only in the box, need two`."""
_MAY: Final = words_of("never not without no t isnt wasnt arent werent didnt left right")
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*\s*|\n+|[.!?]+")


@remembered(128)
def put_as_missing(text: str) -> str:
    """The text with each such part put plainly as missing."""
    if not may_hold(text, _MAY):
        return text
    if not _OF_A_RETURN.search(text):
        text = _CAME_WITH_NONE.sub(r"\g<came>. The \g<name> is missing", text)
    return "".join(m[0] if _OF_A_RETURN.search(m[0]) else _put(m[0]) for m in _SENTENCE.finditer(text))


def _put(sentence: str) -> str:
    plain = straight(sentence)
    said = _THING.sub(_is_missing, plain)
    said = _WITHOUT_VERB.sub(r"the \g<name> is missing", said)
    said = _NOBODYS.sub(r"the \g<name> is missing", said)
    said = _THERE_IS_NO.sub(lambda m: f"the {m['name'] or m['none']} is missing", said)
    said = _HAS_NO.sub(r"; the \g<name> is missing", said)
    if twice := _OF_ONE_SIDE.search(said):
        said = f"The {_OTHER_SIDE[twice['side'].lower()]} {twice['name']} is missing. {said}"
    said = _WITHOUT.sub(r"\g<came>, \g<of> \g<name> is missing", said)
    return sentence if said == plain else _EITHER.sub("", said)


def _is_missing(found: re.Match[str]) -> str:
    """By its name; what it belongs to isn't said: `the cap that goes with it`."""
    return f"{found['name']}{_BELONGING.sub('', found['more'])} is missing"


@remembered(128)
def tells_missing(text: str) -> bool:
    """Whether it tells of such a part, plainly or not."""
    return bool(_PLAINLY.search(straight(text))) or put_as_missing(text) != text or _came_short(text)


def _came_short(text: str) -> bool:
    """`20 ordered, 18 received`."""
    counted = _COUNTS.search(text)
    if counted is not None and int(counted["came"]) < int(counted["ordered"]):
        return True
    return any(_number(_came(m)) < _number(m["all"]) for m in _TOO_FEW.finditer(straight(text)))


def _came(found: re.Match[str]) -> str:
    return found["with"] or found["there"] or found["only"] or found["first"]


def _number(told: str) -> int:
    told = told.lower().replace("a single", "one")
    return _NUMBERS.index(told) if told in _NUMBERS else int(told)
