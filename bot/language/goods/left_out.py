"""What a customer says isn't there of what they bought: `you forgot the belt` is `the belt`. Pure."""

import re
from typing import Final

from bot.language.goods.not_there import put_as_missing
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_STOPS: Final = (
    r"(?!(?:is|are|was|were|has|have|came|and|but|with|without|that|which|who|in|inside|on|from|for|at|to|of|so|when|because"
    r"|as|i|we|you|it|they|he|she|not|missing|there|here|either|too|also|pls|please|or|if|yet|at|all|anywhere|today|again"
    r"|back|number)\b)"
)
_NO_PART: Final = (
    r"(?!(?:\w+ ){0,2}?(?:box|boxes|parcel|package|packaging|carton|order|orders|delivery|shipment|item|items|stuff"
    r"|things?|refund|money|mail|e-?mail|message|reply|response|answer|call|callback|tracking|confirmation|label|notification"
    r"|chance|invoice|receipt|code|credit|link|update|notice|time|idea|way|one|problem|issues?|rest|photos?|pictures?"
    r"|address|signature|note|card|point|discount|day|date|news|option|help|gift|others?|part|parts|piece|pieces|bit|half"
    r"|scan|entry|use|doubt|need|reason|luck|sign|trace|record|info|information|details|explanation|apology|damage"
    r"|birthday|joke|scratch\w*|dents?|holes?|words?|sense|difference|charge|warning|guarantee|warranty|cracks?|marks?)\b)"
)
_NAME: Final = rf"{_NO_PART}(?P<name>{_STOPS}[a-z][a-z-]+(?: {_STOPS}[a-z][a-z-]+){{0,2}})"
_COUNT: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_HOW_MANY: Final = rf"(?:the|my|our|its|an?|any|the other|(?P<count>{_COUNT})(?: of (?:the|my))?)"
_WHO: Final = (
    r"\b(?:you|u|they|somebody|someone|(?:the |your )?(?:seller|shop|store|packer|warehouse)"
    r"|whoever packed (?:it|this))"
)
_ENDS: Final = r"(?![\w'-])"
_TOLD: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WHO}(?: guys| people| all)?(?: have| has|'ve)? (?:just |also |completely )?"
        r"(?:forgot|forgotten|left out|omitted|skipped|(?:did|have|has)(?:n't|nt| not) (?:even )?(?:send|sent|include"
        r"|included|pack|packed|put in|add|added)|never (?:even )?(?:sent|included|packed|put in|added))"
        rf"(?: to (?:send|include|pack|put in|add))? {_HOW_MANY} {_NAME}{_ENDS}",
        r"\b(?:never|did(?:n't|nt| not)) (?:even )?(?:come with|get|got|received?|find|found|include|contain|see)"
        rf" {_HOW_MANY} {_NAME}{_ENDS}",
        r"\b(?:there(?:'s|s| is| was| are| were)|came with|with|has|had|got|and|but|^|[,.;]) ?no"
        rf" {_NAME}(?= (?:in|inside|with|included)\b)",
        rf"(?<!\bof )(?<!\bfor )(?<!\bwith )(?<!\bto )\b{_HOW_MANY} {_NAME}"
        r" (?:is |are |was |were )(?:also |still )?(?:missing|gone|left out|not"
        r" (?:in|there|included|with it|packed))\b"
        r"(?=\W*$|[,.;!?]| (?:and|but|so|from|too|as|pls|please)\b)",
        rf"\b(?:missing|without) {_HOW_MANY} {_NAME}{_ENDS}",
    )
)


@remembered(64)
def left_out(text: str) -> str | None:
    """The one thing that isn't there, with its article, or how many; None where none or several are named."""
    plain = put_as_missing(straight(text))
    named = {(m["name"].lower(), _count(m)) for told in _TOLD for m in told.finditer(plain)}
    name, count = named.pop() if len(named) == 1 else ("", "")
    return " ".join(filter(None, ("the", count, name))) if name else None


def _count(found: re.Match[str]) -> str:
    """More than one."""
    count = (found.groupdict().get("count") or "").lower()
    return "" if count in ("one", "1") else count


def are_many(thing: str) -> bool:
    """Whether its name ends as that of many things does."""
    return thing.endswith("s") and not thing.endswith("ss")
