"""Questions that ask for a value in a way of their own, and the words of the customer that hold it (signal 2).

`Where shall we send it?` asks for an address, `how tall is she?` for a number that is called tall, `which setting?` for
a word that tells one setting from others.
"""

import re
from collections.abc import Iterator

from bot.checks.circles.asked_again.told_values import told_in
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.language.vocabulary.stems import lemma, stem

_OTHER = re.compile(
    r"\b(?:instead|else|other|another|different|alternative|new one's|second|return|back)\b", re.IGNORECASE
)
_ASKS_FOR = (
    (
        "address",
        re.compile(
            r"\bwhere\b[^.!?]{0,40}\b(?:send|ship|deliver|mail|dispatch|go|sent|shipped|delivered|mailed)\b(?! wrong)"
            r"(?:(?! (?:me|us)\b)[^.!?]){0,30}\?",
            re.IGNORECASE,
        ),
    ),
    (
        "phone",
        re.compile(
            r"\b(?:what|which)(?:'s| is)?(?: the| your)?(?: best| right| good)? number\b[^.!?]{0,50}"
            r"\b(?:reach|call|phone|ring)\w*"
            r"|\bwhere (?:can|may|could|shall|should) we (?:call|phone|ring)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Questions that don't name what they ask for, and what answers them."""
WISHED = re.compile(
    r"\bhow \w+ (?:[\w ]{0,20}\bshould\b|(?:do|would|did) (?:you|it) (?:need|want|like|wish))", re.IGNORECASE
)
"""Asks what something should be, rather than what it is."""
_HOW = re.compile(
    r"\bhow (?P<what>tall|wide|long|deep|high|heavy|thick|big|far|old|fast|loud|strong)\b(?P<rest>[^.!?,;]*)",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:\d[\d.,/]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?: ?[a-z\"\u2033\u2032']{{1,12}}){{0,2}}[ -]{0}\b"
)
"""A number with a unit and the question's own adjective: `110 cm tall`."""
_WHICH = re.compile(
    r"\b(?:which|what) (?:of (?:the|your|those|these) )?(?:\w+ )?(?P<what>\w{3,})"
    r" (?:do|does|did|is|was|are|were|have|has|can|should)\b"
    r"(?P<rest>[^.!?,;]*)",
    re.IGNORECASE,
)
_TOLD_APART = (
    r"\b(?:the|its|my|on|at|in) (?:\w+est|first|second|third|fourth|fifth|last|top|bottom|middle|\d+(?:st|nd|rd|th)?"
    r"|(?:black|white|red|blue|green|gr[ae]y|brown|yellow)(?:er)?) {0}s?\b|\b{0} (?:number )?\d[\w.]*\b"
)
"""A word that tells one of several things from the others."""
_CHOSEN = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:did|do|have|had) you (?:\w+ly |originally )?(?P<verb>\w+)\b", re.IGNORECASE
)
_CHOICE = re.compile(
    r"\b(?:i|we)(?:'ve|'d| have| had)? (?:\w+ly |just |only )?(?P<verb>\w+)(?: (?:it|them) in)? (?:the |an? |my |our )?"
    r"(?P<kind>(?!(?:it|them|this|that|same|other|right|wrong|new)\b)\w+)"
    r" (?:ones?|versions?|models?|editions?|variants?)\b",
    re.IGNORECASE,
)
"""`I ordered the walnut one`, which answers what they ordered."""
_ANY_HOW = re.compile(
    r"\bhow (?:long|tall|wide|high|deep|big|thick)\b(?! (?:did|do|does|have|has|had|ago|will|since))"
    r"(?P<rest>[^.!?,;]*)",
    re.IGNORECASE,
)
_A_LENGTH = re.compile(
    r"\b(?:\d[\d.,/]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?)[ -]?"
    r"(?:inch(?:es)?|cm|mm|feet|foot|ft|yards?|centimet\w+|millimet\w+)\b(?!\W+(?:long|tall|wide|high|deep|thick)\b)",
    re.IGNORECASE,
)
"""A length without `tall` or `wide`, which answers either question about the only thing."""
_AFFECTED = stem_set("be affected concerned faulty broken damaged defective")
"""Words for the one thing that the case is about."""
_NO_KIND = stem_set("one time way day thing part kind sort")


def value_given(words: str, reply: Reply) -> Entry | None:
    """The entry with the value that this question asks for."""
    if told := next(told_in(words, _theirs(reply)), None):
        return Entry(EntryKind.CLAIMED, told[1], told[0], Who.CUSTOMER)
    if WISHED.search(words):
        return _thing(words, reply)
    return _thing(words, reply) or next(_measured(words, reply), None) or next(_told(words, reply), None)


def _thing(words: str, reply: Reply) -> Entry | None:
    asked = {thing for thing, form in _ASKS_FOR if form.search(words)} if not _OTHER.search(words) else set[str]()
    return next((e for e in reversed(reply.ledger.of(EntryKind.GIVEN)) if asked & e.things), None)


def _told(words: str, reply: Reply) -> Iterator[Entry]:
    yield from _told_apart(words, reply)
    yield from _chosen(words, reply)
    yield from _of_a_length(words, reply)


def _chosen(words: str, reply: Reply) -> Iterator[Entry]:
    for asked in _CHOSEN.finditer(words):
        for number, said in _theirs(reply):
            if any(lemma(m["verb"].lower()) == lemma(asked["verb"].lower()) for m in _CHOICE.finditer(said)):
                yield Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER)


def _of_a_length(words: str, reply: Reply) -> Iterator[Entry]:
    """`How long are they?` after `about 3 inches`; if a thing is named, only of that thing."""
    for asked in _ANY_HOW.finditer(words):
        rest = gist(asked["rest"])
        for number, said in _theirs(reply):
            if _A_LENGTH.search(said) and rest <= gist(said):
                yield Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER)


def _theirs(reply: Reply) -> Iterator[tuple[int, str]]:
    for number, turn in reversed(tuple(enumerate(reply.matter.turns))):
        for said in sentences(turn.text) if turn.who is Who.CUSTOMER else ():
            if not said.endswith("?"):
                yield number, said


def _measured(words: str, reply: Reply) -> Iterator[Entry]:
    for asked in _HOW.finditer(words):
        told = re.compile(_UNIT.format(asked["what"]), re.IGNORECASE)
        for number, said in _theirs(reply):
            if told.search(said) and _is_of(asked["rest"], said):
                yield Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER)


def _told_apart(words: str, reply: Reply) -> Iterator[Entry]:
    for asked in _WHICH.finditer(words):
        told = re.compile(_TOLD_APART.format(re.escape(asked["what"].removesuffix("s"))), re.IGNORECASE)
        if stem(asked["what"].lower()) in _NO_KIND or not gist(asked["rest"]):
            continue
        for number, said in _theirs(reply):
            if told.search(said) and (gist(asked["rest"]) & gist(said) or gist(asked["rest"]) <= _AFFECTED):
                yield Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER)


def _is_of(asked: str, said: str) -> bool:
    """Whether the question is about the same thing as the statement, or about `it`."""
    about = gist(asked)
    return about <= gist(said)
