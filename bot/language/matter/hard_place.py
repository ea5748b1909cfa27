"""A hard place in a customer's life that they tell of: `I am recovering from hip surgery`, `we buried my dad`. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight


class Hard(StrEnum):
    """RECOVERING: after an operation or a fall. AHEAD: an operation that is to come. LIMIT: what they can't do by
    themselves, which asks for no pity."""

    LOSS = "loss"
    RECOVERING = "recovering"
    AHEAD = "ahead"
    ILL = "ill"
    HOME = "home"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class HardPlace:
    """`whose` is the relative as they call them, `mother`; empty where it is their own."""

    kind: Hard
    quote: str
    whose: str = ""


_KIN: Final = word_of(
    "mother mom mum mama mommy father dad papa husband wife son daughter brother sister grandmother"
    " grandma granny nan nana"
    " grandfather grandpa grandad granddad partner boyfriend girlfriend fianc[eé]e? child"
    " baby toddler boy girl kid aunt uncle niece"
    " nephew cousin grandson granddaughter friend"
)
_REL: Final = (
    rf"(?:\b(?:my|our) (?:\w+ ){{0,2}}?|(?:^|(?<=\band )|(?<=\bas )|(?<=, ))(?=(?:mom|mum|dad|grandma|grandpa|nan)\b))"
    rf"(?P<whose>{_KIN}(?:[- ]in[- ]law)?)\b"
)
_I: Final = (
    r"\b(?:i'm|i am|im|i was|i've been|i have been|ive been|i have|i've|ive|i had|i)(?: (?:just"
    r"|still|now|currently|only|recently|also|slowly))*"
)
_HAS: Final = (
    r"(?:'s| is| was| has| had| has been| is just| is still| just had| just got| recently had| came| just| got| went)"
)
_CUT: Final = either(
    r"(?:\w+ ){0,3}?(?:surgery|operation|hip replacement|knee replacement|bypass|transplant"
    r"|c-section|caesarean|mastectomy)",
    r"(?:a |the )?(?:\w+ )?(?:stroke|heart attack|concussion|bad fall)",
)
_BONE: Final = r"(?:hip|leg|arm|wrist|foot|ankle|back|knee|shoulder|pelvis|collarbone)"
_SICK: Final = either(
    r"chemo\w*", "cancer", "dialysis", "radiation", "radiotherapy", "dementia", r"alzheimer\S*", "parkinson\\S*",
    "hospice",
    r"in (?:the )?(?:hospital|icu|intensive care|rehab)(?! (?:bed|gown|corners))", "bedridden", "terminal(?:ly ill)?",
    r"(?:very|seriously|gravely|really|so) (?:ill|sick)", "dying", "long covid", "palliative",
    "treatment for \\w+ cancer",
)  # fmt: skip
_WITHIN: Final = r"[^.,;!?\n]{0,30}?"
_NOW: Final = r"(?![^.!?]{0,30}\b(?:years ago|in (?:19|20)\d\d|decades ago))"
_WAYS: Final[tuple[tuple[Hard, str], ...]] = (
    (Hard.LOSS, rf"{_REL}(?: \w+){{0,2}}? (?:died|passed(?: away| on)?\b(?! (?:the|me|it|out))|was buried"
        rf"|has died|is dead){_NOW}"),
    (Hard.LOSS, rf"\b(?:i|we)(?:'ve| have)? (?:just |recently )?(?:lost|buried) (?:my|our) (?:\w+ )?(?P<whose>{_KIN}"
        rf")\b(?!'s){_NOW}"),
    (Hard.LOSS, rf"\b(?:death|loss|funeral) of (?:my|our) (?:\w+ )?(?P<whose>{_KIN})\b{_NOW}"),
    (Hard.LOSS, rf"\b(?:my|our) (?:\w+ )?(?P<whose>{_KIN})'s (?:death|funeral|memorial|burial)\b{_NOW}"),
    (Hard.LOSS, r"\b(?:i|we)(?:'ve| have)? (?:just |recently )?(?:had a (?:miscarriage|stillbirth)|became"
        r" a widow(?:er)?|miscarried)\b"),
    (Hard.RECOVERING, rf"{_REL}{_HAS} {_WITHIN}(?:recover|recuperat|heal)ing\b"),
    (Hard.RECOVERING, rf"{_REL}(?:'s had| has had| has just had| had| just had| recently had|, who had|, who"
        rf" just had) (?:an? |her |his )?{_CUT}\b"),
    (Hard.RECOVERING, rf"{_REL}(?:'s| is| was)? (?:just |now )?(?:home|out) (?:from|of) (?:the )?(?:hospital"
        rf"|surgery|icu)"),
    (Hard.RECOVERING, rf"{_I} (?:recover|recuperat|heal)ing\b(?: (?:from|after) [^.,;!?\n]{{2,40}}?(?=[.,;!?\n]"
        rf"|$| (?:and|but|so)\b))?"),
    (Hard.RECOVERING, rf"{_I} (?:\w+ (?:days?|weeks?|months?) )?(?:had|undergone|underwent|home from|out of"
        rf"|back from|coming off|came (?:home )?from) (?:an? |my |the )?(?:{_CUT}|hospital)\b"),
    (Hard.RECOVERING, rf"\b(?:after|since|following|from) (?:my |a |an )?(?:\w+ )?{_CUT}\b(?<!the operation)"
        rf"(?<!an operation)"),
    (Hard.RECOVERING, rf"\b(?:i|i've|i have) (?:just |recently )?(?:broke|broken|fractured|shattered) my {_BONE}\b"),
    (Hard.RECOVERING, rf"\bmy (?:broken|fractured|shattered) {_BONE}\b|\b(?:i'm|i am|im|am) (?:still )?in (?:a"
        rf"|the) (?:cast|brace|sling|boot|plaster)\b"),
    (Hard.AHEAD, rf"{_REL}(?:'s| is| has| goes| will)? {_WITHIN}(?:have|having|has|in for|facing|need|needs"
        rf"|getting|scheduled for|due for|undergoing) (?:an? |her |his |the )?{_CUT}\b"),
    (Hard.AHEAD, rf"{_I} {_WITHIN}(?:have|having|in for|facing|need|getting|scheduled for|due for|undergoing)"
        rf" (?:an? |my |the )?{_CUT}\b"),
    (Hard.AHEAD, rf"\bi have (?:an? |my )?{_CUT}\b|\b(?:before|for|until) my {_CUT}\b|\bmy {_CUT} (?:is|on)\b"),
    (Hard.ILL, rf"{_REL}(?:'s| is| was| has| had| just| who| with)\b {_WITHIN}\b{_SICK}\b(?! of\b)"),
    (Hard.ILL, rf"{_I} {_WITHIN}\b{_SICK}\b(?! of\b)"),
    (Hard.ILL, r"\bmy (?:\w+ )?(?:chemo\w*|cancer|dialysis|radiation|radiotherapy|diagnosis)\b(?! (?:cap|scarf|wig))"),
    (Hard.HOME, r"\b(?:my|our|the) (?:house|home|apartment|flat|building) (?:has |had |was |were |got"
        r" |just )*(?:burn\w*|flooded|destroyed|broken into|hit by)\b"),
    (Hard.HOME, r"\b(?:i|we)(?:'ve| have)? (?:just )?(?:lost (?:everything|our home|my home|our house)"
        r"|(?:was|were|got|been|am|are being) (?:just )?evicted)\b"),
    (Hard.HOME, rf"(?:{_REL}|\b(?:i|we)(?:'ve| have)?)(?: (?:was|were|got|just|has|had|have|been|also))*"
        rf" (?:laid off|lost (?:my|his|her|our|their) jobs?|made redundant)\b"),
    (Hard.HOME, r"\b(?:going|been|gone) through (?:a|my|the) (?:divorce|separation|bankruptcy)\b|\b(?:we"
        r"|i) (?:had|were|was|got)(?: to be)? evacuated\b"),
    (Hard.LIMIT, rf"{_I} (?:\w+ )?(?:disabled|housebound|wheelchair[- ]bound|blind|in a wheelchair|on crutches"
        rf"|an amputee|(?:\w+ )?months pregnant)\b(?! by)"),
    (Hard.LIMIT, r"\bi (?:use|need|have|walk with|am on) (?:a )?(?:wheelchair|walker|walking frame|crutches|oxygen)\b"),
    (Hard.LIMIT, r"\bi (?:really |physically |just )*(?:can't|cant|cannot|can not|am not able to|am unable"
        r" to|'m not able to|'m unable to)"
                 r" (?:even )?(?:lift|carry|drive|walk|stand(?! (?:this|that|the|it|you|your"
                 r"|how|when|another|any))|bend|kneel|leave the house|climb|get down|get up"
                 r"|go out)\b(?! (?:the price|that price))"),
)  # fmt: skip
_EACH: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WAYS)
_REST: Final = re.compile(
    r"\w*[^.,;:!?()\n]{0,40}?(?=[.,;:!?()\n]|$| (?:and|but|so|which|who|because|when|while|please)\b)", re.I
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|in case|unless|suppose|imagine|would someone|someone who|people who|anyone who)\b", re.I
)
_MAY: Final = words_of(
    "recovering recuperating healing surgery operation replacement bypass transplant section"
    " caesarean mastectomy stroke"
    " attack concussion fall died passed buried dead lost loss death funeral memorial burial"
    " miscarriage stillbirth widow"
    " widower miscarried hospital chemo chemotherapy cancer dialysis radiation radiotherapy"
    " dementia alzheimer alzheimers"
    " parkinson parkinsons hospice icu intensive rehab bedridden terminal terminally ill sick"
    " dying covid palliative diagnosis"
    " broke broken fractured shattered burned burnt burning flooded destroyed hit evicted"
    " laid redundant divorce separation"
    " bankruptcy evacuated disabled housebound wheelchair blind crutches amputee pregnant"
    " walker walking oxygen cant cannot"
    " can able unable cast brace sling boot plaster"
)


@remembered(64)
def hard_place(text: str) -> HardPlace | None:
    """The first that it tells of, the gravest kind first; what is only supposed is none."""
    if not may_hold(text, _MAY):
        return None
    told = [straight(s) for s in sentences(text)]
    for kind, way in _EACH:
        for said in told:
            found = way.search(said)
            if found and not _SUPPOSED.search(said[: found.end()]):
                return HardPlace(kind, _clause(said, found), (found.groupdict().get("whose") or "").lower())
    return None


def _clause(said: str, found: re.Match[str]) -> str:
    """The words there, to the end of their clause."""
    rest = _REST.match(said, found.end())
    return said[found.start() : rest.end() if rest else found.end()].strip(" ,")
