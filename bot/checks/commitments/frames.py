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
WISH = (
    r"\byou(?:['\u2019](?:d|re|ve)| would| are| were| have been)?(?: (?:just|only|still|also|now|have|had|clearly))*"
    r" (?:(?:ask(?:ed|ing)?|hop(?:ed|ing)|wait(?:ed|ing))(?: us| me)? for|like|prefer|rather have"
    r"|want(?:ed)?|wish(?:ed)? for|request(?:ed|ing)?|need(?:ed)?|demand(?:ed)?)"
)
"""What a customer asks for, in our words."""
_VERB = r"(?:is|was|are|were|has|have|will|left|leaves|went|goes|comes|came|arrives|gets|ships|shipped)\b"
_NAMED = r"(?P<what>[^,;:.?!]{2,60}"
_GOES_ON = tuple(
    re.compile(words, re.I)
    for words in (
        rf"(?P<cut>(?:\b(?:what|the (?:thing|item)) )?{WISH}\s*[,:\u2013\u2014] ){_NAMED}),(?= {_VERB})",
        rf"(?P<cut>{WISH} ){_NAMED}?),? (?:which|that)(?= {_VERB})",
    )
)
"""`What you asked for, a refund, was issued`; `you would like a new one, which is on its way`."""
_DENIED = (
    r"(?:(?:it|that|this)(?: is|['\u2019]s| was| would be) (?:not|never|simply not|just not)"
    r" (?:at all )?|(?:it|that|this) (?:isn|wasn)['\u2019]?t )"
    r"(?:true|correct|right|the case|so|a fact|our way|possible)"
    r"|(?:it|that|this)(?: is|['\u2019]s| was| would be) (?:simply |just )?(?:false|untrue"
    r"|wrong|a mistake|an error|a misunderstanding)"
    r"|(?:please |kindly )?(?:do not|don['\u2019]?t|never) "
    r"(?:you )?(?:think|believe|worry|fear|suppose|assume|say)|by no means(?: is it so)?|"
    r"(?:we|i) (?:do not|don['\u2019]?t|never) say"
)
_TWICE = re.compile(
    rf"(?P<opens>^\W*|[,;:] |\b(?:so|and|then|or|but) )(?P<denied>{_DENIED})(?: (?:to (?:say"
    rf"|think|believe|assume)|of us))?(?: that)?"
    r" (?P<who>we|i|you|(?:your|the) \w+|it) (?:will not|won['\u2019]?t|do not|don['\u2019]?t"
    r"|does not|doesn['\u2019]?t|would not"
    r"|wouldn['\u2019]?t|cannot|can['\u2019]?t|are not going to|aren['\u2019]?t going to|shall"
    r" not|refuse to|will never)(?= \w)",
    re.I,
)
"""`It is not true that we won't refund you`: who denies it twice says it."""
_ITS_ACT = (
    r"sent|shipped|mailed|posted|refunded|returned|credited|paid|replaced|exchanged|cancelled"
    r"|canceled|reshipped|dispatched"
)
_SEEN_TO = re.compile(
    rf"(?P<what>\b(?:the|an?|your|another|one|a new) [^,;:.?!]{{2,40}}?) (?P<act>{_ITS_ACT})(?P<how>(?: \w+){{0,4}}?),?"
    r"\s+(?P<verb>was|is|has been|will be|gets|got|is being) (?:done|made|arranged|carried"
    r" out|granted|agreed|seen to|settled|approved|on its way)\b",
    re.I,
)
"""`The same item sent again was done`: it was sent again."""
_OPENS = r"(?P<opens>^\W*|[,;:] |\b(?:so|and|then|or) )"
_LEFT_OPEN = re.compile(r"\b(?:if|or|prefer|rather|which|whether|lead|owner|manager|allowed|until|before)\b", re.I)


def plainly(sentence: str) -> str:
    """The sentence as a plain statement, as long as it is."""
    said = sentence
    for form, words in _BUILT:
        said = form.sub(_padded(words), said)
    for wished in _GOES_ON:
        said = wished.sub(lambda m: (" " * len(m["cut"]) + m["what"]).ljust(len(m[0])), said)
    said = _AT_FIRST.sub(_padded("You get"), said)
    said = _ASKED_FOR.sub(_padded("wanted"), said)
    said = _DEEMED.sub(_is_done, said)
    said = _TWICE.sub(_affirmed, said)
    if said != sentence:
        said = _SEEN_TO.sub(_was_done, said)
    if said.rstrip().endswith("?") and not _LEFT_OPEN.search(said):
        offered = said
        for form, words in _OFFERED:
            offered = form.sub(_padded(words), offered)
        said = offered.rstrip("? ").ljust(len(said), ".") if offered != said else said
    return said


def goes_on(sentence: str) -> bool:
    """Whether what they ask for is also said to have been done, or to be so: the rest is a statement of its own."""
    return any(wished.search(sentence) for wished in _GOES_ON)


def _padded(words: str) -> Callable[[re.Match[str]], str]:
    return lambda m: m["opens"] + words.ljust(len(m[0]) - len(m["opens"]))


def _is_done(m: re.Match[str]) -> str:
    """`Consider your order cancelled`: `your order is cancelled`."""
    return m["opens"] + f"{m['what']} is".ljust(len(m[0]) - len(m["opens"]))


def _affirmed(m: re.Match[str]) -> str:
    return m["opens"] + f"{m['who']} will".ljust(len(m[0]) - len(m["opens"]))


def _was_done(m: re.Match[str]) -> str:
    done = f"{m['act']}{m['how']}"
    return f"{m['what']} {m['verb']}".ljust(len(m[0]) - len(done)) + done


_BUILT = tuple((re.compile(_OPENS + form, re.I), words) for form, words in _FRAMES)
_OFFERED = tuple((re.compile(_OPENS + form, re.I), words) for form, words in _OFFERS)
