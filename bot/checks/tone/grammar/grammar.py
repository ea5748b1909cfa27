"""Faults that the grammar of a sentence gives away, however like a fine one its words are."""

import re
from collections.abc import Iterator
from enum import Enum

from bot.checks.leaving_out import HANDLING
from bot.checks.tone.grammar.reproach import BEFELL
from bot.checks.tone.grammar.rhetoric import says_nothing
from bot.checks.tone.reading import Reading
from bot.knowledge.schema.style import ToneRule
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_LONGEST = 500
"""Characters of a part that are read."""
_OFFENCE = r"(?:mistakes?|faults?|errors?|oversights?|doing|negligence|carelessness|problem)"
_OWN = re.compile(
    rf"\b(?:(?:which|that|this|it|these|the \w+) (?:is|was|were|are)|that's|it's)(?: (?!not\b|n't)\w+)? your"
    rf"(?: own| very own)? {_OFFENCE}\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because|since|as) you(?: \w+ly| simply| just| never)* (?P<did>did(?:n't| not)|had(?:n't| not)|never|waited"
    r"|delayed|forgot|failed|ignored|missed|neglected|lost|broke|forced|dropped|overlooked|misread|hesitated|insisted"
    r"|refused)\b",
    re.I,
)
_CHOSEN = re.compile(r"\bwas (?:\w+ly |all )?your (?:own |very own )?(?:decision|choice|idea|call)\b", re.I)
_WAITS_FOR_US = re.compile(r"\b(?:on|for) (?:us|me|our|my)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:nobody else|no one else|no other (?:customers?|buyers?|person|people)"
    r"|none of (?:our|the) (?:other )?(?:customers|buyers))(?: ha[sd]| have| ever| yet)*"
    r" (?:complain|report|mention|notice|object|had (?:this|that|any|such|an?)\b|finds?\b|found\b)"
    r"|\b(?:every(?:one|body) else|all (?:of )?our other (?:customers|buyers))(?: \w+ly)?"
    r" (?:manage|can\b|could\b|reads?\b|underst|finds?\b|found\b|gets? it|got it|(?:is|are) (?:happy|fine|satisfied))",
    re.I,
)
_MOST_SEE_IT = re.compile(
    r"\b(?:most|other|all|many|plenty of) (?:of (?:our|the) )?(?:other )?(?:people|customers|buyers|users|shoppers)"
    r"(?: \w+ly| seem to| can| would| do)? "
    r"(?:(?:spot|notice|see|manage|figure|understand|read|grasp|get|find|know)s? "
    r"(?:it|this|that|them|how|the answer)\b"
    r"|have no (?:trouble|problem|difficulty))",
    re.I,
)
_STATES = (
    r"(?:dirty|filthy|broken|damaged|stained|used|worn|late|wrong(?:ly)?|incomplete|empty|soaked|scratched|ruined"
    r"|unwashed"
    r"|incorrectly|badly|carelessly)"
)
_CAUSED_A_STATE = re.compile(
    rf"\b(?:because|since|as) you(?: \w+ly)? \w+(?: (?:it|them|the \w+|this|that))?(?: back| in| up| on)?"
    rf"(?: so| too| very| far too| completely)? {_STATES}\b",
    re.I,
)
"""`Because you sent it back filthy`."""
_PUZZLED = re.compile(
    r"\b(?:how|why) (?:you|any(?:one|body))\b[^.!?]*\b(?:is|was|remains?) (?:\w+ )?(?:beyond|a mystery|a riddle"
    r"|hard to)\b"
    r"|\b(?:can(?:'t|not)|could(?:n't| not)|fail to|don't|do not) (?:\w+ly )?(?:imagine|understand|see|fathom|think"
    r"|grasp) (?:how|why) (?:you|any(?:one|body))\b",
    re.I,
)
_A_KIND = re.compile(
    r"\b(?:people|customers|buyers|someone|somebody|those|types?) like (?:you|yourself)\b"
    r"(?! (?:who|that) (?:make|help|let|give))",
    re.I,
)
_A_HUNDRED = re.compile(
    r"\b(?:i|we|you)(?:['\u2019]d| could| can| would) (?:check|ask|say|tell|look|write|repeat|explain|count|call)\b"
    r"(?: \w+){0,3} (?:a (?:hundred|thousand|million)|as many|\d{2,}) times\b",
    re.I,
)
_DISCLAIMED = re.compile(
    r"\b(?:not|n't) (?:\w+ )?(?:something|anything|a thing|a matter|one of the things) (?:that |which )?(?:i|we)\b"
    r"|\b(?:i|we) (?:do not|don't) (?:\w+ly )?(?:deal with|handle|do|look after|get involved)\b[^.!?]{0,40}"
    r"\b(?:here|usually|normally|in this (?:team|department|office))\b",
    re.I,
)
_NOTHING_TO_DO = re.compile(
    r"\b(?:i|we)(?: have|'ve)(?: got)? nothing (?:(?:more|else|further) )?to add\b"
    r"|\bnothing (?:(?:more|else|further) )?(?:that )?(?:i|we)(?: \w+ly)? can do\b",
    re.I,
)
_REASON = re.compile(r"\b(?:because|since|as|until|unless|if|but|so|before|without|with|beyond|after|through)\b", re.I)
_HELPING = stem_set("help assist support serve")
_NO_MORE = stem_set("further more anything else any longer anymore way here case matter")
_TO_A_PERSON = re.compile(
    r"\byour\b|!|,\s*(?:my )?\w+[.!]*\s*$|\b(?:for once|finally|simply|just|already|somewhere)\b", re.I
)
_WITS = stem_set("brain head eyes mind sense manners tone temper hike walk seat hint")


class Told(Enum):
    """What a sentence does to the customer, with the rule that it breaks and what to write instead."""

    OWES = ToneRule.BLAME, "It names the customer's mistake as the cause; name the date or the fact, and leave out who"
    ALONE = ToneRule.RUDE, "It holds the customer against others, as if it were made up; say what is done in their case"
    PUZZLES = ToneRule.BLAME, "It wonders aloud how the customer did it; say what was observed, and what happens next"
    LABELS = ToneRule.PERSONAL, "It puts the customer among a kind of people; keep to what happened"
    INSISTS = ToneRule.RUDE, "It says how tiresome the question is; give the answer once, and what comes next"
    DISCLAIMS = ToneRule.EVASIVE, "It says whose task it isn't; say whose it is, what you do, and by when"
    NOTHING = ToneRule.EVASIVE, "It says that a thing is as it is; say what is known, what comes next, and by when"
    DEAD_END = ToneRule.COLD, "It shuts the door on the customer; say what is decided and what they can still do"

    def __init__(self, rule: ToneRule, why: str) -> None:
        self.rule, self.why = rule, why


def told(reading: Reading) -> Iterator[tuple[Told, Span]]:
    """What the sentences of a text do to its reader, each with the part that does it; doors shut in a row are one."""
    closed: Span | None = None
    for said, (start, end) in _told(reading):
        if closed and said is Told.DEAD_END and not reading.text[closed[1] : start].strip():
            closed = closed[0], end
            continue
        if closed:
            yield Told.DEAD_END, closed
        closed = (start, end) if said is Told.DEAD_END else None
        if not closed:
            yield said, (start, end)
    if closed:
        yield Told.DEAD_END, closed


def _told(reading: Reading) -> Iterator[tuple[Told, Span]]:
    for start, end in reading.parts:
        words = reading.text[start : min(end, start + _LONGEST)]
        if _A_KIND.search(words):
            yield Told.LABELS, (start, end)
        elif _A_HUNDRED.search(words):
            yield Told.INSISTS, (start, end)
        elif says_nothing(words):
            yield Told.NOTHING, (start, end)
        elif _names_a_culprit(words):
            yield Told.OWES, (start, end)
        elif _wonders(words):
            yield Told.PUZZLES, (start, end)
        elif (_OTHERS.search(words) or _MOST_SEE_IT.search(words)) and not words.rstrip().endswith("?"):
            yield Told.ALONE, (start, end)
        elif _DISCLAIMED.search(words.replace("\u2019", "'")) and not ours_ahead(reading):
            yield Told.DISCLAIMS, (start, end)
        elif _closes(words) and not _opens(reading, (start, end)):
            yield Told.DEAD_END, (start, end)


def leaves_a_way(reading: Reading, span: Span) -> bool:
    """Whether a part refuses all help, and another names what can be done: `You can file a claim with the carrier`."""
    return _closes(reading.text[span[0] : min(span[1], span[0] + _LONGEST)]) and _opens(reading, span)


def instructs_only(words: str) -> bool:
    """Whether it is a plain instruction about the item: `Unscrew it and put it in straight`."""
    said = statements(words[:_LONGEST])
    return bool(said) and not _TO_A_PERSON.search(words) and all(_handles(s) for s in said)


def _handles(s: Statement) -> bool:
    told = s.mood is Mood.REQUEST and s.actor is Actor.READER and not s.negated
    return told and stem(s.verb) in HANDLING and not frozenset(s.words) & _WITS


def _names_a_culprit(words: str) -> bool:
    if words.rstrip().endswith("?") or re.match(r"\W*(?:if|unless)\b", words, re.I):
        return False
    cause = _CAUSE.search(words)
    cause = cause or _CAUSED_A_STATE.search(words)
    return bool(_OWN.search(words) or _CHOSEN.search(words)) or bool(
        cause and not _WAITS_FOR_US.search(words) and not _makes_good(words)
    )


def _wonders(words: str) -> bool:
    """`How you broke it is beyond me`; but not `I can't see why you were charged twice`."""
    found = _PUZZLED.search(words.replace("\u2019", "'"))
    if found is None:
        return False
    theirs = [s for s in statements(words[found.start() :]) if s.actor is Actor.READER]
    return not any(s.passive or stem(s.verb) in BEFELL for s in theirs)


def ours_ahead(reading: Reading) -> bool:
    """Whether we say what we do."""
    ours = (Mood.PLANNED, Mood.DOING, Mood.DONE)
    return any(s.actor is Actor.WRITER and s.mood in ours and not s.negated for s in statements(reading.text))


def _makes_good(words: str) -> bool:
    """`Because you waited so long, I have refunded the postage`: the cause of something that we do for them."""
    ours = (Mood.DONE, Mood.DOING, Mood.PLANNED)
    return any(s.actor is Actor.WRITER and s.mood in ours and not s.negated for s in statements(words))


def _closes(words: str) -> bool:
    """Whether it refuses any help at all, with no reason: `we can't help you further`."""
    if _REASON.search(words):
        return False
    return bool(_NOTHING_TO_DO.search(words)) or any(_refuses_all(s) for s in statements(words))


def _refuses_all(s: Statement) -> bool:
    mine = s.actor is Actor.WRITER and s.mood is Mood.REFUSED
    helps = s.verb in _HELPING or (s.verb == "do" and "anyth" in s.words)
    return mine and helps and frozenset(s.words) <= _NO_MORE


def _opens(reading: Reading, closed: Span) -> bool:
    """Whether another part says what we do, or what the customer can do."""
    others = (reading.text[a : min(b, a + _LONGEST)] for a, b in reading.parts if (a, b) != closed)
    return any(_way_on(s) for words in others for s in statements(words))


def _way_on(s: Statement) -> bool:
    ours = s.actor is Actor.WRITER and s.mood in (Mood.PLANNED, Mood.DOING)
    theirs = s.actor is Actor.READER and s.mood in (Mood.POSSIBLE, Mood.REQUEST)
    return (ours or theirs) and not s.negated
