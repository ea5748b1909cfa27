"""Words that only say which order a message is of, without which it says the same: `the lamp from order 4471 hums`."""

import re
from typing import Final

from bot.language.remembered import remembered

_NUMBER: Final = r"#?(?:\d{3}-\d{7}-\d{7}|\d{3,12})\b"
_NAMED: Final = rf"(?:order|purchase)(?: ?(?:number|nr|no|id|ref|reference))?\.?(?: is| was)?[:#]? ?{_NUMBER}"
_LABEL: Final = re.compile(
    rf" ?\((?:(?:my|the|our|from|of|it's|its) ){{0,2}}{_NAMED}\)"
    rf"|(?<=\w) (?:from|of|in|with) (?:(?:my|the|our) )?{_NAMED}(?! (?:is|was|has|hasn't|have|did)\b)"
    rf"|(?<=\w), ?(?:(?:my|the|our) )?{_NAMED}(?=\s*(?:[.!?]|$))"
    r"|(?:^|(?<=[.!?]\s)|(?<=\n))(?:(?:hi|hello|hey|dear \w+)\b[,!. ]*)?"
    rf"(?:(?:re|regarding|concerning|about|on|for)\b:? )?(?:(?:my|the|our) )?{_NAMED}\s*[:.,;\u2013\u2014-]+(?=\s|$)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d{3}")
_LEAST: Final = 3
"""Words that must be left: of a bare number nothing is taken."""


@remembered(128)
def without_order_label(text: str) -> str:
    """The text without them; as it is where hardly a word would be left."""
    if not _DIGIT.search(text):
        return text
    rest = _LABEL.sub("", text).strip()
    return rest if len(rest.split()) >= _LEAST else text
