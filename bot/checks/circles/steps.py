"""Next steps that are missing, undated, or all the customer's (signals 6 and 7)."""

import re
from collections.abc import Iterator
from datetime import date

from bot.checks.circles.in_hand import in_hand
from bot.checks.circles.owing import another_decides, answered_outright, hangs_on_them, only_asks, under_way
from bot.checks.circles.reply.manner import TAKES_IT, asks_nothing
from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.taking_up import words_of
from bot.checks.circles.unanswered import latest
from bot.checks.commitments import commitments_in
from bot.domain.case import Who
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.figures.ahead import soon
from bot.language.figures.figures import figures
from bot.language.grammar.statements import Actor, Mood, Statement
from bot.language.matter.pleased import only_pleased
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.language.vocabulary.content import stem_set

_ANY_DAY = date(2000, 1, 3)
_WHEN = re.compile(
    r"\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|right away|at once|just now|same day|as soon as"
    r"|(?:at|by|before) (?:noon|midnight|\d{1,2}(?::\d\d)?(?: ?[ap]m| o'clock)?\b)"
    r"|once"
    r"|(?:here|back|there|arrives?|moves?|comes?)\b[^.!?]{0,20}\b(?:then|i'll|we'll|i will|we will))\b|\bwhen (?:it"
    r"|that|they)\b",
    re.I,
)
"""A day, or an event that sets it."""
_SOMETIME = re.compile(
    r"\b(?:in due (?:course|time)|shortly|soon|as soon as possible|in the near future|eventually|in time|at some point"
    r"|whenever|when possible)\b",
    re.I,
)
_OFFER = re.compile(
    r"\b(?:if|in case|should you|unless|whenever)\b"
    r"|\b(?:(?:i'd|i would|we'd|we would) (?:like|love)|happy|glad) to\b|\b(?:i|we) can\b",
    re.I,
)
_CANT = re.compile(
    r"\b(?:can't|cannot|can not|doesn't|does not|isn't|is not|aren't|not able|unable|won't|no longer)\b", re.I
)
_WHY = re.compile(r"\b(?:because|as|since|so|which|while|therefore|due to|the reason)\b", re.I)
_PAPER = r"(?P<paper>invoice|receipt|label|manual|guide|copy|certificate|pdf|declaration|drawing|list)s?"
_ATTACHED = re.compile(
    rf"\b{_PAPER}\b[^.!?]{{0,80}}\b(?:attached|enclosed|below)\b",
    re.I,
)
_ATTACHED_IS = re.compile(
    rf"\b(?:attached|enclosed|here)(?: is| are| you(?:'ll| will)? find)?\b[^.!?]{{0,40}}\b{_PAPER}\b", re.I
)
"""`Your invoice is attached`: what they asked for is there, and nothing is left to do."""
_HOW = re.compile(
    r"\b(?:how|what|where)\b[^.!?\n]{0,40}\b(?:i|we)\b[^.!?\n]{0,60}\?"
    r"|(?:^|[.!?,\n] ?)(?:how|where) (?:do|can|should|must|would) (?:i|we)\b"
    r"|\bhow does (?:it|that|this) work|\bwhat (?:are )?the steps",
    re.I,
)


def next_steps(reply: Reply) -> Iterator[Finding]:
    """Signal 6: nobody does anything by a day. Signal 7: every step is the customer's."""
    ours, theirs = _ours(reply), [s for s in reply.requests if _is_a_step(s) and not _kept_open(s, reply)]
    if (
        theirs
        and not (ours or _made(reply) or (only_asks(reply) and answered_outright(reply)) or _instructs(reply, theirs))
        and not _HOW.search(reply.matter.message)
    ):
        reason = "Every step here is the customer's. Say what we do, and by when we write."
        yield Finding("all_on_customer", Severity.WARN, theirs[0].text, reason)
    elif not theirs and _left_open(reply, ours):
        reason = "No step has an owner and a day. End with what we do, and by when."
        yield Finding("no_next_step", Severity.WARN, "", reason)


def _made(reply: Reply) -> bool:
    """Whether something is promised, or on its way: `a bolt goes out tomorrow`."""
    return bool(commitments_in(reply.text) or in_hand(reply.text)) and not _SOMETIME.search(reply.text)


def _instructs(reply: Reply, steps: list[Statement]) -> bool:
    """They wrote once and are told how to handle the thing itself, without sending, packing or asking."""
    once = len(reply.matter.turns) == 1
    return once and all(s.verb in _AT_THE_THING for s in steps)


_AT_THE_THING = stem_set(
    "press hold turn tap click open close insert plug unplug tighten loosen screw unscrew switch select push pull slide"
    " charge reset restart remove clean rinse dry oil fold align set swipe scan pair connect enter type lift lower"
    " twist"
)


_CHOICES = stem_set("prefer like want let know tell say choose note feel rather")
_MANNERS = stem_set("message exchange conversation language tone word respectful civil polite insult threat calm")
_HOLDS = stem_set("keep stay remain refrain avoid stop hold leave")


def _is_a_step(s: Statement) -> bool:
    return s.verb not in _CHOICES | _EXPECTS and not (
        _boundary(s) or asks_nothing(s) or _WISHED.search(s.text) or _CAUTION.search(s.text)
    )


def _kept_open(s: Statement, reply: Reply) -> bool:
    """What is asked for in one case only, and what we suppose: `we are glad, and take it that all is well`."""
    return _only_if(s, reply) or bool(TAKES_IT.match(reply.text, s.start))


def _only_if(s: Statement, reply: Reply) -> bool:
    """`Should there be a flaw, please mention it`, in a reply to a first message."""
    once = len(reply.matter.turns) == 1
    return once and bool(_SHOULD.match(reply.text[slice(*sentence_spans(reply.text)[s.sentence])]))


_EXPECTS = stem_set("expect count reckon mind rely")
"""Verbs that ask for no step."""
_WISHED = re.compile(r"\b(?:would|do|did) you (?:\w+ )?(?:like|want|prefer|rather|mind)\b", re.I)
_CAUTION = re.compile(r"\b(?:be (?:\w+ )?careful|take (?:\w+ )?care|watch (?:out|your)|mind (?:the|your))\b", re.I)
_SHOULD = re.compile(r"\W*(?:should|if|in case|unless|otherwise|were)\b", re.I)


def _boundary(s: Statement) -> bool:
    """`Please keep the messages respectful` is no step in the matter."""
    return s.verb in _HOLDS and bool(_MANNERS & frozenset(s.words))


def _ours(reply: Reply) -> list[Statement]:
    moods = (Mood.PLANNED, Mood.DOING, Mood.DONE)
    ours = (s for s in reply.said if s.actor is Actor.WRITER or (s.passive and s.actor is Actor.NOBODY))
    return [s for s in ours if s.mood in moods and not s.negated and s.verb not in _WORDS_ONLY]


_WORDS_ONLY = stem_set("thank read see understand apologize apologise regret hear appreciate")


def _left_open(reply: Reply, ours: list[Statement]) -> bool:
    """A problem or second message, where nothing was done and nothing has a date."""
    settled = _made(reply) or _waits_for_them(reply) or another_decides(reply) or under_way(ours) or _handed_over(reply)
    if _dated(reply, ours) or any(s.mood is Mood.DONE for s in ours) or settled:
        return False
    trouble = reply.ledger.of(EntryKind.DONE, EntryKind.FAILED, EntryKind.GIVEN, EntryKind.SENT_BACK)
    vague = any(_vague(s) and not _offered(s, reply) for s in ours)
    return vague or (
        bool(trouble) and not (_answered(reply) or _explained(reply) or only_pleased(reply.matter.message))
    )


def _handed_over(reply: Reply) -> bool:
    """The paper they wrote about comes with the reply."""
    theirs = " ".join(t.text.lower() for t in reply.matter.turns if t.who is Who.CUSTOMER)
    return any((found := p.search(reply.text)) and found["paper"].lower() in theirs for p in (_ATTACHED, _ATTACHED_IS))


def _vague(s: Statement) -> bool:
    """Our future step without a day, or looking into it; changing or reporting something is being done."""
    return s.mood is Mood.PLANNED or (s.mood is Mood.DOING and s.verb in _LOOKS)


_LOOKS = stem_set(
    "look check investigate work review examine see try consider clarify discuss wait process handle do go"
)


def _waits_for_them(reply: Reply) -> bool:
    """They wrote once and are asked for what the next step needs, or for their choice."""
    chooses = any(s.verb in _CHOICES for s in reply.requests) or bool(_WISHED.search(reply.text))
    return (len(reply.matter.turns) == 1 and chooses) or hangs_on_them(reply)


def _offered(s: Statement, reply: Reply) -> bool:
    """A conditional or polite offer, which we aren't about to do: `If that was a mistake, I'll take it off`."""
    return bool(_OFFER.search(reply.text[slice(*sentence_spans(reply.text)[s.sentence])]))


def _explained(reply: Reply) -> bool:
    """They wrote once and get an explanation: a figure, or what isn't possible and why."""
    once = sum(t.who is Who.CUSTOMER for t in reply.matter.turns) == 1 and len(reply.matter.turns) == 1
    return once and any(_tells_how_it_is(words) for words in sentences(reply.text))


def _tells_how_it_is(words: str) -> bool:
    return bool(figures(words, _ANY_DAY) or (_CANT.search(words) and _WHY.search(words)))


def _dated(reply: Reply, ours: list[Statement]) -> bool:
    own = {s.sentence for s in ours} | {s.sentence for s in reply.said if s.actor is Actor.WRITER}
    ahead = {s.sentence for s in reply.said if s.actor is Actor.READER and s.mood is Mood.PLANNED}
    spans = sentence_spans(reply.text)
    return any(soon(reply.text[slice(*spans[n])], _ANY_DAY) for n in own | ahead) or bool(_WHEN.search(reply.text))


def _answered(reply: Reply) -> bool:
    """They ask something and the reply is about that."""
    asked = [e for e in latest(reply) if e.kind is EntryKind.ASKED]
    return any(words_of(e.quote) & words_of(reply.text) for e in asked)
