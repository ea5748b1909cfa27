"""Words around an act that change nothing of what is promised: `allow me to refund you`, `shall we send another?`

They are read as the plain statement. It has as many characters as they have, so that every place stays.
"""

import re
from collections.abc import Callable

_US = r"(?:me|us)"
_WE = r"(?:i|we)"
_FRAMES = (
    (rf"(?:please |kindly )?(?:allow|permit) {_US} to(?= \w)", "I will"),
    (r"it(?: would|'d| will|'ll)? (?:be|is) (?:my|our|a) (?:\w+ )?(?:pleasure|honou?r|joy) to(?= \w)", "We will"),
    (r"(?:please |kindly |do |you may |you can )(?:expect|look out for|watch for)(?= \w)", "You get"),
    (r"(?:please |kindly )?accept(?= (?:an?|another|the|[$\u20ac\u00a3]\d))", "You get"),
    (rf"all (?:that )?(?:remains|is left)(?: now)? is (?:for {_US} )?to(?= \w)", "We will"),
)
_OFFERS = (
    (rf"(?:shall|should) {_WE}(?= \w)", "We will"),
    (rf"(?:would you like|do you want|would it help you|would you want) {_US} to(?= \w)", "We will"),
    (rf"(?:can|could|may|might) {_WE}(?= (?:offer|propose|suggest)\b)", "We"),
    (rf"(?:how|what) (?:about|if) {_WE}(?= \w)", "We will"),
    (
        r"(?:would you like|would you accept|do you want|how about|what about)(?= (?:an?|another|your|the)\b)",
        "You get",
    ),
)
_DEEMED = re.compile(
    r"(?P<opens>(?:^|[,;:] |\b(?:please|so|and) ))consider (?P<what>it|this|that|(?:your|the) \w+(?: \w+)?)"
    r"(?= (?:\w+ed|done|paid)\b)",
    re.I,
)
_AT_FIRST = re.compile(
    r"^(?P<opens>\W*)(?:expect|(?:look|watch|keep an eye) out for|keep an eye on your \w+ for)(?= \w)", re.I
)
"""A command that says what comes: `Expect your money on Friday`."""
_ASKED_FOR = re.compile(
    r"(?P<opens>\byou(?:['\u2019]ve| have|['\u2019]d| had)? )"
    r"(?:asked|begged|hoped|waited|(?:were|are|have been) (?:asking|hoping|waiting))(?: (?:us|me))? for"
    r"(?= (?:is|was|are|were|has|have|will|left|leaves|went|goes|comes|came|arrives|gets|ships)\b)",
    re.I,
)
"""`The new one you asked for is on its way`: behind a verb of one word its subject is read on."""
_OPENS = r"(?P<opens>^\W*|[,;:] |\b(?:so|and|then|or) )"
_LEFT_OPEN = re.compile(r"\b(?:if|or|prefer|rather|which|whether|lead|owner|manager|allowed|until|before)\b", re.I)


def plainly(sentence: str) -> str:
    """The sentence as a plain statement, as long as it is."""
    said = sentence
    for form, words in _BUILT:
        said = form.sub(_padded(words), said)
    said = _AT_FIRST.sub(_padded("You get"), said)
    said = _ASKED_FOR.sub(_padded("wanted"), said)
    said = _DEEMED.sub(_is_done, said)
    if said.rstrip().endswith("?") and not _LEFT_OPEN.search(said):
        offered = said
        for form, words in _OFFERED:
            offered = form.sub(_padded(words), offered)
        said = offered.rstrip("? ").ljust(len(said), ".") if offered != said else said
    return said


def _padded(words: str) -> Callable[[re.Match[str]], str]:
    return lambda m: m["opens"] + words.ljust(len(m[0]) - len(m["opens"]))


def _is_done(m: re.Match[str]) -> str:
    """`Consider your order cancelled`: `your order is cancelled`."""
    return m["opens"] + f"{m['what']} is".ljust(len(m[0]) - len(m["opens"]))


_BUILT = tuple((re.compile(_OPENS + form, re.I), words) for form, words in _FRAMES)
_OFFERED = tuple((re.compile(_OPENS + form, re.I), words) for form, words in _OFFERS)
