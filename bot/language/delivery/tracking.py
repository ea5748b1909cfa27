"""What a customer says the tracking of a parcel shows: `tracking has said 'label created' for 16 days`. Pure."""

import re
from typing import Final

from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.shortened import shortened
from bot.language.segmentation.tokens import straight

_MOST: Final = 160
"""Characters of a quote."""
_SHOWS: Final = word_of(
    "says? said shows? showed showing reads? states? stated stuck stops? stopped frozen moved? moving updated? updates?"
    " changed? changes? since still last keeps? has hasn't is isn't was wasn't goes went opens ended"
)
_STATES: Final = either(
    r"label (?:was |is |has been )?(?:created|printed)",
    "out for delivery",
    "in transit",
    "pre-?shipment",
    r"(?:last|latest) (?:scan(?:ned)?|seen|update)",
    r"(?:marked|says|said|shows|shown|listed)(?: it)?(?: was| as| is)? (?:delivered|shipped)",
    r"signed (?:for )?(?:it )?(?:by|on|at)",
    r"(?:arrived|arriving|stuck|sitting|held|scanned) (?:at|in) (?:the |a |your )?(?:\w+ ){0,2}?"
    + word_of("facility hub depot center centre warehouse customs"),
)
_TELLS: Final = re.compile(
    either(
        r"(?<!['\w])(?:the |my |your |its )?(?:(?!so\b|and\b|but\b)\w+ )?tracking\b(?! me\b| you\b)"
        rf"[^.!?;]{{0,40}}?\b{_SHOWS}\b[^.!?;]*",
        rf"(?:(?<=^)|(?<=[,;:] )|(?<=\band )|(?<=\bbut ))(?!so\b)(?:[^.!?;,]{{0,40}}\b)?{_STATES}\b[^.!?;]*",
    ),
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"(?<!['\w])(?:the |my |your |its )?(?:(?!so\b|and\b|but\b|now\b|what\b|does\b)\w+ )?tracking"
    r" (?:page |now |still |only |just )*(?:says|shows|reads|states)"
    r" (?:it (?:was |is )?|that )?(?!(?:if|whether|what|when|where|anything)\b)[^.!?;]*",
    re.IGNORECASE,
)
"""`Tracking says returned to sender??`: a mark of surprise, where nothing asks."""
_QUESTION: Final = re.compile(
    rf"\W+{word_of('where why how what when who is are can could do does did will would')}\b.*", re.I
)
_ASKS: Final = re.compile(rf"\W*{word_of('can could would will do does what when where please pls send why')}\b", re.I)
_ENDS: Final = re.compile(
    r",? (?:and|but|so|because|yet) (?:i|we|you|nobody|no one|nothing|my|the|they|it)\b.*|,[^,]*\b(?:please|pls)\b.*",
    re.IGNORECASE,
)
"""Where another thing is told."""


def tracking_told(text: str) -> str | None:
    """The words that tell it, in the first sentence that does and asks nothing; else None."""
    for sentence in sentences(text):
        surprised = sentence.rstrip().endswith("?")
        found = (_SAYS if surprised else _TELLS).search(straight(sentence))
        if found and not _ASKS.match(sentence if surprised else found[0]):
            words = sentence[found.start() : found.end()]
            words = _QUESTION.sub("", words) if surprised else words
            return shortened(_ENDS.sub("", words).strip(" ,:-"), _MOST)
    return None
