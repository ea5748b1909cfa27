"""What customers ask for, said by us: to report it promises nothing, to grant it by a pronoun promises all of it."""

import re
from typing import Final

from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.checks.commitments.frames import WISH, goes_on
from bot.domain.commitments import CommitmentKind

_REPORTS: Final = re.compile(rf"(?<=\w )what {WISH}\s*,?\s*$|(?<!\bas ){WISH}\s*$", re.IGNORECASE)
"""What stands right before a wish that is only told: `to put what you ask for, ...`, `you would like ...`."""
_REPORTED: Final = re.compile(rf"^\W*(?:(?:that|and|so) )*{WISH}\b(?!.*(?:,|\b(?:i|we|our|us)\b))", re.IGNORECASE)
"""A clause that only tells one: `you ask for another one to be sent`; not `as you asked, another one was sent`."""
_NAMED: Final = re.compile(
    r"\b(?:who decides|what (?:you|they|he|she) (?:(?:are|were|have|would|is|has) )?(?:ask|want|wish|request|like)\w*"
    r"|(?:your|their|his|her|the) (?:wish|request)|open|pending|undecided|put to|passed to|left to)\b[^.:]*:\s*$",
    re.IGNORECASE,
)
"""What a colon introduces as the matter alone: `who decides on it: the same item sent again`."""
_FOR_IT: Final = re.compile(r"^\W*(?:for|about|on|of)\b(?!.*,)", re.IGNORECASE)
_FINITE: Final = re.compile(
    r"\b(?:i|we|is|are|was|were|has|have|had|will|would|can|goes|leaves|ships|comes|today|now|tomorrow)\b"
    r"|['\u2019](?:s|ll|ve|re)\b",
    re.IGNORECASE,
)
_WISHES: Final = re.compile(WISH, re.IGNORECASE)
_KINDS: Final = (
    (CommitmentKind.REPLACEMENT, re.compile(r"\b(?:replacements?|new one|another one|other one|exchange)\b", re.I)),
    (CommitmentKind.RETURN_LABEL, re.compile(r"\blabels?\b", re.I)),
    (CommitmentKind.REFUND_FULL, re.compile(r"\b(?:refund(?:ed)?|money back|money|amount|price)\b", re.I)),
)
_IT: Final = r"(?:it|one|that|this|them|they|which|so)"
_TO_A_LEAD: Final = r"(?! (?:on )?(?:to|up|with|by) (?:my|our|the|a) (?:lead|owner|manager|colleague))"
_GRANTS: Final = re.compile(
    r"\b(?:send|sending|sent|ship|shipping|shipped|post|posting|issue|issuing|issued|give|giving|make|making|arrange"
    r"|arranging|arranged|process|processing|processed|approve|approving|approved|pay|paying|do|doing|get|getting)"
    rf"(?: (?:you|out|off|for))* {_IT}\b{_TO_A_LEAD}"
    r"|^\W*(?:which|that) (?:we|i) (?:(?:will|have|has|had|'ve|'ll|already|just|now) )*"
    r"(?:sen[dt]|ship(?:ped)?|post(?:ed)?|e?mail(?:ed)?|issued?|process(?:ed)?|pa(?:y|id)|made|put)\b",
    re.IGNORECASE,
)
_GRANTED: Final = re.compile(
    rf"^\W*(?:and |so )*{_IT} (?:is|are|has been|have been|was|were|will be|is being) (?:\w+ly |now |already |just )*"
    rf"(?:sent|shipped|posted|e?mailed|issued|approved|processed|paid|done|on (?:its|the) way)\b{_TO_A_LEAD}",
    re.IGNORECASE,
)
"""`It has been sent`."""
_SAID_SO: Final = (Meant.NOW, Meant.LATER, Meant.PAST, Meant.MAYBE)


def reports_wish(words: str) -> bool:
    """Whether they only say what the customer asks for."""
    return bool(_REPORTED.search(words))


def only_told(act: SpeechAct, text: str) -> bool:
    """Whether the clause only says what they ask for."""
    before, said = text[act.sentence[0] : act.start], text[act.start : act.end]
    if _FINITE.search(said) is None and (_NAMED.search(before) or (_FOR_IT.search(said) and not before.strip())):
        return True
    return not goes_on(text[slice(*act.sentence)]) and (bool(_REPORTS.search(before)) or reports_wish(said))


def granted(act: SpeechAct, before: SpeechAct | None, text: str) -> CommitmentKind | None:
    """What a clause grants that names it only as the wish before: `you want a replacement, and I will send it`."""
    if before is None or act.meant not in _SAID_SO or act.side is Side.CUSTOMER:
        return None
    wish, said = text[before.start : before.end], text[act.start : act.end]
    grants = _GRANTS.search(said) if act.side is Side.US else _GRANTED.search(said)
    if not grants or not _WISHES.search(wish) or (act.meant is Meant.MAYBE and not said.lower().startswith("which")):
        return None
    ahead = text[before.sentence[0] : before.start]
    return next((kind for said in (wish, ahead) for kind, words in _KINDS if words.search(said)), None)
