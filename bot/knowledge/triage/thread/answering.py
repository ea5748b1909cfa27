"""Whether the customer's latest message answers a question of ours: then it goes on with what was written before."""

import re
from typing import Final

from bot.domain.case import Matter, Who
from bot.knowledge.triage.thread.writing import latest
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.tokens import straight

_GREETING: Final = (
    r"(?:(?:hi|hello|hey|hiya|thanks?|thank you|thx|ok(?:ay)?|great|sure|lovely|sorry)\b"
    r"[^,.!?\n]{0,25}[,.!:\n-]+\s*)*"
)
_ANSWERS: Final = re.compile(
    rf"^\W*{_GREETING}"
    + either(
        word_of("yes yep yeah yup no nope neither either both") + r"\b(?! (?:idea|news|word|reply|answer|one)\b)",
        r"(?:an?|the|one) (?:new|other|second|first|replacement|refund|credit|voucher|exchange|different)\b",
        r"(?:the )?(?:(?:full )?refund|replacement|new one|money(?: back)?|exchange|voucher)\b(?=,? (?:please|pls"
        r"|would|will|is|for|if|then)|[.,!])",
        r"(?:the )?(?:photos?|pics?|pictures?|videos?|receipt|number|address)(?:'s| is| are)\b",
        r"(?:here(?:'s| is| are| you go| it is| they are)|attached\b|(?:i )?(?:just )?(?:sent|attached)\b)",
        r"i(?:'d| would) (?:rather|prefer|sooner|like|take|love)\b|i(?:'ll| will) (?:take|have|go with"
        r"|keep)\b|rather\b",
        r"(?:yes )?please\b",
    ),
    re.IGNORECASE,
)


def answers_us(matter: Matter) -> bool:
    """Whether our last message asked something, and theirs after it begins with an answer."""
    ours = matter.turns[-2].text if len(matter.turns) > 1 and matter.turns[-2].who is Who.US else ""
    return "?" in ours and _ANSWERS.match(straight(latest(matter))) is not None
