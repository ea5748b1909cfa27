"""A marketplace's claim that a customer only announces: `refund me or I'll open an A-to-z claim`."""

import re
from typing import Final

from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_CLAIM: Final = r"(?:(?:an?|the|my) )?(?:amazon )?a[- ]?(?:to|2)?[- ]?z\b(?: (?:guarantee|claim|case|thing))*"
_ANNOUNCES: Final = (
    r"(?:(?:or|otherwise|or else|else),? )?(?:(?:then|so|and) )?"
    r"(?:i|we)(?:'?ll|'d| will| would| am| are|'m|'re| may| might| must| have| need| want| can| could| should| shall"
    r"| plan| intend)\b"
)
_FILES: Final = r"(?:open|fil|start|mak|submit|rais|put|lodg|go|us|do|escalat|begin)(?:e|t?ing)?\b"
_WHEN: Final = r"(?: (?:with amazon|tonight|tomorrow|today|now))*"
_ONLY: Final = re.compile(
    rf"\b{_ANNOUNCES}(?: [\w']+){{0,4}}? {_FILES}(?: [\w']+){{0,3}}? {_CLAIM}{_WHEN}"
    rf"|\b(?:or|otherwise|or else|else),? {_CLAIM}",
    re.IGNORECASE,
)
_NAMED: Final = words_of("z atoz a2z a-to-z a-z")
_LEAST: Final = 3
"""Words that must be left."""


@remembered(128)
def without_announced_claim(text: str) -> str:
    """The text without it, where other words tell what it is about: their likeness is to a claim that was filed."""
    if not may_hold(text, _NAMED):
        return text
    rest = _ONLY.sub(" ", straight(text)).strip()
    return rest if len(rest.split()) >= _LEAST else text
