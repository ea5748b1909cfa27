"""What a short text complains of: goods damaged, incomplete, late, wrong or not working."""

import re
from enum import StrEnum
from typing import Final

from bot.language.goods.harm import without_denied_harm
from bot.language.goods.not_there import put_as_missing, tells_missing
from bot.language.goods.other_goods import ANOTHER_LIKE, ORDERED
from bot.language.goods.other_part import other_parts
from bot.language.patterns.any_of import for_lower_case
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight


class Trouble(StrEnum):
    """OTHER: not what was ordered or described. TREATED: what our or a carrier's people did or failed to do."""

    HARMED = "harmed"
    MISSING = "missing"
    LATE = "late"
    OTHER = "other"
    FAULTY = "faulty"
    CHARGED = "charged"
    TREATED = "treated"


_NOT: Final = r"(?:n't|nt| not| never| no longer)"
_DOES: Final = (
    rf"(?<!\bi )(?<!\bwe )(?<!\byou )\b(?:do|does|did|wo|will|would|can|ca|could){_NOT}"
    r" (?:even |really |properly |fully )?"
)
_CANT: Final = (
    r"\b(?:can't|cant|cannot|can not|could(?:n't|nt| not)) (?:even )?"
    r"(?:use(?! any\b)|open|close|turn(?! an?\b| back\b)|switch|connect|charge|start|attach|fit|fold)\b"
)
_HAS: Final = rf"\b(?:has|have|had|did|was|were|is|are){_NOT} (?:been |yet )?"
_NO_GOODS: Final = (
    r"(?!no (?:one|longer|more|need|rush|hurry|worries|offen[cs]e|problem|idea|doubt|way|wonder|thanks?|thank|option"
    r"|choice|reason|matter|harm|complaints?|issues?|replacements?|refunds?|returns?|exchange|questions?|scratch\w*|damage|dents?"
    r"|good|big|hard|chance)\b)"
)
"""Things that can't be missing from a box."""
_WHERE_IS: Final = (
    r"\bwhere(?:'s|s| is| are) (?:the|its) (?!(?:order|parcel|package|box|delivery|shipment|refund|money|label|tracking"
    r"|invoice|receipt|rest|return|nearest|button|switch|serial|driver|courier|manual button)\b)[a-z]"
)
"""Asks for something that isn't in the box, next to another trouble."""
_MANY: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|one|\d{1,2})"
_SAID: Final = {
    Trouble.HARMED: (
        r"\b(?:broken?(?! down)|melted|crack(?:s|ed)?|damaged?|shattered|smashed|dent(?:s|ed)?|chip(?:s|ped)|crushed"
        r"|scratch(?:es|ed)?|torn|tore(?! (?:open|up|down|off the)\b)|tears?|ripp?(?:s|ed)?|bent|snapped|scuff(?:s|ed)?"
        r"|squashed|warped|swollen|waterlogged|stain(?:s|ed)?|soaked|(?<=is )split|(?<=has )split|(?<=are )split"
        r"|holes?|frayed|(?:an?|one|several|two) (?:\w+ )?chips? (?:in|on|at|near|out)"
        r"|(?:came|arrived)\b[^.!?]{0,20} split|in (?:pieces|bits|shards)"
        r"|mou?ldy|dirty|filthy|rust(?:y|ed)|reached you damaged)\b"
    ),
    Trouble.MISSING: (
        r"\b(?:missing|lacks?|lacking|left out|incomplete|not reach you as you|(?:is|are|was|were|'s) gone)\b"
        r"|\b(?:only (?:got|received|\w+ (?:came|arrived|were in))|(?:got|received|came|sent) only)\b"
        r"|(?:\bnever|\bnot|n't) (?:got|get|received?|find|found|include\w*|in (?:the|my) (?:box|parcel|package|bag))\b"
        rf"|\b(?:without an?y? \w|there(?:'s| is| was| are| were) {_NO_GOODS}no \w)"
        rf"|^\W*(?:(?:and|but|also|plus) )*{_NO_GOODS}no \w|\bwith only (?!a (?:few )?scratch)\w+|{_WHERE_IS}"
        r"|\b(?:you|they) forgot (?:to (?:send|include|pack|put|add)|the|my|an?)\b"
        r"|\b(?:is|was|are|were)(?:n't|nt| not) (?:in|inside)(?: (?:there|it|(?:the|my) \w+))?\W*$"
        rf"|{ORDERED} (?P<many>{_MANY}) [^.!?;]{{2,70}}?\b(?:got|received|came with) (?:only |just )?"
        rf"(?!(?P=many)\b){_MANY}\b"
    ),
    Trouble.LATE: (
        rf"(?<!too )(?<!so )(?<!be )\b(?:late|overdue|delayed|a delay)\b"
        rf"|{_HAS}(?:arrived?|come|here|moved?|turned up|shown up|shipped|delivered)\b"
        r"|\bnever (?:came|arrived|turned up|showed up|shipped)\b|\bstill waiting\b"
        r"|\b(?:came|arrived|delivered|got here) (?:only )?(?:(?:much |far |way )?too late\b"
        r"|after (?:the|my|our|his|her) "
        r"|(?:an?|one|two|three|four|five|\d+) (?:days?|weeks?|months?) (?:after|later than) )"
        r"|\btook (?:you |us |it )?(?:over |more than |almost |nearly )?(?:\w+) (?:weeks|months)\b"
    ),
    Trouble.OTHER: (
        r"\bwrong\b|\binstead of\b|\bdifferent (?:from|than|to|colou?r|size|model|one)\b"
        r"|(?:\bnot|n't) (?:what|the one|the right|as (?:it|you|in|described|shown))|\bnot reach you as you\b"
        rf"|{ANOTHER_LIKE}"
        r"|\b(?:too|much) (?:small|big|large|short|long|tight|thin|wide|narrow|heavy|loud|dark|bright)(?:er)?\b"
    ),
    Trouble.FAULTY: (
        rf"{_DOES}(?!know|want|need|mind|care|think|wait|like|matter|understand|believe|live|order|buy|be\b"
        rf"|have\b|find|get|receive|arrive|come|reach|say|tell|see\b|hear\b)[a-z]|{_CANT}"
        r"|\b(?:stops?|stopped) \w+ing\b"
        r"|\b(?:fail(?:s|ed)?|faulty|(?<!as )(?<!pick )(?<!chose )defective|dead|loose|stuck|malfunction\w*)\b"
        r"|\bkeeps? \w+ing\b"
        r"|\b(?:came|come|comes|coming|fell|falls|falling) (?:off|apart|loose|undone)\b|\bbroke down\b"
        r"|(?<!\bi )(?<!\bwe )\b(?:quit|gave (?:up|out)|conked out)\b"
        r"|\b(?:motor|battery|screen|engine|fan|lights?|lamp|pump|bulb|speaker|remote|machine|it) (?:has |just )?died\b"
        r"|\bno (?:suction|power|heat|sound|signal|picture|pressure|display)\b"
        r"|\b(?:only (?:works|worked|charges|starts|closes|opens|turns on|switches on|lights up)"
        r"|(?:works|worked|charges|starts|closes|opens|turns on|switches on|lights up) only) (?:if|when|while)\b"
        r"|\bleak(?:s|ed|ing)?\b|\bburst\b(?! of)|\bnot working\b|\bha(?:s|ve) let you down\b"
        r"|\b(?:flicker|crackl|rattl|wobbl|squeak|screech|stutter)(?:e?s|e?d|ing)\b|\b(?:buzzes|jams|jammed)\b"
        r"|\b(?:weird|strange|odd|loud|bad|awful|funny) (?:noise|sound|smell)\b"
        r"|\bmak(?:e|es|ing) (?:an? |the )?(?:\w+ )?(?:noises?|sounds?)\b"
    ),
    Trouble.CHARGED: (
        r"\b(?:overcharged|(?:charged|billed|debited) (?:me |us )?(?:\w+ )?(?:twice|again|more|extra|too much))\b"
    ),
    Trouble.TREATED: (
        r"\b(?:rude|shouted|threw|dumped|ignored|laughed at|hung up)\b|\bleft (?:it|them|the \w+) (?:in|on|at|out)"
        r"|\b(?:nobody|no one) (?:answer|repl|wr(?:o|i)te|call)|\bno (?:answer|reply|response)\b"
    ),
}
_TROUBLE: Final = {kind: for_lower_case(pattern) for kind, pattern in _SAID.items()}
_FINE: Final = re.compile(
    r"\b(?:nothing|none|isn't|aren't|wasn't|weren't|not|without)(?: \w+){0,2}?"
    r" (?:missing|late|wrong|loose|stuck|faulty)\b",
    re.IGNORECASE,
)


@remembered(128)
def troubles_in(text: str) -> frozenset[Trouble]:
    """The kinds of trouble that its clauses tell of, without those it denies."""
    plain = _FINE.sub("fine", straight(put_as_missing(without_denied_harm(text)))).lower()
    told = frozenset(kind for kind, pattern in _TROUBLE.items() if pattern.search(plain))
    return told | {Trouble.OTHER} if other_parts(text) else told


def only_tells_missing(text: str) -> bool:
    """Whether it tells of a part that was never with what came, and of no other trouble."""
    return tells_missing(text) and troubles_in(text) == {Trouble.MISSING}
