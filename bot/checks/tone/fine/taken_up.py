"""What takes up the customer's words and acts, or says plainly where we stand: no fault, however like one it is."""

import re

from bot.checks.tone.fine.occasion import Occasion
from bot.language.vocabulary.content import content

_LONGEST = 500
"""Characters of a part that are read."""
_LEAST, _MOSTLY = 2, 0.6
"""Content words that must be the customer's own, and which part of all, for words to retell what they wrote."""
_HAVE = r"(?:'ve| have| had)?(?: already| also| now| both)?"
_TOLD_US = re.compile(
    rf"^\W*(?:and |as )?you{_HAVE} (?:told (?:us|me)|let (?:us|me) know|wrote|written|described|explained|mentioned"
    r"|reported|said)\b",
    re.I,
)
_COMPLIED = re.compile(
    rf"\byou{_HAVE} (?:did|done|tried|followed|took|taken|checked|gave|given|answered|sent|kept)"
    r" (?:\w+ly |just )?(?:what|everything|all|each|every|both|the|our|as)\b[^.!?]{0,40}\b(?:we|i|our|asked|advised"
    r"|suggested|instructions?|manual|label|guide)\b|^\W*(?:and )?you\b[^.!?]* as (?:we |i |was )?(?:agreed|discussed"
    r"|asked"
    r"|instructed|advised|suggested)\b",
    re.I,
)
_WAS_TOLD = re.compile(r"^\W*(?:and |then )?you (?:were|have been|had been) (?:then )?(?:told|informed)\b", re.I)
_IN_VAIN = re.compile(
    r"\bas (?:the|our) (?:[\w-]+ ){1,3}(?:says?|asks?|advises?|tells?)\b|\bas (?:we|i) (?:asked|advised|suggested)\b"
    r"|\b(?:and|but|yet) (?:it|they|this|that|the [\w-]+(?: [\w-]+)?) (?:still\b|(?:did not|didn't|has not|hasn't)"
    r" (?:\w+ )?(?:help|work|save|chang|solv|improv|mak)\w*)",
    re.I,
)
"""That what they did was right, or of no avail."""
_AGAINST_THEM = re.compile(
    r"\b(?:only|never|claim\w*|wrong\w*|incorrect\w*|too late|instead|actually|really|supposedly|apparently|evidently"
    r"|obviously|clearly|surely|probably|conveniently|allegedly|even|just|admit\w*|yourself|your own|should|ought"
    r"|could have|if you|had you|would (?!like|rather|prefer)|because|since you|therefore|hence|thus|after all"
    r"|which is why|that is why|that's why|so (?:we|i|it|no|there|that's|this|the)|no wonder|although|though|however"
    r"|without \w+ing)\b"
    r"|\bbut (?!(?:it|they|this|that|the [\w-]+(?: [\w-]+)?) (?:still|did|has)\b)|\bnow (?:you|it)\b"
    r"|[?!\"\u201c\u201d]",
    re.I,
)
"""What is made of it: a doubt, a cause, a consequence."""
_NO_MORE_STEPS = re.compile(
    r"\b(?:there is|there's|you have|you've got) nothing(?: more| else| further| left)?(?: here| there"
    r"| on your side)?(?: that)? (?:for you to|you (?:need|have|must) to|to) (?:do|repeat|try|send|show|check|look"
    r"|prepare|fill|pay|return|bring|pack|call|sign|prove|photograph|search|find|measure)\b",
    re.I,
)
_HAD_TO = re.compile(
    r"^\W*(?:(?:i|we)(?: am| are|'m|'re)?|and)?(?: (?:very|so|truly))? ?(?:sorry|apologi[sz]e)"
    r" (?:that|for the way) you(?: have|'ve)? had to (?!be (?:told|reminded)|understand|accept|read|face)"
    r"(?![^.!?]*\b(?:hard way|lesson|sense|reality|truth|life|rules?|expectations|bothered?|finally)\b)"
    r"[^.!?\"]+[.]?\s*$",
    re.I,
)
_NOT_KNOWN_YET = re.compile(
    r"\b(?:i|we) (?:can't|cannot|can not|do not|don't|have not|haven't)\b[^.!?;]{0,60}\b"
    r"(?:(?:because|since|as|as long as) (?:i|we)(?: have not|'ve not| haven't| do not| don't)"
    r"|(?:until|before) (?:i|we)(?:'ve| have)?)(?: yet)?"
    r" (?:seen|checked|heard|read|looked|asked|found|compared|received|got|know)\b",
    re.I,
)
_PUT_DOWN = re.compile(
    r"\b(?:i|we)(?:'ve| have) (?:now )?(?:noted|recorded|added|written down|kept) (?:(?:when|where|how|which)\b"
    r"|what you (?:need|would like|prefer|ordered|bought|tried|did)\b|that you (?:would|want|prefer)\b"
    r"|(?:both|the|your) (?:[\w-]+ )?(?:dates?|days?|numbers?|names?|places?|address|details|photos?|answers?)\b)",
    re.I,
)
_GLAD = re.compile(
    r"^\W*(?:(?:i am|i'm|we are|we're) (?:\w+ )?(?:glad|happy|pleased|delighted)|it is (?:good|lovely|great|a pleasure)"
    r"|it's (?:good|lovely|great|a pleasure)) (?:to (?:hear|know|read|see) )?that\b",
    re.I,
)
_HOPE = re.compile(
    r"^\W*(?:and )?(?:i|we) (?:do )?hope(?: that)?"
    r" (?:you(?: will|'ll)? (?:like|love|enjoy) (?:it|them|every \w+|the \w+)"
    r"|(?:it|they)(?: will|'ll)? (?:serves?|fits?|lasts?|brings?)(?: (?:you|well|for|many|years|long|much|joy)){0,5})"
    r"\W*$",
    re.I,
)
_ORNATE = re.compile(
    r"\b(?:trust|valued?|loyal\w*|choos\w+|custom|esteem\w*|confidence|company|inform|opportunity|brand|family)\b", re.I
)
_ONE_JOY = 22
"""Words of a plain sentence that we are glad of something."""


def retells(words: str, on: Occasion) -> bool:
    """Whether it says what the customer wrote, mostly in their words, denies nothing and makes nothing of it."""
    plain = _plain(words)
    own = frozenset(content(plain))
    shared = len(own & on.told)
    enough = shared >= _LEAST and shared >= _MOSTLY * len(own)
    return enough and not on.denied(plain) and not _AGAINST_THEM.search(plain)


def was_told(words: str, on: Occasion) -> bool:
    """`You were told that it had arrived`, where the customer writes so."""
    plain = _plain(words)
    opened = _WAS_TOLD.match(plain)
    return opened is not None and retells(plain[opened.end() :], on)


def acknowledges(words: str) -> bool:
    """`You have told us that the box was whole`, `you followed all our steps`; without a `but`."""
    plain = _plain(words)
    return bool(_TOLD_US.search(plain) or _COMPLIED.search(plain)) and not _AGAINST_THEM.search(plain)


def in_vain(words: str) -> bool:
    """Whether it says that what they did was right, or didn't help: `you rinsed it as the label says`."""
    return bool(_IN_VAIN.search(_plain(words))) and not _AGAINST_THEM.search(_plain(words))


def no_more_steps(words: str) -> bool:
    """`There is nothing more for you to send`: a dismissal where we do nothing either."""
    return bool(_NO_MORE_STEPS.search(_plain(words)))


def sorry_they_had_to(words: str) -> bool:
    """`I am sorry that you had to hear it from your neighbor`."""
    return bool(_HAD_TO.match(_plain(words)))


def where_we_stand(words: str) -> bool:
    """What we can't say before we have looked, or what we put down of what they told us."""
    plain = _plain(words)
    return bool(_NOT_KNOWN_YET.search(plain) or _PUT_DOWN.search(plain))


def puts_down(words: str) -> bool:
    """`We have noted when and where you bought it`, with nothing made of it."""
    plain = _plain(words)
    return bool(_PUT_DOWN.search(plain)) and not _AGAINST_THEM.search(plain)


def glad(words: str) -> bool:
    """`We are glad that the rug fits your hall`, in one breath."""
    plain = _plain(words)
    return len(plain.split()) <= _ONE_JOY and bool(_GLAD.match(plain)) and not _ORNATE.search(plain)


def hopes(words: str) -> bool:
    """`We hope that you enjoy it`."""
    return bool(_HOPE.match(_plain(words)))


def _plain(words: str) -> str:
    return words[:_LONGEST].replace("\u2019", "'")
