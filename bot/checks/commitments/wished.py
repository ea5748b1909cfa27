"""What customers ask for, said by us: to report it promises nothing, to grant it by a pronoun promises all of it."""

import re
from typing import Final

from bot.checks.commitments.acts import Meant, Side, SpeechAct
from bot.domain.commitments import CommitmentKind

_WISH: Final = (
    r"\byou (?:(?:just|only|still|also|now|have|had|clearly) )*"
    r"(?:ask(?:ed)?(?: us| me)? for|(?:'d |would )?(?:like|prefer|rather have)|want(?:ed)?|wish(?:ed)? for"
    r"|request(?:ed)?|need(?:ed)?|demand(?:ed)?)"
)
_REPORTS: Final = re.compile(rf"(?<=\w )what {_WISH}\s*,?\s*$|(?<!\bas ){_WISH}\s*$", re.IGNORECASE)
"""What stands right before a wish that is only told: `to put what you ask for, ...`, `you would like ...`."""
_REPORTED: Final = re.compile(rf"^\W*(?:(?:that|and|so) )*{_WISH}\b(?!.*(?:,|\b(?:i|we|our|us)\b))", re.IGNORECASE)
"""A clause that only tells one: `you ask for another one to be sent`; not `as you asked, another one was sent`."""
_WISHES: Final = re.compile(_WISH, re.IGNORECASE)
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
    rf"(?: (?:you|out|off|for))* {_IT}\b{_TO_A_LEAD}|^\W*which (?:we|i) (?:will )?(?:send|ship|issue|process|pay)\b",
    re.IGNORECASE,
)
_GRANTED: Final = re.compile(
    rf"^\W*(?:and |so )*{_IT} (?:is|are|has been|have been|was|were|will be|is being) (?:\w+ly |now |already |just )*"
    rf"(?:sent|shipped|posted|issued|approved|processed|paid|on (?:its|the) way)\b{_TO_A_LEAD}",
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
    return bool(_REPORTS.search(before)) or reports_wish(said)


def granted(act: SpeechAct, before: SpeechAct | None, text: str) -> CommitmentKind | None:
    """What a clause grants that names it only as the wish before: `you want a replacement, and I will send it`."""
    if before is None or act.meant not in _SAID_SO or act.side is Side.CUSTOMER:
        return None
    wish, said = text[before.start : before.end], text[act.start : act.end]
    grants = _GRANTS.search(said) if act.side is Side.US else _GRANTED.search(said)
    if not grants or not _WISHES.search(wish) or (act.meant is Meant.MAYBE and not said.lower().startswith("which")):
        return None
    return next((kind for kind, words in _KINDS if words.search(wish)), None)
