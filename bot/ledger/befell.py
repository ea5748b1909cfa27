"""What befell somebody is no step of theirs: `my daughter slipped on the water`, `my husband passed away`."""

import re
from typing import Final

from bot.language.grammar.statements import Statement
from bot.language.vocabulary.content import stem_set

_FALLS: Final = stem_set(
    "slip trip fall fell stumble tumble choke faint collapse vomit bleed bled suffocate drown pass die"
)
_TO: Final = re.compile(
    r"\b(?:slip\w*|tripp?\w*|f[ae]ll\w*|stumbl\w*|tumbl\w*|chok\w*|faint\w*|collaps\w*|vomit\w*|bled|bleed\w*|suffocat\w*"
    r"|drown\w*|died|pass(?:ed)?(?= away\b| on\b))(?:\W*$|\W+(?:on|over|off|down|in|into|out|from|and|because|when"
    r"|while|at|through|backwards?|forwards?|by|almost|nearly|badly|again|twice|yesterday|today|last|this|away|suddenly)\b)",
    re.IGNORECASE,
)
"""The verb with nothing that it is done to: who slipped the cover off has taken a step."""
_HURTS: Final = stem_set(
    "cut burn burnt hit hurt bruise bang bump pinch scrape scratch twist sprain scald injure break broke crush jam trap"
    " graze stab poke prick knock strain"
)
_BODY: Final = re.compile(
    r"\b(?:my|his|her|our|their|the)(?: (?:left|right|little|own|whole|big))? (?:fingers?|thumbs?|hands?|arms?|wrists?"
    r"|elbows?|legs?|knees?|foot|feet|toes?|ankles?|head|face|eyes?|lips?|mouth|tongue|tooth|teeth|chin|nose|ears?|neck"
    r"|back(?! (?:cover|panel|plate|door|part|side|wheel|leg)\b)|shoulders?|skin|hip|ribs?|palm|shin)\b"
    r"|\b(?:my|him|her|your|our|them)sel(?:f|ves)\b",
    re.IGNORECASE,
)


def befell(s: Statement) -> bool:
    """Whether it tells of a fall, a hurt or a death."""
    return (s.verb in _FALLS and bool(_TO.search(s.text))) or (s.verb in _HURTS and bool(_BODY.search(s.text)))
