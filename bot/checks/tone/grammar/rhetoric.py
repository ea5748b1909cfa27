"""Figures of speech that answer nothing: rhetorical question tags, and tautologies."""

import re

from bot.language.vocabulary.content import content

_TO_BE = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should)"
_TAG = re.compile(
    rf",\s*(?:or )?(?P<does>{_TO_BE})(?P<denied>n't)? (?P<who>it|you|we|they|he|she|that|this|there|one)"
    r"(?P<end>[.!?]*)\W*$",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|hardly)\b|n't\b", re.I)
_ITSELF = re.compile(
    r"\b(?P<thing>(?:(?:\d+|two|three|five|seven|ten|fourteen|thirty|sixty|ninety) )?[a-z]{3,})"
    r" (?:is|are|was|were|means?|remains?) (?P=thing)\b(?![-'\w])",
    re.I,
)
_SAME_ACT = re.compile(
    r"\b(?P<act>[a-z]{3,}) (?:when|as|if|what|where|how|whatever|whenever|the (?:\w+))(?: \w+)? (?P=act)\b[.!]*\W*$",
    re.I,
)
"""`They arrive when they arrive`, `it takes the time it takes`."""
_SAME_CLAUSE = re.compile(
    r"\b(?P<clause>(?:it|they|you|we|he|she|that|this|the \w+)(?:'(?:s|re|ll|d)\b| \w+)(?: \w+)?)"
    r" (?:when|if|how|where|what|until)(?: and (?:when|if|where|how))? (?P=clause)\b[.!]*\W*$"
    r"|\b(?P<has>have|get|see|know|hear) (?:it|them|that|one) (?:when|if) (?:\w+ )?(?P=has) (?:it|them|that|one)\b"
    r"|\b(?P<it>it|they|you|we|that|this)(?:'ll| will)(?: \w+)? (?P<comes>\w+) (?:when|if) (?P=it)"
    r" (?P=comes)s?\b[.!]*\W*$"
    r"|\b(?P<who>it|they|you|we|that|this)(?:'ll| will) be (?P<state>\w+) (?:when|if) (?P=who)"
    r"(?:'s|'re| is| are) (?P=state)\b",
    re.I,
)
"""`It's back when it's back`, `it is what it is`, `you'll have it when you have it`."""


def tags_on(words: str) -> bool:
    """`That isn't hard, is it?`: a denial with a tag, or a tag without a question mark; not a real question."""
    found = _TAG.search(words.replace("\u2019", "'"))
    if found is None:
        return False
    return "?" not in found["end"] or (not found["denied"] and bool(_DENIED.search(words[: found.start()])))


def says_nothing(words: str) -> bool:
    """`Rules are rules`: a tautology."""
    plain = words.replace("\u2019", "'")
    if _SAME_CLAUSE.search(plain):
        return True
    return any(bool(found and content(found[1])) for found in (_ITSELF.search(plain), _SAME_ACT.search(plain)))
